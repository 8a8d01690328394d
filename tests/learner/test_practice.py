"""Problems for tasks: always with new numbers, and such as invite the learner's own mistakes."""

from datetime import timedelta
from itertools import islice

from dosecalc.bank.policies import policy
from dosecalc.learner.adaptive import Adaptive, Reason, Task
from dosecalc.learner.curriculum import curriculum
from dosecalc.learner.practice import Practice, fresh
from dosecalc.learner.reasons import because
from dosecalc.learner.records import Record
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings
from dosecalc.tutoring.slips.invited import slips
from tests.learner.answered import LATER, MISSED, SOME, an_outcome
from tests.learner.kept import NOON

PHARMACY = policy("pharmacy")
PUMP_RATE = Skill("pump_rate", 3)
TASK = Task(
    PUMP_RATE,
    Reason.DUE,
    tuple(each for each in curriculum().templates[PUMP_RATE] if each.topic == "titration"),
)


def practice(records: list[Record] | None = None, seed: int = 1) -> Practice:
    found = Standings(curriculum())
    found.add_all(records or [], LATER)
    return Practice(Adaptive(found, seed), PHARMACY)


def invited(key: str, mistakes: list[str]) -> list[str]:
    part = fresh(TASK, mistakes, key, PHARMACY).parts[-1]
    return [slip.id for slip in slips(part.solution, part.others)]


def test_a_problem_invites_the_mistake_that_is_usual_where_any_does() -> None:
    keys = [f"key {number}" for number in range(6)]
    plainly = {id_ for key in keys for id_ in invited(key, [])}
    seldom = [id_ for id_ in sorted(plainly) if not all(id_ in invited(key, []) for key in keys)]

    assert seldom
    for id_ in seldom:
        before, after = (sum(id_ in invited(key, some) for key in keys) for some in ([], [id_]))
        assert after >= before
    assert any(all(id_ in invited(key, [id_]) for key in keys) for id_ in seldom)


def test_a_mistake_that_no_problem_invites_leaves_the_problem_as_it_is() -> None:
    plain, other = (fresh(TASK, mistakes, "key", PHARMACY) for mistakes in ([], ["no such slip"]))

    assert plain.identity == other.identity


def test_a_problem_is_of_the_task_and_its_numbers_are_new_each_time() -> None:
    problems = [fresh(TASK, [], f"key {number}", PHARMACY) for number in range(8)]

    assert {problem.template.id for problem in problems} == {TASK.templates[0].template}
    assert len({problem.identity for problem in problems}) == 8


def test_the_same_seed_gives_new_numbers_once_more_was_answered() -> None:
    first, again = (next(practice(seed=5).problems()) for _ in range(2))
    later = next(practice([an_outcome(SOME[1], ending="skipped", tries=0, mistakes=())], seed=5).problems())

    assert first.identity == again.identity
    assert later.template == first.template
    assert later.identity != first.identity


def test_what_is_answered_changes_what_comes_next_and_each_is_explained() -> None:
    drill = practice([an_outcome(each, LATER - timedelta(days=1)) for each in SOME])
    problems = drill.problems()
    for problem in islice(problems, 6):
        assert drill.why(problem)
        topic, level = problem.template.topic, problem.template.level
        skills = [Skill(part.solution.calculation.name, level) for part in problem.parts]
        for skill in skills:
            drill.hear(
                an_outcome(SOME[0], NOON, topic=topic, calculation=skill.calculation, level=level, ending=MISSED)
            )
        assert all(drill.standings.by_skill[skill].is_weak for skill in skills)
        assert not drill.why(fresh(TASK, [], "another", PHARMACY))


def standing_task(reason: Reason, days: int) -> Task:
    found = Standings(curriculum())
    found.add(an_outcome(SOME[0], LATER - timedelta(days=days)), LATER)
    (standing,) = found.by_skill.values()
    return Task(Skill("celsius_from_fahrenheit", 1), reason, (SOME[0],), standing)


def test_the_reasons_read_so() -> None:
    said = {
        because(standing_task(Reason.DUE, 1234), curriculum(), LATER),
        because(standing_task(Reason.WEAK, 0), curriculum(), LATER),
        because(standing_task(Reason.WEAK, 1), curriculum(), LATER),
        because(standing_task(Reason.KEPT, 2), curriculum(), LATER),
        because(Task(PUMP_RATE, Reason.NEW, TASK.templates, opened=True), curriculum(), LATER),
        because(Task(PUMP_RATE, Reason.NEW, TASK.templates), curriculum(), LATER),
        because(Task(Skill("end_time", 1), Reason.NEW, SOME[:1], opened=True), curriculum(), LATER),
    }

    assert said == {
        "Why: celsius from fahrenheit (level 1) is due, last practiced 1,234 days ago.",
        "Why: celsius from fahrenheit (level 1) went wrong today.",
        "Why: celsius from fahrenheit (level 1) went wrong yesterday.",
        "Nothing is due; celsius from fahrenheit (level 1) has waited the longest (last practiced 2 days ago).",
        "New: drips by dose, now that you know doses, strengths and flow rates.",
        "New in drips by dose: pump rate (level 3).",
        "New: conversions, a place to begin.",
    }


def test_every_topic_can_be_begun_in_a_sentence() -> None:
    for name, topic in curriculum().topics.items():
        template = next(each for each in curriculum().all_templates() if each.topic == name)
        said = because(Task(PUMP_RATE, Reason.NEW, (template,), opened=True), curriculum(), LATER)
        assert said.startswith(f"New: {topic.title}, ")
        assert len(said) < 100

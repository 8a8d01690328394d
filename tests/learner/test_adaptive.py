"""What a drill chooses that is told no topic: along the path, mixed, the same for the same history, seed and day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.topics import topics
from dosecalc.learner.adaptive import MOST_WEAK, NOT_AGAIN_WITHIN, Adaptive, Reason, Task
from dosecalc.learner.curriculum import Curriculum, curriculum
from dosecalc.learner.path import ENOUGH_OF_A_TOPIC, Path
from dosecalc.learner.records import Record
from dosecalc.learner.skill import Skill
from dosecalc.learner.standings import Standings
from tests.learner.answered import LATER, MISSED, RIGHT, SOME, an_outcome, histories
from tests.learner.kept import NOON

seeds = st.integers(0, 10**9)
ROOTS = {name for name, topic in topics().items() if not topic.after}


def standings(records: list[Record] | None = None) -> Standings:
    found = Standings(curriculum())
    found.add_all(records or [], LATER)
    return found


def tasks(choosing: Adaptive, ending: str = RIGHT, now: datetime = LATER) -> Iterator[Task]:
    """Tasks without end, each answered so."""
    while (task := choosing.next(now)) is not None:
        yield task
        for calculation in task.templates[0].calculations:
            record = an_outcome(task.templates[0], now, calculation=calculation, ending=ending)
            choosing.standings.add(record, now)


@given(histories, seeds)
@settings(max_examples=30)
def test_the_same_history_seed_and_day_choose_the_same(records: list[Record], seed: int) -> None:
    first, again = (list(islice(tasks(Adaptive(standings(records), seed)), 12)) for _ in range(2))

    assert first == again


@given(seeds)
def test_who_is_new_begins_at_the_roots_with_the_easiest_mixed(seed: int) -> None:
    begun = list(islice(tasks(Adaptive(standings(), seed)), 4))

    assert {Reason.NEW} == {task.reason for task in begun}
    assert {1} == {task.skill.level for task in begun}
    assert ROOTS == {task.topic for task in begun}
    assert [True, True, False, False] == [task.opened for task in begun]


def test_another_seed_begins_with_another_problem() -> None:
    assert len({next(tasks(Adaptive(standings(), seed))).skill for seed in range(20)}) > 4


@given(histories, seeds, st.sampled_from([RIGHT, MISSED]))
@settings(max_examples=40, deadline=None)
def test_no_topic_comes_twice_in_a_row_where_others_wait(records: list[Record], seed: int, ending: str) -> None:
    choosing = Adaptive(standings(records), seed)
    given_ = tasks(choosing, ending)
    last = next(given_)
    for _ in range(15):
        waiting = {task.topic for task in choosing._tasks(LATER)}
        task = next(given_)
        assert task.topic != last.topic or waiting == {last.topic}
        last = task


@given(histories, seeds)
@settings(max_examples=30)
def test_each_template_drills_its_skill_and_is_of_the_tasks_topic(records: list[Record], seed: int) -> None:
    for task in islice(tasks(Adaptive(standings(records), seed)), 12):
        assert task.templates
        for each in task.templates:
            assert each.topic == task.topic
            assert Skill(task.skill.calculation, each.level) == task.skill
            assert task.skill.calculation in each.calculations


@given(histories, seeds)
@settings(max_examples=30)
def test_what_is_new_was_never_answered_and_what_it_presupposes_is_known(records: list[Record], seed: int) -> None:
    choosing = Adaptive(standings(records), seed)
    before = set(choosing.standings.by_skill)
    is_open = Path(choosing.standings).open_topics
    task = choosing.next(LATER)

    assert task is not None
    if task.reason is Reason.NEW:
        assert task.skill not in before
        assert task.topic == curriculum().home[task.skill]
        assert task.topic in is_open
    else:
        assert task.standing == choosing.standings.by_skill[task.skill]


def test_who_answers_everything_right_meets_every_skill_of_every_topic() -> None:
    choosing = Adaptive(standings(), 1)
    for day in range(40):
        assert all(islice(tasks(choosing, now=LATER + timedelta(days=day)), 40))
        choosing = Adaptive(choosing.standings, day)
    assert set(curriculum().home) == set(choosing.standings.by_skill)


def test_who_answers_everything_wrong_is_not_given_ever_more() -> None:
    choosing = Adaptive(standings(), 1)
    list(islice(tasks(choosing, MISSED), 100))

    assert len(choosing.standings.weak(LATER)) == MOST_WEAK + 1
    assert ROOTS == {curriculum().home[skill] for skill in choosing.standings.by_skill}


def test_a_topic_opens_when_enough_of_what_it_presupposes_is_known_and_closes_when_it_is_not() -> None:
    found = standings()
    conversions = [curriculum().templates[skill][0] for skill in curriculum().skills("conversion", 1)]
    for number, template in enumerate(conversions[:ENOUGH_OF_A_TOPIC]):
        assert "dosing" not in Path(found).open_topics, number
        found.add(an_outcome(template), LATER)
    assert "dosing" in Path(found).open_topics
    assert "titration" not in Path(found).open_topics
    found.add(an_outcome(conversions[0], ending=MISSED), LATER)
    assert "dosing" not in Path(found).open_topics


def test_the_turns_are_shared_by_what_is_due_weak_and_new() -> None:
    """Three conversions due, of which the learner keeps one wrong, and new ones waiting."""
    templates = [curriculum().templates[skill][0] for skill in curriculum().skills("conversion", 1)]
    due = [an_outcome(template, NOON) for template in templates[:4]]
    weak = [an_outcome(template, LATER, ending=MISSED) for template in templates[4:6]]
    reasons = [task.reason for task in islice(tasks(Adaptive(standings([*due, *weak]), 3)), 12)]

    assert {Reason.DUE: 4, Reason.WEAK: 2} == {reason: reasons.count(reason) for reason in (Reason.DUE, Reason.WEAK)}
    assert reasons.count(Reason.NEW) == 6
    assert Reason.NEW in reasons[:3]


@given(st.integers(1, 4), seeds)
def test_a_level_that_is_asked_for_is_the_only_one(level: int, seed: int) -> None:
    begun = list(islice(tasks(Adaptive(standings(), seed, level)), 8))

    assert {level} == {task.skill.level for task in begun}


def test_a_skill_does_not_come_again_at_once_where_others_wait() -> None:
    weak = [an_outcome(template, LATER, ending=MISSED) for template in SOME[:4]]
    given_ = list(islice(tasks(Adaptive(standings(weak), 1), MISSED), 30))

    for place, task in enumerate(given_):
        assert task.skill not in {each.skill for each in given_[max(place - 1, 0) : place]}
    assert NOT_AGAIN_WITHIN > 1


def test_what_is_due_and_left_unanswered_is_not_asked_again_in_the_same_drill() -> None:
    choosing = Adaptive(standings([an_outcome(template) for template in SOME]), 1)
    chosen = [choosing.next(LATER) for _ in range(12)]
    due = [task.skill for task in chosen if task and task.reason is Reason.DUE]

    assert len(due) == len(set(due)) > 1


def test_a_review_is_of_what_is_due_among_the_chosen_and_then_ends() -> None:
    found = standings([an_outcome(template) for template in SOME])
    chosen = {each.skill for each in found.due(LATER)[:3]}
    given_ = list(tasks(Adaptive(found, 1, review=chosen)))

    assert chosen == {task.skill for task in given_}
    assert len(given_) == 3


def test_when_all_is_known_the_one_that_waited_longest_is_kept_up() -> None:
    plan = Curriculum({"orders": topics()["orders"]}, [SOME[1]])
    found = Standings(plan)
    found.add(an_outcome(SOME[1], LATER), LATER)
    task = Adaptive(found, 1).next(LATER)

    assert task is not None
    assert (Reason.KEPT, SOME[1].template) == (task.reason, task.templates[0].template)


def test_the_template_that_was_not_given_for_longest_comes_first() -> None:
    skill = Skill("tablets", 1)
    names = [each.template for each in curriculum().templates[skill] if len(each.calculations) == 1]
    assert len(names) > 1
    found = standings([an_outcome(each) for each in curriculum().templates[skill] if each.template != names[1]])
    task = Adaptive(found, 1, review={skill}).next(LATER)

    assert task is not None
    assert names[1] == task.templates[0].template


@pytest.mark.parametrize("topic", topics())
def test_every_topic_has_skills_of_its_own(topic: str) -> None:
    assert curriculum().skills(topic)
    assert all(curriculum().home[skill] == topic for skill in curriculum().skills(topic))


def test_every_skill_has_a_home_with_no_fewer_templates_than_another_topic() -> None:
    for skill, home in curriculum().home.items():
        counts = [each.topic for each in curriculum().templates[skill]]
        assert counts.count(home) == max(map(counts.count, counts))


def test_a_chain_of_conversion_dose_and_drip_is_met_in_this_order() -> None:
    choosing, met = Adaptive(standings(), 7), []
    for day in range(8):
        met += [task.topic for task in islice(tasks(choosing, now=LATER + timedelta(days=day)), 40)]
        choosing = Adaptive(choosing.standings, day)

    first = [met.index(topic) for topic in ("conversion", "dosing", "titration")]
    assert all(earlier < later for earlier, later in pairwise(first))

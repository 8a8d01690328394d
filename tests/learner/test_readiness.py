"""Readiness for an exam: laws that hold for any learner, and what counts as what."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.asked import asked
from dosecalc.bank.blueprint import Blueprint, Section
from dosecalc.bank.blueprints import blueprint, blueprint_names
from dosecalc.bank.selection import NothingToDrill, selected
from dosecalc.learner.answer_sheets import End
from dosecalc.learner.exams import Exam
from dosecalc.learner.progress_tallies import RECENT_OF_A_SKILL, SAFE, UNSAFE, WRONG
from dosecalc.learner.readiness import Need, Outlook, Readiness, readiness
from dosecalc.learner.readiness_advice import command_for, first_of_all
from dosecalc.learner.readiness_range import Range
from dosecalc.learner.readiness_reading import read_readiness, tried_in
from dosecalc.learner.readiness_skills import Tried, skills_of
from dosecalc.learner.readiness_words import cells, exams_told, expectation, no_prediction, section_line
from dosecalc.learner.skill import Skill
from tests.learner.exam_papers import SMALL
from tests.learner.kept import a_history, an_answer
from tests.learner.ready import EVENING, an_exam, answered, drilled_for
from tests.strategies import few

PTCE, GATE = blueprint("ptce"), blueprint("nursing-gate-90")
ALWAYS, NEVER = Tried((SAFE,) * RECENT_OF_A_SKILL), Tried((WRONG,) * RECENT_OF_A_SKILL)


def skills(made: Blueprint, *, left_out: Iterable[str] = ()) -> list[Skill]:
    sections = (section for section in made.sections if section.title not in left_out)
    return sorted({skill for section in sections for each in asked(section) for skill in skills_of(each)})


def ready(made: Blueprint, tried: dict[Skill, Tried], *taken: Exam) -> Readiness:
    return readiness(made, tried, EVENING, taken=taken)


TRIED = st.builds(
    Tried,
    st.lists(st.sampled_from([WRONG, UNSAFE, SAFE]), min_size=1, max_size=RECENT_OF_A_SKILL).map(tuple),
    st.integers(0, 100),
    st.none() | st.integers(0, 300),
)


@st.composite
def learners(draw: st.DrawFn) -> tuple[Blueprint, dict[Skill, Tried], Skill]:
    """An exam, what a learner has tried of it, and a skill that it can ask for."""
    made = blueprint(draw(st.sampled_from(blueprint_names())))
    all_of_them = skills(made)
    tried = draw(st.dictionaries(st.sampled_from(all_of_them), TRIED, max_size=30))
    most = draw(st.sampled_from([{}, dict.fromkeys(all_of_them, ALWAYS), dict.fromkeys(all_of_them, NEVER)]))
    return made, {**most, **tried}, draw(st.sampled_from(all_of_them))


def is_never_lower(before: Readiness, after: Readiness) -> bool:
    ends = [(each.low, each.high, each.covered) for each in before.sections]
    never_lower = all(
        low <= each.low and high <= each.high and covered <= each.covered
        for (low, high, covered), each in zip(ends, after.sections, strict=True)
    )
    was, now = before.expected, after.expected
    return never_lower and (was is None or (now is not None and was.low <= now.low and was.high <= now.high))


@settings(max_examples=few(100), deadline=None)
@given(learners(), st.integers(0, 100))
def test_one_more_right_answer_never_lowers_anything(
    learner: tuple[Blueprint, dict[Skill, Tried], Skill], recalled: int
) -> None:
    made, tried, skill = learner
    before = tried.get(skill, Tried((), recalled))
    after = replace(
        before, answers=(SAFE, *before.answers)[:RECENT_OF_A_SKILL], recalled=max(recalled, before.recalled)
    )

    assert is_never_lower(ready(made, tried), ready(made, {**tried, skill: after}))


@settings(max_examples=few(50), deadline=None)
@given(learners(), st.integers(0, RECENT_OF_A_SKILL - 1))
def test_an_answer_that_had_been_right_instead_never_lowers_anything(
    learner: tuple[Blueprint, dict[Skill, Tried], Skill], place: int
) -> None:
    made, tried, skill = learner
    before = tried.get(skill, NEVER)
    righter = replace(before, answers=tuple(SAFE if at == place else one for at, one in enumerate(before.answers)))

    assert is_never_lower(ready(made, {**tried, skill: before}), ready(made, {**tried, skill: righter}))


@settings(max_examples=few(50), deadline=None)
@given(learners())
def test_it_stays_within_the_paper_and_the_low_end_is_the_low_one(
    learner: tuple[Blueprint, dict[Skill, Tried], Skill],
) -> None:
    made, tried, _ = learner
    found = ready(made, tried)

    assert 0 <= found.covered <= made.problems
    assert all(0 <= each.low <= each.high <= each.section.problems for each in found.sections)
    assert (found.covered >= found.enough) is (found.expected is not None)
    assert found.expected is None or 0 <= found.expected.low <= found.expected.high <= made.problems
    assert all(bool(command_for(each)) is (each.need is not Need.NOTHING) for each in found.sections)
    assert first_of_all(found).command


@settings(max_examples=few(6), deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_right_answer_today_never_lowers_what_a_history_tells(chance: random.Random) -> None:
    kept = [replace(record, id=an_answer().id) for record in drilled_for(PTCE, most=chance.randint(2, 6))]
    kept = [record for record in kept if chance.random() < 0.7]
    template = chance.choice([each for section in PTCE.sections for one in asked(section) for each in one.templates])
    more = [replace(record, id=an_answer().id) for record in answered(template, 10**6, at=EVENING)]
    with a_history(kept) as history:
        before = ready(PTCE, tried_in(history, EVENING, None))
        for record in more:
            history.add(record)
        after = ready(PTCE, tried_in(history, EVENING, None))

    assert is_never_lower(before, after)


@pytest.mark.parametrize("name", blueprint_names())
def test_a_section_that_was_never_tried_is_unknown(name: str) -> None:
    made = blueprint(name)
    other = made.sections[0].title
    only_others = set(skills(made, left_out=[other])) - {
        skill for each in asked(made.sections[0]) for skill in skills_of(each)
    }
    found = ready(made, dict.fromkeys(only_others, ALWAYS))
    first = found.sections[0]

    assert 0 == first.low == first.covered
    assert first.section.problems == first.high
    assert (Need.TO_BEGIN, None, None) == (first.need, first.recalled, first.seconds)
    assert ": never tried. That makes it unknown; it has " in section_line(first)
    assert found.expected is not None
    assert made.problems - first.section.problems >= found.expected.low
    assert made.problems == found.expected.high
    assert any("skills that you never tried" in line for line in expectation(found))


def test_of_what_was_never_right_nobody_is_told_that_it_is_still_known() -> None:
    never, always = (
        ready(PTCE, dict.fromkeys(skills(PTCE), replace(tried, recalled=97))).sections[0] for tried in (NEVER, ALWAYS)
    )

    assert "still known" not in section_line(never)
    assert "97% likely still known" in section_line(always)
    assert ("", "97%") == (cells(never)[2], cells(always)[2])


def test_what_was_never_tried_in_a_section_is_no_better_known_by_the_rest_of_it() -> None:
    dosing = next(section for section in PTCE.sections if section.title == "Doses")
    level = asked(dosing)[0]
    only = Skill("tablets", 1)
    found = next(each for each in ready(PTCE, {only: ALWAYS}).sections if each.section == dosing)
    asking = sum(set(each.calculations) == {only.calculation} for each in level.templates)

    assert 0 < asking < len(level.templates)
    assert Fraction(RECENT_OF_A_SKILL, RECENT_OF_A_SKILL + 1) * Fraction(asking, len(level.templates)) == (
        found.levels[0].chance.low
    )
    assert Fraction(level.problems * asking, len(level.templates)) == found.covered


def test_with_nothing_answered_it_says_so_and_where_to_begin() -> None:
    found = ready(PTCE, {})
    said = list(expectation(found))

    assert (None, None) == (found.expected, found.outlook)
    assert 0 == found.covered
    assert "Not enough answers yet" in said[0]
    assert "about 0 of its 20 problems" in said[0]
    assert "Missing most: Doses (16 of 16 skills never tried)" in said[1]
    assert "dosecalc drill dosing --level 1" == first_of_all(found).command
    assert ["You have not taken this exam yet."] == list(exams_told(found))


@pytest.mark.parametrize("name", blueprint_names())
def test_at_the_bounds(name: str) -> None:
    made = blueprint(name)
    best, worst = (ready(made, dict.fromkeys(skills(made), each)) for each in (ALWAYS, NEVER))

    assert best.expected is not None
    assert worst.expected is not None
    assert (made.problems, 0) == (best.expected.high, worst.expected.low)
    assert best.outlook in {Outlook.PASSES, Outlook.HOPEFUL, Outlook.DOUBTFUL}
    assert Outlook.FAILS is worst.outlook
    assert no_prediction("drills") in expectation(best)
    assert {Need.NOTHING} == {each.need for each in best.sections}
    assert {Need.ACCURACY} == {each.need for each in worst.sections}
    assert f"dosecalc exam {name}" == first_of_all(best).command


@pytest.mark.parametrize(
    ("to_pass", "outlook"),
    [
        (17, Outlook.PASSES),
        (18, Outlook.HOPEFUL),
        (19, Outlook.DOUBTFUL),
        (20, Outlook.DOUBTFUL),
    ],
)
def test_the_range_stands_to_the_pass_mark_so(to_pass: int, outlook: Outlook) -> None:
    found = ready(replace(PTCE, to_pass=to_pass), dict.fromkeys(skills(PTCE), replace(ALWAYS, recalled=95)))

    assert (Range(17, 20), outlook) == (found.expected, found.outlook)


def test_a_range_below_the_pass_mark_would_not_pass() -> None:
    nothing = dict.fromkeys(skills(PTCE), NEVER)
    high = ready(PTCE, nothing).expected
    assert high is not None

    assert Outlook.FAILS is ready(replace(PTCE, to_pass=high.high + 1), nothing).outlook
    assert Outlook.DOUBTFUL is ready(replace(PTCE, to_pass=high.high), nothing).outlook


def test_what_may_be_forgotten_lowers_the_low_end_alone() -> None:
    fresh, old = (ready(PTCE, dict.fromkeys(skills(PTCE), replace(ALWAYS, recalled=by))) for by in (100, 60))

    assert fresh.expected is not None
    assert old.expected is not None
    assert old.expected.low < fresh.expected.low
    assert old.expected.high == fresh.expected.high
    assert {Need.REVIEW} == {each.need for each in old.sections}
    assert "dosecalc review" == first_of_all(old).command


def test_what_is_written_unsafely_is_right_only_where_the_exam_has_it_so() -> None:
    unsafe = Tried((UNSAFE,) * RECENT_OF_A_SKILL)
    technician, nurse = (ready(made, dict.fromkeys(skills(made), unsafe)) for made in (PTCE, GATE))

    assert all(each.right == each.answers for each in technician.sections)
    assert not any(each.right for each in nurse.sections)


def test_all_parts_have_to_be_right_unless_each_earns_its_share() -> None:
    section = next(section for section in PTCE.sections if section.title == "Quantity and days of supply")
    whole, shared = (
        replace(PTCE, sections=(section,), to_pass=1, seconds=300, partial_credit=partly) for partly in (False, True)
    )
    tried = dict.fromkeys(skills(whole), replace(ALWAYS, recalled=50))
    hardest = [ready(made, tried).sections[0].levels[-1] for made in (whole, shared)]
    parts = [len(each.calculations) for each in hardest[0].asked.templates]
    each = Fraction(RECENT_OF_A_SKILL * len(hardest[0].tried), RECENT_OF_A_SKILL * len(hardest[0].tried) + 1) / 2

    assert max(parts) > 1
    assert sum(each**count for count in parts) / len(parts) == hardest[0].chance.low
    assert each == hardest[1].chance.low
    assert hardest[0].chance.high == hardest[1].chance.high


@pytest.mark.parametrize(
    ("tried", "need", "command"),
    [
        (ALWAYS, Need.NOTHING, ""),
        (replace(ALWAYS, answers=(SAFE,)), Need.NOTHING, ""),
        (replace(ALWAYS, answers=(WRONG, SAFE, SAFE)), Need.ACCURACY, "dosecalc drill titration --level 1"),
        (replace(ALWAYS, recalled=89), Need.REVIEW, "dosecalc review"),
        (replace(ALWAYS, recalled=90), Need.NOTHING, ""),
        (replace(ALWAYS, seconds=121), Need.SPEED, "dosecalc drill titration --level 1 --seconds 120"),
        (replace(ALWAYS, seconds=120), Need.NOTHING, ""),
    ],
)
def test_a_section_says_what_it_needs_most(tried: Tried, need: Need, command: str) -> None:
    found = ready(GATE, dict.fromkeys(skills(GATE), tried))
    drips = next(each for each in found.sections if each.section.title == "Titrated drips")

    assert (need, command) == (drips.need, command_for(drips))


def test_a_few_kinds_that_were_never_tried_are_named() -> None:
    tried = dict.fromkeys(skills(GATE), ALWAYS)
    del tried[Skill("line_value", 1)]
    cups = ready(GATE, tried).sections[-1]
    few_answers = dict.fromkeys(skills(GATE)[:1], Tried((SAFE,)))
    begun = next(each for each in ready(GATE, few_answers).sections if each.answers)

    assert Need.BREADTH is cups.need
    assert "dosecalc drill value-of-a-line -n 1" == command_for(cups)
    assert (Need.ANSWERS, 1) == (begun.need, begun.answers)


def test_a_paper_that_would_take_too_long_is_told() -> None:
    tried = dict.fromkeys(skills(PTCE), replace(ALWAYS, seconds=90))

    assert any("and you have 24 min 20 s" in line for line in expectation(ready(PTCE, tried)))
    assert not any("24 min" in line for line in expectation(ready(PTCE, dict.fromkeys(skills(PTCE), ALWAYS))))


def one_problem_short(exam: Exam) -> Exam:
    return replace(exam, sheet=replace(exam.sheet, entries=exam.sheet.entries[:-1]))


@pytest.mark.parametrize(
    ("exams", "expected", "says"),
    [
        ([], Range(17, 20), ""),
        ([an_exam(1, "18", 3)], Range(17, 20), ""),
        ([an_exam(1, "9", 3)], Range(9, 20), "reaches down to it"),
        ([an_exam(1, "19/2", 28)], Range(9, 20), "reaches down to it"),
        ([an_exam(1, "9", 29)], Range(17, 20), ""),
        ([an_exam(2, "18", 3), an_exam(1, "9", 5)], Range(17, 20), ""),
        ([one_problem_short(an_exam(1, "9", 3))], Range(17, 20), ""),
    ],
)
def test_the_last_exam_lies_in_the_range(exams: list[Exam], expected: Range, says: str) -> None:
    tried = dict.fromkeys(skills(PTCE), replace(ALWAYS, recalled=95))
    found = ready(PTCE, tried, *exams)

    assert expected == found.expected
    assert says in " ".join(expectation(found))
    assert bool(says) is ("Your last exam" in " ".join(expectation(found)))
    assert len(exams) == sum("Exam " in line for line in exams_told(found))


def test_an_exam_that_went_better_than_the_answers_raises_the_high_end() -> None:
    tried = dict.fromkeys(skills(PTCE), NEVER)

    assert "reaches up to it" in " ".join(expectation(ready(PTCE, tried, an_exam(1, "15", 1))))


@settings(max_examples=few(50))
@given(st.lists(st.integers(0, 20), min_size=1, max_size=4), st.data())
def test_the_exams_alone_say_a_range_that_no_point_more_lowers(scores: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(scores) - 1))
    higher = [min(score + (at == place), 20) for at, score in enumerate(scores)]
    before, after = (
        ready(PTCE, {}, *(an_exam(number, str(score), 9 - number) for number, score in enumerate(each))).by_exams
        for each in (scores, higher)
    )

    assert before is not None
    assert after is not None
    assert 0 <= before.low <= after.low <= after.high <= 20
    assert before.high <= after.high
    assert before.low <= min(scores) or len(scores) > 1


def test_the_same_paper_again_is_told_and_does_not_count() -> None:
    once = ready(PTCE, {}, an_exam(1, "9", 5))
    twice = ready(PTCE, {}, an_exam(1, "9", 5), an_exam(2, "20", 3, again=1))
    other = ready(PTCE, {}, an_exam(1, "9", 5), an_exam(2, "20", 3))

    assert Range(5, 14) == once.by_exams == twice.by_exams != other.by_exams
    assert "Exam 2, 2026-11-23: 20 of 20, passed (14 to pass). Same paper as an earlier exam: it does not count." in [
        *exams_told(twice)
    ]
    assert "From your exams of the last 28 days alone: about 5 to 14 of 20 right." in [*exams_told(twice)]


def test_only_exams_of_this_kind_that_are_over_are_told_the_last_of_them() -> None:
    exams = [an_exam(number, "13", 10 - number) for number in range(1, 6)]
    others = [an_exam(6, "13", 1, "cspt"), an_exam(7, "", 0, end=End.OPEN)]
    found = read_readiness(None, [*others, *exams], PTCE)
    lines = list(exams_told(found))

    assert [1, 2, 3, 4, 5] == [exam.number for exam in found.taken]
    assert [3, 4, 5] == [int(line.split()[1].rstrip(",")) for line in lines[:3]]
    assert "Before these, 2 others: dosecalc exam --list" == lines[3]


def test_from_a_day_on_only_later_answers_count() -> None:
    with a_history([replace(record, id=an_answer().id) for record in drilled_for(PTCE)]) as history:
        all_of_it, lately, none = (
            tried_in(history, EVENING, None if days is None else (EVENING - timedelta(days=days)).date())
            for days in (None, 5, 1)
        )

    assert {} == none
    assert set(lately) == set(all_of_it)
    assert sum(len(each.answers) for each in lately.values()) < sum(len(each.answers) for each in all_of_it.values())


def test_what_a_paper_can_ask_is_what_it_draws_from() -> None:
    for name in blueprint_names():
        for section in blueprint(name).sections:
            assert section.problems == sum(each.problems for each in asked(section))
            for each in asked(section):
                assert selected(section.topics, each.level) == [one.template for one in each.templates]
    with pytest.raises(NothingToDrill, match="there is no problem of level 1 in cases"):
        asked(Section("Cases", ("cases",), (1,), 1))
    assert {"vasopressor-by-weight"} == {one.template for each in asked(SMALL.sections[0]) for one in each.templates}


@pytest.mark.parametrize("ability", [60, 80, 95])
def test_of_the_papers_of_a_made_up_learner_four_in_five_lie_in_the_range(ability: int) -> None:
    chance = random.Random(ability)
    knows = {skill: min(max(chance.gauss(ability, 10), 0), 100) for skill in skills(PTCE)}
    tried = {
        skill: Tried(tuple(SAFE if 100 * chance.random() < each else WRONG for _ in range(3)))
        for skill, each in knows.items()
    }
    found = ready(PTCE, tried).expected
    assert found is not None
    papers = [
        sum(
            all(100 * chance.random() < knows[Skill(name, template.level)] for name in template.calculations)
            for section in PTCE.sections
            for each in asked(section)
            for template in chance.choices(each.templates, k=each.problems)
        )
        for _ in range(200)
    ]

    assert 4 * len(papers) <= 5 * sum(found.low <= score <= found.high for score in papers)

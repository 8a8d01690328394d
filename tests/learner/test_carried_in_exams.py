"""What an exam carries forward was worked rightly: for its records, progress, review and the list of mistakes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.learner.answer_sheets import Answer, End
from dosecalc.learner.curriculum import curriculum
from dosecalc.learner.exam_records import records_of
from dosecalc.learner.exam_results import Result, result_of
from dosecalc.learner.exam_sitting import begun
from dosecalc.learner.history import History
from dosecalc.learner.progress_briefs import brief
from dosecalc.learner.progress_reading import read_progress
from dosecalc.learner.record_facts import facts_of
from dosecalc.learner.records import Record
from dosecalc.learner.review import review_of
from dosecalc.learner.skill import Skill
from dosecalc.learner.worked_out import standings_of
from dosecalc.tutoring.confidence import Confidence
from tests.learner.answered import LATER
from tests.learner.exam_papers import SMALL
from tests.learner.kept import ANSWER, a_history

DILUTION = problem(read_identity("acyclovir-dilution@3:4:pharmacy@1"))
KEYS = ("590 mg", "11.8 mL", "85 mL", "100 mL", "100 mL/h")
DOUBLED = ("1,180 mg", "23.6 mL", "169 mL", "250 mL", "250 mL/h")
"""A dose that is wrong, and all that follows correctly from it."""

FOLLOWING = ("injection_volume", "least_volume", "smallest_bag")


def result(*texts: str, sure: Confidence | None = None) -> Result:
    exam = begun(1, SMALL, (DILUTION,), 5)
    sheet = replace(exam.sheet, end=End.HANDED_IN)
    for part, text in enumerate(texts):
        sheet = sheet.with_answer(0, part, Answer(text, sure.value if sure and part else 0, 30_000))
    return result_of(replace(exam, sheet=sheet), (DILUTION,))


def as_it_is(record: Record) -> Record:
    return record


def as_it_once_was(record: Record) -> Record:
    """As exams kept what was carried forward before they went by the verdict."""
    return replace(record, ending="missed", points=0) if record.verdict == "carried_forward" else record


@pytest.fixture(params=[as_it_is, as_it_once_was])
def history(request: pytest.FixtureRequest, own_home: Path) -> Iterator[History]:
    """A history in which somebody went on rightly from a wrong dose; the last answer is right."""
    keep: Callable[[Record], Record] = request.param
    with History.opened(own_home) as opened:
        for record in records_of(result(*DOUBLED[:4], KEYS[4])):
            opened.add(keep(record))
        yield opened


def test_the_answers_are_what_they_are_said_to_be() -> None:
    verdicts = [grade.verdict.value for grade in result(*DOUBLED).marked[0].grades]

    assert KEYS == tuple(part.key for part in DILUTION.parts)
    assert ["wrong", *["carried_forward"] * 3] == verdicts[:4]


def test_its_record_ends_right_with_all_points() -> None:
    records = list(records_of(result(*DOUBLED[:4], KEYS[4])))

    assert ["missed", "right", "right", "right", "right"] == [record.ending for record in records]
    assert [0, 10, 10, 10, 10] == [record.points for record in records]


def test_written_unsafely_its_record_says_so() -> None:
    found = list(records_of(result("1060.0 mg", "21.20 mL", "152 mL", "250 mL")))[:3]

    assert ["wrong", "carried_forward", "carried_forward"] == [record.verdict for record in found]
    assert ["missed", "right but written unsafely", "right"] == [record.ending for record in found]


def test_whoever_was_sure_of_it_was_not_sure_of_something_wrong() -> None:
    assert () == result(*DOUBLED[:4], KEYS[4], sure=Confidence.SURE).surely_wrong
    assert (0,) == result(KEYS[0], DOUBLED[1], sure=Confidence.SURE).surely_wrong


def test_progress_counts_it_as_right_and_found(history: History) -> None:
    totals = read_progress(history).totals

    assert (5, 4, 5, 4) == (totals.answers, totals.right, totals.parts, totals.found)
    assert (40, 50) == (totals.points, totals.points_in_all)


@pytest.mark.parametrize(("verdict", "found", "points"), [("carried_forward", 1, 10), ("wrong", 0, 3)])
def test_what_was_kept_as_missed_is_read_by_its_verdict_alone(verdict: str, found: int, points: int) -> None:
    kept = replace(ANSWER, verdict=verdict, ending="missed", points=3)

    assert (found, points) == (brief(kept).is_found, brief(kept).points)
    assert 3 == brief(replace(kept, ending="right but written unsafely")).points


def test_review_takes_its_skill_for_held(history: History) -> None:
    standings = standings_of(history, curriculum(), LATER)
    weak = {skill.calculation for skill, standing in standings.by_skill.items() if standing.is_weak}
    slept = review_of(standings, standings.by_skill[Skill("weight_dose", 3)].at, most=20)

    assert {"weight_dose"} == weak == {standing.skill.calculation for standing in slept.weak}
    assert all(standings.by_skill[Skill(name, 3)].recall.value > 1 for name in FOLLOWING)


def test_it_is_not_listed_with_what_went_wrong(history: History) -> None:
    assert ["a"] == [record.part for record in history.records(wrong=True)]


def test_what_was_kept_as_missed_is_exported_so() -> None:
    kept = [as_it_once_was(record) for record in records_of(result(*DOUBLED[:4]))][:4]
    with a_history(kept) as history:
        exported = [facts_of(record) for record in history.records()]

    assert [("missed", 0)] * 4 == [(facts["ending"], facts["points"]) for facts in exported]

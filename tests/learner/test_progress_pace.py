"""What a timed drill is told: accuracy before speed, and bests of right answers alone."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dosecalc.learner.history import History
from dosecalc.learner.progress_briefs import brief
from dosecalc.learner.progress_pace import Limit, timed, timed_in
from dosecalc.learner.records import Record
from dosecalc.learner.skill import Skill
from tests.learner.practice import ANSWER, MISSED

PTCE = Limit(73, "PTCE")
SKILL = Skill("tablets", 1)


def told(*kept: Record, before: int | None = None, limit: Limit = PTCE) -> list[str]:
    earlier = {} if before is None else {SKILL: before}
    return list(timed(map(brief, kept), earlier, limit).says())


def in_seconds(seconds: str, record: Record = ANSWER) -> Record:
    return replace(record, seconds=Decimal(seconds))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (None, "Your first best for tablets (level 1): 41 s."),
        (50, "A new best for tablets (level 1): 41 s; it was 50 s."),
        (41, "Your best for tablets (level 1): 41 s; today 41 s."),
        (30, "Your best for tablets (level 1): 30 s; today 41 s."),
    ],
)
def test_the_best_of_a_skill_is_told(before: int | None, sentence: str) -> None:
    says = told(in_seconds("41.9"), in_seconds("80"), in_seconds("2", MISSED), *[in_seconds("60")] * 3, before=before)

    assert ["Within the pace of the PTCE (73 s): 4 of 5 right answers.", sentence] == says


def test_a_wrong_answer_is_never_fast() -> None:
    assert [
        "Accuracy first: 0 of 2 first answers were right without a hint. Aim for 4 of every 5 before you work on speed."
    ] == told(in_seconds("1", MISSED), in_seconds("1", replace(ANSWER, hints=1)))


def test_after_a_single_answer_the_aim_is_no_count_of_it() -> None:
    assert [
        "Accuracy first: 0 of 1 first answer was right without a hint. Aim for 4 of every 5 before you work on speed."
    ] == told(in_seconds("1", MISSED))


@pytest.mark.parametrize(("right", "wrong", "is_first"), [(8, 2, False), (7, 3, True), (4, 1, False), (3, 1, True)])
def test_accuracy_comes_first_where_it_is_below_four_in_five(right: int, wrong: int, *, is_first: bool) -> None:
    says = told(*[ANSWER] * right, *[MISSED] * wrong)

    assert is_first == says[0].startswith(f"Accuracy first: {right} of {right + wrong} ")
    assert f"Within the pace of the PTCE (73 s): {right} of {right} right answers." in says


def test_a_limit_of_ones_own_has_no_exam_and_nothing_answered_says_nothing() -> None:
    assert "Within the limit (90 s): 1 of 1 right answer." == told(ANSWER, limit=Limit(90))[0]
    assert [] == told()


def test_a_session_is_set_against_all_others(tmp_path: Path) -> None:
    kept = [
        replace(in_seconds("44.7"), session="a" * 32),
        replace(in_seconds("3", MISSED), session="a" * 32),
        replace(in_seconds("5"), session="a" * 32, tries=2),
        replace(in_seconds("6"), session="a" * 32, hints=1),
        replace(in_seconds("52"), session="b" * 32, identity="tablets-scored@1:8:pharmacy@1"),
        replace(in_seconds("2"), session="b" * 32),
    ]
    with History.opened(tmp_path) as history:
        for record in kept:
            history.add(record)
        found = timed_in(history, "b" * 32, PTCE)

    assert (1, 1, {SKILL: 52}, {SKILL: 44}) == (found.answers, found.right, found.now, found.before)

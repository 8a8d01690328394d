"""How an answer is rated: the table, and that nothing that goes better lowers the rating."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner import recall as module
from dosecalc.learner.recall import Evidence, Recall, recall
from dosecalc.tutoring.attempt import Ending

RIGHT = Evidence(Ending.RIGHT, tries=1, hints=0, seconds=30, pace=73)

evidence = st.builds(
    Evidence,
    ending=st.sampled_from(Ending),
    tries=st.integers(1, 3),
    hints=st.integers(0, 6),
    seconds=st.integers(0, 400),
    pace=st.sampled_from([73, 88, 120, 180]),
    confidence=st.sampled_from([None, 1, 2, 3]),
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, Recall.EASY),
        ({"seconds": 37}, Recall.GOOD),
        ({"seconds": 146}, Recall.GOOD),
        ({"seconds": 147}, Recall.HARD),
        ({"ending": Ending.UNSAFE}, Recall.GOOD),
        ({"tries": 2}, Recall.HARD),
        ({"tries": 3}, Recall.AGAIN),
        ({"hints": 1}, Recall.HARD),
        ({"hints": 3}, Recall.AGAIN),
        ({"confidence": 3}, Recall.EASY),
        ({"confidence": 2}, Recall.GOOD),
        ({"confidence": 1}, Recall.HARD),
        ({"confidence": 3, "tries": 2}, Recall.AGAIN),
        ({"confidence": 2, "tries": 2}, Recall.HARD),
        ({"ending": Ending.MISSED, "tries": 3}, Recall.AGAIN),
        ({"ending": Ending.SHOWN, "tries": 0}, Recall.AGAIN),
        ({"ending": Ending.SKIPPED, "tries": 1}, Recall.AGAIN),
        ({"ending": Ending.SKIPPED, "tries": 0, "hints": 1}, Recall.AGAIN),
        ({"ending": Ending.SKIPPED, "tries": 0, "seconds": 400}, None),
        ({"ending": Ending.OUT_OF_TIME, "tries": 0, "seconds": 72}, None),
        ({"ending": Ending.OUT_OF_TIME, "tries": 0, "seconds": 73}, Recall.AGAIN),
    ],
)
def test_an_answer_is_rated_by_the_table(other: dict[str, object], expected: Recall | None) -> None:
    assert expected == recall(replace(RIGHT, **other))  # type: ignore[arg-type]


def rated(each: Evidence) -> Recall:
    found = recall(each)
    assert found is not None
    return found


@given(evidence)
def test_fewer_tries_and_hints_and_less_time_never_lower_a_rating(each: Evidence) -> None:
    with_less_first = (
        [replace(each, tries=number) for number in range(1, 4)],
        [replace(each, hints=number) for number in range(7)],
        [replace(each, seconds=number) for number in range(401)],
    )
    for answers in with_less_first:
        ratings = [rated(answer) for answer in answers]
        assert all(better >= worse for better, worse in pairwise(ratings))


@given(evidence)
def test_a_better_end_never_lowers_a_rating(each: Evidence) -> None:
    right, unsafe, *others = (rated(replace(each, ending=ending)) for ending in Ending)

    assert right >= unsafe >= max(others) == Recall.AGAIN


@given(evidence)
def test_to_be_surer_raises_the_rating_of_a_right_first_answer_and_lowers_that_of_a_wrong_one(each: Evidence) -> None:
    right = [rated(replace(each, ending=Ending.RIGHT, tries=1, confidence=sure)) for sure in (1, 2, 3)]
    wrong = [rated(replace(each, ending=Ending.RIGHT, tries=2, confidence=sure)) for sure in (1, 2, 3)]

    assert right == sorted(right)
    assert Recall.AGAIN == wrong[-1] <= min(wrong)
    assert right[-1] == rated(replace(each, ending=Ending.RIGHT, tries=1, confidence=None))


def test_the_table_of_the_documentation_is_that_of_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    rows = [line for line in (module.__doc__ or "").splitlines() if line.startswith("|")]

    assert len(rows) == 7
    assert [] == [row for row in rows if row not in page]

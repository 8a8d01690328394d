"""A number without a unit that may mean several things: judged, explained and gone on with as one of them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosecalc.tutoring.grading import grade, understood
from dosecalc.tutoring.verdict import Verdict
from tests.tutoring.test_grading import RATIO, THIRDS, solution

LASTS = solution("infusion_time volume=600 mL; pump_rate=80 mL/h")  # 7 h 30 min

PLAIN_RATIO, RATIO_OF_THIRDS = solution(RATIO), solution(THIRDS)
NOT_IN_FORM = "it is not in the form asked for. Write a ratio, such as 1:500."


@given(st.integers(2, 100_000))
@example(250)
@example(25_000)
def test_the_second_number_of_a_ratio_goes_wrong_as_the_ratio_does(second: int) -> None:
    alone, ratio = (grade(PLAIN_RATIO, typed) for typed in (f"{second:,}", f"1:{second:,}"))

    if ratio.verdict is not Verdict.CORRECT:
        assert ratio.verdict is alone.verdict
        assert [slip.id for slip in ratio.mistakes] == [slip.id for slip in alone.mistakes]


@pytest.mark.parametrize(
    ("typed", "id_"), [("250", "zero-too-few"), ("25,000", "zero-too-many"), ("0.004", "zero-too-few")]
)
def test_a_ratio_written_as_a_number_alone_is_explained(typed: str, id_: str) -> None:
    assert [id_] == [slip.id for slip in grade(PLAIN_RATIO, typed).mistakes]


@pytest.mark.parametrize(("alone", "meant"), [("8", "8 h"), ("480", "8 h"), ("16", "16 min"), ("960", "16 h")])
def test_a_length_of_time_goes_wrong_as_the_one_that_it_is_taken_for(alone: str, meant: str) -> None:
    found, told = grade(LASTS, alone), grade(LASTS, meant)

    assert Verdict.WRONG is found.verdict is told.verdict
    assert [slip.id for slip in told.mistakes] == [slip.id for slip in found.mistakes]
    assert str(understood(LASTS, meant)) == str(understood(LASTS, alone))


@pytest.mark.parametrize(
    ("typed", "verdict", "says"),
    [
        ("0.0003", Verdict.WRONG_UNIT, f"The value is right, but {NOT_IN_FORM}"),
        ("3,333", Verdict.WRONG_UNIT, f"The number is right, but {NOT_IN_FORM}"),
        (
            "3333 1/3",
            Verdict.WRONG_ROUNDING,
            "Right before rounding. Round to the nearest whole number. And write a ratio, such as 1:500.",
        ),
        ("0.0004", Verdict.WRONG, "Not right yet."),
        ("0", Verdict.WRONG, "Not right yet."),
    ],
)
def test_the_value_of_a_ratio_is_told_from_its_number(typed: str, verdict: Verdict, says: str) -> None:
    found = grade(RATIO_OF_THIRDS, typed)

    assert (verdict, says) == (found.verdict, found.says)

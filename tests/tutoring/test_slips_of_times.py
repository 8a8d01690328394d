"""Times of day 12 hours off, told in one way everywhere; minutes behind the point of hours."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import Solution, solve

OFF = "you are 12 hours off; on the 24-hour clock, 3:00 in the afternoon is 15:00"
AS_DECIMALS = "you wrote the minutes as decimals of an hour, as if 3 h 15 min were 3.15 h and not 3.25 h"


def solved(name: str, **givens: str) -> Solution:
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy("pharmacy"))


def reasons(solution: Solution, typed: str) -> list[tuple[str, str]]:
    return [(slip.says, slip.here) for slip in grade(solution, typed).mistakes]


ENDS = [
    (solved("end_time", start="11:30", duration="330 min"), "05:00"),
    (solved("end_time", start="04:50", duration="360 min"), "22:50"),
    (solved("end_time", start="22:45", duration="350 min"), "16:35"),
    (solved("end_time", start="09:00", duration="180 min"), "00:00"),
    (solved("end_time", start="19:00", duration="300 min"), "12:00"),
    (solved("infusion_end", start="13:00", volume="900 mL", pump_rate="120 mL/h"), "08:30"),
    (
        solved("beyond_use", made="2026-03-05 14:30", limit="96 h", expiry="2026-03-31"),
        "2026-03-09 02:30",
    ),
    (solved("beyond_use", made="2026-03-05 04:30", limit="96 h", expiry="2026-03-31"), "2026-03-09 16:30"),
]


@pytest.mark.parametrize(("solution", "typed"), ENDS)
def test_a_time_12_hours_off_is_told_in_one_way(solution: Solution, typed: str) -> None:
    assert (OFF, "") in reasons(solution, typed)
    assert [OFF] == [slip.says for slip in slips(solution) if "12 hours" in slip.says]


def test_an_amount_is_not_12_hours_off() -> None:
    """720 minutes more are no slip of a duration."""
    assert not reasons(solved("elapsed_time", start="08:00", end="10:15"), "14 h 15 min")


@pytest.mark.parametrize(
    ("start", "end", "typed", "here"),
    [
        ("08:00", "16:49", "8.49 h", "8.49 h = 8 h 29.4 min"),
        ("08:00", "15:05", "7.05 h", "7.05 h = 7 h 3 min"),
        ("08:00", "15:05", "7.5 h", "7.5 h = 7 h 30 min"),
        ("08:00", "10:10", "2.1 h", "2.1 h = 2 h 6 min"),
    ],
)
def test_minutes_behind_the_point_are_named_with_what_they_are(start: str, end: str, typed: str, here: str) -> None:
    assert [(AS_DECIMALS, here)] == reasons(solved("elapsed_time", start=start, end=end), typed)


@pytest.mark.parametrize("typed", ["2 h 6 min", "126 min", "3.1 h", "2.01 h"])
def test_of_another_time_they_are_not_blamed(typed: str) -> None:
    assert AS_DECIMALS not in dict(reasons(solved("elapsed_time", start="08:00", end="10:10"), typed))


@pytest.mark.parametrize("minutes", ["49", "10"])
def test_ten_minutes_and_more_are_not_tenths(minutes: str) -> None:
    solution = solved("elapsed_time", start="08:00", end=f"16:{minutes}")

    assert AS_DECIMALS not in dict(reasons(solution, f"{8 + int(minutes) / 10} h"))


def test_hours_in_an_answer_that_is_no_duration_are_compared_as_they_are() -> None:
    assert AS_DECIMALS not in dict(reasons(solved("end_time", start="11:30", duration="330 min"), "5 h"))


@pytest.mark.parametrize(("id_", "says"), [("twelve-hour-clock", OFF), ("minutes-as-decimals-of-hours", AS_DECIMALS)])
def test_reports_tell_them_in_the_same_words(id_: str, says: str) -> None:
    assert says == general_slip(id_, "end_time").says

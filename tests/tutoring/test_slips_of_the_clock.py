"""Slips with hours and dates are named where they can happen, and only there."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import Solution, solve

BORROWING = {"borrowed-hour-kept", "times-subtracted-as-numbers", "smaller-minutes-from-larger"}


def solved(name: str, **givens: str) -> Solution:
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy("pharmacy"))


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("2 h 45 min", "borrowed-hour-kept"),
        ("2 h 25 min", "times-subtracted-as-numbers"),
        ("2 h 15 min", "smaller-minutes-from-larger"),
    ],
)
def test_a_slip_with_a_borrowed_hour_is_named(typed: str, id_: str) -> None:
    found = grade(solved("elapsed_time", start="08:30", end="10:15"), typed)

    assert [id_] == [slip.id for slip in found.mistakes]


@pytest.mark.parametrize(("start", "end"), [("08:15", "10:30"), ("08:15", "10:15"), ("23:15", "00:30")])
def test_where_no_hour_is_borrowed_no_slip_with_one_is_blamed(start: str, end: str) -> None:
    possible = {slip.id for slip in slips(solved("elapsed_time", start=start, end=end))}

    assert "times-the-wrong-way-round" in possible
    assert not BORROWING & possible


@pytest.mark.parametrize(
    ("filled", "days", "typed"),
    [
        ("2026-01-10", "30 days", "2026-02-10"),
        ("2026-12-10", "30 days", "2027-01-10"),
        ("2028-01-01", "58 days", "2028-02-29"),
    ],
)
def test_30_days_to_every_month_are_named(filled: str, days: str, typed: str) -> None:
    found = grade(solved("next_fill_date", filled=filled, days=days), typed)

    assert ["in-months-of-30-days"] == [slip.id for slip in found.mistakes]


@pytest.mark.parametrize(("filled", "days"), [("2026-01-30", "30 days"), ("2026-01-01", "58 days")])
def test_30_days_to_every_month_that_end_on_no_date_are_no_slip(filled: str, days: str) -> None:
    """The 30th of February; the 29th in a year without one."""
    invited = [slip.id for slip in slips(solved("next_fill_date", filled=filled, days=days))]

    assert ["last-day-covered", "number-of-the-card"] == invited

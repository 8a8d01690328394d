"""The hours between doses, taken for the number of doses a day, wherever a problem tells either."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.orders.readings import READINGS
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import Solution, looked_up, solve

SAYS = "you used the hours between doses as the number of doses a day"


def solved(name: str, **givens: str) -> Solution:
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy("pharmacy"))


def doses_of(text: str) -> Solution:
    return looked_up(READINGS["code_doses_a_day"], [text], policy("pharmacy"))


def numbers_told_so(solution: Solution) -> list[str]:
    return [str(slip.number) for slip in slips(solution) if slip.says == SAYS]


def daily_units(frequency: str) -> Solution:
    return solved("pen_daily_units", each_dose="13 units/dose", priming="2 units/dose", frequency=frequency)


@pytest.mark.parametrize(("text", "typed"), [("q8h", "8 doses/day"), ("q4h", "4 doses/day"), ("q6h", "6 doses/day")])
def test_of_a_code_the_hours_as_doses_a_day_are_named(text: str, typed: str) -> None:
    (found,) = grade(doses_of(text), typed).mistakes

    hours = typed.split(maxsplit=1)[0]
    assert (SAYS, f"every {hours} h, taken for {hours} doses/day") == (found.says, found.here)


@pytest.mark.parametrize(("text", "typed"), [("tid", "8 doses/day"), ("qid", "6 doses/day")])
def test_of_a_code_that_tells_no_hours_no_hours_are_blamed(text: str, typed: str) -> None:
    assert not grade(doses_of(text), typed).mistakes


def test_of_a_frequency_they_are_named_without_being_declared() -> None:
    """13 units and 2 for priming, 12 times a day."""
    assert ["180"] == numbers_told_so(daily_units("2 doses/day"))


@pytest.mark.parametrize("frequency", ["0.5 dose/day", "1 dose/day", "5 doses/day", "24 doses/day", "14 doses/week"])
def test_nobody_is_told_of_hours_that_nobody_counts_by(frequency: str) -> None:
    assert not numbers_told_so(daily_units(frequency))


def test_where_a_calculation_has_its_own_words_they_are_not_said_twice() -> None:
    found = grade(solved("doses_a_day", interval="8 h/dose"), "8 doses/day").mistakes

    assert ["hours-for-doses-a-day"] == [slip.id for slip in found]

"""More of a given, always more or always less of the answer."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.worked import InvalidGiven, Worked
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.printed import amount
from dosecalc.verification.routes.units import factor
from tests.strategies import Request, few, solvable

LEAP = {"clock": Fraction(1), "moment": Fraction(20 * 1440), "date": Fraction(20 * 1440)}
"""How far a time moves: a minute of the clock, and whole days of the calendar, however many twentieths are taken."""


def _answers(request: Request, given_name: str, steps_up: list[Fraction]) -> list[Worked]:
    stated = request.givens[given_name]
    step_up = LEAP.get(stated.form, stated.number or Fraction(1))
    try:
        return [
            request.with_given(given_name, replace(stated, number=stated.number + more * step_up)).solved().exact
            for more in steps_up
        ]
    except InvalidGiven:
        return []


def _signs(answer: Worked) -> list[str]:
    return [sign for step in answer.steps() if (sign := step.operation.sign) != "→"]


def _rises(request: Request, given_name: str, steps_up: list[Fraction]) -> bool:
    """Whether the second route's answer grows with this given where the first route's was asked for."""
    route = routes()[request.calculation.name]
    numbers = {name: amount(request.texts[name], base) for name, base in route.givens.items()}
    number, stated = numbers[given_name], request.givens[given_name]
    one = Fraction(1) if stated.form else factor(stated.unit, route.givens[given_name])
    step_up = number if number and stated.form != "clock" else one
    few, many = (
        route.formula(**{**numbers, given_name: number + more * step_up}) for more in (steps_up[0], steps_up[-1])
    )
    return many > few


@pytest.mark.parametrize("name", catalogue())
@given(
    data=st.data(),
    ups=st.lists(st.fractions(0, 3, max_denominator=20), min_size=3, max_size=3, unique=True).map(sorted),
)
@settings(max_examples=few(12))
def test_the_answer_rises_or_falls_with_each_given(name: str, data: st.DataObject, ups: list[Fraction]) -> None:
    request = data.draw(solvable(catalogue()[name]))
    answers = {given_name: _answers(request, given_name, ups) for given_name in request.givens}
    comparable = {given_name: found for given_name, found in answers.items() if found and _are_worked_alike(found)}
    assume(comparable)

    for given_name, found in comparable.items():
        _rises_or_falls_as_it_should(request, given_name, ups, [answer.number for answer in found])


def _are_worked_alike(answers: list[Worked]) -> bool:
    return all(_signs(answer) == _signs(answers[0]) for answer in answers)


def _rises_or_falls_as_it_should(
    request: Request, given_name: str, ups: list[Fraction], numbers: list[Fraction]
) -> None:
    route = routes()[request.calculation.name]
    if route.in_steps:
        assert given_name in route.turns or numbers in (sorted(numbers), sorted(numbers, reverse=True)), given_name
        return
    if given_name in route.turns:
        assert numbers in (sorted(numbers), sorted(numbers, reverse=True)), given_name
        return

    strictly_up = numbers[0] < numbers[1] < numbers[2]
    strictly_down = numbers[0] > numbers[1] > numbers[2]

    assert strictly_up or strictly_down, given_name
    assert _rises(request, given_name, ups) == strictly_up, given_name

"""Put the answer back, and every given comes out again."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.units import spelled
from dosecalc.quantities.worked import DAY, Worked
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.printed import amount
from dosecalc.verification.routes.units import factor, readings
from tests.strategies import Request, few, solvable

NEARBY = [Fraction(1, 7), Fraction(2, 7), Fraction(3, 7)]
"""Whole minutes and these never have midnight between them."""


def solved_for(points: list[tuple[Fraction, Fraction]], answer: Fraction) -> Fraction:
    """The given that leads to this answer, from three others: every formula is (a·x + b) ÷ (c·x + d) in each given.

    Such functions keep the cross-ratio of four numbers.
    """
    (x1, y1), (x2, y2), (x3, y3) = points
    if answer == y3:
        return x3
    ratio = (answer - y1) * (y2 - y3) / ((answer - y3) * (y2 - y1))
    return (x1 * (x2 - x3) - ratio * x3 * (x2 - x1)) / ((x2 - x3) - ratio * (x2 - x1))


FRACTIONAL = [name for name, route in routes().items() if not route.in_steps and not route.is_approximate]
"""The formulas that are (a·x + b) ÷ (c·x + d) in each given: all but those that round, compare or take roots."""


@pytest.mark.parametrize("name", FRACTIONAL)
@given(data=st.data())
@settings(max_examples=few(20))
def test_the_answer_and_all_other_givens_bring_back_each_given(name: str, data: st.DataObject) -> None:
    request: Request = data.draw(solvable(catalogue()[name]))
    route, exact = routes()[name], request.solved().exact
    answer = exact.number * factor(spelled(exact.unit), route.answer)
    numbers = {given_name: amount(request.texts[given_name], base) for given_name, base in route.givens.items()}

    for given_name, number in numbers.items():
        points = [(number + near, route.formula(**{**numbers, given_name: number + near})) for near in NEARBY]
        if points[0][1] == points[1][1]:
            continue  # it makes no difference: how much water is mixed with water

        assert number == solved_for(points, answer)


def _undone(step: Worked, place: int, number: Fraction) -> Fraction:
    """The number that the part at this place must have had for the step to come to `number`."""
    if step.operation.sign in {"→", "1:"}:
        return number / _worth(step.parts[0]) * _worth(step)
    if step.operation.sign == "↻":
        return number - DAY
    if step.operation.sign == "#":
        return number
    other = step.parts[1 - place].number
    first = place == 0
    return {
        "×": lambda: number / other,
        "÷": lambda: number * other if first else other / number,
        "+": lambda: number - other,
        "−": lambda: number + other if first else other - number,
    }[step.operation.sign]()


def _worth(part: Worked) -> Fraction:
    """The second route's worth of a unit; g and kg are told apart by what the program takes them for."""
    weighed = any(name in {"kilogram", "gram_of_weight"} for name in part.unit.above)
    dimension = "weight" if weighed else "mass"
    found = list(readings(spelled(part.unit)))
    return next((worth for measured, worth in found if (dimension, 1) in measured), found[0][1])


def _walk_back(step: Worked, number: Fraction) -> None:
    assert step.number == number
    for place, part in enumerate(step.parts):
        if not part.is_constant and not _is_lost(step, place):
            _walk_back(part, _undone(step, place, number))


def _is_lost(step: Worked, place: int) -> bool:
    """Whether the part met zero: a diluent's volume times its strength, no difference divided by a dose."""
    return (step.operation.sign == "×" or (step.operation.sign == "÷" and place == 1)) and not step.parts[
        1 - place
    ].number


@pytest.mark.parametrize("name", FRACTIONAL)
@given(data=st.data())
@settings(max_examples=few(20))
def test_the_steps_walked_backwards_lead_to_the_givens(name: str, data: st.DataObject) -> None:
    exact = data.draw(solvable(catalogue()[name])).solved().exact

    _walk_back(exact, exact.number)

"""Quick fractions come to what those of the standard library come to."""

import copy
import operator
import pickle
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis.strategies import fractions, integers, sampled_from

from dosecalc.quantities.given import given as stated
from dosecalc.quantities.quick_fraction import QuickFraction, quotient

ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.truediv, operator.mod, operator.floordiv)
COMPARING = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)
ALONE = (operator.neg, operator.pos, operator.abs, hash, str, repr, bool, int)
Operation = Callable[[object, object], object]


def came_to(operation: Operation, left: object, right: object) -> object:
    try:
        return operation(left, right)
    except ZeroDivisionError:
        return "nothing"


@given(fractions(), fractions(), sampled_from(ARITHMETIC + COMPARING))
def test_any_operation_comes_to_what_it_comes_to_for_fractions(
    left: Fraction, right: Fraction, operation: Operation
) -> None:
    expected = came_to(operation, left, right)
    for one, other in (
        (QuickFraction(left), QuickFraction(right)),
        (QuickFraction(left), right),
        (left, QuickFraction(right)),
    ):
        found = came_to(operation, one, other)
        assert found == expected
        assert hash(found) == hash(expected)
        assert isinstance(expected, Fraction) is (type(found) is QuickFraction)


@given(fractions(), integers(), sampled_from(ARITHMETIC + COMPARING))
def test_whole_numbers_are_reckoned_with_as_well(left: Fraction, right: int, operation: Operation) -> None:
    assert came_to(operation, QuickFraction(left), right) == came_to(operation, left, right)
    assert came_to(operation, right, QuickFraction(left)) == came_to(operation, right, left)


@given(fractions(), sampled_from(ALONE))
def test_a_single_one_is_as_the_fraction(number: Fraction, operation: Callable[[object], object]) -> None:
    assert operation(QuickFraction(number)) == operation(number)


@given(fractions())
def test_copies_are_the_same_again(number: Fraction) -> None:
    made = QuickFraction(number)
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == number


@given(integers(), integers(min_value=1))
def test_a_quotient_is_in_lowest_terms(above: int, below: int) -> None:
    made = quotient(above, below)
    assert (made.numerator, made.denominator) == Fraction(above, below).as_integer_ratio()


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        quotient(1, 0)


@given(fractions(), fractions())
def test_how_often_and_what_is_left_are_those_of_fractions(left: Fraction, right: Fraction) -> None:
    for one, other in ((QuickFraction(left), right), (left, QuickFraction(right)), (int(left), QuickFraction(right))):
        found = came_to(divmod, one, other)

        assert found == came_to(divmod, Fraction(one), Fraction(other))
        assert found == "nothing" or type(found[1]) is QuickFraction  # type: ignore[index]


@given(fractions(), integers(-6, 6))
def test_a_whole_power_is_that_of_the_fraction(number: Fraction, exponent: int) -> None:
    found = came_to(operator.pow, QuickFraction(number), exponent)

    assert found == came_to(operator.pow, number, exponent)
    assert found == "nothing" or type(found) is QuickFraction


@pytest.mark.parametrize(
    ("base", "exponent"),
    [
        (QuickFraction(4), Fraction(1, 2)),
        (QuickFraction(4), QuickFraction(2)),
        (Fraction(4), QuickFraction(1, 2)),
        (4, QuickFraction(2)),
        (0.5, QuickFraction(2)),
    ],
)
def test_any_other_power_is_refused(base: object, exponent: object) -> None:
    with pytest.raises(TypeError):
        operator.pow(base, exponent)


@pytest.mark.parametrize("operation", [*ARITHMETIC, divmod, operator.pow])
def test_no_float_is_reckoned_with(operation: Operation) -> None:
    with pytest.raises(TypeError):
        operation(QuickFraction(1, 2), 0.5)


def test_what_is_read_converted_and_worked_out_is_quick() -> None:
    dose, strength = stated("750 mg"), stated("500 mg/5 mL")
    for quantity in (
        dose,
        strength,
        dose / strength,
        dose.to(stated("1 g").unit),
        stated("22:15"),
        stated("2026-03-05"),
    ):
        assert type(quantity.number) is QuickFraction

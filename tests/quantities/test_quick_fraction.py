"""Quick fractions come to what those of the standard library come to."""

import copy
import operator
import pickle
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis.strategies import booleans, floats, fractions, integers

from dosecalc.quantities.given import given as stated
from dosecalc.quantities.quick_fraction import QuickFraction, quotient, ten_to

ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.truediv, operator.mod, operator.floordiv)
COMPARING = (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge)
ALONE = (operator.neg, operator.pos, operator.abs, hash, str, repr, bool, int)
Operation = Callable[[Any, Any], object]
"""Those of the standard library are declared for anything that has them."""


def came_to(operation: Operation, left: Fraction | int, right: Fraction | int) -> object:
    try:
        return operation(left, right)
    except ZeroDivisionError:
        return "nothing"


@given(fractions(), fractions())
@example(Fraction(1, 2), Fraction(1, 2))
@example(Fraction(5, 2), Fraction(-5, 3))
@example(Fraction(-1, 3), Fraction(2, 3))
@example(Fraction(7, 2), Fraction(0))
def test_any_operation_comes_to_what_it_comes_to_for_fractions(left: Fraction, right: Fraction) -> None:
    quick_left, quick_right = QuickFraction(left), QuickFraction(right)
    for operation in ARITHMETIC + COMPARING:
        expected = came_to(operation, left, right)
        for one, other in ((quick_left, quick_right), (quick_left, right), (left, quick_right)):
            found = came_to(operation, one, other)
            assert found == expected
            assert hash(found) == hash(expected)
            assert isinstance(expected, Fraction) is (type(found) is QuickFraction)


@given(fractions(), integers() | booleans())
@example(Fraction(7), 7)
@example(Fraction(7, 2), 7)
@example(Fraction(-7), 2)
def test_whole_numbers_are_reckoned_with_as_well(left: Fraction, right: int) -> None:
    for operation in ARITHMETIC + COMPARING:
        assert came_to(operation, QuickFraction(left), right) == came_to(operation, left, right)
        assert came_to(operation, right, QuickFraction(left)) == came_to(operation, right, left)


def test_whole_numbers_and_such_fractions_are_compared_without_the_standard_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"):
        monkeypatch.setattr(Fraction, name, None)
    half, one = QuickFraction(1, 2), QuickFraction(1)

    for other in (0, QuickFraction(0), 1, one):
        found = [operation(half, other) for operation in COMPARING]
        assert found == [False, True, bool(other), bool(other), not other, not other]
    assert [operation(one, 1) for operation in COMPARING] == [True, False, False, True, False, True]


@given(fractions(), floats(allow_nan=False))
@example(Fraction(1, 2), 0.5)
def test_a_float_is_compared_with_as_with_any_fraction(left: Fraction, right: float) -> None:
    for operation in COMPARING:
        assert operation(QuickFraction(left), right) == operation(left, right)
        assert operation(right, QuickFraction(left)) == operation(right, left)


@given(fractions())
@example(Fraction(-3, 2))
def test_a_single_one_is_as_the_fraction(number: Fraction) -> None:
    for operation in ALONE:
        assert operation(QuickFraction(number)) == operation(number)


def test_a_power_of_ten_is_one() -> None:
    for exponent in range(-30, 31):
        assert ten_to(exponent) == Fraction(10) ** exponent


@given(fractions())
def test_copies_are_the_same_again(number: Fraction) -> None:
    made = QuickFraction(number)
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == number


@given(integers(), integers(min_value=1))
def test_a_quotient_is_in_lowest_terms(above: int, below: int) -> None:
    made = quotient(above, below)
    assert (made.numerator, made.denominator) == Fraction(above, below).as_integer_ratio()


def test_nothing_is_divided_by_zero() -> None:
    divisions: tuple[Callable[[], Fraction], ...] = (
        lambda: quotient(3, 0),
        lambda: QuickFraction(3) / QuickFraction(0),
        lambda: QuickFraction(3) / 0,
    )
    for divided in divisions:
        with pytest.raises(ZeroDivisionError, match=r"^Fraction\(3, 0\)$"):
            divided()


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
        (QuickFraction(4), 0.5),
    ],
)
def test_any_other_power_is_refused(base: object, exponent: object) -> None:
    with pytest.raises(TypeError, match="whole powers alone"):
        operator.pow(base, exponent)


@pytest.mark.parametrize("operation", [*ARITHMETIC, divmod])
def test_no_float_is_reckoned_with(operation: Operation) -> None:
    for operands in ((QuickFraction(1, 2), 0.5), (0.5, QuickFraction(1, 2))):
        with pytest.raises(TypeError, match="'float'"):
            operation(*operands)


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

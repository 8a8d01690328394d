"""Roots and powers: exact where they are, else 40 digits that are right."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dosecalc.quantities.roots import power, square_root

POSITIVE = st.fractions(Fraction(1, 1000), 10**6, max_denominator=1000)
LAST_DIGIT = Fraction(1, 10**39)


@given(POSITIVE)
def test_the_root_of_a_square_is_exact(number: Fraction) -> None:
    assert (number, True) == square_root(number * number)


@given(POSITIVE)
def test_a_root_squared_is_the_number_to_the_last_digit(number: Fraction) -> None:
    root, is_exact = square_root(number)

    assert abs(root * root - number) <= 2 * number * LAST_DIGIT
    assert is_exact == (root * root == number)


@given(POSITIVE, st.integers(1, 4))
def test_a_power_to_a_whole_number_is_a_product(number: Fraction, exponent: int) -> None:
    product = number**exponent

    assert abs(power(number, Fraction(exponent)) - product) <= product * LAST_DIGIT


@given(POSITIVE)
def test_powers_that_add_up_to_one_come_to_the_number(number: Fraction) -> None:
    product = power(number, Fraction("0.425")) * power(number, Fraction("0.575"))

    assert abs(product - number) <= 10 * number * LAST_DIGIT

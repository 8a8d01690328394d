"""Square roots and powers that no fraction can hold: decimals of 40 digits, the same on every machine."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import isqrt

from dosecalc.quantities.quick_fraction import QuickFraction, quotient

DIGITS = 40
WORKING_DIGITS = 60
"""More than are kept, so that the last one kept is right."""


def square_root(number: Fraction) -> tuple[Fraction, bool]:
    """The root, and whether it is exact.

    >>> square_root(Fraction(49, 4))
    (Fraction(7, 2), True)
    """
    above, below = isqrt(number.numerator), isqrt(number.denominator)
    if above * above == number.numerator and below * below == number.denominator:
        return quotient(above, below), True
    return _kept(_context().sqrt(_decimal(number))), False


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A number above zero, raised to the exponent.

    >>> power(Fraction(4), Fraction(1, 2)) == 2
    True
    """
    return _kept(_context().power(_decimal(base), _decimal(exponent)))


def _context() -> Context:
    return Context(prec=WORKING_DIGITS, rounding=ROUND_HALF_EVEN)


def _decimal(number: Fraction) -> Decimal:
    return _context().divide(Decimal(number.numerator), Decimal(number.denominator))


def _kept(number: Decimal) -> Fraction:
    return QuickFraction(Context(prec=DIGITS, rounding=ROUND_HALF_EVEN).plus(number))

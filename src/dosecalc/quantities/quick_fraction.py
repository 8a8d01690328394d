"""Fractions as those of the standard library, three times as quick with each other: everything is worked out in them.

The standard library's ask of each operand what kind of number it is, and look up their own parts by properties. These
know each other by their type; other fractions and whole numbers are made such first. Whatever is worked out from one of
them is one of them, so it is enough that what is read, converted and rounded is.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Any, Never

HASHED = Fraction.__hash__
POWERS_KEPT = 256
NO_ROOTS = "a fraction is taken to whole powers alone, and is no exponent itself"


class QuickFraction(Fraction):
    """A fraction, equal to any other of the same value, and shown like it; no float can be reckoned with it."""

    __slots__ = ()
    _numerator: int
    _denominator: int
    numerator: int = Fraction.__dict__["_numerator"]  # the slot itself, without a property around it
    denominator: int = Fraction.__dict__["_denominator"]

    def __repr__(self) -> str:
        """As the standard library shows it."""
        return f"Fraction({self._numerator}, {self._denominator})"

    def __hash__(self) -> int:  # type: ignore[override] # of Complex, which does not say that it has one
        """The same as of any equal number."""
        return hash(self._numerator) if self._denominator == 1 else HASHED(self)

    def __eq__(self, other: object) -> bool:
        """Whether the other number is the same."""
        if type(other) is QuickFraction:
            return self._numerator == other._numerator and self._denominator == other._denominator
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        return super().__eq__(other)

    def __lt__(self, other: Any) -> bool:
        """Whether it is less."""
        if type(other) is QuickFraction:
            return self._numerator * other._denominator < other._numerator * self._denominator
        if type(other) is int:
            return self._numerator < other * self._denominator
        return super().__lt__(other)

    def __gt__(self, other: Any) -> bool:
        """Whether it is more."""
        if type(other) is QuickFraction:
            return self._numerator * other._denominator > other._numerator * self._denominator
        if type(other) is int:
            return self._numerator > other * self._denominator
        return super().__gt__(other)

    def __le__(self, other: Any) -> bool:
        """Whether it is less, or the same."""
        if type(other) is QuickFraction:
            return self._numerator * other._denominator <= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator <= other * self._denominator
        return super().__le__(other)

    def __ge__(self, other: Any) -> bool:
        """Whether it is more, or the same."""
        if type(other) is QuickFraction:
            return self._numerator * other._denominator >= other._numerator * self._denominator
        if type(other) is int:
            return self._numerator >= other * self._denominator
        return super().__ge__(other)

    def __add__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The sum."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        mine, theirs = self._denominator, right._denominator
        return quotient(self._numerator * theirs + right._numerator * mine, mine * theirs)

    __radd__ = __add__  # type: ignore[assignment] # as above

    def __sub__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The difference."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        mine, theirs = self._denominator, right._denominator
        return quotient(self._numerator * theirs - right._numerator * mine, mine * theirs)

    def __rsub__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The other number less this one."""
        return NotImplemented if (first := _quick(other)) is None else first - self

    def __mul__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The product."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        return quotient(self._numerator * right._numerator, self._denominator * right._denominator)

    __rmul__ = __mul__  # type: ignore[assignment] # as above

    def __truediv__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The quotient."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        above, below = self._numerator * right._denominator, self._denominator * right._numerator
        return quotient(above, below) if below >= 0 else quotient(-above, -below)

    def __rtruediv__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """The other number divided by it."""
        return NotImplemented if (first := _quick(other)) is None else first / self

    def __floordiv__(self, other: int | Fraction) -> int:  # type: ignore[override] # no floats
        """How often the other number is in it, rounded down."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        return (self._numerator * right._denominator) // (self._denominator * right._numerator)

    def __mod__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """What the other number leaves over of it."""
        right = other if type(other) is QuickFraction else _quick(other)
        if right is None:
            return NotImplemented
        mine, theirs = self._denominator, right._denominator
        return quotient((self._numerator * theirs) % (right._numerator * mine), mine * theirs)

    def __rfloordiv__(self, other: int | Fraction) -> int:  # type: ignore[override] # no floats
        """How often it is in the other number, rounded down."""
        return NotImplemented if (first := _quick(other)) is None else first // self

    def __rmod__(self, other: int | Fraction) -> QuickFraction:  # type: ignore[override] # no floats
        """What it leaves over of the other number."""
        return NotImplemented if (first := _quick(other)) is None else first % self

    def __divmod__(self, other: int | Fraction) -> tuple[int, QuickFraction]:  # type: ignore[override] # no floats
        """How often the other number is in it, and what that leaves over."""
        right = _quick(other)
        return NotImplemented if right is None else (self // right, self % right)

    def __rdivmod__(self, other: int | Fraction) -> tuple[int, QuickFraction]:  # type: ignore[override] # no floats
        """How often it is in the other number, and what that leaves over."""
        return NotImplemented if (first := _quick(other)) is None else divmod(first, self)

    def __pow__(self, exponent: int) -> QuickFraction:  # type: ignore[override] # any other leads out of fractions
        """It times itself, a whole number of times.

        Raises:
            TypeError: the exponent is no whole number; see `roots.power`.
            ZeroDivisionError: it is zero, and the exponent below zero.
        """
        if not isinstance(exponent, int):
            raise TypeError(NO_ROOTS)
        power = quotient(self._numerator ** abs(exponent), self._denominator ** abs(exponent))
        return power if exponent >= 0 else ONE / power

    def __rpow__(self, other: object) -> Never:  # type: ignore[override, unused-ignore] # 3.14 adds a modulus
        """No exponent, however it may be written.

        Raises:
            TypeError: always; see `roots.power`.
        """
        raise TypeError(NO_ROOTS)

    def __pos__(self) -> QuickFraction:
        """The same."""
        return self

    def __neg__(self) -> QuickFraction:
        """The same below zero."""
        return quotient(-self._numerator, self._denominator)

    def __abs__(self) -> QuickFraction:
        """The same without its sign."""
        return quotient(abs(self._numerator), self._denominator)


def quotient(above: int, below: int) -> QuickFraction:
    """One whole number divided by another one that is above zero.

    Raises:
        ZeroDivisionError: it is zero.

    >>> quotient(6, 8)
    Fraction(3, 4)
    """
    if not below:
        message = f"Fraction({above}, 0)"
        raise ZeroDivisionError(message)
    common = gcd(above, below)
    made = object.__new__(QuickFraction)
    made._numerator = above // common
    made._denominator = below // common
    return made


ZERO, ONE = QuickFraction(0), QuickFraction(1)


@lru_cache(POWERS_KEPT)
def ten_to(exponent: int) -> QuickFraction:
    """Ten to a whole power.

    >>> ten_to(-2)
    Fraction(1, 100)
    """
    return QuickFraction(10) ** exponent


def _quick(number: object) -> QuickFraction | None:
    """The same number as such a fraction; None of what is neither whole nor a fraction."""
    if type(number) is int:
        made = object.__new__(QuickFraction)
        made._numerator = number
        made._denominator = 1
        return made
    return quotient(number.numerator, number.denominator) if isinstance(number, (int, Fraction)) else None

"""Figures of a report as they are written: rounded, without a trailing zero, with a real minus sign."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import decimal
from dosecalc.quantities.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = "–"
A_TENTH = Fraction(1, 10)
SMALLEST_CHANCE = Fraction(1, 1000)
_WHOLE, _TENTH, _HUNDREDTH, _THOUSANDTH = map(Rounding, ("whole", "tenth", "hundredth", "thousandth"))


def _rounded(rule: Rounding, number: Fraction) -> Fraction:
    """Rounded away from zero alike on both sides of it."""
    return -rule(-number) if number < 0 else rule(number)


def percent(share: Fraction) -> str:
    """A share in whole hundredths; never 0 or 100 unless it is.

    >>> percent(Fraction(2, 3)), percent(Fraction(999, 1000)), percent(Fraction(1))
    ('67%', '99%', '100%')
    """
    whole = int(_WHOLE(share * 100))
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def points(number: Fraction | None) -> str:
    """Points to a tenth.

    >>> points(Fraction(43, 3)), points(None)
    ('14.3', '–')
    """
    return NONE if number is None else decimal(_rounded(_TENTH, number))


def score_in_points(number: Fraction | None, *limits: int) -> str:
    """Points to a tenth; below a limit unless they reach it.

    >>> score_in_points(Fraction(197, 100), 2, 6), score_in_points(Fraction(2), 2, 6), score_in_points(None)
    ('1.9', '2', '–')
    """
    if number is None:
        return NONE
    told = _rounded(_TENTH, number)
    return decimal(min([told, *(limit - A_TENTH for limit in limits if number < limit)]))


def in_points(number: Fraction | None) -> str:
    """Points to a tenth, with the word.

    >>> in_points(Fraction(1)), in_points(Fraction(1, 2))
    ('1 point', '0.5 points')
    """
    told = points(number)
    return f"{told} point" if told == "1" else f"{told} points"


def coefficient(number: Fraction | None) -> str:
    """A correlation or the like to a hundredth.

    >>> coefficient(Fraction(2, 5)), coefficient(Fraction(-1, 3))
    ('0.4', '−0.33')
    """
    return NONE if number is None else decimal(_rounded(_HUNDREDTH, number))


def reliability_figure(number: Fraction | None) -> str:
    """A reliability; how far it is below 0, if it is, says nothing.

    >>> reliability_figure(Fraction(-86)), reliability_figure(Fraction(7, 10))
    ('below 0', '0.7')
    """
    return "below 0" if number is not None and number < 0 else coefficient(number)


def reliability_interval(low: Fraction, high: Fraction) -> str:
    """Between which reliabilities it very likely is.

    >>> reliability_interval(Fraction(1, 2), Fraction(7, 10)), reliability_interval(Fraction(-8), Fraction(7, 10))
    ('between 0.5 and 0.7', '0.7 or less')
    """
    if high < 0:
        return "below 0"
    return f"{coefficient(high)} or less" if low < 0 else f"between {coefficient(low)} and {coefficient(high)}"


def chance(number: Fraction) -> str:
    """How likely something is by chance.

    >>> chance(Fraction(1, 7)), chance(Fraction(1, 10**9))
    ('0.143', 'under 0.001')
    """
    return "under 0.001" if number < SMALLEST_CHANCE else decimal(_THOUSANDTH(number))


def numbers(values: Sequence[int]) -> str:
    """Numbers as a list."""
    return ", ".join(f"{value:,}" for value in values)

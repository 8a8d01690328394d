"""How many figures a number has, and the numbers near it that have fewer."""

from fractions import Fraction
from functools import lru_cache

from dosecalc.quantities.quick_fraction import QuickFraction, ten_to
from dosecalc.quantities.rounding import rounded_to_whole
from dosecalc.quantities.units import CACHED

MOST_FIGURES = 6

TWO_FIGURES, HALF = 2, QuickFraction(1, 2)
QUICK = (11, 12, 15, 25)
"""First two figures that are almost as easy as one: tables known by heart, one and a half, a quarter."""

AN_EIGHTH = QuickFraction(25, 2)
"""First figures of 0.125."""

ROUND = (15, 25)
"""First two figures to which a number is rounded that no single figure is near."""


@lru_cache(CACHED)
def size(number: Fraction) -> Fraction:
    """How hard a number is, in figures; a five at its end counts as half a figure, and so does the second of QUICK.

    >>> [str(size(Fraction(number))) for number in (400, 12, 35, 36, 125, 375, 684)]
    ['1', '3/2', '2', '2', '2', '5/2', '3']
    """
    if leading(number) == AN_EIGHTH:
        return QuickFraction(TWO_FIGURES)
    written = _written(number)
    many = QuickFraction(len(written))
    is_easier = leading(number) in QUICK if many == TWO_FIGURES else many > 1 and written.endswith("5")
    return many - HALF if is_easier else many


def easier(number: Fraction, within: Fraction) -> list[Fraction]:
    """The numbers near it that are easier, the easiest first; none is off by more than this part of it.

    >>> [int(each) for each in easier(Fraction(684), Fraction(1, 8))]
    [700, 680]
    """
    one = power_of_ten(number)
    sign = 1 if number >= 0 else -1
    near = [to_nearest(number, one), *(sign * one * QuickFraction(first, 10) for first in ROUND)]
    near += [to_nearest(number, one / 10), to_nearest(number, one / 100)]
    return [
        each
        for each in dict.fromkeys(near)
        if each and size(each) < size(number) and abs(each - number) <= within * abs(number)
    ]


def two_figures(number: Fraction) -> Fraction:
    """The number with two figures, as the result of something done in the head; a half after them is kept.

    >>> [int(two_figures(Fraction(number))) for number in (1152, 225)]
    [1200, 225]
    """
    half = power_of_ten(number) / 20
    return number if number % half == 0 else figures(number, 2)


def shortened(number: Fraction) -> Fraction:
    """The number with two figures, as an answer; 1,250 stays, which is as easy.

    >>> [int(shortened(Fraction(number))) for number in (1152, 225, 1250)]
    [1200, 230, 1250]
    """
    return number if leading(number) == AN_EIGHTH else figures(number, TWO_FIGURES)


def is_shift(number: Fraction) -> bool:
    """Whether multiplying or dividing by it only moves the decimal point: 1, 10, 0.001."""
    return abs(number) == power_of_ten(number)


def leading(number: Fraction) -> Fraction:
    """Its first two figures, and what comes after them: 12.5 for 125."""
    return abs(number) * 10 / power_of_ten(number)


def power_of_ten(number: Fraction) -> Fraction:
    """What the first figure of the number counts: 100 in 684."""
    above, below = abs(number.numerator), number.denominator
    exponent = len(str(above)) - len(str(below))
    power = ten_to(exponent)
    return power if above * power.denominator >= power.numerator * below or not above else ten_to(exponent - 1)


def figures(number: Fraction, many: int) -> Fraction:
    """The number with so many figures.

    >>> float(figures(Fraction(4990, 999), 3))
    4.99
    """
    return to_nearest(number, power_of_ten(number) / ten_to(many - 1))


def figures_needed(number: Fraction) -> int:
    """With how many figures a number is written in full, at most MOST_FIGURES.

    >>> [figures_needed(Fraction(number)) for number in (5, 1275, 400)]
    [1, 4, 1]
    """
    return len(_written(number))


def to_nearest(number: Fraction, step: Fraction) -> Fraction:
    """The multiple of the step that is nearest; of two, the larger.

    >>> str(to_nearest(Fraction(5, 4), Fraction(1, 2)))
    '3/2'
    """
    return step * rounded_to_whole(number / step)


def _written(number: Fraction) -> str:
    """Its figures without zeros at the end; of a number with MOST_FIGURES or more, so many zeros."""
    written = number / power_of_ten(number) * ten_to(MOST_FIGURES - 2)
    return str(abs(written.numerator)).rstrip("0") or "0" if written.denominator == 1 else "0" * MOST_FIGURES

"""Numbers that are easy in the head, near others that are not."""

from fractions import Fraction
from itertools import product

from dosecalc.quantities.rounding import rounded_to_whole

BY_HALVES = {
    ("pound", "kilogram"): ("half, minus a tenth", Fraction(9, 20)),
    ("kilogram", "pound"): ("double, plus a tenth", Fraction(11, 5)),
}
"""How pounds and kilograms are turned into each other in the head."""

MOST_FIGURES = 6

TWO_FIGURES, ONE_AND_A_HALF = 2, Fraction(3, 2)
"""How long numbers are that are easy to divide by or into; a half counts as half a figure."""

EASY_DIVISORS = (15, 25)
ELEVEN_AND_TWELVE = (11, 12)
"""Whose tables are known by heart, as those of all numbers up to 12 are."""

MOST_COST = Fraction(1000)
"""In figures: more than any pair of numbers costs."""

FIGURES_FOR_NEARNESS = 16
"""Being off by a sixteenth is as bad as a figure more."""

LARGEST_CHANGE = Fraction(1, 8)
"""How far compatible numbers may lead from the quotient of those that they are near, as a part of it."""


def easy(number: Fraction, within: Fraction) -> Fraction:
    """The easiest number that is off by no more than this part: 70 for 72, 35 for 36, 0.013 for 0.0128.

    One figure is easier than one and a half (1.5, 25), that than two, and those than three.

    >>> [int(easy(Fraction(number), Fraction(1, 10))) for number in (72, 154, 17, 36)]
    [70, 150, 17, 35]
    """
    one = _power_of_ten(number)
    for finest in (one, one / 2, one / 10):
        if abs((near := _nearest(number, finest)) - number) <= within * abs(number):
            return near
    return _nearest(number, one / 100)


def two_figures(number: Fraction) -> Fraction:
    """The number with two figures, as the result of something done in the head; a half after them is kept.

    >>> [int(two_figures(Fraction(number))) for number in (1152, 225)]
    [1200, 225]
    """
    half = _power_of_ten(number) / 20
    return number if number % half == 0 else figures(number, 2)


def is_divided_in_the_head(one: Fraction, other: Fraction) -> bool:
    """Whether anybody would: by one figure, into one figure, a half after it, 11 or 12, or by 15 or 25 into two.

    >>> [is_divided_in_the_head(Fraction(60), Fraction(number)) for number in (7, 12, 13, 15, 25, 125)]
    [True, True, False, True, True, False]
    """
    quotient = one / other
    if figures_needed(other) == 1 or _size(quotient) <= ONE_AND_A_HALF or _leading(quotient) in ELEVEN_AND_TWELVE:
        return True
    return _leading(other) in EASY_DIVISORS and figures_needed(quotient) <= TWO_FIGURES


def compatible(one: Fraction, other: Fraction, *, is_told: tuple[bool, bool]) -> tuple[Fraction, Fraction]:
    """Compatible numbers, as teachers call them: near these two, and divided in the head; these, where there are none.

    is_told: of each, whether it was told before, so that a change of it has to be told; no more than one such is.

    >>> [int(each) for each in compatible(Fraction(60), Fraction(130), is_told=(False, False))]
    [60, 120]
    """
    if is_divided_in_the_head(one, other):
        return one, other
    divisors = sorted((_size(new) + (new != other) * (1 + is_told[1]), new) for new in _near(other))
    dividends = sorted((_size(new) + (new != one) * (1 + is_told[0]), new) for new in _near(one))
    best = (MOST_COST, one, other)
    for (cost, above), (more, below) in product(dividends, divisors):
        if cost + more > best[0] or (all(is_told) and above != one and below != other):
            continue
        off = abs(above * other / (below * one) - 1)
        if off <= LARGEST_CHANGE and is_divided_in_the_head(above, below):
            size = min(_size(above / below), Fraction(3))
            best = min(best, (cost + more + size + off * FIGURES_FOR_NEARNESS, above, below))
    return best[1:]


def _size(number: Fraction) -> Fraction:
    """How many figures it has; a half after the first is half a figure."""
    many = Fraction(figures_needed(number))
    return ONE_AND_A_HALF if many == TWO_FIGURES and _leading(number) % 5 == 0 else many


def _leading(number: Fraction) -> Fraction:
    """Its first two figures, and what comes after them: 12.5 for 125."""
    return abs(number) * 10 / _power_of_ten(number)


def _near(number: Fraction) -> list[Fraction]:
    """The number itself and those of two figures that are about as large."""
    step = _power_of_ten(number) / 10
    most = int(abs(number) * LARGEST_CHANGE / step)
    return [number, *(_nearest(number, step) + step * off for off in range(-most, most + 1))]


def _power_of_ten(number: Fraction) -> Fraction:
    """What the first figure of the number counts."""
    above, below = abs(number.numerator), number.denominator
    power = Fraction(10) ** (len(str(above)) - len(str(below)))
    return power if above >= power * below or not above else power / 10


def _nearest(number: Fraction, finest: Fraction) -> Fraction:
    return finest * rounded_to_whole(number / finest, "nearest", "half up")


def figures(number: Fraction, many: int) -> Fraction:
    """The number with so many figures.

    >>> float(figures(Fraction(4990, 999), 3))
    4.99
    """
    return _nearest(number, _power_of_ten(number) / 10 ** (many - 1))


def figures_needed(number: Fraction) -> int:
    """With how many figures a number is written in full, at most MOST_FIGURES.

    >>> [figures_needed(Fraction(number)) for number in (5, 1275, 400)]
    [1, 4, 1]
    """
    written = number / _power_of_ten(number) * 10 ** (MOST_FIGURES - 2)
    return len(str(abs(written.numerator)).rstrip("0")) or 1 if written.denominator == 1 else MOST_FIGURES

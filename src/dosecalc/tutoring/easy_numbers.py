"""Numbers that are easy in the head, near others that are not."""

from fractions import Fraction

from dosecalc.quantities.rounding import rounded_to_whole

BY_HALVES = {
    ("pound", "kilogram"): ("half, minus a tenth", Fraction(9, 20)),
    ("kilogram", "pound"): ("double, plus a tenth", Fraction(11, 5)),
}
"""How pounds and kilograms are turned into each other in the head."""

MOST_FIGURES = 6


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


def _power_of_ten(number: Fraction) -> Fraction:
    """What the first figure of the number counts."""
    power, size = Fraction(1), abs(number)
    while size >= 10 * power:
        power *= 10
    while 0 < size < power:
        power /= 10
    return power


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
    return next((many for many in range(1, MOST_FIGURES) if figures(number, many) == number), MOST_FIGURES)

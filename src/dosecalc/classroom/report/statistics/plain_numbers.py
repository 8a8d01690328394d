"""Exact figures as the numbers of JSON."""

from fractions import Fraction

DECIMALS = 4


def plain_number(figure: Fraction | None) -> float | None:
    """The figure to four decimals; None where there is none.

    >>> plain_number(Fraction(2, 3)), plain_number(None)
    (0.6667, None)
    """
    return None if figure is None else round(float(figure), DECIMALS)

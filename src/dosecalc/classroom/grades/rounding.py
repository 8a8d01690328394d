"""Marks as they are written: with four decimals."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

DECIMALS = 4
"""A third of a point is 0.3333."""

MOST_MARKS = 5_000
"""Different marks that are kept as written; there are few."""


@lru_cache(maxsize=MOST_MARKS)
def rounded(number: Fraction, decimals: int = DECIMALS) -> Fraction:
    """A mark with as many decimals as are written, half up."""
    return Fraction((number * 10**decimals + Fraction(1, 2)) // 1, 10**decimals)

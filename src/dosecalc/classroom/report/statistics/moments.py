"""Middle, spread and correlation of whole numbers, such as points in a common unit; exact up to the root."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.roots import square_root

if TYPE_CHECKING:
    from collections.abc import Sequence


def scatter(values: Sequence[int]) -> int:
    """The variance times the square of how many values there are, so that it stays whole."""
    return len(values) * sum(value * value for value in values) - sum(values) ** 2


def joint_scatter(values: Sequence[int], others: Sequence[int]) -> int:
    """The covariance times the square of how many pairs there are."""
    products = sum(value * other for value, other in zip(values, others, strict=True))
    return len(values) * products - sum(values) * sum(others)


def mean(values: Sequence[int]) -> Fraction:
    """The mean of at least one value."""
    return Fraction(sum(values), len(values))


def median(values: Sequence[int]) -> Fraction:
    """The one in the middle of at least one value, or the mean of the two there.

    >>> median([3, 1, 2]), median([4, 1, 2, 3])
    (Fraction(2, 1), Fraction(5, 2))
    """
    ranked = sorted(values)
    middle = len(ranked) // 2
    return Fraction(ranked[middle] + ranked[-middle - 1], 2)


def standard_deviation(values: Sequence[int]) -> Fraction | None:
    """That of the values as a sample, with one less than their number below the line; None of fewer than two."""
    count = len(values)
    return square_root(Fraction(scatter(values), count * (count - 1)))[0] if count > 1 else None


def correlation_of(joint: int, one: int, other: int) -> Fraction | None:
    """The correlation, from joint scatter and scatter of both; None where one of them has no spread."""
    if not (one and other):
        return None
    size = square_root(Fraction(joint * joint, one * other))[0]
    return -size if joint < 0 else size

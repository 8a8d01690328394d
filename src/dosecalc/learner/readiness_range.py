"""What to expect of a paper, as a range: how many of its problems will be right, worked out exactly.

Of the answers to problems of a kind, r of n were right. The chance of a right answer to the next one is not known by
that, but it is bounded: at least r ÷ (n + 1), at most (r + 1) ÷ (n + 1), as if one more answer had been given and had
been wrong, or right. With no answer it is anything from 0 to 1. This is the imprecise beta model with s = 1: P. Walley,
Inferences from Multinomial Data: Learning about a Bag of Marbles, Journal of the Royal Statistical Society B 58 (1996),
3-57.

The low end of the range is a score that nine papers in ten reach if every chance is as low as it may be; the high end
one that nine in ten do not exceed if every chance is as high as it may be. Each problem counts as independent of the
others. All of it is done in whole numbers and fractions. Whole exams say a range of their own, by the same model.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import ceil, comb, floor, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CAUTION = 1
"""Answers that are added in thought; Walley recommends from 1 to 2."""

SURENESS = Fraction(9, 10)
"""The share of papers that come to the low end or more, and of those that come to the high end or less; our own."""


@dataclass(frozen=True)
class Chance:
    """Of a right answer: the lowest and the highest that it may be."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Range:
    """Problems of a paper that may be expected to be right: from low to high."""

    low: int
    high: int

    def reaching(self, points: Fraction) -> Range:
        """The same range, or a wider one that has a score in it."""
        return Range(min(self.low, floor(points)), max(self.high, ceil(points)))


def chance(right: int, answers: int) -> Chance:
    """The chance after so many answers, of which so many were right.

    >>> chance(0, 0)
    Chance(low=Fraction(0, 1), high=Fraction(1, 1))
    >>> chance(16, 19)
    Chance(low=Fraction(4, 5), high=Fraction(17, 20))
    """
    return Chance(Fraction(right, answers + CAUTION), Fraction(right + CAUTION, answers + CAUTION))


def range_of(chances: Iterable[Chance]) -> Range:
    """What to expect of a paper, by the chance of each of its problems.

    >>> range_of([chance(0, 0)] * 5), range_of([chance(50, 50)] * 5)
    (Range(low=0, high=5), Range(low=5, high=5))
    """
    each = tuple(chances)
    return _between(ways(1 - one.low for one in each), ways(one.high for one in each))


def range_by_whole(right: int, answers: int, problems: int) -> Range:
    """What to expect of a paper by how many of its like were right, all with one chance that nobody knows.

    >>> range_by_whole(9, 20, 20), range_by_whole(10, 10, 10), range_by_whole(0, 0, 10)
    (Range(low=5, high=14), Range(low=7, high=10), Range(low=0, high=10))
    """
    wrong = answers - right
    return _between(ways_alike(wrong + CAUTION, right, problems), ways_alike(right + CAUTION, wrong, problems))


def _between(wrong_if_low: Sequence[int], right_if_high: Sequence[int]) -> Range:
    """The range by the ways in which none, one, two … problems are wrong at the low end, and right at the high end."""
    return Range(len(wrong_if_low) - 1 - _reached(wrong_if_low), _reached(right_if_high))


def _reached(counts: Sequence[int]) -> int:
    """The least number that at least SURENESS of all ways do not exceed."""
    enough = SURENESS * sum(counts)
    return next(number for number, so_far in enumerate(accumulate(counts)) if so_far >= enough)


def ways(chances: Iterable[Fraction]) -> list[int]:
    """In how many of all equally likely cases none, one, two … of these things happen.

    >>> ways([Fraction(1, 2), Fraction(1, 2)]), ways([Fraction(2, 3)])
    ([1, 2, 1], [1, 2])
    """
    counts = [1]
    for each in chances:
        happens, fails = each.numerator, each.denominator - each.numerator
        counts = [fails * same + happens * one_less for same, one_less in zip([*counts, 0], [0, *counts], strict=True)]
    return counts


def ways_alike(happened: int, failed: int, times: int) -> list[int]:
    """The same for more times of one thing that happened and failed so often: by the beta-binomial distribution.

    >>> ways_alike(1, 1, 3), ways_alike(2, 1, 1)
    ([6, 6, 6, 6], [1, 2])
    """
    return [comb(times, n) * _rising(happened, n) * _rising(failed, times - n) for n in range(times + 1)]


def _rising(first: int, factors: int) -> int:
    return prod(range(first, first + factors))

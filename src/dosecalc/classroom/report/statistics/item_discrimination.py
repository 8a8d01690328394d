"""How well a problem tells those who did well overall from those who did not."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from dosecalc.classroom.report.statistics.moments import correlation_of, joint_scatter, scatter

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP_SHARE = Fraction(27, 100)
"""Source: T. L. Kelley, The selection of upper and lower groups for the validation of test items, Journal of
Educational Psychology 1939;30:17-24."""

LEAST_IN_GROUP = 10
"""With fewer learners above and below, one of them would move the index by more than a tenth: our own limit."""


def corrected_item_total(points: Sequence[int], totals: Sequence[int]) -> Fraction | None:
    """The correlation of a problem with the score on all others; None where one of them is the same for all.

    Where marks are 0 or 1 it is the point-biserial correlation. The problem itself is taken out of the total, which
    would otherwise agree with it by itself.

    Source: D. C. Howell's and J. C. Nunnally's texts call it the corrected item-total correlation; the formula from the
    uncorrected sums is that of S. Henrysson, Correction of item-total correlations in item analysis, Psychometrika
    1963;28:211-218.
    """
    own, joint = scatter(points), joint_scatter(points, totals)
    return correlation_of(joint - own, own, scatter(totals) - 2 * joint + own)


def chance_limit(learners: int) -> Fraction:
    """How far from 0 a correlation of unrelated marks comes by chance, in 19 of 20 classes of this size: about 2/√n."""
    return Fraction(2 * 1000, isqrt(1_000_000 * max(learners, 1)))


def group_size(learners: int) -> int:
    """How many make up the upper and the lower group; 0 where the class is too small for them."""
    size = (learners * GROUP_SHARE + Fraction(1, 2)) // 1
    return int(size) if size >= LEAST_IN_GROUP else 0


def upper_lower_index(points: Sequence[int], totals: Sequence[int], full: int) -> Fraction | None:
    """What the upper 27 % earned of a problem less what the lower 27 % did, as shares; None in a small class.

    full: the points of the problem. Of learners with the same score at the edge of a group each counts in part, so that
    it does not matter in which order they come.
    """
    size = group_size(len(points))
    if not size:
        return None
    upper = _earned_by_first(size, points, [-total for total in totals])
    return (upper - _earned_by_first(size, points, totals)) / (size * full)


def _earned_by_first(size: int, points: Sequence[int], ranks: Sequence[int]) -> Fraction:
    """The points of the `size` learners of lowest rank."""
    edge = sorted(ranks)[size - 1]
    inside = [own for own, rank in zip(points, ranks, strict=True) if rank < edge]
    at_edge = [own for own, rank in zip(points, ranks, strict=True) if rank == edge]
    return sum(inside) + Fraction((size - len(inside)) * sum(at_edge), len(at_edge))

"""The scores of a class: their middle, their spread, and how they are shared out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.statistics.moments import mean, median, standard_deviation

if TYPE_CHECKING:
    from collections.abc import Sequence

BINS = 10


@dataclass(frozen=True)
class Scores:
    """In points, one for each problem.

    deviation: None of a single learner. bins: how many learners came to 0 to under 10 % of the points, and so on; the
    last also holds those with all of them. passed: how many reached the pass mark, None where there is none.
    """

    mean: Fraction
    median: Fraction
    deviation: Fraction | None
    lowest: Fraction
    highest: Fraction
    bins: tuple[int, ...]
    passed: int | None


def scores(totals: Sequence[int], full: int, problems: int, to_pass: int) -> Scores:
    """Those of at least one learner. totals: in units, of which `full` make a point."""
    bins = [0] * BINS
    for total in totals:
        bins[min(total * BINS // (problems * full), BINS - 1)] += 1
    deviation = standard_deviation(totals)
    return Scores(
        mean(totals) / full,
        median(totals) / full,
        None if deviation is None else deviation / full,
        Fraction(min(totals), full),
        Fraction(max(totals), full),
        tuple(bins),
        sum(total >= to_pass * full for total in totals) if to_pass else None,
    )

"""How far the score would come out alike on another such test."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.statistics.f_distribution import f_quantile
from dosecalc.classroom.report.statistics.moments import scatter
from dosecalc.quantities.roots import square_root

if TYPE_CHECKING:
    from collections.abc import Sequence

KR_20, ALPHA = "KR-20", "Cronbach's alpha"
SMALL_CLASS = 30
FEW_PROBLEMS = 10
"""Our own limits for a warning; the interval says the same in numbers."""

SHARE_INSIDE = 0.95


@dataclass(frozen=True)
class Reliability:
    """An estimate of reliability.

    name: of the coefficient. value: None where there is none; then `undefined` says why. low, high: the 95 % interval.
    error: the standard error of measurement, in the unit of the totals. warnings: why not to lean on it.
    """

    name: str
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    error: Fraction | None = None
    undefined: str = ""
    warnings: tuple[str, ...] = ()


def reliability(columns: Sequence[Sequence[int]], full: int) -> Reliability:
    """That of a test. columns: the points of all learners, for each problem. full: the points of a problem.

    KR-20 where every mark is nothing or full, else Cronbach's alpha, of which it is the special case:
    k / (k − 1) × (1 − sum of the problems' variances ÷ variance of the totals). The standard error of measurement is
    the standard deviation of the totals × √(1 − reliability).

    Source: G. F. Kuder and M. W. Richardson, Psychometrika 1937;2:151-160; L. J. Cronbach, Psychometrika
    1951;16:297-334.
    """
    learners = len(columns[0]) if columns else 0
    name = KR_20 if all(points in {0, full} for column in columns for points in column) else ALPHA
    warnings = tuple(_warnings(learners, len(columns)))
    if why := _undefined(learners, columns):
        return Reliability(name, undefined=why, warnings=warnings)
    of_totals = scatter([sum(row) for row in zip(*columns, strict=True)])
    if not of_totals:
        why = "all learners have the same score, so there are no differences that could be told reliably"
        return Reliability(name, undefined=why, warnings=warnings)
    value = Fraction(len(columns), len(columns) - 1) * (1 - Fraction(sum(map(scatter, columns)), of_totals))
    low, high = interval(value, learners, len(columns))
    error = square_root(Fraction(of_totals, learners * (learners - 1)) * (1 - value))[0]
    return Reliability(name, value, low, high, error, warnings=warnings)


def interval(value: Fraction, learners: int, problems: int) -> tuple[Fraction, Fraction]:
    """Between which values the reliability lies in 19 of 20 such estimates.

    Source: L. S. Feldt, D. J. Woodruff and F. A. Salih, Statistical inference for coefficient alpha, Applied
    Psychological Measurement 1987;11:93-103, formulas 6 and 7.
    """
    above, below = learners - 1, (learners - 1) * (problems - 1)
    tail = (1 - SHARE_INSIDE) / 2
    low, high = (
        1 - (1 - value) * Fraction(f_quantile(share, above, below)).limit_denominator(10**9)
        for share in (1 - tail, tail)
    )
    return low, high


def _undefined(learners: int, columns: Sequence[Sequence[int]]) -> str:
    if learners < 2:
        return "it takes at least two learners"
    if len(columns) < 2:
        return "it takes at least two problems"
    return ""


def _warnings(learners: int, problems: int) -> list[str]:
    found = []
    if learners < SMALL_CLASS:
        found.append(f"With {learners} learners (under {SMALL_CLASS}) this is a rough guess: look at the interval.")
    if problems < FEW_PROBLEMS:
        found.append(f"With {problems} problems (under {FEW_PROBLEMS}) even good ones are seldom reliable together.")
    return found

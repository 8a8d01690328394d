"""What the figures of a problem mean, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from dosecalc.classroom.report.statistics.item_discrimination import chance_limit

LEAST_LEARNERS = 10
"""With fewer, a single learner turns any of these words around: our own limit."""

WELL, SOMEWHAT = Fraction(3, 10), Fraction(2, 10)
"""Source: R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement, 5th ed. 1991: from 0.3 reasonably good,
from 0.2 marginal, below that to be rejected or improved."""

TOO_EASY = Fraction(95, 100)
DIFFICULTIES = (
    (Fraction(9, 10), "Easy"),
    (Fraction(7, 10), "Fairly easy"),
    (Fraction(4, 10), "Medium"),
    (Fraction(2, 10), "Hard"),
    (Fraction(0), "Very hard"),
)
"""From which share of the points on a problem is called so: our own words."""


class Separation(Enum):
    """How a problem tells learners apart."""

    ALL_RIGHT = "Everybody got it right, so it says nothing about who knows more."
    ALL_WRONG = "Nobody earned anything: not reached or not taught yet, or something is wrong with it. Look at it."
    ALL_ALIKE = "All earned the same, so it says nothing about who knows more."
    TOO_FEW = f"Too few learners (under {LEAST_LEARNERS}) to say whether it separates."
    UNKNOWN = "The scores on the other problems do not differ, so it cannot be said whether it separates."
    REVERSED = "Those who did well overall got it wrong more often: look at it."
    DOUBTFUL = "It does not go with the rest; with so few learners that may be chance."
    TOO_EASY = "Too easy to tell anything."
    HARDLY = "Hardly separates those who did well overall from the others."
    SOMEWHAT = "Separates somewhat."
    WELL = "Separates well."

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether the problem, or its key, may be at fault."""
        return self in {Separation.ALL_WRONG, Separation.REVERSED}


@dataclass(frozen=True)
class Finding:
    """difficulty: in a word or two."""

    difficulty: str
    separation: Separation

    @property
    def says(self) -> str:
        """In a sentence or two."""
        return f"{self.difficulty}. {self.separation.value}"


_FOR_ALL = {Fraction(1): Separation.ALL_RIGHT, Fraction(0): Separation.ALL_WRONG}


def finding(earned: Fraction, correlation: Fraction | None, learners: int, *, is_same_for_all: bool) -> Finding:
    """What the share of points earned and the corrected item-total correlation of a problem mean."""
    difficulty = next(word for least, word in DIFFICULTIES if earned >= least)
    return Finding(difficulty, _separation(earned, correlation, learners, is_same_for_all=is_same_for_all))


def _separation(earned: Fraction, correlation: Fraction | None, learners: int, *, is_same_for_all: bool) -> Separation:
    if is_same_for_all and learners > 1:
        return _FOR_ALL.get(earned, Separation.ALL_ALIKE)
    if learners < LEAST_LEARNERS:
        return Separation.TOO_FEW
    if correlation is None:
        return Separation.UNKNOWN
    return _by_correlation(earned, correlation, learners)


def _by_correlation(earned: Fraction, correlation: Fraction, learners: int) -> Separation:
    if correlation < 0 and earned < TOO_EASY:
        return Separation.REVERSED if -correlation >= chance_limit(learners) else Separation.DOUBTFUL
    if earned >= TOO_EASY:
        return Separation.TOO_EASY
    if correlation >= WELL:
        return Separation.WELL
    return Separation.SOMEWHAT if correlation >= SOMEWHAT else Separation.HARDLY

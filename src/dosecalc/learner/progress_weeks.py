"""Accuracy and speed, week by week, and a median that stays a whole number."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.learner.progress_days import ONE_DAY, week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

DAYS = 7


@dataclass(frozen=True)
class Week:
    """A week from its Monday on. answers: first answers. right: those right without a hint.

    seconds: the usual time (the median) of those that were right; None where there is none.
    """

    start: date
    answers: int = 0
    right: int = 0
    seconds: int | None = None

    @property
    def share(self) -> Fraction | None:
        """The accuracy; None where nothing was answered."""
        return Fraction(self.right, self.answers) if self.answers else None


def last_weeks(weeks: Iterable[Week], today: date, most: int) -> list[Week]:
    """The weeks up to this one, those without practice too, from the first with practice on, but so many at most."""
    known = {week.start: week for week in weeks}
    this = week_of(today)
    starts = [this - DAYS * place * ONE_DAY for place in reversed(range(most))]
    first = min((start for start in starts if start in known), default=this)
    return [known.get(start, Week(start)) for start in starts if start >= first]


def median(values: Sequence[int]) -> int | None:
    """The middle one; of two in the middle, the larger; None of none.

    >>> median([30, 90, 45]), median([])
    (45, None)
    """
    return sorted(values)[len(values) // 2] if values else None

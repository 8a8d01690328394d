"""Accuracy and speed, week by week, and a median that stays a whole number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from dosecalc.learner.progress_briefs import date_of, day_of
from dosecalc.learner.progress_days import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dosecalc.learner.progress_tallies import Tallies

Key = TypeVar("Key")

DAYS = 7
THURSDAY = 3
"""The day of the week on which 1970 began, counted from Monday as 0."""


def monday(day: int) -> int:
    """The Monday of the week of a day, both counted since 1970.

    >>> date_of(monday(day_of(date_of(0)))).isoformat()
    '1969-12-29'
    """
    return day - (day + THURSDAY) % DAYS


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
    this = date_of(monday(day_of(today)))
    starts = [this - DAYS * place * ONE_DAY for place in reversed(range(most))]
    first = min((start for start in starts if start in known), default=this)
    return [known.get(start, Week(start)) for start in starts if start >= first]


def weeks_of(tallies: Tallies) -> tuple[Week, ...]:
    """The weeks with first answers, the oldest first."""
    answers, right, times = Counter[int](), Counter[int](), Counter[tuple[int, int]]()
    for day, count in tallies.answers_on.items():
        answers[monday(day)] += count
    for day, count in tallies.right_on.items():
        right[monday(day)] += count
    for (day, seconds), count in tallies.day_seconds.items():
        times[monday(day), seconds] += count
    usual = usual_seconds(times)
    return tuple(Week(date_of(start), answers[start], right[start], usual.get(start)) for start in sorted(answers))


def usual_seconds(times: Mapping[tuple[Key, int], int]) -> dict[Key, int]:
    """The usual time of each key: the median of the seconds that stand with it, each so often."""
    return {key: median(counts) for key, counts in by_key(times).items()}


def by_key(times: Mapping[tuple[Key, int], int]) -> dict[Key, dict[int, int]]:
    """How often each time was taken, by its key."""
    found: dict[Key, dict[int, int]] = {}
    for (key, seconds), count in times.items():
        found.setdefault(key, {})[seconds] = count
    return found


def median(counts: Mapping[int, int]) -> int:
    """The middle one of values that occur so often, of which there is at least one; of two in the middle, the larger.

    >>> median({30: 2, 90: 1, 45: 1}), median({60: 1})
    (45, 60)
    """
    in_order = accumulate(map(counts.__getitem__, values := sorted(counts)))
    half = sum(counts.values()) // 2
    return next(value for value, so_far in zip(values, in_order, strict=True) if so_far > half)

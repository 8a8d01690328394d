"""Accuracy and speed, week by week, and a median that stays a whole number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from dosecalc.learner.progress_briefs import DAY, date_of, day_of
from dosecalc.learner.progress_days import ONE_DAY
from dosecalc.learner.records import THOUSAND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from dosecalc.learner.progress_briefs import Brief

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


def weeks_of(firsts: Iterable[Brief], unaided: Iterable[Brief]) -> tuple[Week, ...]:
    """The weeks of these first answers, the oldest first. unaided: those that were right without a hint."""
    answers, right = _by_week(firsts), _by_week(unaided)
    seconds = usual_seconds(unaided, lambda record: monday(record.day))
    return tuple(Week(date_of(start), answers[start], right[start], seconds.get(start)) for start in sorted(answers))


def _by_week(records: Iterable[Brief]) -> Counter[int]:
    found: Counter[int] = Counter()
    for day, count in Counter(map(DAY, records)).items():
        found[monday(day)] += count
    return found


def usual_seconds(unaided: Iterable[Brief], key: Callable[[Brief], Key]) -> dict[Key, int]:
    """The usual time of the records of each key: the median, in whole seconds."""
    times: dict[Key, list[int]] = {}
    for record in unaided:
        times.setdefault(key(record), []).append(record.milliseconds)
    return {found: (median(values) or 0) // THOUSAND for found, values in times.items()}


def median(values: Sequence[int]) -> int | None:
    """The middle one; of two in the middle, the larger; None of none.

    >>> median([30, 90, 45]), median([])
    (45, None)
    """
    return sorted(values)[len(values) // 2] if values else None

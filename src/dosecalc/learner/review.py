"""A review: the skills that are due, how long they take, and when to come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.reasons import ago
from dosecalc.learner.records import local_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from dosecalc.learner.schedule import Standing
    from dosecalc.learner.standings import Standings

MOST_WEAK = 5
"""Skills that are offered where nothing is due."""


@dataclass(frozen=True)
class Review:
    """What a review would be now.

    due: all skills that are due, the least likely held first; chosen: those of them that this review asks for.
    later: those that become due on the next day after today on which any does. weak: not due, but wrong the last time.
    """

    now: datetime
    due: tuple[Standing, ...]
    chosen: tuple[Standing, ...]
    later: tuple[Standing, ...]
    weak: tuple[Standing, ...]

    @property
    def minutes(self) -> int:
        """How long those that are chosen usually take, rounded up."""
        return -(-sum(each.seconds for each in self.chosen) // 60)

    @property
    def back_on(self) -> date | None:
        """The next day after today on which a skill becomes due; None where none ever does."""
        return local_day(self.later[0].due, self.now) if self.later else None

    def says_due(self) -> str:
        """How many are due and how long they take."""
        if not self.due:
            return "Nothing is due."
        number, chosen = len(self.due), len(self.chosen)
        first = "" if chosen == number else f", this time the first {chosen if chosen > 1 else 'one'}"
        return f"{counted_skills(number)} due{first}: about {minutes_told(self.minutes)}."

    def says_others(self) -> str:
        """When the next are due that are not due today; empty where there are none."""
        if self.back_on is None:
            return ""
        others = "1 other is" if len(self.later) == 1 else f"{len(self.later):,} others are"
        return f"{others} due {told_day(self.back_on, self.now.date())}."

    def says_back(self) -> str:
        """When to come back; empty where nothing will be due."""
        if self.back_on is None:
            return ""
        return f"Come back {told_day(self.back_on, self.now.date())}: {counted_skills(len(self.later))} due then."


def review_of(
    standings: Standings, now: datetime, *, most: int, minutes: int | None = None, level: int | None = None
) -> Review:
    """The review that is due. most: skills at most. minutes: no more than fit into them, but one at least."""
    due = standings.due(now, level=level)
    return Review(
        now,
        tuple(due),
        tuple(_that_fit(due[:most], minutes)),
        tuple(standings.next_due(now)),
        tuple(standings.weak(now, level=level)[:MOST_WEAK]),
    )


def _that_fit(due: Sequence[Standing], minutes: int | None) -> Sequence[Standing]:
    if minutes is None:
        return due
    left, found = 60 * minutes, 0
    while found < len(due) and due[found].seconds <= left:
        left -= due[found].seconds
        found += 1
    return due[: max(found, 1)]


def told_day(day: date, today: date) -> str:
    """A day to come, as it is told: `tomorrow`, `on Saturday, June 20`."""
    away = (day - today).days
    if away <= 1:
        return "tomorrow" if away == 1 else "today"
    year = f", {day.year}" if day.year != today.year else ""
    return f"on {day:%A, %B} {day.day}{year}"


def counted_skills(number: int) -> str:
    """So many skills, with the verb: `1 skill is`, `3 skills are`."""
    return "1 skill is" if number == 1 else f"{number:,} skills are"


def minutes_told(minutes: int) -> str:
    """A length of time: `1 minute`, `1 h 20 min`."""
    if minutes < 60:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"


def last_practiced(standing: Standing, now: datetime) -> str:
    """How long ago a skill was practiced."""
    return ago((now.date() - local_day(standing.at, now)).days)

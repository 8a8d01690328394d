"""What is due for review in the days to come, as progress tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from dosecalc.learner.history import History
    from dosecalc.learner.schedule import Standing

DAYS_AHEAD = 7


@dataclass(frozen=True)
class Due:
    """A skill that is due on a day of this week, or was before. topic: where it is drilled."""

    day: date
    topic: str
    calculation: str
    level: int

    @property
    def name(self) -> str:
        """As a learner reads it: `drip rate (level 2)`."""
        return Skill(self.calculation, self.level).title


def due_soon(standings: Iterable[Standing], now: datetime) -> tuple[Due, ...]:
    """Those of the skills that are due before the week is over, the earliest first. now: in the learner's own time."""
    zone, last = now.tzinfo, now.date() + timedelta(days=DAYS_AHEAD)
    found = [
        Due(day, each.topic, each.skill.calculation, each.skill.level)
        for each in standings
        if (day := each.due.astimezone(zone).date()) <= last
    ]
    return tuple(sorted(found, key=lambda due: (due.day, due.topic, due.calculation, due.level)))


def due_in(history: History, now: datetime) -> tuple[Due, ...]:
    """What a history makes due.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    from dosecalc.learner.curriculum import curriculum  # noqa: PLC0415 - only where something was answered
    from dosecalc.learner.worked_out import standings_of  # noqa: PLC0415 - as above

    return due_soon(standings_of(history, curriculum(), now).known(), now)

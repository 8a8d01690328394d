"""How many days in a row there was practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Streak:
    """Days in a row with practice. current: up to today, or to yesterday where today may still come.

    days: those with any practice, in a row or not.
    """

    current: int
    longest: int
    days: int
    is_done_today: bool

    @property
    def says(self) -> str:
        """In one sentence."""
        if not self.days:
            return "No practice yet."
        current = f"{_days(self.current)} in a row" if self.current else "none just now"
        keep = " (practice today to keep it)" if self.current and not self.is_done_today else ""
        return f"Streak: {current}{keep}; your longest: {_days(self.longest)}; {_days(self.days)} of practice in all."


def streak(practiced: Iterable[date], today: date) -> Streak:
    """The streak of these dates, in any order.

    Dates are counted, not hours, so that no change of the clock to or from summer time can break it. A date after
    today comes from a clock that was wrong, or from far east of here: it is practice, but not in today's streak.
    """
    days = frozenset(practiced)
    is_done_today = today in days
    return Streak(
        current=_run_back(days, today if is_done_today else today - ONE_DAY),
        longest=max((_run_back(days, day) for day in days if day + ONE_DAY not in days), default=0),
        days=len(days),
        is_done_today=is_done_today,
    )


def _run_back(days: frozenset[date], last: date) -> int:
    """How many days in a row there are that end with this one."""
    run = 0
    while last in days:
        run += 1
        last -= ONE_DAY
    return run


def _days(count: int) -> str:
    return f"{count:,} {'day' if count == 1 else 'days'}"


def short(day: date) -> str:
    """A day as charts and lists tell it: `Nov 23`; months in English whatever the machine's language.

    >>> from datetime import date
    >>> short(date(2026, 11, 3))
    'Nov 3'
    """
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{months[day.month - 1]} {day.day}"

"""A day as it is asked for: by its date, or by how long ago it was."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
AGO = re.compile(r"([0-9]{1,4})([dw])\Z", re.ASCII)
DAYS = {"d": 1, "w": 7}
LONGEST_SHOWN = 40


class UnreadableDay(DosecalcError):
    """A text that says no day."""


def read_day(text: str, today: date) -> date:
    """The day that a text says: 2026-11-01, 30d, 8w.

    Raises:
        UnreadableDay: it says none.

    >>> read_day("8w", date(2026, 11, 26)), read_day("2026-11-01", date(2026, 11, 26))
    (datetime.date(2026, 10, 1), datetime.date(2026, 11, 1))
    """
    meant = text.strip().lower()
    try:
        if DAY.match(meant):
            return date.fromisoformat(meant)
        if ago := AGO.match(meant):
            return today - timedelta(days=int(ago[1]) * DAYS[ago[2]])
    except (ValueError, OverflowError):
        pass
    message = (
        f"'{cleaned(text[:LONGEST_SHOWN])}' is not a day; write one such as 2026-11-01, or 30d or 8w for as long ago"
    )
    raise UnreadableDay(message)

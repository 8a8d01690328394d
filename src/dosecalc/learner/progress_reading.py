"""Progress as it is asked for: from a day on, in a topic, out of the history of a profile."""

from __future__ import annotations

import gc
import re
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.learner.progress import progress
from dosecalc.learner.progress_briefs import briefs
from dosecalc.learner.progress_due import due_in
from dosecalc.learner.records import moment
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.learner.history import History
    from dosecalc.learner.progress import Progress
    from dosecalc.learner.progress_briefs import Brief

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)
AGO = re.compile(r"([0-9]{1,4})([dw])\Z", re.ASCII)
DAYS = {"d": 1, "w": 7}
LONGEST_SHOWN = 40


class UnreadableDay(DosecalcError):
    """A text that says no day."""


class UnknownTopic(DosecalcError):
    """No topic has that name."""


def read_progress(history: History | None, since: str = "", topic: str = "") -> Progress:
    """The progress that a history tells of up to now; none, where there is no history yet.

    since: a day, or how long ago; empty for all. topic: empty for all.

    Raises:
        UnreadableDay, UnknownTopic: what was asked for cannot be understood.
        HistoryUnavailable: the history cannot be read.
    """
    at, offset = moment()
    now = at.astimezone(timezone(timedelta(minutes=offset)))
    first = read_day(since, now.date()) if since else None
    found = _all(history) if history else []
    if topic:
        _must_be_known(topic, found)
    due = due_in(history, now) if history and found else None
    return progress(found, now.date(), since=first, topic=topic, due=due)


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
    message = f"'{cleaned(text[:LONGEST_SHOWN])}' is no day; write one such as 2026-11-01, or 30d or 8w for as long ago"
    raise UnreadableDay(message)


def _all(history: History) -> list[Brief]:
    """Every record in brief.

    Python does not look for garbage meanwhile: there is none, and walking through 100,000 of them again and again takes
    a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return list(briefs(history))
    finally:
        if was_on:
            gc.enable()


def _must_be_known(topic: str, found: Iterable[Brief]) -> None:
    from difflib import get_close_matches

    from dosecalc.bank.templates import template_names  # noqa: PLC0415 - as above

    known = {*template_names().values(), *(record.topic for record in found)}
    if topic not in known:
        near = get_close_matches(topic, sorted(known), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list topics"
        message = f"there is no topic '{cleaned(topic[:LONGEST_SHOWN])}'; {hint}"
        raise UnknownTopic(message)

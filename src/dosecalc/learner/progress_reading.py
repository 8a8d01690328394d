"""Progress as it is asked for: from a day on, in a topic, out of the history of a profile."""

from __future__ import annotations

import gc
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.learner.days import read_day
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

LONGEST_SHOWN = 40


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

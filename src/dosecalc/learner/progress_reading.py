"""Progress as it is asked for: from a day on, in a topic, out of the history of a profile."""

from __future__ import annotations

import gc
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from dosecalc.learner.days import read_day
from dosecalc.learner.known_topics import must_be_known
from dosecalc.learner.progress import progress
from dosecalc.learner.progress_briefs import briefs
from dosecalc.learner.progress_due import due_in
from dosecalc.learner.records import moment

if TYPE_CHECKING:
    from dosecalc.learner.history import History
    from dosecalc.learner.progress import Progress
    from dosecalc.learner.progress_briefs import Brief


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
        must_be_known(topic, (record.topic for record in found))
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

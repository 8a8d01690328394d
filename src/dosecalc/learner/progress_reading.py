"""Progress as it is asked for: from a day on, in a topic, out of the history of a profile."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.learner.days import read_day
from dosecalc.learner.progress import told
from dosecalc.learner.progress_due import due_in
from dosecalc.learner.progress_kept import tallies_in, tallies_of
from dosecalc.learner.progress_tallies import Tallies
from dosecalc.learner.records import moment
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.learner.history import History
    from dosecalc.learner.progress import Progress

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
    everything = tallies_in(history) if history else Tallies()
    if topic:
        _must_be_known(topic, everything.topics)
    return told(
        tallies_of(history, first, topic) if history and (first or topic) else everything,
        now.date(),
        everything.days,
        since=first,
        topic=topic,
        due=due_in(history, now) if history and everything.days else None,
    )


def _must_be_known(topic: str, practiced: Iterable[str]) -> None:
    from difflib import get_close_matches

    from dosecalc.bank.template_names import template_names  # noqa: PLC0415 - only where a topic is asked for

    known = {*template_names().values(), *practiced}
    if topic not in known:
        near = get_close_matches(topic, sorted(known), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list topics"
        message = f"there is no topic '{cleaned(topic[:LONGEST_SHOWN])}'; {hint}"
        raise UnknownTopic(message)

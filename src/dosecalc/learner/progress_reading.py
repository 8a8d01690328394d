"""Progress as it is asked for: from a day on, in a topic, out of the history of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.learner.days import read_day
from dosecalc.learner.known_topics import must_be_known
from dosecalc.learner.progress import told
from dosecalc.learner.progress_due import due_in
from dosecalc.learner.progress_kept import tallies_in, tallies_of
from dosecalc.learner.progress_tallies import Tallies
from dosecalc.learner.records import local_now

if TYPE_CHECKING:
    from dosecalc.learner.history import History
    from dosecalc.learner.progress import Progress


def read_progress(history: History | None, since: str = "", topic: str = "") -> Progress:
    """The progress that a history tells of up to now; none, where there is no history yet.

    since: a day, or how long ago; empty for all. topic: empty for all.

    Raises:
        UnreadableDay, UnknownTopic: what was asked for cannot be understood.
        HistoryUnavailable: the history cannot be read.
    """
    now = local_now()
    first = read_day(since, now.date()) if since else None
    everything = tallies_in(history) if history else Tallies()
    if topic:
        must_be_known(topic, everything.topics)
    return told(
        tallies_of(history, first, topic) if history and (first or topic) else everything,
        now.date(),
        everything.days,
        since=first,
        topic=topic,
        due=due_in(history, now) if history and everything.days else None,
    )

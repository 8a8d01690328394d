"""Progress in words that the screen, plain lines and the page share."""

from __future__ import annotations

from fractions import Fraction
from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.progress_due import DAYS_AHEAD
from dosecalc.learner.progress_mastery import LEAST, percent
from dosecalc.quantities.notation import duration

if TYPE_CHECKING:
    from dosecalc.learner.progress import Progress
    from dosecalc.learner.progress_mastery import Mastery

MINUTE = 60


def period(progress: Progress) -> str:
    """Which records it is about."""
    since = f"from {progress.since.isoformat()} to" if progress.since else "up to"
    return f"{progress.topic or 'All topics'}, {since} {progress.today.isoformat()}"


def time_practiced(seconds: int) -> str:
    """A long time: in seconds, or in whole minutes from the first on.

    >>> time_practiced(45), time_practiced(600), time_practiced(9000), time_practiced(7259)
    ('45 s', '10 min', '2 h 30 min', '2 h')
    """
    return f"{seconds} s" if seconds < MINUTE else duration(Fraction(seconds // MINUTE))


def topic_in_words(topic: Mastery) -> str:
    """How far a topic has come: `84%, nearly there`."""
    if topic.share is None:
        return f"{topic.stage.value} ({topic.answers} of {LEAST})"
    return f"{percent(topic.share)}%, {topic.stage.value}"


def due_in_words(progress: Progress) -> str:
    """How much is due today and in the days to come."""
    due = progress.due or ()
    if not due:
        return f"Nothing is due for review in the next {DAYS_AHEAD} days."
    today = sum(each.day <= progress.today for each in due)
    return f"Due for review: {_skills(today)} today, {_skills(len(due) - today)} in the next {DAYS_AHEAD} days."


def to_show(identity: str) -> str:
    """The command that shows a problem again; quoted, since a history may come from elsewhere.

    >>> to_show("tablets@1:5:pharmacy@1"), to_show("x; reboot")
    ('dosecalc show tablets@1:5:pharmacy@1 --working', "dosecalc show 'x; reboot' --working")
    """
    return to_type(f"dosecalc show {quote(identity)} --working")


def to_drill(topic: str) -> str:
    """The command that drills a topic, or all of them where it is empty; one that is not here needs its bank."""
    if not topic:
        return to_type("dosecalc drill")
    from dosecalc.bank.template_names import template_names  # noqa: PLC0415 - only where a topic is named

    where = "" if topic in template_names().values() else " --bank DIR"
    return to_type(f"dosecalc drill {quote(topic)}{where}")


def _skills(count: int) -> str:
    if not count:
        return "nothing"
    return f"{count:,} {'skill' if count == 1 else 'skills'}"

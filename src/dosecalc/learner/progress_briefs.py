"""Records in brief: what progress needs of each, as plain numbers, so that 100,000 of them take no noticeable time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.confidence import Confidence
from dosecalc.tutoring.grading import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.history import History
    from dosecalc.learner.records import Record

RIGHT = frozenset(verdict.value for verdict in (Verdict.CORRECT, Verdict.UNSAFE_FORM, Verdict.CARRIED_FORWARD))
"""Right for one's own earlier answer is right: this step was done as it should be."""

NOT_KNOWN = frozenset({Ending.SHOWN.value, Ending.OUT_OF_TIME.value})
UNREADABLE = Verdict.UNREADABLE.value
SURE = Confidence.SURE.value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = _EPOCH.date()
_MILLISECOND = timedelta(milliseconds=1)
_COLUMNS = """
    number, at, (at + "offset" * 60000) / 86400000, identity, topic, calculation, level, verdict,
    substr(mistakes, 1, instr(mistakes || char(10), char(10)) - 1), tries, hints, milliseconds,
    coalesce(confidence, 0), ending, points
"""


Skill = tuple[str, int]
"""A calculation at a level."""


class Brief(NamedTuple):
    """A record in brief.

    number: its place in its history, which orders records whatever a clock said; 0 before it has one. at: milliseconds
    since 1970. day: days since 1970, by the learner's own clock. mistake: the likeliest one, empty if there is none.
    confidence: 0 if nothing was said. The others: as in the record. Being tuples that begin with their place and time,
    briefs can be ordered as they are.
    """

    number: int
    at: int
    day: int
    identity: str
    topic: str
    calculation: str
    level: int
    verdict: str
    mistake: str
    tries: int
    hints: int
    milliseconds: int
    confidence: int
    ending: str
    points: int

    @property
    def is_first(self) -> bool:
        """Whether it is the first answer to its part, or stands for one.

        A part that was looked up, or whose time ran out, before any answer counts as one that was not right. One that
        was skipped counts for nothing: leaving a drill is no mistake; nor is an answer that could not be read.
        """
        if self.verdict:
            return self.tries == 1 and self.verdict != UNREADABLE
        return self.tries == 0 and self.ending in NOT_KNOWN

    @property
    def is_unaided(self) -> bool:
        """Of a first answer: whether it was right, and no hint had been seen."""
        return self.hints == 0 and self.verdict in RIGHT

    @property
    def is_right(self) -> bool:
        """Whether the answer is right, with or without hints."""
        return self.verdict in RIGHT

    @property
    def skill(self) -> Skill:
        """What it was an answer in: the calculation and the level."""
        return self.calculation, self.level


DAY, TOPIC, CALCULATION, MISTAKE, HINTS, MILLISECONDS, POINTS = (
    itemgetter(Brief._fields.index(name))
    for name in ("day", "topic", "calculation", "mistake", "hints", "milliseconds", "points")
)
"""What reads a field of many briefs in no time."""


def brief(record: Record) -> Brief:
    """A record in brief."""
    return Brief(
        number=record.number,
        at=(record.at - _EPOCH) // _MILLISECOND,
        day=day_of(record.local.date()),
        identity=record.identity,
        topic=record.topic,
        calculation=record.calculation,
        level=record.level,
        verdict=record.verdict,
        mistake=next(iter(record.mistakes), ""),
        tries=record.tries,
        hints=record.hints,
        milliseconds=record.milliseconds,
        confidence=record.confidence or 0,
        ending=record.ending,
        points=record.points,
    )


def briefs(history: History, session: str = "") -> Iterator[Brief]:
    """Every record of a history in brief, or every one of a session.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    of_session = "WHERE session = :session" if session else ""
    return map(Brief._make, history.file.execute(f"SELECT {_COLUMNS} FROM answer {of_session}", {"session": session}))  # noqa: S608 - constants


def best_seconds(history: History, without: str) -> dict[Skill, int]:
    """The fastest first answer of every skill that was right without a hint, in whole seconds.

    without: a session that does not count.

    Raises:
        HistoryUnavailable: the history cannot be read.
    """
    right = ", ".join(f"'{verdict}'" for verdict in sorted(RIGHT))
    rows = history.file.execute(
        "SELECT calculation, level, min(milliseconds) / 1000 FROM answer "  # noqa: S608 - constants
        f"WHERE tries = 1 AND hints = 0 AND verdict IN ({right}) AND session <> :without GROUP BY calculation, level",
        {"without": without},
    )
    return {(calculation, level): seconds for calculation, level, seconds in rows}


def date_of(day: int) -> date:
    """The date of a day that is counted since 1970."""
    return _FIRST_DAY + timedelta(days=day)


def day_of(day: date) -> int:
    """The days from 1970 to a date.

    >>> date_of(day_of(date(2026, 11, 26)))
    datetime.date(2026, 11, 26)
    """
    return (day - _FIRST_DAY).days

"""Records in brief: what progress needs of each, as plain numbers, so that 100,000 of them take no noticeable time.

What counts as a first answer, and as right, is said here twice: for a record, and for SQL, which reads a history
several times faster than records are made. A law in the tests holds the two together.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from dosecalc.learner.carried_records import ENDING, POINTS, ending_of, points_of
from dosecalc.learner.history_rows import IS_AGAIN, listed
from dosecalc.learner.records import THOUSAND
from dosecalc.learner.skill import Skill
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.confidence import Confidence
from dosecalc.tutoring.points import FULL
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.history import History
    from dosecalc.learner.records import Record

RIGHT = frozenset(verdict.value for verdict in Verdict if verdict.is_worked_rightly)
UNREADABLE, UNSAFE = Verdict.UNREADABLE.value, Verdict.UNSAFE_FORM.value
"""Of Verdict's values, as they are in histories."""

NOT_KNOWN = frozenset({Ending.SHOWN.value, Ending.OUT_OF_TIME.value})
FOUND = frozenset(ending.value for ending in Ending if ending.is_right)
SKIPPED = Ending.SKIPPED.value
"""Of Ending's values."""

SURE = Confidence.SURE.value
POINTS_IN_ALL = FULL
"""What a part can earn."""

A_PAGE = 2000
"""Rows that are read at once."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = _EPOCH.date()
_MILLISECOND = timedelta(milliseconds=1)


class Brief(NamedTuple):
    """A record in brief.

    number: its place in its history, which orders records whatever a clock said; 0 before it has one. at: milliseconds
    since 1970. day: days since 1970, by the learner's own clock. Being tuples that begin so, briefs can be ordered as
    they are.

    is_first: whether it is the first answer to its part, or stands for one: a part that was looked up, or whose time
    ran out, before any answer counts as one that was not right. One that was skipped counts for nothing: leaving a
    drill is no mistake; nor is an answer that could not be read. Nothing is first of a part that an earlier session had
    answered or was shown the answer of. is_unaided: whether it is a first answer, right, and
    no hint had been seen; is_unsafe: whether it is all that, and written unsafely. confidence: in a first answer, 0 if
    nothing was said. surely_wrong: the problem, where the learner was sure of a first answer that was not right; else
    empty.

    mistake: the likeliest one, empty if there is none. seconds: whole ones. is_end: whether it ends its part, other
    than by skipping it untouched; only then are hints and points told. is_found: whether the right answer ends it.
    """

    number: int
    at: int
    day: int
    topic: str
    calculation: str
    level: int
    is_first: int
    is_unaided: int
    confidence: int
    surely_wrong: str
    mistake: str
    milliseconds: int
    seconds: int
    is_end: int
    is_found: int
    hints: int
    points: int
    is_unsafe: int

    @property
    def skill(self) -> Skill:
        """What it was an answer in: the calculation and the level."""
        return Skill(self.calculation, self.level)


def fields(*names: str) -> itemgetter[Any]:
    """What reads these fields of many briefs in no time; of several, as a tuple."""
    return itemgetter(*map(Brief._fields.index, names))


def brief(record: Record) -> Brief:
    """A record in brief."""
    is_first = _is_first(record)
    is_answer, is_end, is_right = is_first and bool(record.verdict), _is_end(record), record.verdict in RIGHT
    is_surely_wrong = is_answer and record.confidence == SURE and not is_right
    is_unaided = is_first and is_right and not record.hints
    return Brief(
        number=record.number,
        at=(record.at - _EPOCH) // _MILLISECOND,
        day=day_of(record.local.date()),
        topic=record.topic,
        calculation=record.calculation,
        level=record.level,
        is_first=is_first,
        is_unaided=is_unaided,
        confidence=(record.confidence or 0) if is_answer else 0,
        surely_wrong=record.identity if is_surely_wrong else "",
        mistake=next(iter(record.mistakes), ""),
        milliseconds=record.milliseconds,
        seconds=record.milliseconds // THOUSAND,
        is_end=is_end,
        is_found=ending_of(record) in FOUND,
        hints=record.hints if is_end else 0,
        points=points_of(record) if is_end else 0,
        is_unsafe=is_unaided and record.verdict == UNSAFE,
    )


def _is_end(record: Record) -> bool:
    return bool(record.ending) and (record.ending != SKIPPED or bool(record.tries or record.hints))


def _is_first(record: Record) -> bool:
    if record.is_again:
        return False
    if record.verdict:
        return record.tries == 1 and record.verdict != UNREADABLE
    return record.tries == 0 and record.ending in NOT_KNOWN


_ANSWERED = f"(tries = 1 AND verdict NOT IN ('', '{UNREADABLE}') AND NOT is_again)"
_GIVEN_UP = f"(tries = 0 AND verdict = '' AND ending IN ({listed(NOT_KNOWN)}) AND NOT is_again)"
_IS_RIGHT = f"verdict IN ({listed(RIGHT)})"
_IS_UNAIDED = f"(tries = 1 AND hints = 0 AND {_IS_RIGHT} AND NOT is_again)"
_IS_END = f"(ending <> '' AND (ending <> '{SKIPPED}' OR tries OR hints))"
_DAY = '(at + "offset" * 60000) / 86400000'
_COLUMNS = f"""
    number, at, {_DAY}, topic, calculation, level,
    {_ANSWERED} OR {_GIVEN_UP}, {_IS_UNAIDED},
    CASE WHEN confidence IS NOT NULL AND {_ANSWERED} THEN confidence ELSE 0 END,
    CASE WHEN confidence = {SURE} AND {_ANSWERED} AND NOT {_IS_RIGHT} THEN identity ELSE '' END,
    CASE mistakes WHEN '' THEN '' ELSE substr(mistakes, 1, instr(mistakes || char(10), char(10)) - 1) END,
    milliseconds, milliseconds / {THOUSAND}, {_IS_END}, {ENDING} IN ({listed(FOUND)}),
    CASE WHEN {_IS_END} THEN hints ELSE 0 END, CASE WHEN {_IS_END} THEN {POINTS} ELSE 0 END,
    {_IS_UNAIDED} AND verdict = '{UNSAFE}'
"""


_CONDITIONS = {
    "after": "number > :after",
    "session": "session = :session",
    "topic": "topic = :topic",
    "since": f"{_DAY} >= :since",
}


def briefs(
    history: History, *, after: int = 0, session: str = "", topic: str = "", since: date | None = None
) -> Iterator[Brief]:
    """Every record of a history in brief, in its order.

    after: only what comes after the record of that number. session, topic: only that one's. since: only what was
    recorded from this day on.

    Raises:
        HistoryUnavailable: it cannot be read.
    """
    first_day = None if since is None else day_of(since)
    values = {"after": after, "session": session or None, "topic": topic or None, "since": first_day}
    conditions = " AND ".join(_CONDITIONS[name] for name, value in values.items() if value is not None)
    page = f"SELECT *, {IS_AGAIN} AS is_again FROM answer WHERE {conditions} ORDER BY number LIMIT {A_PAGE}"  # noqa: S608 - constants
    statement = f"WITH page AS MATERIALIZED ({page}) SELECT {_COLUMNS} FROM page"  # noqa: S608 - as above
    while rows := history.file.execute(statement, values):
        yield from map(Brief._make, rows)
        values["after"] = rows[-1][0]


def best_seconds(history: History, without: str) -> dict[Skill, int]:
    """The fastest first answer of every skill that was right without a hint, in whole seconds.

    without: a session that does not count.

    Raises:
        HistoryUnavailable: the history cannot be read.
    """
    rows = history.file.execute(
        "SELECT calculation, level, min(milliseconds) / 1000 "  # noqa: S608 - constants
        f"FROM (SELECT *, {IS_AGAIN} AS is_again FROM answer) "
        f"WHERE {_IS_UNAIDED} AND session <> :without GROUP BY calculation, level",
        {"without": without},
    )
    return {Skill(calculation, level): seconds for calculation, level, seconds in rows}


def date_of(day: int) -> date:
    """The date of a day that is counted since 1970."""
    return _FIRST_DAY + timedelta(days=day)


def day_of(day: date) -> int:
    """The days from 1970 to a date.

    >>> date_of(day_of(date(2026, 11, 26)))
    datetime.date(2026, 11, 26)
    """
    return (day - _FIRST_DAY).days

"""A record as the table of a history has it, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dosecalc.learner.records import FIRST, LAST, Record, fresh_id

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
A_DAY = 24 * 60
"""Minutes; no local time is so far ahead of UTC or behind it."""

COLUMNS = (
    'id, at, "offset", session, mode, identity, part, template, topic, calculation, level, text, verdict, mistakes, '
    "tries, hints, milliseconds, confidence, ending, points"
)

FIRST_SESSION = (
    "SELECT session FROM answer AS met WHERE met.identity = {identity} AND met.part = {part} "
    "AND (met.ending <> '' OR met.verdict NOT IN ('', 'unreadable')) ORDER BY met.number LIMIT 1"
)
"""Which session first answered a part of a problem, or was shown its answer; what cannot be read is no answer."""

IS_AGAIN = f"coalesce(({FIRST_SESSION.format(identity='answer.identity', part='answer.part')}) <> session, FALSE)"
"""Of a row, whether that was another session than its own."""

PLACES = ", ".join("?" * len(COLUMNS.split(",")))


def listed(words: Iterable[str]) -> str:
    """Words of our own, as a list in a statement."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def milliseconds_of(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return (moment - EPOCH) // MILLISECOND


def row_of(record: Record) -> tuple[Any, ...]:
    """A record as the table has it, in the order of COLUMNS."""
    return (
        record.id or fresh_id(),
        milliseconds_of(record.at),
        record.offset,
        record.session,
        record.mode,
        record.identity,
        record.part,
        record.template,
        record.topic,
        record.calculation,
        record.level,
        record.text.encode(errors="replace").decode(),
        record.verdict,
        "\n".join(record.mistakes),
        record.tries,
        record.hints,
        record.milliseconds,
        record.confidence,
        record.ending,
        record.points,
    )


def record_of(row: tuple[Any, ...]) -> Record:
    """A row of the table, its number first and last whether it is met again, as a record.

    Raises:
        TypeError, ValueError, OverflowError, AttributeError: it is no row that was ever written.
    """
    number, id_, at, offset, session, mode, identity, part, template, topic, calculation, level, *rest = row
    text, verdict, mistakes, tries, hints, milliseconds, confidence, ending, points, is_again = rest
    moment = EPOCH + at * MILLISECOND
    if not (-A_DAY < offset < A_DAY and FIRST <= moment <= LAST):
        raise ValueError(at, offset)
    return Record(
        at=moment,
        session=session,
        mode=mode,
        identity=identity,
        part=part,
        template=template,
        topic=topic,
        calculation=calculation,
        level=level,
        text=text,
        verdict=verdict,
        mistakes=tuple(mistakes.split("\n")) if mistakes else (),
        tries=tries,
        hints=hints,
        seconds=Decimal(milliseconds).scaleb(-3),
        confidence=confidence,
        ending=ending,
        points=points,
        offset=offset,
        id=id_,
        number=number,
        is_again=bool(is_again),
    )

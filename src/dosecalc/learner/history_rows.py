"""A record as the table of a history has it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.learner.record_fields import FIELDS, OF_RECORD, said
from dosecalc.learner.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

OF_SQL = frozenset({"offset"})
"""Names of columns that are words of SQL too."""

COLUMNS = ", ".join(f'"{field.name}"' if field.name in OF_SQL else field.name for field in FIELDS)
PLACES = ", ".join("?" * len(FIELDS))

FIRST_SESSION = (
    "SELECT session FROM answer AS met WHERE met.identity = {identity} AND met.part = {part} "
    "AND (met.ending <> '' OR met.verdict NOT IN ('', 'unreadable')) ORDER BY met.number LIMIT 1"
)
"""Which session first answered a part of a problem, or was shown its answer; what cannot be read is no answer."""

IS_AGAIN = f"coalesce(({FIRST_SESSION.format(identity='answer.identity', part='answer.part')}) <> session, FALSE)"
"""Of a row, whether that was another session than its own."""

_TO_ROW = tuple((place, field.to_row) for place, field in enumerate(FIELDS) if field.to_row)
_FROM_ROW = tuple((name, field.from_row) for name, field in zip(OF_RECORD, FIELDS, strict=True) if field.from_row)


def listed(words: Iterable[str]) -> str:
    """Words of our own, as a list in a statement."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def row_of(record: Record) -> tuple[Any, ...]:
    """A record as the table has it, in the order of COLUMNS."""
    row = list(said(record))
    for place, kept in _TO_ROW:
        row[place] = kept(row[place])
    return tuple(row)


def record_of(row: tuple[Any, ...]) -> Record:
    """A row of the table, its number first and last whether it is met again, as a record.

    Raises:
        TypeError, ValueError, OverflowError, AttributeError: it is no row that was ever written.
    """
    number, *kept, is_again = row
    says = dict(zip(OF_RECORD, kept, strict=True))
    for name, read in _FROM_ROW:
        says[name] = read(says[name])
    return Record(**says, number=number, is_again=bool(is_again))

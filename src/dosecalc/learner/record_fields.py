"""What a record is made of: each thing that it says, as the table of a history has it and as its facts tell it.

It is said once, here; the columns, rows, facts and checks of what comes from outside all follow from FIELDS.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from dosecalc.learner.records import FIRST, LAST, THOUSAND, fresh_id

if TYPE_CHECKING:
    from collections.abc import Callable

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
A_DAY = 24 * 60
"""Minutes; no local time is so far ahead of UTC or behind it."""

LONGEST_TEXT = 5000
MOST_MISTAKES = 100
LARGEST = 2**53
"""Every program's JSON carries whole numbers up to here exactly."""


class Field(NamedTuple):
    """One thing that a record says.

    name: of its column and of its fact. from_fact: what a fact from outside says, or ValueError, TypeError or
    OverflowError where it cannot be. to_fact, to_row, from_row: how it is told and kept; None: as the record has it.
    of_record: what the record calls it, where that is not the name.
    """

    name: str
    from_fact: Callable[[object], Any]
    to_fact: Callable[[Any], Any] | None = None
    to_row: Callable[[Any], Any] | None = None
    from_row: Callable[[Any], Any] | None = None
    of_record: str = ""


def _matching(pattern: str) -> Callable[[object], str]:
    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern + r"\Z")  # not before facts are read: a drill reads none

    def check(value: object) -> str:
        if not isinstance(value, str) or not compiled().match(value):
            raise ValueError
        return value

    return check


def _whole(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return check


_mistake = _matching(r"[a-z0-9][a-z0-9+_-]{0,199}")
_id = _matching(r"[0-9a-f]{32}")
_name = _matching(r"[a-z0-9][a-z0-9_-]{0,63}")
_count = _whole(0, LARGEST)
_rating = _whole(1, 3)


def milliseconds_of(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return (moment - EPOCH) // MILLISECOND


def _moment_kept(milliseconds: int) -> datetime:
    moment = EPOCH + milliseconds * MILLISECOND
    if not FIRST <= moment <= LAST:
        raise ValueError(milliseconds)
    return moment


def _moment_told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or not value.endswith("Z"):
        raise ValueError
    found = datetime.fromisoformat(value)
    if found.utcoffset() is None or not FIRST <= found <= LAST:
        raise ValueError
    return found.astimezone(UTC)


def _offset_kept(minutes: int) -> int:
    if not -A_DAY < minutes < A_DAY:
        raise ValueError(minutes)
    return minutes


def _without_halves(text: str) -> str:
    """Without halves of characters, which UTF-8 cannot hold."""
    return text.encode(errors="replace").decode()


def _typed(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError
    return value


def _mistakes_kept(lines: str) -> tuple[str, ...]:
    return tuple(lines.split("\n")) if lines else ()


def _mistakes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_MISTAKES:
        raise ValueError
    return tuple(map(_mistake, value))


def _thousandths(seconds: Decimal) -> int:
    return int(seconds * THOUSAND)


def _seconds_kept(milliseconds: int) -> Decimal:
    return Decimal(milliseconds).scaleb(-3)


def _seconds(value: object) -> Decimal:
    return _seconds_kept(_count(value))


def _confidence(value: object) -> int | None:
    return None if value is None else _rating(value)


FIELDS = (
    Field("id", _id, to_row=lambda id_: id_ or fresh_id()),
    Field("at", _moment, to_fact=_moment_told, to_row=milliseconds_of, from_row=_moment_kept),
    Field("offset", _whole(1 - A_DAY, A_DAY - 1), from_row=_offset_kept),
    Field("session", _id),
    Field("mode", _name),
    Field("identity", _matching(r"[a-z0-9@:-]{1,200}")),
    Field("part", _matching(r"[a-z]?")),
    Field("template", _name),
    Field("topic", _name),
    Field("calculation", _name),
    Field("level", _whole(1, 9)),
    Field("text", _typed, to_row=_without_halves),
    Field("verdict", _matching(r"[a-z_]{0,40}")),
    Field("mistakes", _mistakes, to_fact=list, to_row="\n".join, from_row=_mistakes_kept),
    Field("tries", _count),
    Field("hints", _count),
    Field("milliseconds", _seconds, _thousandths, _thousandths, _seconds_kept, of_record="seconds"),
    Field("confidence", _confidence),
    Field("ending", _matching(r"[a-z ]{0,40}")),
    Field("points", _count),
)
"""In the order of the table and of the facts. Nothing that passes can reach a path, a statement or a terminal as a
command."""

OF_RECORD = tuple(field.of_record or field.name for field in FIELDS)
said = attrgetter(*OF_RECORD)
"""What a record says, in that order."""

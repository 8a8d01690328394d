"""A record as facts for other programs, and back; facts from outside are checked one by one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError
from dosecalc.learner.records import FIRST, LAST, THOUSAND, Record
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VERSION = 1
"""Of the facts; raised when a reader of the earlier ones could misread the new."""

LONGEST_TEXT = 5000
LARGEST = 2**53
"""Every program's JSON carries whole numbers up to here exactly."""

Facts = dict[str, Any]


class UnusableRecord(DosecalcError):
    """Facts that are no record; str() says why."""


def facts_of(record: Record) -> Facts:
    """The facts, in a fixed order. `at` is in UTC; `offset` are the minutes that the learner's own time was ahead."""
    return {
        "record": VERSION,
        "id": record.id,
        "at": record.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "offset": record.offset,
        "session": record.session,
        "mode": record.mode,
        "identity": record.identity,
        "part": record.part,
        "template": record.template,
        "topic": record.topic,
        "calculation": record.calculation,
        "level": record.level,
        "text": record.text,
        "verdict": record.verdict,
        "mistakes": list(record.mistakes),
        "tries": record.tries,
        "hints": record.hints,
        "milliseconds": record.milliseconds,
        "confidence": record.confidence,
        "ending": record.ending,
        "points": record.points,
    }


def record_from(facts: object) -> Record:
    """The record that the facts tell.

    Raises:
        UnusableRecord: they are none, or of a later version.
    """
    if not isinstance(facts, dict):
        raise UnusableRecord("this is no record")
    if facts.get("record") != VERSION:
        raise UnusableRecord("this is no record that this version of dosecalc knows")
    if unknown := sorted(set(facts) - set(CHECKS) - {"record"}):
        raise UnusableRecord(f"a record has no {cleaned(unknown[0][:40])!r}")
    values = {name: _checked(facts, name) for name in CHECKS}
    values["seconds"] = Decimal(values.pop("milliseconds")) / THOUSAND
    return Record(**values)


def _checked(facts: Mapping[str, Any], name: str) -> Any:
    if name not in facts:
        raise UnusableRecord(f"{name} is missing")
    try:
        return CHECKS[name](facts[name])
    except (ValueError, TypeError, OverflowError):
        shown = cleaned(str(facts[name])[:40])
        raise UnusableRecord(f"{name} cannot be {shown!r}") from None


def _matching(pattern: str) -> Callable[[object], str]:
    compiled = re.compile(pattern + r"\Z")

    def check(value: object) -> str:
        if not isinstance(value, str) or not compiled.match(value):
            raise ValueError
        return value

    return check


def _whole(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return check


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or not value.endswith("Z"):
        raise ValueError
    found = datetime.fromisoformat(value)
    if found.utcoffset() is None or not FIRST <= found <= LAST:
        raise ValueError
    return found.astimezone(UTC)


def _typed(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError
    return value


def _mistakes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > 100:
        raise ValueError
    return tuple(map(_mistake, value))


def _confidence(value: object) -> int | None:
    return None if value is None else _whole(1, 3)(value)


_mistake = _matching(r"[a-z0-9][a-z0-9+_-]{0,199}")
_name = _matching(r"[a-z0-9][a-z0-9_-]{0,63}")
_count = _whole(0, LARGEST)
CHECKS: Mapping[str, Callable[[object], Any]] = {
    "id": _matching(r"[0-9a-f]{32}"),
    "at": _moment,
    "offset": _whole(-1439, 1439),
    "session": _matching(r"[0-9a-f]{32}"),
    "mode": _name,
    "identity": _matching(r"[a-z0-9@:-]{1,200}"),
    "part": _matching(r"[a-z]?"),
    "template": _name,
    "topic": _name,
    "calculation": _name,
    "level": _whole(1, 9),
    "text": _typed,
    "verdict": _matching(r"[a-z_]{0,40}"),
    "mistakes": _mistakes,
    "tries": _count,
    "hints": _count,
    "milliseconds": _count,
    "confidence": _confidence,
    "ending": _matching(r"[a-z ]{0,40}"),
    "points": _count,
}
"""What each fact of a record may be; nothing that passes can reach a path, a statement or a terminal as a command."""

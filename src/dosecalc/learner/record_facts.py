"""A record as facts for other programs, and back; facts from outside are checked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError
from dosecalc.learner.record_fields import FIELDS, OF_RECORD, said
from dosecalc.learner.records import Record
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.learner.record_fields import Field

VERSION = 1
"""Of the facts; raised when a reader of the earlier ones could misread the new."""

Facts = dict[str, Any]

NAMES = tuple(field.name for field in FIELDS)
"""Of the facts besides the version, in their order."""

_KNOWN = frozenset({"record", *NAMES})
_TOLD = tuple((field.name, field.to_fact) for field in FIELDS if field.to_fact)


class UnusableRecord(DosecalcError):
    """Facts that are no record; str() says why."""


def facts_of(record: Record) -> Facts:
    """The facts, in a fixed order. `at` is in UTC; `offset` are the minutes that the learner's own time was ahead."""
    facts: Facts = {"record": VERSION, **dict(zip(NAMES, said(record), strict=True))}
    for name, told in _TOLD:
        facts[name] = told(facts[name])
    return facts


def record_from(facts: object) -> Record:
    """The record that the facts tell.

    Raises:
        UnusableRecord: they are none, or of a later version.
    """
    if not isinstance(facts, dict):
        raise UnusableRecord("this is not a record")
    if facts.get("record") != VERSION:
        raise UnusableRecord("this is not a record that this version of dosecalc knows")
    if unknown := sorted(set(facts) - _KNOWN):
        raise UnusableRecord(f"a record has no {cleaned(unknown[0][:40])!r}")
    return Record(**{name: _checked(facts, field) for name, field in zip(OF_RECORD, FIELDS, strict=True)})


def _checked(facts: Mapping[str, Any], field: Field) -> Any:
    if field.name not in facts:
        raise UnusableRecord(f"{field.name} is missing")
    try:
        return field.from_fact(facts[field.name])
    except (ValueError, TypeError, OverflowError):
        shown = cleaned(str(facts[field.name])[:40])
        raise UnusableRecord(f"{field.name} cannot be {shown!r}") from None

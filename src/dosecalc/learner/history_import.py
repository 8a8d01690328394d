"""Records that another history exported, taken into this one: each once, all of them or none."""

from __future__ import annotations

import json  # noqa: TID253 - this module is imported only where files are read
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from dosecalc.errors import DosecalcError
from dosecalc.learner.record_facts import UnusableRecord, record_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.learner.history import History
    from dosecalc.learner.records import Record

LONGEST_LINE = 65_536
MOST_TOLD = 10
"""Faults that are told one by one."""


class UnusableExport(DosecalcError):
    """A file from which nothing was imported. faults: of its lines, each with its number."""

    def __init__(self, name: str, faults: list[str]) -> None:
        super().__init__(name, faults)
        self.name, self.faults = name, faults

    def __str__(self) -> str:
        """The first faults, a line each."""
        more = len(self.faults) - MOST_TOLD
        told = [*self.faults[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]
        return "\n  ".join([f"{self.name}: nothing was imported", *told])


@dataclass(frozen=True)
class Imported:
    """What came of an import: how many records were new, and how many were known."""

    added: int
    known: int


def import_records(history: History, path: Path) -> Imported:
    """Take all records of an export into a history, each in its place in time.

    Raises:
        UnusableExport: the file cannot be read, or a line of it is no record; nothing is imported.
        HistoryUnavailable: the history cannot be written; nothing is imported.
    """
    if path.suffix.lower() == ".csv":
        raise UnusableExport(
            str(path), ["CSV is for spreadsheets; export as JSON lines instead: history export FILE.jsonl"]
        )
    reading = _Reading()
    try:
        if not path.exists():
            raise UnusableExport(str(path), ["there is no such file"])
        if not path.is_file():
            raise UnusableExport(str(path), ["this is not a plain file"])
        with path.open("rb") as stream:
            count, added = history.add_all(reading.records(stream, str(path)))
    except (OSError, ValueError) as error:
        raise UnusableExport(str(path), [getattr(error, "strerror", None) or str(error)]) from error
    return Imported(added, count - added)


class _Reading:
    """The lines of an export, one after the other; all faults are found before any of them ends the import."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def records(self, stream: BinaryIO, name: str) -> Iterator[Record]:
        number = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                self.faults.append(f"line {number}: it is too long to be a record")
                break
            if not line.strip():
                continue
            try:
                record = record_from(_parsed(line))
            except UnusableRecord as fault:
                self.faults.append(f"line {number}: {fault}")
                continue
            if not self.faults:
                yield record
        if self.faults:
            raise UnusableExport(name, self.faults)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.decode(), parse_constant=_refused)
    except (ValueError, RecursionError):
        raise UnusableRecord("this is not a line of JSON") from None


def _refused(word: str) -> object:
    raise ValueError(word)

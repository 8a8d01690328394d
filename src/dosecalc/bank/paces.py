"""The paces of exams, read from `problems/paces.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.table_reader import TableReader
from dosecalc.bank.toml_source import toml_source
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_PROBLEMS, MOST_MINUTES = 1000, 600
A_MINUTE = 60


class UnknownPace(DosecalcError):
    """No pace has that name."""


@dataclass(frozen=True)
class Pace:
    """The pace of an exam: so many problems in so many minutes. title: as a sentence calls it."""

    name: str
    title: str
    problems: int
    minutes: int
    source: str

    @property
    def seconds(self) -> int:
        """Whole seconds for each problem.

        >>> Pace("ptce", "PTCE", 90, 110, "").seconds
        73
        """
        return self.minutes * A_MINUTE // self.problems


@cache
def paces() -> Mapping[str, Pace]:
    """Every pace by name.

    Raises:
        InvalidBank: the file is faulty.
    """
    return MappingProxyType(read_paces(bank_folder() / "paces.toml"))


def pace(name: str) -> Pace:
    """The pace of that name.

    Raises:
        UnknownPace: there is none.
        InvalidBank: the file is faulty.
    """
    if name.lower() not in paces():
        message = f"there is no pace '{cleaned(name[:40])}'; there are {', '.join(paces())}"
        raise UnknownPace(message)
    return paces()[name.lower()]


def read_paces(path: Path) -> dict[str, Pace]:
    """The paces that a file states.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    reader = TableReader(source := toml_source(path), source.table)
    found = {name: _pace(name, row) for name, row in reader.named_tables("pace")}
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return found


def _pace(name: str, row: TableReader) -> Pace:
    made = Pace(
        name,
        title=row.text("title"),
        problems=row.whole("problems", 1, MOST_PROBLEMS),
        minutes=row.whole("minutes", 1, MOST_MINUTES),
        source=row.text("source"),
    )
    row.finish()
    return made

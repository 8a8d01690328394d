"""A class roster: who gets a copy of a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.sets.average_rows import is_average
from dosecalc.sets.class_table import Refused, UnreadableTable, read_class_table
from dosecalc.sets.problem_set import Learner, comparable
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = {
    "learner": (
        *("id", "learner id", "student id", "id number", "sis id", "student"),
        *("login", "username", "user", "email", "email address"),
    ),
    "name": ("full name", "student name", "learner name"),
    "first name": ("given name", "forename"),
    "last name": ("surname", "family name"),
}
LONGEST_ID, LONGEST_NAME = 100, 200
MOST_LEARNERS = 10_000


class RowsRefused(DosecalcError):
    """Some row of a roster cannot be used, so that somebody would be left out."""


@dataclass(frozen=True)
class Roster:
    """The learners of a class. refused: rows that name nobody, or somebody a second time."""

    learners: tuple[Learner, ...] = ()
    refused: tuple[Refused, ...] = ()

    def all_learners(self) -> tuple[Learner, ...]:
        """The learners, where nobody is left out.

        Raises:
            RowsRefused: somebody would be.
        """
        if self.refused:
            rows = f"{self.refused[0].path}: {len(self.refused)} of its rows"
            message = f"{rows} cannot be used; correct them, so that nobody is left out"
            raise RowsRefused(message)
        return self.learners


def read_roster(path: Path) -> Roster:
    """The roster that a CSV file holds: a column `learner` with what tells them apart, and a column `name` if wished,
    or `first name` and `last name`.

    Raises:
        UnusableFile: it cannot be read.
        UnreadableTable: it is no table, has not the column, or names nobody.
    """
    table = read_class_table(path, COLUMNS, ["learner"])
    found: dict[str, Learner] = {}
    lines: dict[str, int] = {}
    refused = list(table.refused)
    for row in table.rows:
        id_ = row.cell("learner")
        name = row.cell("name") or " ".join(filter(None, (row.cell("first name"), row.cell("last name"))))
        if why := _what_is_wrong(id_, name, lines):
            refused.append(Refused(path, row.line, why))
            continue
        found[comparable(id_)], lines[comparable(id_)] = Learner(id_, name), row.line
    if refused and not found:
        raise UnreadableTable(str(refused[0]))
    if not found or len(found) > MOST_LEARNERS:
        message = f"{cleaned(str(path))}: it names {len(found):,} learners; there must be 1 to {MOST_LEARNERS:,}"
        raise UnreadableTable(message)
    return Roster(tuple(found.values()), tuple(sorted(refused, key=lambda each: each.line)))


def _what_is_wrong(id_: str, name: str, lines: dict[str, int]) -> str:
    if is_average(id_, name):
        return f"{id_ or name!r} is a row of averages, as in Moodle's tables, not a learner; take it out"
    if not id_:
        return "the column learner is empty"
    if len(id_) > LONGEST_ID or len(name) > LONGEST_NAME:
        return f"a learner's id has at most {LONGEST_ID} characters, a name at most {LONGEST_NAME}"
    if comparable(id_) in lines:
        return f"the learner {id_!r} is named on line {lines[comparable(id_)]} already"
    return ""

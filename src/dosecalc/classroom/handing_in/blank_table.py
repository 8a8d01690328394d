"""An empty table for typing the answers of a class in: a row for each learner, a column for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.grades.workbook import NoWorkbooks, write_texts
from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.errors import DosecalcError
from dosecalc.spreadsheet import Table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.sets.problem_set import Learner, ProblemSet

WHO = ("learner", "name", "variant")
WORKBOOK = ".xlsx"
SHEET = "Answers"


class NoBlankTable(DosecalcError):
    """An empty table cannot be written so."""


def blank_rows(made: ProblemSet, roster: Sequence[Learner]) -> Iterator[list[str]]:
    """The heads, then a row for each learner with what is known of them: of the set's own roster, else of this one."""
    yield [*WHO, *(f"{item.number}{label}" for item in made.variants[0].items for label in labels(item))]
    own = [(variant.learner, variant.name) for variant in made.variants if variant.learner]
    only = made.variants[0].name if len(made.variants) == 1 else ""
    for learner, variant in own or [(learner, only) for learner in roster]:
        yield [learner.id, learner.name, variant]


def write_blank(rows: Iterator[list[str]], path: Path) -> None:
    """Write the table for its owner alone, as a workbook where the name of the file ends so, else as CSV.

    Raises:
        NoBlankTable: what writes workbooks is not installed.
        OSError: it cannot be written.
    """
    if path.suffix.lower() == WORKBOOK:
        try:
            write_texts(path, SHEET, rows)
        except NoWorkbooks as missing:
            message = "a workbook needs XlsxWriter: python3 -m pip install xlsxwriter; or name a file that ends in .csv"
            raise NoBlankTable(message) from missing
        return
    width = 0
    with written_whole(path) as made, made.open("w", encoding="utf-8-sig", newline="") as stream:
        table = Table(stream)
        for row in rows:
            width = width or len(row)
            table.add([*row, *[""] * (width - len(row))])

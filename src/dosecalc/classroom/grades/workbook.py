"""Workbooks of Excel, which LibreOffice and Google Sheets read as well: the gradebook, and a table of texts."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dosecalc.classroom.grades.rounding import rounded
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook import Cell, Row

TABLES = ("Marks", "Answers", "For your eyes", "Set")
MOST_ROWS = 1_048_576
"""As many as a sheet has; https://support.microsoft.com/office/excel-specifications-and-limits."""

LONGEST_TEXT = 32_000
"""A cell takes 32,767 characters."""

AS_TEXT = "@"
"""The format in which a spreadsheet leaves what is typed as it is: 3/5 no date, 001 no 1."""

WIDTH, COLUMNS_IN_SIGHT = 14, 2
NO_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - stands in the file in place of the time of writing
TOO_MANY = "More rows than a sheet has: the rest is in the CSV files."


class NoWorkbooks(DosecalcError):
    """What writes workbooks is not installed."""


@contextmanager
def workbook(path: Path) -> Iterator[WorkbookOfTables]:
    """A workbook, written whole or not at all, for its owner alone; the same tables give the same bytes.

    Raises:
        NoWorkbooks: what writes them is not installed.
        OSError: it cannot be written.
    """
    with _book(path) as book:
        yield WorkbookOfTables(book)


def write_texts(path: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a workbook of one table, heads first; each cell of its columns is text, also where nothing is yet.

    Raises:
        NoWorkbooks, OSError: as for `workbook`.
    """
    with _book(path) as book:
        text = book.add_format({"num_format": AS_TEXT})
        bold = book.add_format({"num_format": AS_TEXT, "bold": True})
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            if at == 0:
                sheet.set_column(0, len(row) - 1, WIDTH, text)
                sheet.freeze_panes(1, COLUMNS_IN_SIGHT)
            for column, value in enumerate(row):
                sheet.write_string(at, column, cleaned(value)[:LONGEST_TEXT], text if at else bold)


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as missing:
        message = "for a workbook (gradebook.xlsx) as well: python3 -m pip install xlsxwriter"
        raise NoWorkbooks(message) from missing
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with written_whole(path) as made:
        book = xlsxwriter.Workbook(str(made), {**options, "strings_to_numbers": False})
        book.set_properties({"created": NO_DATE})
        try:
            yield book
        finally:
            _close(book)


def _close(book: Any) -> None:
    """Write it out; its library has an error of its own for what the system refuses."""
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

    try:
        book.close()
    except FileCreateError as error:
        refusal = error.args[0] if error.args else None
        raise (refusal if isinstance(refusal, OSError) else OSError(errno.EIO, str(error))) from error


class WorkbookOfTables:
    """A sheet for each table, its heads bold and always in sight."""

    def __init__(self, book: Any) -> None:
        self._bold = book.add_format({"bold": True})
        self._sheets = {name: book.add_worksheet(name) for name in TABLES}
        self._rows = dict.fromkeys(TABLES, 0)
        for name, sheet in self._sheets.items():
            sheet.set_column(0, 2, WIDTH)
            if name != "Set":
                sheet.freeze_panes(1, 1)

    def add(self, table: str, row: Row) -> None:
        """A row at the end of a table, which begins with its heads; nothing more where a sheet is full."""
        if table not in self._rows:  # to be filled in, which is done in the table
            return
        at = self._rows[table]
        self._rows[table] += 1
        if at < MOST_ROWS:
            cells: Row = [TOO_MANY] if at == MOST_ROWS - 1 else row
            style = self._bold if at == 0 and table != "Set" else None
            for column, value in enumerate(cells):
                self._write(self._sheets[table], at, column, value, style)

    def _write(self, sheet: Any, at: int, column: int, value: Cell, style: Any) -> None:
        if isinstance(value, Fraction):
            sheet.write_number(at, column, rounded(value), style)
        elif isinstance(value, int):
            sheet.write_number(at, column, value, style)
        elif value:
            sheet.write_string(at, column, cleaned(value)[:LONGEST_TEXT], style)

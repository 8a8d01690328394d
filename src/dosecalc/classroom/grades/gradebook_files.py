"""The gradebook as files: CSV for anything that reads tables, and a workbook where its library is installed."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from dosecalc.classroom.grades.gradebook import ANSWERS, EYES, Gradebook, answers_rows, eyes_row
from dosecalc.classroom.grades.rounding import MOST_MARKS, rounded
from dosecalc.classroom.grades.to_decide import HEADS, ToDecide
from dosecalc.quantities.notation import plain_decimal
from dosecalc.spreadsheet import Table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook import Row
    from dosecalc.classroom.grades.grading import GradedClass
    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.classroom.grades.remarks import Remark

CSV_NAMES = {
    "Marks": "gradebook.csv",
    "Answers": "answers.csv",
    "For your eyes": "for-your-eyes.csv",
    "To decide": "to-decide.csv",
}
"""The files in which the tables stand, by the name of the table."""


class Book(Protocol):
    """Something that tables are written into, row by row."""

    def add(self, table: str, row: Row) -> None:
        """A row at the end of a table, which begins with its heads."""


@contextmanager
def csv_files(folder: Path) -> Iterator[Book]:
    """CSV files in a folder, each written whole or not at all, for their owner alone.

    Raises:
        OSError: one cannot be written.
    """
    with ExitStack() as stack:
        tables = {}
        for table, name in CSV_NAMES.items():
            made = stack.enter_context(written_whole(folder / name))
            stream = stack.enter_context(made.open("w", encoding="utf-8-sig", newline=""))
            tables[table] = Table(stream)
        yield _CsvBook(tables)


class _CsvBook:
    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables

    def add(self, table: str, row: Row) -> None:
        if table in self._tables:
            self._tables[table].add(_decimal(each) if isinstance(each, Fraction) else each for each in row)


@lru_cache(maxsize=MOST_MARKS)
def _decimal(number: Fraction) -> str:
    return plain_decimal(rounded(number))


def no_sheet(_marks: LearnersMarks) -> str:
    """A learner for whom no sheet is made."""
    return ""


def write_gradebook(
    graded: GradedClass, books: Sequence[Book], sheet: Callable[[LearnersMarks], str] = no_sheet
) -> Iterator[LearnersMarks]:
    """Write a class into books while it is graded; each learner is handed on once written.

    sheet: what the file of a learner's sheet is called.
    """

    def add(table: str, row: Row) -> None:
        for book in books:
            book.add(table, row)

    gradebook, to_decide = Gradebook(graded.made), ToDecide(graded.decisions.unused)
    add("Marks", gradebook.marks_heads())
    add("Answers", [*ANSWERS])
    add("For your eyes", [*EYES])
    add("To decide", [*HEADS])
    for row in gradebook.about():
        add("Set", row)
    for remark in graded.gathered.remarks:
        add("For your eyes", eyes_row(remark))
    for marks, remarks in graded.with_remarks():
        for table, row in _learners_rows(marks, remarks, gradebook.marks_row(marks, sheet(marks))):
            add(table, row)
        for row in to_decide.rows(marks):
            add("To decide", row)
        yield marks
    for row in to_decide.rest():
        add("To decide", row)
    for table, row in _last_rows(graded, gradebook):
        add(table, row)


def _learners_rows(marks: LearnersMarks, remarks: Sequence[Remark], row: Row) -> Iterator[tuple[str, Row]]:
    """What is told of one learner, each row with its table. row: that of the marks."""
    yield "Marks", row
    yield from (("Answers", row) for row in answers_rows(marks, remarks))
    yield from (("For your eyes", eyes_row(remark)) for remark in remarks)


def _last_rows(graded: GradedClass, gradebook: Gradebook) -> Iterator[tuple[str, Row]]:
    """What is known once all learners were graded, and those who could not be; each row with its table."""
    yield from (("For your eyes", eyes_row(remark)) for remark in graded.on_files)
    for learner, _ in graded.gathered.held_back.values():
        yield "Marks", gradebook.unmarked_row(learner, is_absent=False)
    for learner in graded.gathered.absent:
        yield "Marks", gradebook.unmarked_row(learner, is_absent=True)

"""The gradebook as files: CSV for anything that reads tables, and a workbook where its library is installed."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from dosecalc.classroom.grades.gradebook import ANSWERS, EYES, Gradebook, answers_rows, eyes_row
from dosecalc.quantities.notation import plain_decimal
from dosecalc.sets.problem_set import comparable
from dosecalc.spreadsheet import Table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook import Row
    from dosecalc.classroom.grades.grading import GradedClass
    from dosecalc.classroom.grades.marks import LearnersMarks

CSV_NAMES = {"Marks": "gradebook.csv", "Answers": "answers.csv", "For your eyes": "for-your-eyes.csv"}
"""The files in which the tables stand, by the name of the table."""

DECIMALS = 4
"""A third of a point is 0.3333."""


MOST_MARKS = 5_000
"""Different marks that are kept as written; there are few."""


class Book(Protocol):
    """Something that tables are written into, row by row."""

    def add(self, table: str, row: Row) -> None:
        """A row at the end of a table, which begins with its heads."""


@lru_cache(maxsize=MOST_MARKS)
def rounded(number: Fraction, decimals: int = DECIMALS) -> Fraction:
    """A mark with as many decimals as are written, half up."""
    return Fraction((number * 10**decimals + Fraction(1, 2)) // 1, 10**decimals)


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


def write_gradebook(graded: GradedClass, books: Sequence[Book]) -> Iterator[LearnersMarks]:
    """Write a class into books while it is graded; each learner is handed on once written."""

    def add(table: str, row: Row) -> None:
        for book in books:
            book.add(table, row)

    gradebook = Gradebook(graded.made)
    unclean = {comparable(remark.learner) for remark in graded.gathered.remarks if remark.concern.is_trouble}
    unclean |= graded.gathered.unsure
    add("Marks", gradebook.marks_heads())
    add("Answers", [*ANSWERS])
    add("For your eyes", [*EYES])
    for row in gradebook.about():
        add("Set", row)
    for remark in graded.gathered.remarks:
        add("For your eyes", eyes_row(remark))
    for marks, remarks in graded.with_remarks():
        is_turned = any(remark.concern.is_trouble for remark in remarks)
        is_clean = not is_turned and comparable(marks.learner.id) not in unclean
        add("Marks", gradebook.marks_row(marks, is_clean=is_clean))
        for row in answers_rows(marks, remarks):
            add("Answers", row)
        for remark in remarks:
            add("For your eyes", eyes_row(remark))
        yield marks
    for table, row in _last_rows(graded, gradebook):
        add(table, row)


def _last_rows(graded: GradedClass, gradebook: Gradebook) -> Iterator[tuple[str, Row]]:
    """What is known once all learners were graded, and those who could not be; each row with its table."""
    yield from (("For your eyes", eyes_row(remark)) for remark in graded.on_files)
    for learner, _ in graded.gathered.held_back.values():
        yield "Marks", gradebook.unmarked_row(learner, is_absent=False)
    for learner in graded.gathered.absent:
        yield "Marks", gradebook.unmarked_row(learner, is_absent=True)

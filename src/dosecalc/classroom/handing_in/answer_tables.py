"""Answers in a table: a row for each answer, or a row for each learner as forms and learning platforms export them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.hand_ins import GivenAnswer, HandIn, Read
from dosecalc.classroom.handing_in.problem_names import Named, named_in_cell
from dosecalc.classroom.handing_in.table_heads import Columns, columns_of
from dosecalc.sets.average_rows import is_average
from dosecalc.sets.class_table import read_plain_table
from dosecalc.sets.problem_set import comparable
from dosecalc.sets.responses import Response
from dosecalc.sets.table_cells import cell_at
from dosecalc.tutoring.confidence import read_confidence

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from dosecalc.classroom.handing_in.key_index import KeyIndex
    from dosecalc.sets.class_table import PlainTable

NEEDED = ("learner", "problem", "answer")
NOT_RATED = frozenset({"", "0", "-"})

Cells = tuple[str, ...]


def answers_in_table(path: Path, index: KeyIndex) -> tuple[Read, Columns]:
    """What a CSV file holds, and which columns it was read from.

    Raises:
        UnusableFile: it cannot be read.
        UnreadableTable: it is no table, or has not the columns needed.
    """
    table = read_plain_table(path, NEEDED)
    columns = columns_of(table, index.by_code, index.ids, index.labels)
    read = Read(rows=len(table.rows) + len(table.refused))
    for refused in table.refused:
        whose = _whose(refused.cells, columns)
        read.remarks.append(Remark(Concern.UNREADABLE_ROW, refused.why, path, refused.line, whose, rows=1))
    if columns.is_wide:
        _read_wide(table, columns, read)
    else:
        _read_long(table, columns, index.by_code, read)
    return read, columns


def _read_wide(table: PlainTable, columns: Columns, read: Read) -> None:
    asked = tuple(columns.problems.values())
    for line, cells in table.rows:
        row = _Row(cells, columns)
        if is_average(row.id, row.name):
            read.remarks.append(_average(table.path, line, row.id or row.name))
            continue
        if not row.who:
            read.remarks.append(_nobody(table.path, line))
            continue
        answers = tuple(
            GivenAnswer(line, named, Response(text))
            for at, named in columns.problems.items()
            if (text := cell_at(cells, at))
        )
        variant = row.other("variant")
        variants = (variant,) if variant else ()
        names = (row.name,) if row.name else ()
        read.hand_ins.append(HandIn(table.path, line, row.id, names, answers, variants=variants, asked=asked))


def _read_long(table: PlainTable, columns: Columns, codes: Container[str], read: Read) -> None:
    rows: dict[str, list[tuple[int, _Row]]] = defaultdict(list)
    for line, cells in table.rows:
        row = _Row(cells, columns)
        if row.who:
            rows[comparable(row.who)].append((line, row))
        else:
            read.remarks.append(_nobody(table.path, line))
    shared: dict[str, Named] = {}
    for of_learner in rows.values():
        (first, row), *_ = of_learner
        answers = tuple(
            answer for line, each in of_learner if (answer := _answer(table.path, line, each, codes, shared, read))
        )
        variants = tuple(dict.fromkeys(variant for _, each in of_learner if (variant := each.other("variant"))))
        names = tuple(dict.fromkeys(each.name for _, each in of_learner if each.name))
        read.hand_ins.append(HandIn(table.path, first, row.id, names, answers, variants=variants))


def _answer(
    path: Path, line: int, row: _Row, codes: Container[str], shared: dict[str, Named], read: Read
) -> GivenAnswer | None:
    """The answer of a row; None where it names no problem, which is told."""
    text, part = row.other("problem"), row.other("part").strip("() .").lower()
    named = shared.get(text) or named_in_cell(text, codes)
    if named is None:
        says = f"'{text}' is not a problem of the set" if text else "it does not name a problem"
        read.remarks.append(
            Remark(Concern.UNKNOWN_PROBLEM, says, path, line, row.who, text=row.other("answer"), rows=1)
        )
        return None
    shared[text] = named
    if part and part != named.label:
        if named.label:
            says = f"the column problem says part {named.label}, the column part says {part}"
            read.remarks.append(
                Remark(Concern.UNKNOWN_PART, says, path, line, row.who, text=row.other("answer"), rows=1)
            )
            return None
        named = shared.setdefault(f"{text}\n{part}", Named(named.number, named.code, part))
    return GivenAnswer(line, named, Response(row.other("answer"), _sure(path, line, row, read)))


def _sure(path: Path, line: int, row: _Row, read: Read) -> int:
    text = row.other("sure")
    if text in NOT_RATED:
        return 0
    found = read_confidence(text)
    if found is None:
        says = (
            f"'{text}' is not a confidence level: 1 guessing, 2 fairly sure, 3 sure; the answer was graded without it"
        )
        read.remarks.append(Remark(Concern.UNREADABLE_CONFIDENCE, says, path, line, row.who))
    return found.value if found else 0


def _whose(cells: Cells, columns: Columns) -> str:
    """Whose a row is of which only the first cells could be read; empty where these do not say."""
    saying = columns.name if columns.learner is None else (columns.learner,)
    return _Row(cells, columns).who if all(at < len(cells) for at in saying) else ""


def _nobody(path: Path, line: int) -> Remark:
    return Remark(Concern.NO_LEARNER, "it does not say whose answers these are", path, line, rows=1)


def _average(path: Path, line: int, label: str) -> Remark:
    says = f"{label!r} is a row of averages, which Moodle puts at the end of a table; it holds no learner's answers"
    return Remark(Concern.AVERAGE, says, path, line, rows=1)


class _Row:
    """The cells of a row by what they are."""

    __slots__ = ("_cells", "_columns")

    def __init__(self, cells: Cells, columns: Columns) -> None:
        self._cells, self._columns = cells, columns

    @property
    def id(self) -> str:
        """Of the learner; empty where there is no such column."""
        return cell_at(self._cells, self._columns.learner) if self._columns.learner is not None else ""

    @property
    def name(self) -> str:
        """Of the learner."""
        return " ".join(" ".join(cell_at(self._cells, at) for at in self._columns.name).split())

    @property
    def who(self) -> str:
        """The id, or where no column has ids the name."""
        return self.id if self._columns.learner is not None else self.name

    def other(self, column: str) -> str:
        """What stands in a column; empty where there is none such."""
        at = self._columns.others.get(column)
        return cell_at(self._cells, at) if at is not None else ""

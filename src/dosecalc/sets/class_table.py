"""Tables of a class, as spreadsheets save them: every row is read or refused, none is swallowed by another.

A quote that is not closed would swallow all rows up to the next one, so each line is read by itself: a cell over
several lines is refused with its line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.files import opened_plainly
from dosecalc.sets.table_cells import unwrapped
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LARGEST_FILE = 64 * 1024 * 1024
LONGEST_CELL = 10_000
SEPARATORS = (",", ";", "\t")
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""By which bytes a file says in which encoding it is; none means UTF-8."""

AS_TEXT = "save it from the spreadsheet as CSV UTF-8"
DECIMAL_COMMA = re.compile(r"[0-9]{1,4},[0-9]{1,3}(?![0-9])")
DECIMALS = "; was the comma of a decimal (12,5) taken for the end of a cell? Write 12.5"

WORKBOOKS = {b"PK\x03\x04": "Excel or LibreOffice", b"\xd0\xcf\x11\xe0": "an older Excel"}
"""By which bytes it is known that no table was saved as text."""

INTACT = {separator: re.compile(rf'(?:"((?:[^"]|"")*+)"|([^"{separator}]*+)){separator}') for separator in SEPARATORS}
"""A cell that is whole, with the separator behind it."""


class UnreadableTable(DosecalcError):
    """A table of a class cannot be used as a whole."""


class _NotClosed(ValueError):
    """A cell goes on where its line ends."""

    def __init__(self) -> None:
        super().__init__("a quotation mark is not closed on this line")


@dataclass(frozen=True)
class Row:
    """A row that could be read. line: in the file. cells: by column, as `unwrapped`, without blanks around them."""

    line: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """What stands in a column; empty where the table has none such."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Refused:
    """Something that could not be taken. line: in the file, 0 for all of it.

    cells: those of the row that stand before what is wrong with it, so that it can be told whose row it was.
    """

    path: Path
    line: int
    why: str
    cells: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Where, and why."""
        return cleaned(f"{self.path}{f', line {self.line}' if self.line else ''}: {self.why}")


@dataclass(frozen=True)
class ClassTable:
    """A table that was read: rows and refused together are all lines below the heads that are not empty."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]


def read_class_table(path: Path, columns: Mapping[str, Sequence[str]], needed: Sequence[str]) -> ClassTable:
    """The table that a CSV file holds, parted by commas, semicolons or tabs.

    columns: the names by which each column is known, and what else its head may say, the best first: of several such
    heads the best is taken. needed: those that must be there.

    Raises:
        UnusableFile: it cannot be read.
        UnreadableTable: its encoding is unknown, or it has not the columns needed.
    """
    plain = read_plain_table(path, needed)
    heads = _only_best(path, plain.heads, columns)
    _check_heads(path, heads, columns, needed)
    rows = [
        Row(line, {head: unwrapped(cell) for head, cell in zip(heads, cells, strict=False) if head})
        for line, cells in plain.rows
    ]
    return ClassTable(path, tuple(filter(None, heads)), tuple(rows), plain.refused)


@dataclass(frozen=True)
class PlainTable:
    """A table before anybody says what its heads mean.

    rows: the cells of each line that could be read, with its number; there are at most as many cells as heads.
    """

    path: Path
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    refused: tuple[Refused, ...]


def read_plain_table(path: Path, needed: Sequence[str]) -> PlainTable:
    """The table that a CSV file holds. needed: columns to name where it holds nothing.

    Raises:
        UnusableFile: it cannot be read.
        UnreadableTable: its encoding is unknown, or its first line cannot be read.
    """
    lines = list(io.StringIO(_text(path), newline=None))
    filled = [place for place, line in enumerate(lines) if line.strip()]
    said = _said_separator(lines[filled[0]]) if filled else ""
    if len(filled) <= bool(said):
        message = f"{cleaned(str(path))}: the file is empty; its first line must name the columns: {', '.join(needed)}"
        raise UnreadableTable(message)
    at = filled[bool(said)]
    separator, heads = _heads(path, lines[at], [said] if said else SEPARATORS)
    reading = _Reading(path, separator, len(heads))
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        if line.strip().strip("".join(SEPARATORS)):
            reading.read(number, line)
    return PlainTable(path, tuple(heads), tuple(reading.rows), tuple(reading.refused))


@dataclass
class _Reading:
    """The lines below the heads being read. width: how many heads there are."""

    path: Path
    separator: str
    width: int
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _shared: dict[str, str] = field(default_factory=dict)
    _open_since: int = 0

    def read(self, number: int, line: str) -> None:
        """Take a line, or refuse it."""
        try:
            cells = _cells(line, self.separator)
        except _NotClosed as error:
            self._refuse(number, line, str(error))
            self._open_since = self._open_since or number
            return
        except ValueError as error:
            self._refuse(number, line, str(error))
            return
        if self._is_a_rest(line, cells):
            says = f"it may be the rest of line {self._open_since}, which ends within quotation marks"
            self.refused.append(Refused(self.path, number, says))
            if _closes(line):
                self._open_since = 0
            return
        self._open_since = 0
        if any(cells[self.width :]):
            last = ",".join(cells[self.width - 1 : self.width + 1])
            parted = DECIMALS if self.separator == "," and DECIMAL_COMMA.match(last) else ""
            self._refuse(number, line, f"it has {len(cells)} cells, and there are {self.width} columns{parted}")
            return
        self.rows.append((number, tuple(self._shared.setdefault(cell, cell) for cell in cells[: self.width])))

    def _is_a_rest(self, line: str, cells: Sequence[str]) -> bool:
        """Whether a line can be what goes on from a cell that was not closed: too short for a row, or it closes it."""
        return bool(self._open_since) and (len(cells) < self.width or _closes(line))

    def _refuse(self, number: int, line: str, why: str) -> None:
        self.refused.append(Refused(self.path, number, why, _intact(line, self.separator)))


def _closes(line: str) -> bool:
    """Whether a quotation mark is left over, which can be the end of a cell of an earlier line."""
    return line.count('"') % 2 == 1


def _intact(line: str, separator: str) -> tuple[str, ...]:
    """The cells of a line up to the first that is not whole."""
    found, at = list[str](), 0
    whole = line.rstrip("\r\n") + separator
    while match := INTACT[separator].match(whole, at):
        found.append((match[2] if match[1] is None else match[1].replace('""', '"')).strip())
        at = match.end()
    return tuple(found)


def _said_separator(line: str) -> str:
    """The separator that Excel's own first line `sep=;` states; empty where the line is another."""
    word = line.strip().strip('"').lower()
    return word.removeprefix("sep=") if word in {f"sep={each}" for each in SEPARATORS} else ""


def _heads(path: Path, line: str, separators: Sequence[str]) -> tuple[str, list[str]]:
    """By what a table is parted, and its heads: whatever leaves no quotation mark, and makes most heads of the line."""
    found: list[tuple[bool, int, str, list[str]]] = []
    why = ""
    for separator in separators:
        try:
            heads = _cells(line, separator)
        except ValueError as error:
            why = why or str(error)
        else:
            found.append((not any('"' in head for head in heads), len(heads), separator, heads))
    is_parted, _, separator, heads = max(found, default=(False, 0, "", []), key=lambda each: each[:2])
    if why and not is_parted:
        message = f"{cleaned(str(path))}: the line that names the columns cannot be read: {why}"
        raise UnreadableTable(message)
    return separator, heads


def _text(path: Path) -> str:
    with opened_plainly(path, LARGEST_FILE) as file:
        content = file.read()
    if made := next((made for mark, made in WORKBOOKS.items() if content.startswith(mark)), ""):
        message = f"{cleaned(str(path))}: this is a workbook of {made}; {AS_TEXT}"
        raise UnreadableTable(message)
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        said = f"this is not {encoding.removesuffix('-sig').upper()} text (byte {error.start + 1:,})"
        message = f"{cleaned(str(path))}: {said}; {AS_TEXT}"
        raise UnreadableTable(message) from error


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line.

    Raises:
        ValueError: a quotation mark is not closed (_NotClosed) or does not match, or a cell is too long.
    """
    if "\0" in line:
        message = "there is a NUL character in it"
        raise ValueError(message)
    try:
        found = next(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            raise _NotClosed from error
        message = "its quotation marks do not match"
        raise ValueError(message) from error
    if any(len(cell) > LONGEST_CELL for cell in found):
        message = f"a cell has more than {LONGEST_CELL:,} characters"
        raise ValueError(message)
    return [cell.strip() for cell in found]


def _only_best(path: Path, heads: Sequence[str], columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The column that each head names; empty where it names none, or one that another head names better.

    Raises:
        UnreadableTable: two heads name a column in the same word.
    """
    words = [" ".join(head.lower().replace("_", " ").split()) for head in heads]
    found = [""] * len(heads)
    for name, others in columns.items():
        best = next((word for word in (name, *others) if word in words), None)
        if best is None:
            continue
        if words.count(best) > 1:
            message = f"{cleaned(str(path))}: there are two columns {best!r}; leave one"
            raise UnreadableTable(message)
        found[words.index(best)] = name
    return found


def _check_heads(path: Path, heads: Sequence[str], columns: Mapping[str, Sequence[str]], needed: Sequence[str]) -> None:
    if missing := [name for name in needed if name not in heads]:
        also = f", or call it {', '.join(columns[missing[0]])}" if columns[missing[0]] else ""
        must = f"the first line must name the columns: {', '.join(needed)}"
        message = f"{cleaned(str(path))}: there is no column {missing[0]!r}; {must}{also}"
        raise UnreadableTable(message)

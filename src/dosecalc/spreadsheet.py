"""Cells of a spreadsheet: whatever text comes from outside stays text."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, TextIO

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for a formula, also as wide as in East Asia; OWASP, *CSV Injection*,
https://owasp.org/www-community/attacks/CSV_Injection."""


def cell(value: Any) -> str | int:
    r"""A value as a cell that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell("5 mg"), cell(None), cell("a\tb")
    ("'=1+1", '5 mg', '', 'a\\x09b')
    """
    if value is None or isinstance(value, int):
        return "" if value is None else value
    text = str(value)
    return f"'{cleaned(text)}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else cleaned(text)


class Table:
    """A CSV file being written: every cell in quotes, and none of them a formula."""

    def __init__(self, stream: TextIO) -> None:
        self._write = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow

    def add(self, row: Iterable[Any]) -> None:
        """A row at the end."""
        self._write([cell(value) for value in row])

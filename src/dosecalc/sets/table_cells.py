"""What a cell of a table holds, without what makes text of it for a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_MARK = re.compile(r"'(?=[\d.+=@-])")
"""An apostrophe by which a cell is known to be text; a name such as 't Hooft keeps its own."""

AS_FORMULA = re.compile(r'="([^"]*)"')
"""A formula that comes to a text, by which a table keeps zeros and dates: ="001001"."""


def unwrapped(cell: str) -> str:
    r"""What a cell holds, without what makes text of it for a spreadsheet.

    >>> unwrapped("'1,450 mg"), unwrapped('="3 g"'), unwrapped("'t Hooft")
    ('1,450 mg', '3 g', "'t Hooft")
    """
    if not cell.startswith(("'", "=")):
        return cell
    formula = AS_FORMULA.fullmatch(cell)
    return formula[1].strip() if formula else TEXT_MARK.sub("", cell, count=1)


def cell_at(cells: Sequence[str], at: int) -> str:
    """What a cell of a plain table holds, as `unwrapped`; empty where the row has none there."""
    return unwrapped(cells[at]) if at < len(cells) else ""

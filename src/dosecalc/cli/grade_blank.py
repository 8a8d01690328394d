"""The empty table that `grade --blank` writes, for typing the answers of a class in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.handing_in.blank_table import WORKBOOK, blank_rows, write_blank
from dosecalc.classroom.handing_in.expected import expected_roster
from dosecalc.cli.set_making import all_of
from dosecalc.cli.terminal import say
from dosecalc.files import new_file, writing
from dosecalc.sets.key_file import read_key

if TYPE_CHECKING:
    from pathlib import Path

IN_A_WORKBOOK = "Type in what is on the papers: its cells are text. Then save it as CSV UTF-8, which grade reads."
IN_CSV = (
    "Set all columns of the spreadsheet to text before you type, or it turns 3/5 into a date and 001 into 1; "
    "a file that ends in .xlsx already has text cells."
)


def write_blank_table(key: Path, roster: Path | None, path: Path, *, overwrite: bool) -> None:
    """Write the table of the learners of a set's own roster, else of this one, and say how to fill it in.

    Raises:
        RosterTwice: a roster is named for a set that has its own.
        RowsRefused: some row of the roster cannot be used.
        UnwritableFile: the file is there already, or cannot be written.
    """
    made = read_key(key)
    rows = blank_rows(made, all_of(expected_roster(made, roster)))
    with writing(new_file(path, overwrite=overwrite)):
        write_blank(rows, path)
    say(f"Written: {path}")
    say(IN_A_WORKBOOK if path.suffix.lower() == WORKBOOK else IN_CSV)

"""Exported files, one after the other: each with a bar meanwhile, and what was lost in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.counting import counting
from dosecalc.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.exports.files import AskedFile


def write_exports(asked: Iterable[AskedFile], *, overwrite: bool, plain: bool) -> None:
    """Write files, and tell of each what its format cannot express.

    Raises:
        CannotExport: a format cannot take this.
        UnwritableFile: a file is there already, or cannot be written.
    """
    for each in asked:
        with counting(each.path.name, each.size, plain=plain) as count:
            report = each.write(overwrite=overwrite, after_each=count)
        say(f"Written: {each.path}")
        for line in report.lines():
            say(f"  {line}")

"""QTI 2.1: a content package with an item for each problem and a test that asks them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.export import Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.qti.packages import document, name_of, package
from dosecalc.exports.qti.qti_item import Setting, item
from dosecalc.exports.qti.qti_package import TEST_FILE, item_file, picture_file, pieces_of_manifest, pieces_of_test
from dosecalc.exports.quizzes.quiz_losses import UNIT_IS_WANTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Export, Shown, Source
    from dosecalc.exports.options import Options
    from dosecalc.exports.qti.packages import Package

UNITS_ARE_CHOSEN = "The unit of a number is chosen from a list, not written."
ONLY_THE_NUMBERS = (
    "A number is right if it is one that the policy accepts, and nothing near it; "
    "unsafe forms (.5, 1.0) are not noticed and cost nothing."
)
TIMES_IN_FIELDS = "Times and ratios have fields for their numbers; the day after a time is not asked."


class QtiExport:
    """Marks as `grade` does, where the losses do not say otherwise."""

    name, title, suffix = "qti", "QTI 2.1", "qti.zip"
    kinds = (SheetKind.worksheet,)
    needs_key, extra = True, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the package, one problem after the other."""
        for says in (UNITS_ARE_CHOSEN, ONLY_THE_NUMBERS, TIMES_IN_FIELDS):
            tell(Loss(0, "", says))
        if source.terms.marking.missing_unit:
            tell(Loss(0, "", UNIT_IS_WANTED))
        name = name_of(source)
        setting = Setting(name, source.terms.marking, options, tell)
        with package(path) as made:
            pictures = dict(_add_items(made, source, setting))
            made.add_pieces(TEST_FILE, pieces_of_test(source, name, list(pictures)))
            made.add_pieces("imsmanifest.xml", pieces_of_manifest(name, pictures))


def _add_items(made: Package, source: Source, setting: Setting) -> Iterator[tuple[int, int]]:
    """Add each item with its pictures; its number and how many they are."""
    for shown in source.drawn():
        yield shown.printed.number, _add_item(made, shown, setting)


def _add_item(made: Package, shown: Shown, setting: Setting) -> int:
    printed, problem = shown.printed, shown.problem
    if problem is None:
        message = "an item without its key"
        raise TypeError(message)
    files = [picture_file(printed.number, place) for place in range(1, len(printed.pictures) + 1)]
    made.add(item_file(printed.number), document(item(printed, problem, setting, [f"../{file}" for file in files])))
    for picture, file in zip(printed.pictures, files, strict=True):
        made.add(file, picture.svg)
    return len(files)


EXPORT: Export = QtiExport()

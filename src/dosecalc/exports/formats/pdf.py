"""PDF: sheets as a typesetter would set them, tagged for those who hear them read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.exports.export import CannotExport, Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.typeset.characters import Characters
from dosecalc.exports.typeset.engine import Engine
from dosecalc.exports.typeset.facts import problem_facts, sheet_facts
from dosecalc.untrusted import cleaned
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from dosecalc.exports.export import Shown, Source
    from dosecalc.exports.options import Options

BOOKLET = 500
"""Problems in one file: all pages of a file are in memory at once, so that memory grows with it, not with the set."""

ESCAPED = "a character that no font of the sheet has, or that cannot be shown safely, is printed as its escape"
IN_CHARACTERS = "a learner's copy holds no drawings, so its pictures are set in characters; export the key to have them"


class PdfExport:
    """Paper marks nothing, so nothing is marked otherwise than here."""

    name, title, suffix = "pdf", "PDF", "pdf"
    kinds = (SheetKind.worksheet, SheetKind.answer_sheet, SheetKind.key, SheetKind.worked_key)
    needs_key, extra = False, "pdf"

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write one file, or of a large set several: `set-A.pdf`, `set-A-2.pdf`.

        Raises:
            CannotExport: typst is not installed, or a further file is there already.
            OSError: a file cannot be written.
        """
        engine = Engine()
        characters = Characters(engine.without_glyph)
        paths = _paths(path, source.size)
        if len(paths) > 1:
            tell(Loss(0, "", f"{source.size:,} problems make {len(paths)} files, to {paths[-1].name}"))
        problems = _problems(source, options, characters, tell)
        for number, each in enumerate(paths, start=1):
            booklet = f"Booklet {number} of {len(paths)}" if len(paths) > 1 else ""
            characters.was_escaped = False
            sheet = characters.shown(sheet_facts(source, options, booklet))
            if characters.was_escaped and number == 1:
                tell(Loss(0, "", ESCAPED))
            sheet["problems"] = list(islice(problems, BOOKLET))
            with written_whole(each, is_private=False) as made:
                engine.write(sheet, made)
            if len(paths) > 1:
                engine.forget()


def _paths(path: Path, size: int) -> list[Path]:
    """The files that a set needs; whoever may not write over the first may not write over the others."""
    count = -(-size // BOOKLET)
    further = [path.with_stem(f"{path.stem}-{number}") for number in range(2, count + 1)]
    if not path.exists() and (there := next((each for each in further if each.exists()), None)):
        message = f"{cleaned(str(there))} is there already; move it, or write into another folder with -o"
        raise CannotExport(message)
    return [path, *further]


def _problems(
    source: Source, options: Options, characters: Characters, tell: Callable[[Loss], None]
) -> Iterator[dict[str, Any]]:
    for shown in source.drawn():
        number = shown.printed.number
        characters.was_escaped = False
        facts = characters.shown(problem_facts(shown, options, prints_units=source.prints_units))
        for says in _losses(shown, options, characters):
            tell(Loss(number, "", says))
        yield facts


def _losses(shown: Shown, options: Options, characters: Characters) -> Iterable[str]:
    if characters.was_escaped:
        yield ESCAPED
    if options.kind is SheetKind.worksheet and not all(picture.svg for picture in shown.printed.pictures):
        yield IN_CHARACTERS


EXPORT = PdfExport()

"""PDF: sheets as a typesetter would set them, tagged for those who hear them read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.exports.export import CannotExport, Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.typeset.characters import Characters
from dosecalc.exports.typeset.engine import Engine
from dosecalc.exports.typeset.facts import file_facts, head_facts, problem_facts
from dosecalc.untrusted import cleaned
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from dosecalc.exports.export import ExportTogether, Shown, Source
    from dosecalc.exports.options import Options

BOOKLET = 500
"""Problems in one file: all pages of a file are in memory at once, so that memory grows with it, not with the set."""

MOST_TOGETHER = 1_000
"""Problems in one file of many sheets: a class wants one file to print."""

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
        paths = _paths(path, -(-source.size // BOOKLET))
        if len(paths) > 1:
            tell(Loss(0, "", f"{source.size:,} problems make {len(paths)} files, to {paths[-1].name}"))
        engine = Engine()
        characters = Characters(engine.without_glyph)
        problems = _problems(source, options, characters, tell)
        for number, each in enumerate(paths, start=1):
            booklet = f"Booklet {number} of {len(paths)}" if len(paths) > 1 else ""
            file, was_escaped = _file([source], options, characters, booklet)
            if was_escaped and number == 1:
                tell(Loss(0, "", ESCAPED))
            file["sheets"][0]["problems"] = list(islice(problems, BOOKLET))
            with written_whole(each, is_private=False) as made:
                engine.write(file, made)
            if len(paths) > 1:
                engine.forget()

    def write_together(
        self, sources: Sequence[Source], path: Path, options: Options, tell: Callable[[Loss], None]
    ) -> None:
        """Write one file with a sheet for each source, or of very many problems several files.

        Raises:
            CannotExport: typst is not installed, a variant is too large, or a further file is there already.
            OSError: a file cannot be written.
        """
        held = _files_of(sources)
        paths = _paths(path, len(held))
        if len(paths) > 1:
            tell(Loss(0, "", f"{len(sources):,} sheets make {len(paths)} files, to {paths[-1].name}"))
        engine = Engine()
        characters = Characters(engine.without_glyph)
        once = _told_once(tell)
        for each, of_file in zip(paths, held, strict=True):
            file, was_escaped = _file(of_file, options, characters)
            if was_escaped:
                once(Loss(0, "", ESCAPED))
            for sheet, source in zip(file["sheets"], of_file, strict=True):
                sheet["problems"] = list(_problems(source, options, characters, once))
            with written_whole(each, is_private=False) as made:
                engine.write(file, made)
            if len(paths) > 1:
                engine.forget()


def _paths(path: Path, count: int) -> list[Path]:
    """So many files; whoever may not write over the first may not write over the others."""
    further = [path.with_stem(f"{path.stem}-{number}") for number in range(2, count + 1)]
    if not path.exists() and (there := next((each for each in further if each.exists()), None)):
        message = f"{cleaned(str(there))} already exists; move it, or write into another folder with -o"
        raise CannotExport(message)
    return [path, *further]


def _files_of(sources: Sequence[Source]) -> list[list[Source]]:
    """The sources in their order, as many in a file as it may hold problems of.

    Raises:
        CannotExport: one of them is too large.
    """
    files: list[list[Source]] = []
    room = 0
    for source in sources:
        if source.size > BOOKLET:
            message = f"variants of more than {BOOKLET:,} problems make several files each; leave --together out"
            raise CannotExport(message)
        if source.size > room:
            files.append([])
            room = MOST_TOGETHER
        files[-1].append(source)
        room -= source.size
    return files


def _told_once(tell: Callable[[Loss], None]) -> Callable[[Loss], None]:
    """Tell nothing twice: variants have the same losses at the same places."""
    known = set[Loss]()

    def once(loss: Loss) -> None:
        if loss not in known:
            known.add(loss)
            tell(loss)

    return once


def _file(
    sources: Sequence[Source], options: Options, characters: Characters, booklet: str = ""
) -> tuple[dict[str, Any], bool]:
    """A file of sheets without their problems, and whether a character of it is shown as its escape."""
    is_one = len(sources) == 1
    heads = [head_facts(source, options, booklet=booklet, is_alone=is_one) for source in sources]
    characters.was_escaped = False
    file = characters.shown(file_facts(sources, options) | {"sheets": [{"head": head} for head in heads]})
    return file, characters.was_escaped


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


EXPORT: ExportTogether = PdfExport()

"""Markdown: plain CommonMark, which GitHub, pandoc and Obsidian show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.export import NO_CHOICES, Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.pages.markdown_problem import TO_FILL_IN, bold, facts, problem_blocks, to_answer
from dosecalc.exports.pages.markdown_text import Markdown, escaped
from dosecalc.exports.pages.set_header import NAMES, header_facts
from dosecalc.tutoring.parts import with_others
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Export, Shown, Source
    from dosecalc.exports.options import Options

NO_FRACTIONS = "Fractions stand in one line; units that cancel are named, not struck out."
NO_DRAWING = "The picture is drawn with characters, and described in words."


class MarkdownExport:
    """Headings, lists and paragraphs; no tables, which CommonMark does not have."""

    name, title, suffix = "md", "Markdown", "md"
    kinds = (SheetKind.worksheet, SheetKind.answer_sheet, SheetKind.key, SheetKind.worked_key)
    needs_key, extra = False, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the sheet, block by block."""
        if options.choices:
            tell(Loss(0, "", NO_CHOICES))
        if options.kind is SheetKind.worked_key:
            tell(Loss(0, "", NO_FRACTIONS))
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8", newline="\n") as file:
            for block in _blocks(source, options, tell):
                file.write(f"{block}\n")


def _blocks(source: Source, options: Options, tell: Callable[[Loss], None]) -> Iterator[Markdown]:
    """What stands on lines of its own; a line between blocks keeps them apart."""
    yield from _header(source, options)
    if options.kind in {SheetKind.answer_sheet, SheetKind.key}:
        yield Markdown("\n## Answers\n")
        for shown in source.drawn():
            yield from _lines(shown, options, prints_units=source.prints_units)
        return
    for shown in source.drawn():
        if shown.printed.pictures:
            tell(Loss(shown.printed.number, "", NO_DRAWING))
        for block in problem_blocks(shown, options, prints_units=source.prints_units):
            yield Markdown(f"\n{block}")


def _header(source: Source, options: Options) -> Iterator[Markdown]:
    yield Markdown(f"# {escaped(source.heading)}")
    yield Markdown(f"\n**{NAMES[options.kind]}.** {EDUCATION_ONLY}")
    if options.kind in {SheetKind.worksheet, SheetKind.answer_sheet}:
        labels = [*([] if source.learner else ["Name"]), "Date", f"Points (of {source.size:,})"]
        yield Markdown("\n" + " ".join(f"{bold(label)} {TO_FILL_IN}" for label in labels))
    yield Markdown(f"\n{facts(header_facts(source))}")


def _lines(shown: Shown, options: Options, *, prints_units: bool) -> Iterator[Markdown]:
    """A line for each answer: to be filled in, or filled in."""
    parts = shown.problem.parts if shown.problem is not None and options.kind is SheetKind.key else ()
    empty = [to_answer(part, prints_units=prints_units) for part in shown.printed.parts]
    answers = [escaped(part.key + with_others(part)) for part in parts] or empty
    for part, answer in zip(shown.printed.parts, answers, strict=True):
        yield Markdown(f"- {bold(f'{shown.printed.number:,}{part.label}')} {answer}")


EXPORT: Export = MarkdownExport()

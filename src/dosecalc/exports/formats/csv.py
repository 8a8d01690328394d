"""CSV: a row for each answer, for spreadsheets and for platforms that take nothing better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.export import Loss
from dosecalc.exports.options import SheetKind
from dosecalc.sets.printed import PICTURE
from dosecalc.spreadsheet import Table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Export, Shown, Source
    from dosecalc.exports.options import Options
    from dosecalc.tutoring.parts import Part

ASKED = ("set", "variant", "number", "part", "code", "identity", "title", "topic", "level", "card", "question")
TOLD = (*ASKED, "how_to_answer", "unit")
KEYS = ("answer", "exact", "also_right")
WORKED = ("working", "mistakes")
NO_PICTURES = "The picture is described in words."
BETWEEN_LINES = " | "


class CsvExport:
    """A table; pictures are told in words."""

    name, title, suffix = "csv", "CSV", "problems.csv"
    kinds = (SheetKind.worksheet, SheetKind.key, SheetKind.worked_key)
    needs_key, extra = False, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write a row for each part under a heading, every cell in quotes, none of them a formula."""
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8-sig", newline="") as file:
            table = Table(file)
            table.add([*TOLD, *_more(options)])
            for shown in source.drawn():
                if shown.printed.pictures:
                    tell(Loss(shown.printed.number, "", NO_PICTURES))
                for row in _rows(source, shown, options):
                    table.add(row)


def _more(options: Options) -> tuple[str, ...]:
    if options.kind is SheetKind.worksheet:
        return ()
    return (*KEYS, *WORKED) if options.kind is SheetKind.worked_key else KEYS


def _rows(source: Source, shown: Shown, options: Options) -> Iterator[list[str | int]]:
    problem = shown.printed
    lines = [f"{label}: {text}" for label, text in problem.card]
    lines += [f"{PICTURE}: {picture.says}" for picture in problem.pictures]
    card = BETWEEN_LINES.join([*lines, *problem.notes])
    facts: list[str | int] = [problem.code, problem.identity, problem.title, problem.topic, problem.level, card]
    for at, part in enumerate(problem.parts):
        place: list[str | int] = [source.set_id, source.variant, problem.number, part.label]
        asked = [part.ask, part.how_to_answer, part.unit]
        keys = _key_cells(shown.problem.parts[at], options) if shown.problem else []
        yield [*place, *facts, *asked, *keys]


def _key_cells(part: Part, options: Options) -> list[str]:
    solution = part.solution
    if options.kind is SheetKind.worksheet:
        return []
    exact = "" if solution.form.in_text else str(solution.written_number)
    also = BETWEEN_LINES.join(part.also_right)
    if options.kind is SheetKind.key:
        return [part.key, exact, also]
    working = BETWEEN_LINES.join(str(line) for line in solution.working(options.method))
    wrong = BETWEEN_LINES.join(f"{each.text}: {each.says}" for each in part.distractors)
    return [part.key, exact, also, working, wrong]


EXPORT: Export = CsvExport()

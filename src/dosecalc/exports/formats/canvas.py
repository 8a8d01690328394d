"""Canvas: a QTI 1.2 package as its quizzes import it, with a question for each part of a problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from dosecalc.exports.export import Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.qti.canvas_item import item
from dosecalc.exports.qti.canvas_package import (
    AFTER_QUESTIONS,
    IN_CANVAS,
    PICTURES,
    before_questions,
    meta,
    meta_file,
    pieces_of_manifest,
    quiz_file,
)
from dosecalc.exports.qti.canvas_questions import NO_MISTAKES, question_of
from dosecalc.exports.qti.packages import name_of, package, piece
from dosecalc.exports.quizzes.quiz_losses import GRADED_WITHOUT_UNITS
from dosecalc.quantities.notation import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Export, Shown, Source
    from dosecalc.exports.options import Options
    from dosecalc.exports.qti.packages import Package
    from dosecalc.sets.printed import PrintedPicture

NOT_CARRIED = (
    "Canvas marks each part by itself: an answer that follows correctly from a wrong earlier one earns nothing."
)
NOT_ALL_OR_NOTHING = "Canvas marks each part by itself: a problem earns credit even if not all of it is right."
HUNDREDTHS = 100
PIECE = 1 << 16


@dataclass
class _Writing:
    """A package on its way. pictures: the files of those that are in it."""

    made: Package
    name: str
    source: Source
    options: Options
    tell: Callable[[Loss], None]
    pictures: list[str] = field(default_factory=list)

    def questions(self, shown: Shown) -> Iterator[str]:
        """The questions of a problem; its pictures go straight into the package."""
        problem, printed = shown.problem, shown.printed
        if problem is None:
            message = "a question without its key"
            raise TypeError(message)
        files = [self._added(printed.number, *each) for each in enumerate(printed.pictures, start=1)]
        points = shares(len(problem.parts))
        for place, part in enumerate(problem.parts):
            name = f"{self.name}-{printed.number}{part.label}"
            asked = question_of(part, self.options.choices, name)
            for says in asked.losses:
                self.tell(Loss(printed.number, part.label, says))
            yield piece(item(printed, part, place, asked, name, points[place], self.options, files))
        self._tell_of_marking(printed.number, problem)

    def _added(self, number: int, place: int, picture: PrintedPicture) -> str:
        """Add a picture; where Canvas then finds it."""
        file = f"{PICTURES}/problem-{number:05d}-{place}.svg"
        self.made.add(file, picture.svg)
        self.pictures.append(file)
        return f"{IN_CANVAS}/{file}"

    def _tell_of_marking(self, number: int, problem: Problem) -> None:
        marking = self.source.terms.marking
        if not marking.partial_credit:
            if len(problem.parts) > 1:
                self.tell(Loss(number, "", NOT_ALL_OR_NOTHING))
        elif marking.carried_forward:
            for part in problem.parts:
                if part.rests_on:
                    self.tell(Loss(number, part.label, NOT_CARRIED))


class CanvasExport:
    """Numbers as numbers, words as choices, the rest as texts."""

    name, title, suffix = "canvas", "Canvas (QTI 1.2)", "canvas.zip"
    kinds = (SheetKind.worksheet,)
    needs_key, extra = True, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the package. The questions wait in a file of their own, for a zip takes one file at a time."""
        for says in (NO_MISTAKES, GRADED_WITHOUT_UNITS):
            tell(Loss(0, "", says))
        name = name_of(source)
        with package(path) as made, TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting:
            writing = _Writing(made, name, source, options, tell)
            waiting.write(before_questions(name, source.heading))
            for shown in source.drawn():
                waiting.writelines(writing.questions(shown))
            waiting.write(AFTER_QUESTIONS)
            waiting.seek(0)
            made.add_pieces(quiz_file(name), iter(lambda: waiting.read(PIECE), ""))
            made.add(meta_file(name), meta(name, source))
            made.add_pieces("imsmanifest.xml", pieces_of_manifest(name, writing.pictures))


def shares(parts: int) -> list[str]:
    """The point that a problem is worth in shares of hundredths, as Canvas has them; together they are 1.

    >>> shares(3), shares(1)
    (['0.34', '0.33', '0.33'], ['1'])
    """
    each, more = divmod(HUNDREDTHS, parts)
    return [plain_decimal(Fraction(each + (place < more), HUNDREDTHS)) for place in range(parts)]


EXPORT: Export = CanvasExport()

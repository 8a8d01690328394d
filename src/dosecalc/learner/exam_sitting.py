"""A learner at an exam or a set, from beginning or resuming it to leaving it; whatever is done is kept at once."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from dosecalc.files import UnusableFile
from dosecalc.learner.answer_sheets import AnswerSheet, blank_entry
from dosecalc.learner.exam_clock import ExamClock, caught_up, now
from dosecalc.learner.exams import Exam, ExamTerms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.bank.problem import Problem
    from dosecalc.learner.answer_sheets import End
    from dosecalc.learner.exam_files import ExamFiles


class SheetKeeper(Protocol):
    """Where a sheet is kept."""

    def write(self, sheet: AnswerSheet) -> None:
        """Keep it.

        Raises:
            UnusableFile: it cannot be kept.
        """


def begun(
    number: int, blueprint: Blueprint, paper: tuple[Problem, ...], seed: int, *, asks_confidence: bool = False
) -> Exam:
    """An exam that begins now."""
    at, terms = now(), ExamTerms.of(blueprint, paper[0].policy.identity)
    entries = tuple(blank_entry(str(problem.identity), len(problem.parts)) for problem in paper)
    sheet = AnswerSheet(at, at, entries, asks_confidence=asks_confidence)
    return Exam(number, os.urandom(16).hex(), terms, seed, sheet)


class ExamKeeper:
    """Where the sheet of an exam is kept: in the file of the exam. exam: as it was last to be kept."""

    def __init__(self, files: ExamFiles, exam: Exam) -> None:
        self.files, self.exam = files, exam

    def write(self, sheet: AnswerSheet) -> None:
        """Keep the sheet, with all that the exam is besides.

        Raises:
            UnusableHome: it cannot be written.
        """
        self.exam = replace(self.exam, sheet=sheet)
        self.files.write(self.exam)

    def came_to(self, score: Fraction) -> None:
        """What the exam came to; it is written with the sheet, when that is closed."""
        self.exam = replace(self.exam, score=str(score))


class Sitting:
    """What is done at an exam or a set. trouble: why the last change could not be kept, empty where it was.

    seconds: for all of it; 0 where time does not count.
    """

    def __init__(self, keeper: SheetKeeper, sheet: AnswerSheet, seconds: int) -> None:
        self.keeper = keeper
        self.sheet = caught_up(sheet, now())
        self.clock = ExamClock(seconds, self.sheet.used)
        self.trouble = ""
        self._open: tuple[int, int] | None = None
        self._since = 0
        self._keep(self.sheet)

    @contextmanager
    def spending(self, place: int, part: int) -> Iterator[None]:
        """Count the time meanwhile for a part; it is kept with the next change."""
        self._open, self._since = (place, part), self.clock.used
        try:
            yield
        finally:
            self.sheet = self._counted(self.sheet)
            self._open = None

    def answer(self, place: int, part: int, text: str) -> None:
        """Keep an answer as typed; empty takes it back."""
        before = self.sheet.entries[place].answers[part]
        self._keep(self.sheet.with_answer(place, part, replace(before, text=text, sure=0)))

    def rate(self, place: int, part: int, sure: int) -> None:
        """Keep how sure the learner is of an answer."""
        before = self.sheet.entries[place].answers[part]
        self._keep(self.sheet.with_answer(place, part, replace(before, sure=sure)))

    def turn_flag(self, place: int) -> bool:
        """Flag a problem, or take its flag away; whether it is flagged now."""
        flagged = not self.sheet.entries[place].flagged
        self._keep(self.sheet.with_flag(place, flagged=flagged))
        return flagged

    def go_to(self, place: int) -> None:
        """Keep which problem is open."""
        self._keep(replace(self.sheet, at=place))

    def finish(self, end: End) -> None:
        """Close the sheet."""
        self._keep(replace(self.sheet, end=end))

    def leave(self) -> None:
        """Keep what is not yet kept: the time."""
        self._keep(self.sheet)

    def _counted(self, sheet: AnswerSheet) -> AnswerSheet:
        """The sheet with the time since it was last counted given to the part that is open."""
        if self._open is None:
            return sheet
        (place, part), since, self._since = self._open, self._since, self.clock.used
        before = sheet.entries[place].answers[part]
        spent = before.milliseconds + self._since - since
        return sheet.with_answer(place, part, replace(before, milliseconds=spent))

    def _keep(self, sheet: AnswerSheet) -> None:
        self.sheet = replace(self._counted(sheet), used=self.clock.used, seen=now())
        try:
            self.keeper.write(self.sheet)
        except UnusableFile as trouble:
            self.trouble = str(trouble)
        else:
            self.trouble = ""

"""A learner at an exam, from beginning or resuming it to leaving it; whatever is done is kept at once."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from dosecalc.files import UnusableFile
from dosecalc.learner.exam_clock import ExamClock, caught_up, now
from dosecalc.learner.exam_sheets import ExamTerms, Sheet, blank_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.bank.problem import Problem
    from dosecalc.learner.exam_sheets import End


class SheetKeeper(Protocol):
    """Where a sheet is kept."""

    def write(self, sheet: Sheet) -> None:
        """Keep it.

        Raises:
            UnusableFile: it cannot be kept.
        """


def begun(
    number: int, blueprint: Blueprint, paper: tuple[Problem, ...], seed: int, *, asks_confidence: bool = False
) -> Sheet:
    """The sheet of an exam that begins now."""
    at, terms = now(), ExamTerms.of(blueprint, paper[0].policy.identity)
    session = os.urandom(16).hex()
    return Sheet(number, session, terms, seed, at, at, blank_entries(paper), asks_confidence=asks_confidence)


class Sitting:
    """What is done at an exam. trouble: why the last change could not be kept, empty where it was."""

    def __init__(self, files: SheetKeeper, sheet: Sheet) -> None:
        self.files = files
        self.sheet = caught_up(sheet, now())
        self.clock = ExamClock(sheet.terms.seconds, self.sheet.used)
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

    def finish(self, end: End, score: str) -> None:
        """Close the exam."""
        self._keep(replace(self.sheet, end=end, score=score))

    def leave(self) -> None:
        """Keep what is not yet kept: the time."""
        self._keep(self.sheet)

    def _counted(self, sheet: Sheet) -> Sheet:
        """The sheet with the time since it was last counted given to the part that is open."""
        if self._open is None:
            return sheet
        (place, part), since, self._since = self._open, self._since, self.clock.used
        before = sheet.entries[place].answers[part]
        spent = before.milliseconds + self._since - since
        return sheet.with_answer(place, part, replace(before, milliseconds=spent))

    def _keep(self, sheet: Sheet) -> None:
        self.sheet = replace(self._counted(sheet), used=self.clock.used, seen=now())
        try:
            self.files.write(self.sheet)
        except UnusableFile as trouble:
            self.trouble = str(trouble)
        else:
            self.trouble = ""

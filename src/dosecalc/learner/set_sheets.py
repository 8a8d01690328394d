"""A learner's copy of a set as a sheet to be answered, kept in a responses file after each answer."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.files import UnusableFile, writing
from dosecalc.learner.answer_sheets import Answer, AnswerSheet, Entry, blank_entry
from dosecalc.learner.exam_clock import now
from dosecalc.sets.problem_set import Learner
from dosecalc.sets.responses import Answered, Response, Responses, Underway, read_responses, write_responses
from dosecalc.sets.roster import LONGEST_ID
from dosecalc.untrusted import cleaned, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.sets.copy_file import LearnersCopy


class CannotTake(DosecalcError):
    """A set cannot be taken so: the responses are handed in, belong to another set, or are open elsewhere."""


@dataclass(frozen=True)
class SetSheets:
    """The responses of a learner to a copy. path: of the responses file."""

    copy: LearnersCopy
    learner: Learner | None
    path: Path

    def write(self, sheet: AnswerSheet) -> None:
        """Keep a sheet.

        Raises:
            UnwritableFile: it cannot be written.
        """
        with writing(self.path):
            write_responses(self._responses(sheet), self.path)

    def _responses(self, sheet: AnswerSheet) -> Responses:
        answers = [
            Answered(problem.code, part.label, Response(answer.text, answer.sure, answer.milliseconds))
            for problem, entry in zip(self.copy.problems, sheet.entries, strict=True)
            for part, answer in zip(problem.parts, entry.answers, strict=True)
        ]
        flagged = tuple(entry.problem for entry in sheet.entries if entry.flagged)
        underway = Underway(sheet.seen, sheet.used, sheet.at, flagged, sheet.asks_confidence)
        return Responses(
            self.copy.set_id,
            self.copy.variant,
            self.learner,
            tuple(answers),
            sheet.started,
            None if sheet.is_open else sheet.seen,
            underway if sheet.is_open else None,
        )

    def new(self, *, asks_confidence: bool) -> AnswerSheet:
        """A sheet without answers."""
        at = now()
        entries = tuple(blank_entry(problem.code, len(problem.parts)) for problem in self.copy.problems)
        return AnswerSheet(at, at, entries, asks_confidence=asks_confidence)


def kept_sheet(copy: LearnersCopy, path: Path) -> tuple[Learner | None, AnswerSheet] | None:
    """Who answers, and the sheet as it was left; None where there is no such file yet.

    Raises:
        CannotTake: the responses are handed in, or belong to another set.
        UnusableFile, UnreadableSet: they cannot be read.
    """
    if not os.path.lexists(path):
        return None
    kept = read_responses(path)
    if (kept.set_id, kept.variant) != (copy.set_id, copy.variant):
        message = f"{cleaned(str(path))} holds responses to another set; name another file with -o"
        raise CannotTake(message)
    if kept.underway is None:
        message = (
            f"{cleaned(str(path))}: these responses are handed in; to answer the set again, name another file with -o"
        )
        raise CannotTake(message)
    return kept.learner, _filled(copy, kept, kept.underway)


def learner_named(said: str) -> Learner | None:
    """Who says that this is their name or number; None where they say nothing.

    Raises:
        CannotTake: it is too long to be a name.
    """
    id_ = one_line(said)
    if len(id_) > LONGEST_ID:
        message = f"a name or number has at most {LONGEST_ID} characters"
        raise CannotTake(message)
    return Learner(id_) if id_ else None


def check_whose(kept: Learner | None, said: str, path: Path) -> None:
    """Let nobody go on with the answers of another. said: who goes on, empty where that is not said.

    Raises:
        CannotTake: they are of another.
    """
    said = said.strip()
    if said and kept and said.casefold() != kept.id.casefold():
        message = f"{path}: these are the answers of {kept}; to answer the set as {said}, name another file with -o"
        raise CannotTake(cleaned(message))


def _filled(copy: LearnersCopy, kept: Responses, underway: Underway) -> AnswerSheet:
    """The sheet with what was answered."""
    given = {(each.code, each.part): each.response for each in kept.answers}
    entries = tuple(
        Entry(
            problem.code,
            tuple(_answer(given.get((problem.code, part.label), Response())) for part in problem.parts),
            problem.code in underway.flagged,
        )
        for problem in copy.problems
    )
    return AnswerSheet(
        started=kept.started or underway.seen,
        seen=underway.seen,
        entries=entries,
        used=underway.used,
        at=min(underway.at, len(entries) - 1),
        asks_confidence=underway.asks_confidence,
    )


def _answer(response: Response) -> Answer:
    return Answer(response.text, response.sure, max(response.milliseconds, 0))


@contextmanager
def held(copy_path: Path) -> Iterator[None]:
    """Nobody else at this machine answers this copy meanwhile; the system lets go when the process ends, however.

    Raises:
        CannotTake: somebody does.
        UnusableFile: the copy cannot be opened.
    """
    try:
        descriptor = os.open(copy_path, os.O_RDONLY)
    except OSError as error:
        raise UnusableFile(copy_path, f"it cannot be read ({error.strerror})") from error
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Take the only lock, where the platform has such."""
    with suppress(ImportError):
        import fcntl  # noqa: PLC0415 - not on every platform

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "this set is being answered in another terminal; finish it there, or leave it with q"
            raise CannotTake(message) from None
        except OSError:  # a file system without locks
            return

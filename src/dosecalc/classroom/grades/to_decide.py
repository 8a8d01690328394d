"""A table ready to be filled in: the answers that a person has to look at, in the shape in which decisions are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.grades.decisions import COLUMNS, NEEDED, WORDS
from dosecalc.errors import DosecalcError
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.sets.class_table import read_class_table
from dosecalc.tutoring.verdict import Verdict
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.classroom.grades.gradebook import Row
    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart

HEADS = ("learner", "name", "variant", "problem", "part", "answer", "right answer", "why", "points", "reason")
NOT_TAKEN = "handed in, but it could not be taken"


class WouldLoseDecisions(DosecalcError):
    """A table in which somebody has decided would be written over."""


def to_decide_rows(marks: LearnersMarks) -> Iterator[Row]:
    """A row for each answer that could not be read or taken, or may have been turned, with what was decided of it."""
    for problem in marks.problems:
        for part, key in zip(problem.parts, problem.item.keys, strict=True):
            if part.decision or _is_to_be_seen(part):
                who = (marks.learner.id, marks.learner.name, marks.variant)
                text = part.response.text or part.waiting or ""
                reason = part.decision.reason if part.decision else ""
                yield [*who, problem.item.number, part.label, text, key, _why(part), _points(part), reason]


def _is_to_be_seen(part: MarkedPart) -> bool:
    is_unread = part.is_answered and part.grade.verdict is Verdict.UNREADABLE
    return bool(part.turned) or part.is_waiting or is_unread


def _points(part: MarkedPart) -> str:
    """What was decided, exactly, and in a word where there is one: a spreadsheet makes a date of 1/3."""
    if part.decision is None:
        return ""
    word = next((word for word, share in WORDS.items() if share == part.decision.share), "")
    return word or (plain_decimal(part.mark) if decimals_needed(part.mark) in range(7) else str(part.mark))


def _why(part: MarkedPart) -> str:
    if part.turned:
        return part.turned
    return part.grade.says if part.is_answered else NOT_TAKEN


def refuse_to_lose(path: Path, decisions: Path | None) -> None:
    """Nothing where the table may be written.

    Raises:
        WouldLoseDecisions: it is there, somebody has decided in it, and it is not what is graded by.
        UnusableFile: it is there and cannot be read.
        UnreadableTable: it is there and is no table of decisions.
    """
    if not path.exists() or (decisions is not None and decisions.resolve() == path.resolve()):
        return
    if any(row.cell("points") for row in read_class_table(path, COLUMNS, NEEDED).rows):
        says = f"{path} holds decisions: grade with --decisions {path}, or move it, so that none is lost"
        raise WouldLoseDecisions(cleaned(says))

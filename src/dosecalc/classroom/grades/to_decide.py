"""A table ready to be filled in: the answers that a person has to look at, in the shape in which decisions are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.grades.decisions import COLUMNS, NEEDED, WORDS
from dosecalc.errors import DosecalcError
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.sets.class_table import read_class_table
from dosecalc.sets.problem_set import comparable
from dosecalc.tutoring.verdict import Verdict
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dosecalc.classroom.grades.decisions import PlaceOfPart, Unused
    from dosecalc.classroom.grades.gradebook import Row
    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart

HEADS = ("learner", "name", "variant", "problem", "part", "answer", "right answer", "why", "points", "reason")
LONGEST_SHOWN = 500
"""Characters of an answer: the row is to be read again, whatever somebody handed in."""

NOT_TAKEN = "handed in, but it could not be taken"


class WouldLoseDecisions(DosecalcError):
    """A table in which somebody has decided would be written over."""


class ToDecide:
    """The rows of the table. unused: what somebody has decided and cannot be used; it stays as it was typed."""

    def __init__(self, unused: Iterable[Unused] = ()) -> None:
        self._unused: dict[PlaceOfPart | None, list[Unused]] = {}
        for each in unused:
            self._unused.setdefault(each.place, []).append(each)

    def rows(self, marks: LearnersMarks) -> Iterator[Row]:
        """For each answer that could not be read or taken, or may have been turned, with what was decided of it."""
        for problem in marks.problems:
            for part, key in zip(problem.parts, problem.item.keys, strict=True):
                place = comparable(marks.learner.id), problem.item.number, part.label
                unused = self._taken(place) if part.decision is None else None
                if part.decision or unused or _is_to_be_seen(part):
                    who = (marks.learner.id, marks.learner.name, marks.variant)
                    text = _shown(part.response.text or part.waiting or "")
                    yield [*who, problem.item.number, part.label, text, key, *_decided(part, unused)]

    def _taken(self, place: PlaceOfPart) -> Unused | None:
        found = self._unused.get(place)
        return found.pop(0) if found else None

    def rest(self) -> Iterator[Row]:
        """What was decided of no answer that is graded, once all learners were told."""
        for unused in (each for found in self._unused.values() for each in found):
            of = {column: unused.cells.get(column, "") for column in COLUMNS}
            yield [of["learner"], of["name"], "", of["problem"], of["part"], "", "", unused.why, *_as_typed(unused)]


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _decided(part: MarkedPart, unused: Unused | None) -> Iterator[str]:
    """Why it is to be seen, the points and the reason."""
    if unused:
        yield from (unused.why, *_as_typed(unused))
        return
    yield from (_why(part), _points(part), part.decision.reason if part.decision else "")


def _as_typed(unused: Unused) -> tuple[str, str]:
    return unused.points, unused.reason


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
        WouldLoseDecisions: it is there, and somebody has decided in it, and it is not what is graded by; or some of its
            lines cannot be read, so that they could not be written again.
        UnusableFile: it is there and cannot be read.
        UnreadableTable: it is there and is no table of decisions.
    """
    if not path.exists():
        return
    table = read_class_table(path, COLUMNS, NEEDED)
    if table.refused:
        raise WouldLoseDecisions(f"{table.refused[0]}; correct it, so that no decision is lost")
    if decisions is not None and decisions.resolve() == path.resolve():
        return
    if any(row.cell("points") or row.cell("reason") for row in table.rows):
        says = f"{path} holds decisions: grade with --decisions {path}, or move it, so that none is lost"
        raise WouldLoseDecisions(cleaned(says))

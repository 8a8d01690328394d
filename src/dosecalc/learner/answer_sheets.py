"""The sheet on which problems are answered, in an exam or a set: what was answered so far, and the time that is used.

It is never changed in place, and does not know what it is a sheet of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class End(Enum):
    """How a sheet was closed."""

    OPEN = ""
    HANDED_IN = "handed in"
    OUT_OF_TIME = "out of time"


@dataclass(frozen=True)
class Answer:
    """The answer to one part, as typed; empty where there is none.

    sure: how sure the learner was, 1 to 3, or 0 where nothing was said. milliseconds: spent at it, in all.
    """

    text: str = ""
    sure: int = 0
    milliseconds: int = 0


@dataclass(frozen=True)
class Entry:
    """One problem on the sheet, with an answer for each of its parts.

    problem: what it is known by: in an exam its identity, in a set its code, which tells nothing of the draw.
    """

    problem: str
    answers: tuple[Answer, ...]
    flagged: bool = False

    @property
    def given(self) -> int:
        """How many of its parts are answered."""
        return sum(bool(answer.text) for answer in self.answers)

    @property
    def is_answered(self) -> bool:
        """Whether all of its parts are."""
        return self.given == len(self.answers)


@dataclass(frozen=True)
class AnswerSheet:
    """What a learner has answered so far.

    seen: when it was last written; used: the milliseconds that had passed by then. at: the place of the problem that is
    open, counted from 0.
    """

    started: datetime
    seen: datetime
    entries: tuple[Entry, ...]
    used: int = 0
    at: int = 0
    asks_confidence: bool = False
    end: End = End.OPEN

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.end is End.OPEN

    def places(self, *, answered: bool | None = None, flagged: bool | None = None) -> tuple[int, ...]:
        """The places of the problems that are answered in full (or not at all), and flagged (or not)."""
        return tuple(
            place
            for place, entry in enumerate(self.entries)
            if (answered is None or (entry.is_answered if answered else not entry.given))
            and (flagged is None or entry.flagged == flagged)
        )

    def with_answer(self, place: int, part: int, answer: Answer) -> AnswerSheet:
        """The sheet with another answer to one part."""
        entry = self.entries[place]
        answers = (*entry.answers[:part], answer, *entry.answers[part + 1 :])
        return self._with_entry(place, replace(entry, answers=answers))

    def with_flag(self, place: int, *, flagged: bool) -> AnswerSheet:
        """The sheet with a problem flagged, or not."""
        return self._with_entry(place, replace(self.entries[place], flagged=flagged))

    def _with_entry(self, place: int, entry: Entry) -> AnswerSheet:
        return replace(self, entries=(*self.entries[:place], entry, *self.entries[place + 1 :]))


def blank_entry(problem: str, parts: int) -> Entry:
    """The entry of a problem of so many parts, without answers."""
    return Entry(problem, (Answer(),) * parts)

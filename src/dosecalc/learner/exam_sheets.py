"""The sheet of an exam: its problems, what was answered so far, the time that is used; never changed in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from datetime import datetime

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.bank.problem import Problem


class End(Enum):
    """How an exam ended."""

    OPEN = ""
    HANDED_IN = "handed in"
    OUT_OF_TIME = "out of time"


@dataclass(frozen=True)
class ExamTerms:
    """What an exam's blueprint said when it began; a later version of the blueprint does not change it.

    seconds: for all of it; 0 where time does not count. to_pass: problems that must be right. policy: its identity.
    """

    blueprint: str
    title: str
    policy: str
    seconds: int
    to_pass: int
    partial_credit: bool = False
    safe_form_only: bool = False
    missing_unit: str = "none"

    @classmethod
    def of(cls, blueprint: Blueprint, policy: str) -> ExamTerms:
        """The terms of a blueprint under a policy, given by its identity."""
        return cls(
            blueprint.identity,
            blueprint.title,
            policy,
            blueprint.seconds,
            blueprint.to_pass,
            blueprint.partial_credit,
            blueprint.safe_form_only,
            blueprint.missing_unit,
        )

    @property
    def marking(self) -> Marking:
        """How its answers are marked."""
        return Marking.of_exam(
            partial_credit=self.partial_credit,
            safe_form_only=self.safe_form_only,
            missing_unit=self.missing_unit,
        )


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
    """One problem on the sheet, by its identity, with an answer for each of its parts."""

    identity: str
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
class Sheet:
    """An exam of a learner.

    number: counted from 1 in the learner's folder. session: by which its records in a history are known.
    seen: when it was last written; used: the milliseconds that had passed by then. at: the place of the problem that is
    open, counted from 0. score: what it came to, as a fraction, once it has ended.
    """

    number: int
    session: str
    terms: ExamTerms
    seed: int
    started: datetime
    seen: datetime
    entries: tuple[Entry, ...]
    used: int = 0
    at: int = 0
    asks_confidence: bool = False
    end: End = End.OPEN
    score: str = ""
    is_recorded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.end is End.OPEN

    @property
    def seconds_left(self) -> int:
        """How many whole seconds were left when it was last written."""
        return max(self.terms.seconds - self.used // 1000, 0)

    @property
    def points(self) -> Fraction:
        """What it came to; none while it is open."""
        return Fraction(self.score or 0)

    @property
    def is_passed(self) -> bool:
        """Whether that reaches the pass mark."""
        return not self.is_open and self.points >= self.terms.to_pass

    def places(self, *, answered: bool | None = None, flagged: bool | None = None) -> tuple[int, ...]:
        """The places of the problems that are answered in full (or not at all), and flagged (or not)."""
        return tuple(
            place
            for place, entry in enumerate(self.entries)
            if (answered is None or (entry.is_answered if answered else not entry.given))
            and (flagged is None or entry.flagged == flagged)
        )

    def with_answer(self, place: int, part: int, answer: Answer) -> Sheet:
        """The sheet with another answer to one part."""
        entry = self.entries[place]
        answers = (*entry.answers[:part], answer, *entry.answers[part + 1 :])
        return self._with_entry(place, replace(entry, answers=answers))

    def with_flag(self, place: int, *, flagged: bool) -> Sheet:
        """The sheet with a problem flagged, or not."""
        return self._with_entry(place, replace(self.entries[place], flagged=flagged))

    def _with_entry(self, place: int, entry: Entry) -> Sheet:
        return replace(self, entries=(*self.entries[:place], entry, *self.entries[place + 1 :]))


def blank_entries(paper: tuple[Problem, ...]) -> tuple[Entry, ...]:
    """An entry for each problem of a paper, without answers."""
    return tuple(Entry(str(problem.identity), (Answer(),) * len(problem.parts)) for problem in paper)

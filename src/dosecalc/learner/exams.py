"""An exam as it is kept: its terms, the sheet with what was answered, and what it came to; never changed in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.learner.exam_clock import MILLISECONDS, caught_up
from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from datetime import datetime

    from dosecalc.bank.blueprint import Blueprint
    from dosecalc.learner.answer_sheets import AnswerSheet


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
class Exam:
    """An exam of a learner, from its beginning on.

    number: counted from 1 in the learner's folder. session: by which its records in a history are known. sheet: what is
    answered; its problems are known by their identities. score: what it came to, as a fraction, once it has ended.
    """

    number: int
    session: str
    terms: ExamTerms
    seed: int
    sheet: AnswerSheet
    score: str = ""
    is_recorded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.sheet.is_open

    @property
    def seconds_left(self) -> int:
        """How many whole seconds were left when it was last written."""
        return max(self.terms.seconds - self.sheet.used // MILLISECONDS, 0)

    @property
    def points(self) -> Fraction:
        """What it came to; none while it is open."""
        return Fraction(self.score or 0)

    @property
    def is_passed(self) -> bool:
        """Whether that reaches the pass mark."""
        return not self.is_open and self.points >= self.terms.to_pass

    def caught_up(self, at: datetime) -> Exam:
        """The exam as it is at that moment: the time since it was written is used as well."""
        return replace(self, sheet=caught_up(self.sheet, at))

"""What a learner's responses to a set are worth: a mark for each part, with what there is to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.typed_text import Refusal
from dosecalc.tutoring.confidence import Confidence

if TYPE_CHECKING:
    from dosecalc.sets.problem_set import Item, Learner
    from dosecalc.sets.responses import Response
    from dosecalc.tutoring.verdict import Grade


@dataclass(frozen=True, slots=True)
class Decision:
    """What the instructor decided of an answer by eye. share: of its part that it earns. reason: in their words."""

    share: Fraction
    reason: str = ""


@dataclass(frozen=True)
class MarkedPart:
    """One part with its verdict.

    mark: its share of the problem's one point. kept_back: what more it would earn if carrying forward had no end.
    turned: what a spreadsheet may have made of the answer, in words. waiting: what was handed in for it but could not
    be taken; empty where nobody can tell for which part, None where all could be taken. decision: by which it is
    marked, whatever the verdict; None where nobody decided.
    """

    label: str
    response: Response
    grade: Grade
    mark: Fraction
    kept_back: Fraction = Fraction(0)
    turned: str = ""
    waiting: str | None = None
    decision: Decision | None = None

    @property
    def is_answered(self) -> bool:
        """Whether something was typed that could be taken."""
        return bool(self.response.text)

    @property
    def is_waiting(self) -> bool:
        """Whether something was handed in for it that could not be taken, and nobody decided of it."""
        return bool(self.waiting) and not self.is_answered and self.decision is None

    @property
    def is_left_empty(self) -> bool:
        """Whether nothing is known to have been handed in for it."""
        return not self.waiting and not self.is_answered and self.decision is None

    @property
    def is_right(self) -> bool:
        """Whether it is right, as far as the program or the instructor can tell."""
        return self.decision.share == 1 if self.decision else self.grade.verdict.is_right

    @property
    def is_miss(self) -> bool:
        """Whether the verdict is that it is not worked rightly, and no spreadsheet nor decision says otherwise."""
        is_open = not self.turned and self.decision is None
        return self.is_answered and is_open and not self.grade.verdict.is_worked_rightly

    @property
    def is_written_unsafely(self) -> bool:
        """Whether the number is right, or follows rightly, but could be misread."""
        is_right = self.grade.verdict.is_worked_rightly or self.grade.lacks_only_unit
        return self.is_answered and is_right and bool(self.grade.unsafe)

    @property
    def has_decimal_comma(self) -> bool:
        """Whether the answer could not be read because of a comma that may be a decimal comma."""
        return self.grade.refusal is Refusal.NOT_THOUSANDS

    @property
    def is_surely_wrong(self) -> bool:
        """Whether the learner was sure of an answer that is wrong; one that is carried forward was worked rightly."""
        is_sure = self.is_answered and self.response.sure == Confidence.SURE.value
        is_rightly = self.is_right if self.decision else self.grade.verdict.is_worked_rightly
        return is_sure and not self.turned and not is_rightly


@dataclass(frozen=True)
class MarkedProblem:
    """One problem of a learner. earned: of one point, under the rules of the set."""

    item: Item
    parts: tuple[MarkedPart, ...]
    earned: Fraction


@dataclass(frozen=True)
class LearnersMarks:
    """All problems of a learner, in the order of the set.

    is_provisional: whether something of theirs could not be taken, or is still to be looked at.
    """

    learner: Learner
    variant: str
    problems: tuple[MarkedProblem, ...]
    is_provisional: bool = False

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered, or decided."""
        return any(part.is_answered or part.decision for problem in self.problems for part in problem.parts)

    @property
    def score(self) -> Fraction:
        """Points, one for each problem."""
        return sum((problem.earned for problem in self.problems), Fraction(0))

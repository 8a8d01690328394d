"""What a learner's responses to a set are worth: a mark for each part, with what there is to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.numbers import NOT_THOUSANDS
from dosecalc.tutoring.confidence import Confidence
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.sets.problem_set import Item, Learner
    from dosecalc.tutoring.verdict import Grade

NO_TIME = -1


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to one part, as typed; empty where there is none.

    sure: how sure the learner was, 1 to 3, or 0 where nothing was said. milliseconds: spent at it; NO_TIME: unknown.
    """

    text: str = ""
    sure: int = 0
    milliseconds: int = NO_TIME


@dataclass(frozen=True)
class MarkedPart:
    """One part with its verdict. mark: its share of the problem's one point."""

    label: str
    response: Response
    grade: Grade
    mark: Fraction

    @property
    def is_answered(self) -> bool:
        """Whether something was typed."""
        return bool(self.response.text)

    @property
    def has_decimal_comma(self) -> bool:
        """Whether the answer could not be read because of a comma that may be a decimal comma."""
        return self.grade.verdict is Verdict.UNREADABLE and NOT_THOUSANDS in self.grade.says

    @property
    def is_surely_wrong(self) -> bool:
        """Whether the learner was sure of an answer that is wrong."""
        is_sure = self.is_answered and self.response.sure == Confidence.SURE.value
        return is_sure and not self.grade.verdict.is_right


@dataclass(frozen=True)
class MarkedProblem:
    """One problem of a learner. earned: of one point, under the rules of the set."""

    item: Item
    parts: tuple[MarkedPart, ...]
    earned: Fraction


@dataclass(frozen=True)
class LearnersMarks:
    """All problems of a learner, in the order of the set."""

    learner: Learner
    variant: str
    problems: tuple[MarkedProblem, ...]

    @property
    def score(self) -> Fraction:
        """Points, one for each problem."""
        return sum((problem.earned for problem in self.problems), Fraction(0))

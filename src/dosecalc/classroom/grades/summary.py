"""What a graded class comes to: how many, how well, and what a person should see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.gradebook import Gradebook

if TYPE_CHECKING:
    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.classroom.grades.remarks import Concern, Remark
    from dosecalc.sets.problem_set import ProblemSet


@dataclass
class Summary:
    """A class, counted one learner after the other.

    scores: of those who answered anything; the others count among the learners alone. answers: parts; unanswered: those
    left empty.
    """

    made: ProblemSet
    learners: int = 0
    scores: list[Fraction] = field(default_factory=list)
    answers: int = 0
    unanswered: int = 0

    def add(self, marks: LearnersMarks) -> None:
        """Count a learner."""
        self.learners += 1
        self.scores += [marks.score] if marks.has_answers else []
        parts = [part for problem in marks.problems for part in problem.parts]
        self.answers += len(parts)
        self.unanswered += sum(not part.is_answered for part in parts)

    @property
    def mean(self) -> Fraction | None:
        """Of the scores; None where there is none."""
        return sum(self.scores, Fraction(0)) / len(self.scores) if self.scores else None

    @property
    def median(self) -> Fraction | None:
        """Of the scores; None where there is none."""
        if not self.scores:
            return None
        ordered, last = sorted(self.scores), len(self.scores) - 1
        return (ordered[last // 2] + ordered[-(last // 2) - 1]) / 2

    @property
    def passed(self) -> int | None:
        """How many passed; None where nothing is to be passed."""
        gradebook = Gradebook(self.made)
        return sum(map(bool, map(gradebook.has_passed, self.scores))) if self.made.terms.to_pass else None


def counted(remarks: list[Remark]) -> dict[Concern, int]:
    """How many remarks there are on each concern, the troubles first; none of what was decided."""
    counts = Counter(remark.concern for remark in remarks if not remark.is_settled)
    return {concern: counts[concern] for concern in type(remarks[0].concern) if counts[concern]} if remarks else {}

"""A class counted as its marks come in, one learner after the other; only numbers are kept."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.classroom.report.answer_tally import AnswerTally
from dosecalc.classroom.report.points_table import PointsTable
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.calculations.slips.declaring import ErrorClass
    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart
    from dosecalc.sets.problem_set import ProblemSet
    from dosecalc.tutoring.slips.in_general import GeneralSlip

MOST_VARIANTS = 26
"""As many parallel variants as can be made; a set with more has one for each learner."""


@dataclass
class Count:
    """How often something happened: times, with how many learners, and at which places."""

    times: int = 0
    learners: int = 0
    places: Counter[int] = field(default_factory=Counter)


@dataclass
class ClassTally:
    """All that is kept of a class.

    nothing: learners who answered nothing at all; they are counted here and nowhere else. variants: of each other
    learner, which, as `names` counts them.
    """

    places: list[AnswerTally]
    points: PointsTable
    nothing: int = 0
    names: dict[str, int] = field(default_factory=dict)
    variants: array[int] = field(default_factory=lambda: array("H"))
    mistakes: dict[GeneralSlip, Count] = field(default_factory=lambda: defaultdict(Count))
    errors: dict[ErrorClass | None, Count] = field(default_factory=lambda: defaultdict(Count))
    verdicts: dict[Verdict, Count] = field(default_factory=lambda: defaultdict(Count))
    decimal_commas: Count = field(default_factory=Count)
    surely_wrong: Count = field(default_factory=Count)
    unfinished: Count = field(default_factory=Count)
    turned: Count = field(default_factory=Count)
    waiting: Count = field(default_factory=Count)
    decided: Count = field(default_factory=Count)

    def add(self, marks: LearnersMarks) -> None:
        """One more learner."""
        if not marks.has_answers:
            self.nothing += 1
            return
        self.variants.append(self.names.setdefault(marks.variant, len(self.names)))
        self.points.add(problem.earned for problem in marks.problems)
        for place, marked in zip(self.places, marks.problems, strict=True):
            place.add(marked, marks.variant)
        self._count(marks)

    def _count(self, marks: LearnersMarks) -> None:
        """Count what the learner did, each kind once for the learner and as often as it was done."""
        seen: dict[int, Count] = {}
        for place, marked in enumerate(marks.problems):
            for part in marked.parts:
                for count in self._counts(part, place):
                    count.times += 1
                    count.places[place] += 1
                    seen[id(count)] = count
        for count in seen.values():
            count.learners += 1

    def _counts(self, part: MarkedPart, place: int) -> Iterable[Count]:
        """What an answer counts for."""
        if (standing := self._standing(part)) is not None:
            yield standing
        if part.is_surely_wrong:
            yield self.surely_wrong
        if part.is_miss and part.grade.mistakes:
            slip = self.places[place].general(part.grade.mistakes[0])
            yield self.mistakes[slip]
            yield self.errors[slip.error]

    def _standing(self, part: MarkedPart) -> Count | None:
        """The one way in which an answer stands that is not simply correct; None where it is."""
        if part.decision:
            return self.decided
        if not part.is_answered:
            return self.waiting if part.is_waiting else self.unfinished
        if part.turned:
            return self.turned
        if part.has_decimal_comma:
            return self.decimal_commas
        return None if part.grade.verdict is Verdict.CORRECT else self.verdicts[part.grade.verdict]


def has_shared_variants(made: ProblemSet) -> bool:
    """Whether several learners may have the same numbers; where there is a roster each has his or her own."""
    return len(made.variants) <= MOST_VARIANTS and not made.variants[0].learner


def tally(made: ProblemSet, marks: Iterable[LearnersMarks]) -> ClassTally:
    """The class counted. marks: read one learner at a time, so that a class of any size fits into memory."""
    keeps = has_shared_variants(made)
    places = [AnswerTally(item.identity.template, keeps) for item in made.variants[0].items]
    found = ClassTally(places, PointsTable(made.size))
    for each in marks:
        found.add(each)
    return found

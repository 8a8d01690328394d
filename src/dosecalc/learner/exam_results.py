"""What an exam came to: each problem marked, the score against the pass mark, by topic and by kind of mistake."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from dosecalc.tutoring.confidence import Confidence
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.learner.answer_sheets import Entry
    from dosecalc.learner.exams import Exam, ExamTerms
    from dosecalc.tutoring.slips.in_general import GeneralSlip
    from dosecalc.tutoring.verdict import Grade


@dataclass(frozen=True)
class Marked:
    """One problem with a verdict on each part. earned: its share of a point."""

    problem: Problem
    entry: Entry
    grades: tuple[Grade, ...]
    earned: Fraction

    @property
    def is_right(self) -> bool:
        """Whether it earned all that it could."""
        return self.earned == 1

    @property
    def is_surely_wrong(self) -> bool:
        """Whether the learner was sure of an answer that is wrong; one that is carried forward was worked rightly."""
        return any(
            answer.text and answer.sure == Confidence.SURE.value and not grade.verdict.is_worked_rightly
            for answer, grade in zip(self.entry.answers, self.grades, strict=True)
        )


@dataclass(frozen=True)
class TopicScore:
    """What the problems of a topic earned."""

    topic: str
    earned: Fraction
    problems: int


@dataclass(frozen=True)
class MistakeMade:
    """A kind of mistake, and the places of the problems in which it was made."""

    slip: GeneralSlip
    places: tuple[int, ...]


@dataclass(frozen=True)
class Result:
    """An exam that is over, marked."""

    exam: Exam
    marked: tuple[Marked, ...]

    @cached_property
    def score(self) -> Fraction:
        """Points, one for each problem."""
        return sum((each.earned for each in self.marked), Fraction(0))

    @property
    def percent(self) -> Fraction:
        """The score, of 100."""
        return self.score / len(self.marked) * 100

    @property
    def is_passed(self) -> bool:
        """Whether the score reaches the pass mark."""
        return self.score >= self.exam.terms.to_pass

    @property
    def missed(self) -> tuple[int, ...]:
        """The places of the problems that did not earn all."""
        return tuple(place for place, each in enumerate(self.marked) if not each.is_right)

    @property
    def surely_wrong(self) -> tuple[int, ...]:
        """The places of those that the learner was sure of and got wrong."""
        return tuple(place for place, each in enumerate(self.marked) if each.is_surely_wrong)

    def by_topic(self) -> list[TopicScore]:
        """The topics in alphabetical order."""
        piles: dict[str, list[Fraction]] = {}
        for each in self.marked:
            piles.setdefault(each.problem.template.topic, []).append(each.earned)
        return [TopicScore(topic, sum(pile, Fraction(0)), len(pile)) for topic, pile in sorted(piles.items())]

    def mistakes(self) -> list[MistakeMade]:
        """The likeliest mistake of each wrong answer that could be explained, the most frequent first."""
        piles: dict[str, tuple[GeneralSlip, list[int]]] = {}
        for place, each in enumerate(self.marked):
            for part, grade in zip(each.problem.parts, each.grades, strict=True):
                for slip in grade.mistakes[:1]:
                    general = general_slip(slip.id, part.solution.calculation.name)
                    piles.setdefault(general.says, (general, []))[1].append(place)
        found = [MistakeMade(slip, tuple(dict.fromkeys(places))) for slip, places in piles.values()]
        return sorted(found, key=lambda kind: -len(kind.places))

    def with_verdict(self, *verdicts: Verdict) -> tuple[int, ...]:
        """The places of the problems with an answer of one of these verdicts."""
        return tuple(
            place
            for place, each in enumerate(self.marked)
            if any(
                answer.text and grade.verdict in verdicts
                for answer, grade in zip(each.entry.answers, each.grades, strict=True)
            )
        )

    @property
    def not_answered(self) -> tuple[int, ...]:
        """The places of the problems that have not an answer to every part."""
        return tuple(place for place, each in enumerate(self.marked) if not each.entry.is_answered)

    @property
    def unexplained(self) -> tuple[int, ...]:
        """The places of wrong answers that no known mistake leads to."""
        return tuple(
            place
            for place, each in enumerate(self.marked)
            if any(
                answer.text and grade.verdict in {Verdict.WRONG, Verdict.UNREADABLE} and not grade.mistakes
                for answer, grade in zip(each.entry.answers, each.grades, strict=True)
            )
        )


def result_of(exam: Exam, paper: Sequence[Problem]) -> Result:
    """The exam marked; paper: its problems."""
    marks = zip(paper, exam.sheet.entries, strict=True)
    return Result(exam, tuple(_marked(problem, entry, exam.terms) for problem, entry in marks))


def _marked(problem: Problem, entry: Entry, terms: ExamTerms) -> Marked:
    marking = terms.marking
    grades = marking.shown(graded(problem.parts, [answer.text for answer in entry.answers]))
    return Marked(problem, entry, grades, marking.earned(grades))

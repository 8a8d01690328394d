"""What the marks of a class say of the class, of each problem, and of the set as a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.classroom.report.class_tally import tally
from dosecalc.classroom.report.mistakes import mistakes_report
from dosecalc.classroom.report.places import place_reports
from dosecalc.classroom.report.scores import scores
from dosecalc.classroom.report.statistics.reliability import reliability
from dosecalc.classroom.report.teaching_advice import teaching_advice
from dosecalc.classroom.report.variants import variants_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from dosecalc.classroom.grades.marks import LearnersMarks
    from dosecalc.classroom.report.mistakes import MistakesReport
    from dosecalc.classroom.report.places import PlaceReport
    from dosecalc.classroom.report.scores import Scores
    from dosecalc.classroom.report.statistics.reliability import Reliability
    from dosecalc.classroom.report.teaching_advice import Advice
    from dosecalc.classroom.report.variants import VariantsReport
    from dosecalc.sets.problem_set import ProblemSet, Terms


@dataclass(frozen=True)
class ClassFigures:
    """All that is worked out of a class in which somebody answered something.

    error: the standard error of measurement, in points; None where reliability is undefined.
    """

    scores: Scores
    places: tuple[PlaceReport, ...]
    reliability: Reliability
    error: Fraction | None
    variants: VariantsReport
    mistakes: MistakesReport
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class ClassReport:
    """The report of a class on a set.

    marking: the rules in words. learners: who answered anything. nothing: who answered nothing; they count nowhere
    else. not_graded: whose responses could not be graded; they are not counted at all. notes: on how it was graded.
    figures: None where nobody answered.
    """

    set_id: str
    terms: Terms
    marking: str
    problems: int
    variants: int
    learners: int
    nothing: int
    figures: ClassFigures | None
    not_graded: int = 0
    notes: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, made: ProblemSet, marks: Iterable[LearnersMarks], not_graded: int = 0, notes: Sequence[str] = ()
    ) -> ClassReport:
        """The report on the marks of a class, which are read one learner at a time and not kept.

        Raises:
            UnknownTemplate: the bank has not a template of the set.
        """
        counted = tally(made, marks)
        learners = counted.points.learners
        figures = None
        if learners:
            columns, full = counted.points.columns(), counted.points.full
            totals = [sum(row) for row in zip(*columns, strict=True)]
            places = tuple(place_reports(made, counted, columns))
            mistakes = mistakes_report(counted)
            reliable = reliability(columns, full)
            figures = ClassFigures(
                scores(totals, full, made.size, made.terms.to_pass),
                places,
                reliable,
                None if reliable.error is None else reliable.error / full,
                variants_report(made, counted, columns),
                mistakes,
                teaching_advice(learners, places, mistakes, made.terms.policy),
            )
        return cls(
            made.id,
            made.terms,
            made.marking,
            made.size,
            len(made.variants),
            learners,
            counted.nothing,
            figures,
            not_graded,
            tuple(notes),
        )

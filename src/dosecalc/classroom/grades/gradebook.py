"""The gradebook: what stands in its tables, whether they are written as CSV or as sheets of a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.classroom.grades.speaking import happened
from dosecalc.classroom.handing_in.sheets import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
    from dosecalc.classroom.grades.remarks import Remark
    from dosecalc.sets.problem_set import Learner, ProblemSet

Cell = str | int | Fraction | None
Row = list[Cell]

MARKS = ("learner", "name", "variant", "status", "score", "percent", "passed", "answered", "decided", "sheet")
ANSWERS = (
    *("learner", "name", "variant", "problem", "part", "code", "answer", "read as", "verdict", "mark"),
    *("right answer", "mistakes", "what went wrong", "says", "decided", "reason", "flags", "sure", "seconds"),
)
EYES = ("concern", "says", "learner", "variant", "problem", "part", "answer", "file", "line", "rows refused")

GRADED, TO_CHECK, NOT_GRADED, NO_RESPONSES = "graded", "check", "not graded", "no responses"
"""How a learner stands: `check` is graded, but something of theirs could not be taken or may have been turned."""


@dataclass(frozen=True)
class Gradebook:
    """The tables of a set's gradebook, row by row."""

    made: ProblemSet

    def marks_heads(self) -> Row:
        """A column for each problem, and where it has several parts for each of them."""
        heads: Row = [*MARKS]
        for item in self.made.variants[0].items:
            heads.append(f"problem {item.number}")
            heads += [f"{item.number}{label}" for label in labels(item) if label]
        return heads

    def marks_row(self, marks: LearnersMarks, sheet: str = "") -> Row:
        """A learner who was graded. sheet: the file of their sheet, if one is made."""
        parts = [part for problem in marks.problems for part in problem.parts]
        row = self._who(marks.learner, marks.variant, TO_CHECK if marks.is_provisional else GRADED)
        row += [marks.score, self.percent(marks.score), self._passed(marks.score)]
        row += [sum(part.is_answered for part in parts), sum(part.decision is not None for part in parts), sheet]
        for item, problem in zip(self.made.variants[0].items, marks.problems, strict=True):
            by_label = {part.label: part.mark for part in problem.parts}
            row.append(problem.earned)
            row += [by_label.get(label) for label in labels(item) if label]
        return row

    def unmarked_row(self, learner: Learner, *, is_absent: bool) -> Row:
        """A learner who was not: who handed in nothing, or whose responses contradict each other."""
        own = (each.name for each in self.made.variants if each.learner and each.learner.id == learner.id)
        row = self._who(learner, next(own, ""), NO_RESPONSES if is_absent else NOT_GRADED)
        return row + [None] * (len(self.marks_heads()) - len(row))

    def percent(self, score: Fraction) -> Fraction:
        """Of all points."""
        return score * 100 / self.made.size

    def has_passed(self, score: Fraction) -> bool | None:
        """Whether a score is enough; None where nothing is to be passed."""
        return score >= self.made.terms.to_pass if self.made.terms.to_pass else None

    def _passed(self, score: Fraction) -> str:
        return {True: "yes", False: "no", None: ""}[self.has_passed(score)]

    def _who(self, learner: Learner, variant: str, status: str) -> Row:
        return [learner.id, learner.name, variant, status]

    def about(self) -> Iterator[Row]:
        """What holds for all of the set."""
        terms = self.made.terms
        yield ["title", terms.title]
        yield ["set", self.made.id]
        yield ["variants", len(self.made.variants)]
        yield ["problems", self.made.size]
        yield ["to pass", terms.to_pass or None]
        yield ["rounding policy", terms.policy]
        yield ["blueprint", terms.blueprint]
        yield ["seconds", terms.seconds or None]
        yield ["marking", self.made.marking]
        yield ["", EDUCATION_ONLY]


def answers_rows(marks: LearnersMarks, remarks: Sequence[Remark]) -> Iterator[Row]:
    """A row for each part of each problem of a learner. remarks: on these answers, which become flags."""
    flags: dict[tuple[int, str], list[str]] = {}
    for remark in remarks:
        flags.setdefault((remark.number, remark.part), []).append(remark.concern.id)
    for problem in marks.problems:
        for part, key in zip(problem.parts, problem.item.keys, strict=True):
            told = " ".join(flags.get((problem.item.number, part.label), ()))
            yield [marks.learner.id, marks.learner.name, marks.variant, *_answer_cells(problem, part, key, told)]


NOT_ANSWERED, NOT_TAKEN = "not answered", "handed in, not graded"


def _answer_cells(problem: MarkedProblem, part: MarkedPart, key: str, flags: str) -> Row:
    response, grade = part.response, part.grade
    decision = part.decision
    seconds = Fraction(response.milliseconds, 1000) if response.milliseconds >= 0 else None
    row: Row = [problem.item.number, part.label, problem.item.code, response.text, grade.read_as]
    row += [_verdict(part), part.mark]
    row += [key, " ".join(slip.id for slip in grade.mistakes), _what_went_wrong(part), _says(part)]
    row += [decision.share / len(problem.parts) if decision else None, decision.reason if decision else ""]
    return [*row, flags, response.sure or None, seconds]


def _verdict(part: MarkedPart) -> str:
    """The verdict of the program; nothing that was handed in is called unanswered."""
    if part.is_answered:
        return part.grade.verdict.value.replace("_", " ")
    return NOT_TAKEN if part.waiting else NOT_ANSWERED


def _says(part: MarkedPart) -> str:
    return part.turned or (part.grade.says if part.is_answered else "")


def _what_went_wrong(part: MarkedPart) -> str:
    """The likeliest mistake in words that speak of the learner."""
    return happened(part.grade.mistakes[0].says) if part.is_miss and part.grade.mistakes else ""


def eyes_row(remark: Remark) -> Row:
    """Something that a person should see."""
    row: Row = [remark.concern.id, remark.says, remark.learner, remark.variant, remark.number or None, remark.part]
    return [*row, remark.text, str(remark.path or ""), remark.line or None, remark.rows or None]

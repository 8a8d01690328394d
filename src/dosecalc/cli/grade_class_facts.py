"""A graded class as JSON: the shape that programs may rely on, written learner after learner."""

from __future__ import annotations

import json  # noqa: TID253 - imported only where a class is graded
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dosecalc.classroom.grades.gradebook import Gradebook
from dosecalc.classroom.grades.rounding import rounded
from dosecalc.classroom.grades.summary import counted
from dosecalc.cli.facts import grade_facts
from dosecalc.cli.terminal import say
from dosecalc.quantities.notation import fraction, plain_decimal
from dosecalc.sets.responses import NO_TIME
from dosecalc.sets.terms_file import learner_facts, terms_facts

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.classroom.graded_files import Written
    from dosecalc.classroom.grades.grading import GradedClass
    from dosecalc.classroom.grades.marks import Decision, LearnersMarks, MarkedPart, MarkedProblem
    from dosecalc.classroom.grades.remarks import Remark

Facts = dict[str, Any]


@dataclass
class Telling:
    """The facts being printed; nothing where they are not asked for. told: how many learners were."""

    graded: GradedClass
    is_json: bool
    told: int = 0

    def learner(self, marks: LearnersMarks) -> None:
        """Print a learner, and before the first one what holds for all."""
        if self.is_json:
            self._begin()
            say(f"{',' if self.told else ' '}{json.dumps(self._learner_facts(marks))}")
            self.told += 1

    def end(self, written: Written) -> None:
        """Print what they came to."""
        self._begin()
        say(f"], {json.dumps(self._end_facts(written)).removeprefix('{')}")

    def _begin(self) -> None:
        if not self.told:
            made = self.graded.made
            facts = {"set": made.id, "terms": terms_facts(made.terms), "problems": made.size}
            say(f'{json.dumps(facts).removesuffix("}")}, "learners": [')

    def _learner_facts(self, marks: LearnersMarks) -> Facts:
        gradebook = Gradebook(self.graded.made)
        return {
            "learner": learner_facts(marks.learner),
            "variant": marks.variant,
            "score": fraction(marks.score),
            "percent": _decimal(gradebook.percent(marks.score)),
            "passed": gradebook.has_passed(marks.score),
            "problems": [_problem_facts(problem) for problem in marks.problems],
        }

    def _end_facts(self, written: Written) -> Facts:
        found, remarks, summary = self.graded.gathered, self.graded.remarks, written.summary
        return {
            "not_graded": [
                {"learner": learner_facts(learner), "says": why} for learner, why in found.held_back.values()
            ],
            "no_responses": [learner_facts(learner) for learner in found.absent],
            "files": found.files,
            "rows": {"given": found.rows, "graded": found.rows_taken, "refused": found.rows_refused},
            "answers": {"asked": summary.answers, "given": summary.answers - summary.unanswered},
            "mean": fraction(summary.mean) if summary.mean is not None else None,
            "median": fraction(summary.median) if summary.median is not None else None,
            "passed": summary.passed,
            "unused_columns": {str(path): list(heads) for path, heads in found.unused.items()},
            "columns_like_answers": {str(path): list(heads) for path, heads in found.like_answers.items()},
            "counts": {concern.id: count for concern, count in counted(remarks).items()},
            "remarks": [_remark_facts(remark) for remark in remarks],
            "written": [str(path) for path in written.paths],
        }


def _problem_facts(problem: MarkedProblem) -> Facts:
    return {
        "number": problem.item.number,
        "code": problem.item.code,
        "identity": str(problem.item.identity),
        "earned": fraction(problem.earned),
        "parts": [_part_facts(part) for part in problem.parts],
    }


def _part_facts(part: MarkedPart) -> Facts:
    response = part.response
    return {
        "label": part.label or None,
        "text": response.text,
        "sure": response.sure or None,
        "milliseconds": None if response.milliseconds == NO_TIME else response.milliseconds,
        "mark": fraction(part.mark),
        **(grade_facts(part.grade) if part.is_answered else {"verdict": None}),
        **({"turned": part.turned} if part.turned else {}),
        **({"waiting": part.waiting} if part.is_waiting else {}),
        **({"decided": _decision_facts(part.decision)} if part.decision else {}),
    }


def _decision_facts(decision: Decision) -> Facts:
    return {"share": fraction(decision.share), "reason": decision.reason}


def _remark_facts(remark: Remark) -> Facts:
    return {
        "concern": remark.concern.id,
        "is_trouble": remark.is_trouble,
        "says": remark.says,
        "file": str(remark.path) if remark.path else None,
        "line": remark.line or None,
        "learner": remark.learner or None,
        "variant": remark.variant or None,
        "problem": remark.number or None,
        "part": remark.part or None,
        "text": remark.text,
        "rows_refused": remark.rows,
    }


def _decimal(number: Fraction) -> str:
    return plain_decimal(rounded(number))

"""What `exam` tells as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.cli.facts import grade_facts
from dosecalc.quantities.notation import fraction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.learner.exam_results import Marked, Result
    from dosecalc.learner.exams import Exam

Facts = dict[str, Any]


def exam_facts(exam: Exam) -> Facts:
    """An exam in short. `score` is a fraction of a point for each problem; null, like `passed`, while it is open."""
    return {
        "number": exam.number,
        "blueprint": exam.terms.blueprint,
        "title": exam.terms.title,
        "seed": exam.seed,
        "policy": exam.terms.policy,
        "started": exam.sheet.started.isoformat(),
        "end": exam.sheet.end.value or None,
        "seconds": exam.terms.seconds,
        "seconds_left": exam.seconds_left,
        "problems": len(exam.sheet.entries),
        "to_pass": exam.terms.to_pass,
        "score": exam.score or None,
        "passed": None if exam.is_open else exam.is_passed,
    }


def result_facts(result: Result) -> Facts:
    """An exam that is over, with what each answer came to."""
    return {
        **exam_facts(result.exam),
        "percent": fraction(result.percent),
        "topics": [
            {"topic": row.topic, "earned": fraction(row.earned), "problems": row.problems} for row in result.by_topic()
        ],
        "mistakes": [
            {
                "id": kind.slip.id,
                "says": kind.slip.says,
                "class": kind.slip.error.value if kind.slip.error else None,
                "problems": _numbers(kind.places),
            }
            for kind in result.mistakes()
        ],
        "unexplained": _numbers(result.unexplained),
        "sure_but_wrong": _numbers(result.surely_wrong),
        "answers": [_marked_facts(each) for each in result.marked],
    }


def _numbers(places: Iterable[int]) -> list[int]:
    return [place + 1 for place in places]


def _marked_facts(each: Marked) -> Facts:
    return {
        "identity": str(each.problem.identity),
        "topic": each.problem.template.topic,
        "level": each.problem.template.level,
        "flagged": each.entry.flagged,
        "earned": fraction(each.earned),
        "parts": [
            {
                "label": part.label or None,
                "typed": answer.text or None,
                "key": part.key,
                "confidence": answer.sure or None,
                "milliseconds": answer.milliseconds,
                **(grade_facts(grade) if answer.text else {"verdict": None}),
            }
            for part, answer, grade in zip(each.problem.parts, each.entry.answers, each.grades, strict=True)
        ],
    }

"""An exam as a history keeps it: a record for each part, when all is over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING

from dosecalc.learner.exam_clock import MILLISECONDS
from dosecalc.learner.records import Record, moment
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.points import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.answer_sheets import Answer
    from dosecalc.learner.exam_results import Marked, Result
    from dosecalc.learner.exams import Exam
    from dosecalc.tutoring.verdict import Grade

MODE = "exam"


def records_of(result: Result) -> Iterator[Record]:
    """A record for each part of each problem. Made again, each has the same id, so that none is kept twice."""
    _, offset = moment()
    for place, each in enumerate(result.marked):
        for part in range(len(each.grades)):
            yield replace(_record(result.exam, place, each, part), offset=offset)


def _record(exam: Exam, place: int, each: Marked, at: int) -> Record:
    problem, part, answer, grade = each.problem, each.problem.parts[at], each.entry.answers[at], each.grades[at]
    return Record(
        at=exam.sheet.seen,
        session=exam.session,
        mode=MODE,
        identity=str(problem.identity),
        part=part.label,
        template=problem.template.id,
        topic=problem.template.topic,
        calculation=part.solution.calculation.name,
        level=problem.template.level,
        text=answer.text,
        verdict=grade.verdict.value if answer.text else "",
        mistakes=tuple(slip.id for slip in grade.mistakes),
        tries=int(bool(answer.text)),
        seconds=Decimal(answer.milliseconds) / MILLISECONDS,
        confidence=answer.sure or None,
        ending=_ending(answer, grade).value,
        points=FULL if grade.verdict.is_worked_rightly else 0,
        id=blake2b(f"{exam.session}|{place}|{at}".encode(), digest_size=16).hexdigest(),
    )


def _ending(answer: Answer, grade: Grade) -> Ending:
    """What was left empty counts nowhere, also where the time ran out: it may never have been seen."""
    if not answer.text:
        return Ending.SKIPPED
    if not grade.verdict.is_worked_rightly:
        return Ending.MISSED
    return Ending.UNSAFE if grade.unsafe else Ending.RIGHT

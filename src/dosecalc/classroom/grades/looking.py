"""Answers that a person should look at: what the marks alone do not tell, and what a spreadsheet may have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.grades.rounding import rounded
from dosecalc.classroom.grades.settling import TO_DECIDE, holds_the_number
from dosecalc.quantities.notation import plain_decimal
from dosecalc.sets.responses import NO_TIME
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart

FAST_MILLISECONDS = 3_000
"""Three seconds: below it nobody can have read a problem and worked it out. It is the usual threshold for rapid
answers, Wise SL, Kong X. Response time effort. Applied Measurement in Education 2005;18(2):163-183."""

IF_ALL_DO = "A decimal comma is not read; if the class writes so, replace it in the file by a point and grade again."

VERDICTS = {
    Verdict.UNREADABLE: Concern.UNREADABLE,
    Verdict.UNSAFE_FORM: Concern.UNSAFE_FORM,
    Verdict.WRONG_ROUNDING: Concern.WRONG_ROUNDING,
    Verdict.MISSING_UNIT: Concern.MISSING_UNIT,
    Verdict.WRONG_UNIT: Concern.WRONG_UNIT,
    Verdict.CARRIED_FORWARD: Concern.CARRIED_FORWARD,
}


def remarks_on(marks: LearnersMarks) -> Iterator[Remark]:
    """What a person should see of a learner's answers."""
    for problem in marks.problems:
        for part, key in zip(problem.parts, problem.item.keys, strict=True):
            for concern, says in _all_concerns(part, key):
                yield Remark(
                    concern,
                    says,
                    learner=marks.learner.id,
                    variant=marks.variant,
                    number=problem.item.number,
                    part=part.label,
                    text=part.response.text,
                )


def _all_concerns(part: MarkedPart, key: str) -> Iterator[tuple[Concern, str]]:
    if part.decision is not None:
        earned = f"{plain_decimal(rounded(part.mark))} of a point"
        yield Concern.DECIDED, f"decided by the instructor: {earned}{told(part.decision.reason)}"
    elif part.is_answered:
        yield from _concerns(part, key)


def told(reason: str) -> str:
    """A reason behind what it is a reason for; nothing where there is none."""
    return f"; {reason}" if reason else ""


def _concerns(part: MarkedPart, key: str) -> Iterator[tuple[Concern, str]]:
    verdict = part.grade.verdict
    if part.turned:
        yield Concern.TURNED, part.turned
    elif part.has_decimal_comma:
        yield Concern.DECIMAL_COMMA, f"{part.grade.says} {IF_ALL_DO}"
    elif verdict in VERDICTS:
        yield VERDICTS[verdict], part.grade.says
        if verdict is Verdict.UNREADABLE and holds_the_number(part.response.text, key):
            yield Concern.LOOKS_RIGHT, f"'{part.response.text}' for {key}: {TO_DECIDE}"
        if verdict is Verdict.CARRIED_FORWARD and part.grade.unsafe:
            yield Concern.UNSAFE_FORM, " ".join(notice.says for notice in part.grade.unsafe)
    if verdict.is_right and NO_TIME < part.response.milliseconds < FAST_MILLISECONDS:
        yield Concern.FAST, f"right after {part.response.milliseconds / 1000:.1f} s"

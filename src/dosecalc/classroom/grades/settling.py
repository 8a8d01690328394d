"""Marks completed: what a spreadsheet may have done, what waits for the instructor, and what the instructor decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import is_
from typing import TYPE_CHECKING

from dosecalc.classroom.handing_in.sheets import labels
from dosecalc.classroom.handing_in.turned_cells import turned_into
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.classroom.grades.decisions import Decisions
    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
    from dosecalc.classroom.grades.untaken import Untaken
    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.verdict import Grade

TO_DECIDE = "see what the learner meant, and decide (--decisions)"
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[/:]\d+(?:\.\d+)?)?")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def holds_the_number(text: str, key: str) -> bool:
    """Whether the right number, or the right words, stand somewhere in an answer.

    >>> holds_the_number("80ml = answer", "80 mL"), holds_the_number("1450 mg IV", "1,450 mg")
    (True, True)
    >>> holds_the_number("about 5", "50 mL"), holds_the_number("it is safe", "safe"), holds_the_number("unsafe", "safe")
    (False, True, False)
    """
    plain, wanted = THOUSANDS.sub("", text), THOUSANDS.sub("", key)
    number = NUMBER.match(wanted)
    if number is None or not set(wanted[number.end() :]).isdisjoint("0123456789"):
        return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain, re.IGNORECASE))
    return number[0] in NUMBER.findall(plain)


FOLLOWS = "That follows correctly from your own earlier answer, which was taken as right."


def _no_longer_carried(grade: Grade) -> Grade:
    """The grade of an answer that follows from what is right after all; without its unit it still lacks that."""
    if grade.follows:
        return replace(grade, follows=False)
    return replace(grade, verdict=Verdict.UNSAFE_FORM if grade.unsafe else Verdict.CORRECT, says=FOLLOWS)


def _has_right_number(grade: Grade) -> bool:
    return grade.verdict.is_right or (grade.lacks_only_unit and not grade.follows)


@dataclass(frozen=True)
class Settling:
    """What is known of answers besides their verdicts."""

    marking: Marking
    untaken: Untaken
    decisions: Decisions

    def settled(self, marks: LearnersMarks, *, is_of_a_table: bool) -> LearnersMarks:
        """The marks with all that is known. is_of_a_table: whether the answers came through a spreadsheet."""
        problems = tuple(self._problem(marks.learner.id, problem, is_of_a_table) for problem in marks.problems)
        return replace(marks, problems=problems)

    def _problem(self, learner: str, problem: MarkedProblem, is_of_a_table: bool) -> MarkedProblem:  # noqa: FBT001
        own = self.decisions.of(learner, problem.item.number)
        known = labels(problem.item)
        parts = []
        for part, key in zip(problem.parts, problem.item.keys, strict=True):
            told = part
            if is_of_a_table and part.is_answered and not part.grade.verdict.is_right:
                turned = turned_into(part.response.text, key)
                told = replace(told, turned=turned) if turned else told
            if not part.is_answered:
                waiting = self.untaken.waiting(learner, problem.item.number, part.label, known)
                told = told if waiting is None else replace(told, waiting=waiting)
            if part.label in own:
                told = replace(told, decision=own[part.label], mark=own[part.label].share / len(known))
            parts.append(told)
        if not own:
            return problem if all(map(is_, parts, problem.parts)) else replace(problem, parts=tuple(parts))
        parts = self._followed(parts)
        return replace(problem, parts=tuple(parts), earned=self._earned(parts))

    def _followed(self, parts: Sequence[MarkedPart]) -> list[MarkedPart]:
        """The parts marked anew: what follows correctly from an answer that was decided to be right is right as well.

        What is decided takes nothing of the credit that carried answers may earn together.
        """
        grades: list[Grade] = []
        is_right: list[bool] = []
        for part in parts:
            grade = part.grade
            if part.decision:
                grade = replace(grade, verdict=Verdict.CORRECT, follows=False)
            elif grade.is_carried and all(is_right[place] for place in grade.rests_on):
                grade = _no_longer_carried(grade)
            grades.append(grade)
            is_right.append(part.decision.share == 1 if part.decision else _has_right_number(grade))
        marks, kept_back = self.marking.marks(grades), self.marking.kept_back(grades)
        return [
            part if part.decision else replace(part, grade=grade, mark=mark, kept_back=kept)
            for part, grade, mark, kept in zip(parts, grades, marks, kept_back, strict=True)
        ]

    def _earned(self, parts: list[MarkedPart]) -> Fraction:
        """What a problem earns of which something was decided; a decision on all of it stands whatever the rules."""
        total = sum((part.mark for part in parts), Fraction(0))
        is_all_decided = all(part.decision for part in parts)
        return total if is_all_decided or self.marking.partial_credit or total == 1 else Fraction(0)

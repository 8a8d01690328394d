"""A learner's own answers on the sheet: how they stand, what was decided of them, and what could be misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.classroom.handing_in.turned_cells import ASK
from dosecalc.classroom.report.figures import NONE, coefficient
from dosecalc.classroom.report.page_parts import section
from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart
    from dosecalc.tutoring.marking import Marking

WRITE_A_POINT = "Write decimals with a point, as in 12.5: 12,5 could be taken for 125, and so it is not read."
NOT_YET_GRADED = "Handed in, not yet graded: ask your instructor."
NONE_TAKEN = "No answer could be taken here, and something that you handed in is not yet graded: ask your instructor."
WILL_LOOK = "your instructor will look at it"
CAP = "answers that follow from a wrong one earn at most half a point in a problem."
NOT_CARRIED = "By the rules of this set that earns nothing."
DECIDED = "Decided by your instructor"
UNSAFELY = "Write these so that nobody can misread them:"

ENDS = (".", "!", "?")

LONGEST_SHOWN = 200
"""Characters of an answer that are shown."""


def yours(answered: MarkedPart, marking: Marking) -> Iterator[Element]:
    """What was answered, how it stands, and what may have gone wrong."""
    text = answered.response.text or answered.waiting or ""
    if text:
        read = answered.grade.read_as
        also = f", read as {read}" if read and read != text.strip() and not answered.turned else ""
        yield element("p", "Your answer: ", element("b", _short(text)), also)
    if answered.decision is not None:
        yield element("p", f"{DECIDED}: {_decided(answered)}")
    elif answered.is_answered:
        yield from _judged(answered, marking)
    elif answered.waiting is None:
        yield element("p", f"Your answer: {NONE} (left empty)")
    else:
        yield element("p", NOT_YET_GRADED if answered.is_waiting else NONE_TAKEN)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _decided(answered: MarkedPart) -> str:
    points = coefficient(answered.mark)
    reason = answered.decision.reason.strip() if answered.decision else ""
    said = f" Reason: {reason}{'' if reason.endswith(ENDS) else '.'}" if reason else ""
    return f"{points} {'point' if points == '1' else 'points'}.{said}"


def _judged(answered: MarkedPart, marking: Marking) -> Iterator[Element]:
    grade = answered.grade
    if answered.turned:
        says = answered.turned.replace(ASK, WILL_LOOK)
        yield element("p", f"{says[:1].upper()}{says[1:]}.")
        return
    yield element("p", grade.says)
    if answered.has_decimal_comma:
        yield element("p", WRITE_A_POINT)
    if answered.kept_back:
        yield element("p", _kept_back(answered))
    elif grade.is_carried and not marking.carried_forward and marking.worth(grade):
        yield element("p", NOT_CARRIED)
    if grade.unsafe and not grade.verdict.is_right:
        yield element("p", " ".join(notice.says for notice in grade.unsafe))
    for slip in grade.reasons[:1]:
        yield element("p", slip.sentence)
        if slip.here:
            yield element("p", f"Here: {slip.here}")


def _kept_back(answered: MarkedPart) -> str:
    """Why what follows rightly earns less than its share."""
    if not answered.mark:
        return f"That earns nothing more: {CAP}"
    whole = coefficient(answered.mark + answered.kept_back)
    return f"That earns {coefficient(answered.mark)} of {whole} points: {CAP}"


def decided(marks: LearnersMarks) -> list[Element]:
    """What the instructor decided, also where it earned all and is shown nowhere else; nothing if that is nothing."""
    rows = [
        element(
            "li",
            f"Problem {problem.item.number}{part.label}: ",
            element("b", _short(part.response.text or part.waiting or NONE)),
            f": {_decided(part)}",
        )
        for problem in marks.problems
        for part in problem.parts
        if part.decision
    ]
    return [section(DECIDED, element("ul", rows))] if rows else []


def written_unsafely(marks: LearnersMarks) -> list[Element]:
    """The right numbers that could be misread, with how they are written safely; nothing where there are none."""
    rows = [
        element(
            "li",
            f"Problem {problem.item.number}{part.label}: ",
            element("b", _short(part.response.text)),
            f" → {part.grade.read_as}. ",
            " ".join(notice.says for notice in part.grade.unsafe),
        )
        for problem in marks.problems
        for part in problem.parts
        if part.is_written_unsafely
    ]
    return [section("Right, but written unsafely", element("p", UNSAFELY), element("ul", rows))] if rows else []

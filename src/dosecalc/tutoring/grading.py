"""A typed answer judged against a worked one: what was read, whether it is right, and if not, in what respect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written, form
from dosecalc.quantities.given import worked_quantity
from dosecalc.quantities.kind import meant_for
from dosecalc.quantities.notation import amount, plain_decimal
from dosecalc.quantities.reading import Quantity, is_read_as_written
from dosecalc.quantities.typed_text import Notice, UnreadableQuantity
from dosecalc.quantities.units import NO_UNIT, spelled, unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.asking import in_its_form, refuse_run_together, to_write, why_unread
from dosecalc.tutoring.giving_away import tells, without
from dosecalc.tutoring.mistakes import mistakes, of_its_kind, of_rounding, of_unit
from dosecalc.tutoring.slips.roundings import ROUNDED_TOO_EARLY, rounding_slip
from dosecalc.tutoring.slips.times import HOURS, minutes_as_decimals
from dosecalc.tutoring.verdict import NOT_YET, RIGHT, Grade, Verdict
from dosecalc.tutoring.whether_right import RIGHT_BEFORE_ROUNDING, RIGHT_IN_ANOTHER_UNIT, judged, number_meant
from dosecalc.tutoring.writing import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.mistakes import ExplainedBy
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution


ROUNDED_BEFORE = "Very close, but something was rounded before the end."
ROUNDED_BEFORE_IN_ANOTHER_UNIT = "Very close, but in another unit, and something was rounded before the end."
UNIT_LEFT_OUT = "unit-left-out"
"""The notice beside a wrong number that has no unit either."""


def grade(
    solution: Solution,
    text: str,
    others: Sequence[Worked] = (),
    explained_by: ExplainedBy = mistakes,
) -> Grade:
    """The verdict on an answer as it was typed; never raises for any text.

    others: what the problem tells besides the givens, among which a wrong number may have been taken. explained_by: how
    the mistakes behind a wrong number are found, where many answers are judged.
    """
    try:
        if solution.form.must_be_safe and (wrong := what_is_wrong(solution, text)):
            return Grade(Verdict.WRONG, f"{NOT_YET} {wrong}")
        typed = _typed(solution, text)
        verdict, says = _judged(typed, solution, text)
    except UnreadableQuantity as unreadable:
        return Grade(
            Verdict.UNREADABLE,
            why_unread(solution, text, unreadable),
            pointed_out=unreadable.pointed_out(),
            refusal=unreadable.refusal,
        )
    if verdict is Verdict.CORRECT:
        verdict, says = _right(typed)
    written = worked_quantity(typed)
    in_text = form(typed.form).in_text
    shown_unit = "" if typed.unit is None or typed.form == "ratio" or in_text else spelled(typed.unit)
    reasons = _mistakes(typed, verdict, solution, others, explained_by)
    found = Grade(
        verdict,
        _as_explained(says, reasons),
        str(written),
        value=str(written) if in_text else plain_decimal(as_written(typed.number, typed.form)),
        unit=shown_unit,
        notices=(*typed.notices, *_unit_left_out(typed, verdict, solution)),
        mistakes=reasons,
        lacks_only_unit=verdict is Verdict.MISSING_UNIT and not solution.form.name,
    )
    return replace(found, as_number_alone=_as_number_alone(found, typed, solution))


def _as_number_alone(found: Grade, typed: Quantity, solution: Solution) -> Grade | None:
    """The grade where a number alone is read in the unit that is asked for; None where there is nothing so to read."""
    if typed.unit is not None or solution.unit == NO_UNIT or solution.form.name:
        return None
    verdict, says = judged(replace(typed, unit=solution.unit), solution)
    if verdict is not Verdict.CORRECT:
        return replace(found, says=_as_explained(says, found.mistakes), notices=typed.notices)
    verdict, says = _right(typed)
    return replace(found, verdict=verdict, says=says, mistakes=())


def _as_explained(says: str, reasons: Sequence[Slip]) -> str:
    """What is said of an answer, which was not right before its rounding where something else was rounded first."""
    is_early = bool(reasons) and reasons[0].id == ROUNDED_TOO_EARLY
    if not is_early:
        return says
    in_its_unit = says.replace(RIGHT_BEFORE_ROUNDING, ROUNDED_BEFORE)
    return in_its_unit.replace(RIGHT_IN_ANOTHER_UNIT, ROUNDED_BEFORE_IN_ANOTHER_UNIT)


def _unit_left_out(typed: Quantity, verdict: Verdict, solution: Solution) -> tuple[Notice, ...]:
    """What is said of a wrong number that has no unit, so that the right one is not refused for that next."""
    needs_one = solution.unit != NO_UNIT and solution.form.name in {"", "duration"}
    if verdict is not Verdict.WRONG or typed.unit is not None or not needs_one:
        return ()
    return (Notice(UNIT_LEFT_OUT, f"The unit is missing, too: write {to_write(solution)}."),)


def _right(typed: Quantity) -> tuple[Verdict, str]:
    """The verdict on the right number, however it is written, and what is said of it."""
    unsafe = " ".join(notice.says for notice in typed.notices if notice.unsafe)
    if not unsafe:
        return Verdict.CORRECT, RIGHT
    return Verdict.UNSAFE_FORM, f"The number is right, but the way it is written is unsafe. {unsafe}"


def is_wrong(solution: Solution, text: str) -> bool:
    """Whether an answer is graded as wrong: not as unreadable, nor as right in some respect; without a word on why."""
    try:
        if solution.form.must_be_safe and what_is_wrong(solution, text):
            return True
        return _judged(_typed(solution, text), solution, text)[0] is Verdict.WRONG
    except UnreadableQuantity:
        return False


def is_wrong_as_written(solution: Solution, answer: Worked) -> bool:
    """As `is_wrong` of an answer in safe notation, which is not read back where that is sure to give it again."""
    if solution.form.name or answer.per != 1 or not is_read_as_written(answer.number, answer.unit):
        return is_wrong(solution, str(answer))
    unit_read = None if answer.unit == NO_UNIT else answer.unit
    return judged(Quantity(answer.number, unit_read), solution)[0] is Verdict.WRONG


def _judged(typed: Quantity, solution: Solution, text: str) -> tuple[Verdict, str]:
    """The verdict on what was read of the text.

    Raises:
        UnreadableQuantity: it could be hours and minutes without their units, and is not right otherwise.
    """
    verdict, says = judged(typed, solution)
    if verdict is Verdict.WRONG and typed.unit is None:
        refuse_run_together(solution, text)
    return verdict, says


def _typed(solution: Solution, text: str) -> Quantity:
    """An answer as it was meant.

    Raises:
        UnreadableQuantity: it cannot be read.
    """
    return _meant(in_its_form(solution.form, solution.unit, text), solution)


def _mistakes(
    typed: Quantity, verdict: Verdict, solution: Solution, others: Sequence[Worked], explained_by: ExplainedBy
) -> tuple[Slip, ...]:
    """What may have gone wrong with an answer of this verdict."""
    if verdict.is_right or not (typed.number or solution.form.in_text or solution.form.name == "clock"):
        return ()
    if verdict in {Verdict.MISSING_UNIT, Verdict.WRONG_UNIT}:
        is_missing = verdict is Verdict.MISSING_UNIT
        is_only_in_another_form = not is_missing and typed.unit in {None, solution.unit}
        return () if is_only_in_another_form else (of_unit(solution, missing=is_missing),)
    number = as_written(number_meant(typed, solution), solution.exact.form)
    if number == solution.written_number:
        return (rounding_slip(solution, number),) if verdict is Verdict.WRONG_ROUNDING else ()
    found = explained_by(solution, number, others)
    if typed.unit == HOURS:
        found = minutes_as_decimals(solution.rounded, number) or found
    if typed.unit is not None:
        found = tuple(slip.told_in(typed.unit) for slip in of_its_kind(found, typed.number, typed.unit, solution))
    shown = (slip.ends_in(typed.unit or solution.unit) for slip in found)
    answer = amount(typed.number, typed.unit or solution.unit)
    told = tuple(_kept_secret(slip, str(solution.rounded), answer) for slip in shown)
    if verdict is Verdict.WRONG_ROUNDING:
        return of_rounding(told, number, solution, typed.number)
    return told


def _kept_secret(slip: Slip, key: str, answer: str) -> Slip:
    """The slip without the right answer, in case a step or a result on the way would show it.

    Where nothing but what was answered is shown, it is left out: whoever typed it has seen it.
    """
    here = "" if slip.here == answer or tells(key, [slip.here]) else slip.here
    return replace(slip, here=here, says=without(key, slip.says))


def understood(solution: Solution, text: str) -> Worked | None:
    """An answer as a given of what comes next, in the unit that was asked for; None where it is no such quantity."""
    try:
        typed = _typed(solution, text)
        _judged(typed, solution, text)
    except UnreadableQuantity:
        return None
    if typed.unit is not None and typed.unit.dimension != solution.unit.dimension:
        return None
    number = number_meant(typed, solution)
    if solution.exact.form == "ratio" and not number:
        return None
    return Worked(number, solution.unit, name=solution.exact.name, form=solution.exact.form)


def _meant(read: Quantity, solution: Solution) -> Quantity:
    """The reading in the light of what was asked: a gram of body weight, mg/dose where a dose in mg is meant."""
    if read.unit is None or read.form:
        return read
    found = meant_for(read.unit, solution.unit)
    if found is None and solution.calculation.answer.in_doses and read.unit.below == ("dose",):
        found = meant_for(read.unit * unit("dose"), solution.unit)
    return read if found is None or found is read.unit else replace(read, unit=found)

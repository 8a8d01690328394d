"""A typed answer judged against a worked one: what was read, whether it is right, and if not, in what respect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import form
from dosecalc.quantities.kind import twins
from dosecalc.quantities.notation import MINUTES_AN_HOUR, plain_decimal
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor, spelled, unit
from dosecalc.quantities.words import in_place
from dosecalc.quantities.worked import DAY, Worked, as_written
from dosecalc.tutoring.asking import in_its_form, spoken_unit, to_write, why_unread
from dosecalc.tutoring.giving_away import tells, without
from dosecalc.tutoring.mistakes import mistakes, of_unit
from dosecalc.tutoring.other_roundings import is_another_rounding
from dosecalc.tutoring.slips.roundings import rounding_slip
from dosecalc.tutoring.verdict import Grade, Verdict
from dosecalc.tutoring.writing import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from dosecalc.quantities.reading import Quantity
    from dosecalc.tutoring.mistakes import ExplainedBy
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

RIGHT, NOT_YET = "Correct.", "Not right yet."


def grade(solution: Solution, text: str, others: Sequence[Worked] = (), explained_by: ExplainedBy = mistakes) -> Grade:
    """The verdict on an answer as it was typed; never raises for any text.

    others: what the problem tells besides the givens, among which a wrong number may have been taken. explained_by: how
    the mistakes behind a wrong number are found, where many answers are judged.
    """
    try:
        if solution.form.must_be_safe and (wrong := what_is_wrong(solution, text)):
            return Grade(Verdict.WRONG, f"{NOT_YET} {wrong}")
        typed = _typed(solution, text)
    except UnreadableQuantity as unreadable:
        return Grade(Verdict.UNREADABLE, why_unread(solution, text, unreadable), pointed_out=unreadable.pointed_out())
    verdict, says = _judged(typed, solution)
    if verdict is Verdict.CORRECT and (unsafe := [notice for notice in typed.notices if notice.unsafe]):
        verdict, says = (
            Verdict.UNSAFE_FORM,
            f"The number is right, but the way it is written is unsafe. {' '.join(notice.says for notice in unsafe)}",
        )
    written = Worked(typed.number, typed.unit or Unit(), per=typed.per, form=typed.form)
    in_text = form(typed.form).in_text
    shown_unit = "" if typed.unit is None or typed.form == "ratio" or in_text else spelled(typed.unit)
    return Grade(
        verdict,
        says,
        str(written),
        value=str(written) if in_text else plain_decimal(as_written(typed.number, typed.form)),
        unit=shown_unit,
        notices=typed.notices,
        mistakes=_mistakes(typed, verdict, solution, others, explained_by),
    )


def is_wrong(solution: Solution, text: str) -> bool:
    """Whether an answer is graded as wrong: not as unreadable, nor as right in some respect; without a word on why."""
    try:
        if solution.form.must_be_safe and what_is_wrong(solution, text):
            return True
        return _judged(_typed(solution, text), solution)[0] is Verdict.WRONG
    except UnreadableQuantity:
        return False


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
    if verdict.is_right or not (typed.number or solution.form.in_text):
        return ()
    if verdict in {Verdict.MISSING_UNIT, Verdict.WRONG_UNIT}:
        return (of_unit(solution, missing=verdict is Verdict.MISSING_UNIT),)
    number = as_written(_in_unit_asked(typed, solution), solution.exact.form)
    if verdict is Verdict.WRONG_ROUNDING:
        return (rounding_slip(solution, number),)
    found = explained_by(solution, number, others)
    told = found if typed.unit is None else [slip.told_in(typed.unit) for slip in found]
    return tuple(_kept_secret(slip, str(solution.rounded)) for slip in told)


def _kept_secret(slip: Slip, key: str) -> Slip:
    """The slip without the right answer, in case a step or a result on the way would show it."""
    here = "" if tells(key, [slip.here]) else slip.here
    return replace(slip, here=here, says=without(key, slip.says))


def _in_unit_asked(typed: Quantity, solution: Solution) -> Fraction:
    """The number in the unit that was asked for; as it is, where the unit measures something else or is left out."""
    if typed.unit is None or typed.unit.dimension != solution.unit.dimension:
        return typed.number
    return typed.number * conversion_factor(typed.unit, solution.unit, solution.policy.conversions)


def understood(solution: Solution, text: str) -> Worked | None:
    """An answer as a given of what comes next, in the unit that was asked for; None where it is no such quantity."""
    try:
        typed = _meant(solution.form.read(text), solution)
    except UnreadableQuantity:
        return None
    found = typed.unit if typed.unit is not None else solution.unit
    if found.dimension != solution.unit.dimension:
        return None
    number = typed.number * conversion_factor(found, solution.unit, solution.policy.conversions)
    return Worked(number, solution.unit, name=solution.exact.name, form=solution.exact.form)


def _meant(read: Quantity, solution: Solution) -> Quantity:
    """The reading in the light of what was asked: a gram of body weight, mg/dose where a dose in mg is meant."""
    if read.unit is None or read.form:
        return read
    kind = solution.calculation.answer
    candidates = [read.unit, *twins(read.unit)]
    if kind.in_doses and read.unit.below == ("dose",):
        candidates.append(read.unit * unit("dose"))
    meant = next((each for each in candidates if each.dimension == solution.unit.dimension), read.unit)
    return read if meant is read.unit else replace(read, unit=meant)


def _judged(typed: Quantity, solution: Solution) -> tuple[Verdict, str]:
    if solution.form.in_text:
        return _judged_in_text(typed.number, solution)
    if typed.per != 1 and not typed.form:
        return _judged_undivided(typed, solution)
    if typed.unit is None:
        return _judged_bare(typed.number, solution)
    if typed.unit.dimension != solution.unit.dimension:
        return _of_another_kind(typed, typed.unit, solution)
    return _judged_amount(typed, typed.unit, solution)


def _judged_undivided(typed: Quantity, solution: Solution) -> tuple[Verdict, str]:
    """So much in so much: the right answer, only not worked out to its end; or what is given, not even begun."""
    stated = {given.number for given in solution.givens.values()}
    if stated.issuperset({typed.number * typed.per, typed.per}) or not _comes_to_the_answer(typed, solution):
        return Verdict.WRONG, "That is still to be divided: write one number with its unit."
    says = "is not written as was asked for. Write" if solution.form.written else "is still to be divided: write"
    return Verdict.WRONG_UNIT, f"That comes to the right answer, but it {says} {to_write(solution)}."


def _comes_to_the_answer(typed: Quantity, solution: Solution) -> bool:
    if typed.unit is None or typed.unit.dimension != solution.unit.dimension:
        return False
    number = _in_unit_asked(typed, solution)
    return number == solution.exact.number or _is_accepted(number, solution)


def _judged_amount(typed: Quantity, of: Unit, solution: Solution) -> tuple[Verdict, str]:
    """A quantity of the kind that was asked for, in whatever unit."""
    if solution.exact.form == "clock":
        return _judged_clock(typed.number, solution)
    number = typed.number * conversion_factor(of, solution.unit, solution.policy.conversions)
    if _states_as_asked(typed, solution):
        return _judged_number(number, solution, typed.number, of)
    return _in_another_unit(typed, of, number, solution)


def _judged_in_text(number: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """A word, a date or a moment: there is nothing to round."""
    key = solution.rounded.number
    if number == key:
        return Verdict.CORRECT, RIGHT
    if solution.form.is_several:
        return Verdict.WRONG, _of_several(in_place(number), in_place(key))
    if solution.form.name == "moment" and number // DAY == key // DAY:
        return Verdict.WRONG, "The date is right, but not the time."
    return Verdict.WRONG, NOT_YET


def _of_several(chosen: frozenset[int], right: frozenset[int]) -> str:
    """What is wrong with a choice of several: something too much, or not enough."""
    if chosen - right:
        return f"{NOT_YET} Something in your answer is safe as it stands."
    return f"{NOT_YET} There is more to find." if chosen else NOT_YET


def _judged_bare(number: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """A number without a unit: right, right before rounding, or wrong."""
    if solution.unit == NO_UNIT:
        return _judged_number(number, solution, number, solution.unit)
    meanings = _bare_numbers(number, solution.exact.form)
    verdicts = [_judged_number(meant, solution, meant, solution.unit) for meant in meanings]
    best = next(
        (found for found in verdicts if found[0] is Verdict.CORRECT), (verdicts or [(Verdict.WRONG, NOT_YET)])[0]
    )
    if solution.exact.form == "ratio" and _is_accepted(number, solution):
        return (
            Verdict.WRONG_UNIT,
            f"The value is right, but it is not written as was asked for. Write {to_write(solution)}.",
        )
    if best[0] is Verdict.CORRECT:
        says = f"The number is right, but an amount without its unit is no answer. Write {to_write(solution)}."
        return Verdict.MISSING_UNIT, says
    return (best[0], f"{best[1]} And write {to_write(solution)}.") if best[0] is Verdict.WRONG_ROUNDING else best


def _bare_numbers(number: Fraction, form_name: str) -> tuple[Fraction, ...]:
    """What a number without a unit may stand for: of a ratio the second number, of a duration hours as well."""
    if form_name == "ratio":
        return (1 / number,) if number else ()
    return (number, number * MINUTES_AN_HOUR) if form_name == "duration" else (number,)


def _states_as_asked(typed: Quantity, solution: Solution) -> bool:
    """Whether the answer is in the unit that was asked for; some may be told in any unit of their kind."""
    if solution.exact.form == "ratio":
        return typed.form == "ratio"
    return typed.unit == solution.unit or solution.exact.form == "duration" or solution.form.must_be_safe


def _of_another_kind(typed: Quantity, of: Unit, solution: Solution) -> tuple[Verdict, str]:
    if _is_accepted(typed.number, solution):
        says = f"The number is right, but {_in_its_unit(typed, of)} it is not what was asked for."
        return Verdict.WRONG_UNIT, f"{says} Write {to_write(solution)}."
    return Verdict.WRONG, f"{NOT_YET} Also, write {to_write(solution)}."


def _in_another_unit(typed: Quantity, of: Unit, number: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """The verdict on what was typed in another unit than was asked for; `number` is the same in the unit asked for."""
    if _is_accepted(number, solution) or number == solution.exact.number:
        return (
            Verdict.WRONG_UNIT,
            f"The value is right, but in another unit than was asked for. Write {to_write(solution)}.",
        )
    if _is_accepted(typed.number, solution):
        return (
            Verdict.WRONG_UNIT,
            f"The number is right, but {_in_its_unit(typed, of)} it is another amount. Write {to_write(solution)}.",
        )
    if is_another_rounding(typed.number, _exact_in(of, solution)):
        return (
            Verdict.WRONG_ROUNDING,
            f"Right before rounding, in another unit. Write {to_write(solution)}. {solution.stated_rule}",
        )
    return Verdict.WRONG, NOT_YET


def _in_its_unit(typed: Quantity, of: Unit) -> str:
    return "as a ratio" if typed.form == "ratio" else f"in {spoken_unit(spelled(of))}"


def _exact_in(of: Unit, solution: Solution) -> Fraction:
    """The exact answer in the unit that was typed, so that its rounding is judged where it was done."""
    return solution.exact.number * conversion_factor(solution.unit, of, solution.policy.conversions)


def _judged_clock(minutes: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """A time of day is right whatever the day, unless a wrong day is said."""
    if any(minutes in {key, key % DAY} for key in solution.accepted):
        return Verdict.CORRECT, RIGHT
    if minutes % DAY in {key % DAY for key in solution.accepted}:
        return Verdict.WRONG, "The time is right, but not the day."
    exact = solution.exact.number
    if exact % 1 and minutes % DAY in {exact // 1 % DAY, (exact // 1 + 1) % DAY}:
        return Verdict.WRONG_ROUNDING, f"Right before rounding. {solution.stated_rule}"
    return Verdict.WRONG, NOT_YET


def _judged_number(number: Fraction, solution: Solution, typed: Fraction, of: Unit) -> tuple[Verdict, str]:
    """The verdict on a number in the unit of the answer, which was typed as a number of a unit, maybe another."""
    if _is_accepted(number, solution):
        return Verdict.CORRECT, RIGHT
    written = as_written(number, solution.exact.form)
    rounded = is_another_rounding(written, solution.written_number, solution.rule.step(solution.written_number))
    if of != solution.unit:
        rounded = rounded or is_another_rounding(typed, _exact_in(of, solution))
    if rounded and not solution.form.must_be_safe:
        return Verdict.WRONG_ROUNDING, f"Right before rounding. {solution.stated_rule}"
    return Verdict.WRONG, NOT_YET


def _is_accepted(number: Fraction, solution: Solution) -> bool:
    if not number:
        return not solution.rounded.number
    return as_written(number, solution.exact.form) in solution.accepted

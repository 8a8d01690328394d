"""Whether what was read is the right answer, the right one in some respect, or wrong."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor, spelled
from dosecalc.quantities.words import in_place
from dosecalc.quantities.worked import DAY
from dosecalc.tutoring.asking import spoken_unit, to_write
from dosecalc.tutoring.other_roundings import is_another_rounding, is_another_rounding_of_time
from dosecalc.tutoring.verdict import NO_ANSWER, NOT_YET, RIGHT, Verdict

if TYPE_CHECKING:
    from dosecalc.quantities.reading import Quantity
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

HOW_MANY_TIMES = {
    Fraction(10): "ten times as much as was ordered",
    Fraction(100): "100 times as much as was ordered",
    Fraction(1_000): "1,000 times as much as was ordered",
    Fraction(1, 10): "a tenth of what was ordered",
    Fraction(1, 100): "a hundredth of what was ordered",
    Fraction(1, 1_000): "a thousandth of what was ordered",
}
"""What a point in the wrong place, or mcg for mg, makes of a dose."""

RIGHT_BEFORE_ROUNDING = "Right before rounding."
RIGHT_IN_ANOTHER_UNIT = "Right before rounding, but in another unit."
STILL_TO_DIVIDE = "still need to divide: write one number with its unit."


def judged(typed: Quantity, solution: Solution) -> tuple[Verdict, str]:
    """The verdict on what was read, and what is said of it."""
    if solution.form.in_text:
        return _judged_in_text(typed.number, solution)
    if typed.per != 1 and not typed.form:
        return _judged_undivided(typed, solution)
    if typed.unit is None:
        return _judged_bare(typed, solution)
    if typed.unit.dimension != solution.unit.dimension:
        return _of_another_kind(typed, typed.unit, solution)
    return _judged_amount(typed, typed.unit, solution)


def _judged_undivided(typed: Quantity, solution: Solution) -> tuple[Verdict, str]:
    """So much in so much: the right answer, only not worked out to its end; or what is given, not even begun."""
    number = _in_its_dimension(typed, solution)
    if number is None or not _comes_to_the_answer(number, solution):
        return Verdict.WRONG, f"You {STILL_TO_DIVIDE}"
    if _is_as_stated(typed, solution):
        still = f": write it as {to_write(solution)}." if solution.form.written else f"; you {STILL_TO_DIVIDE}"
        return Verdict.WRONG, f"That is what you were given{still}"
    says = "is not in the form asked for. Write" if solution.form.written else "still needs to be divided: write"
    is_rounded = _is_accepted(number, solution) or not solution.is_rounded
    before, rule = ("", "") if is_rounded else (" before rounding", f" {solution.stated_rule}")
    return Verdict.WRONG_UNIT, f"That comes to the right answer{before}, but it {says} {to_write(solution)}.{rule}"


def _is_as_stated(typed: Quantity, solution: Solution) -> bool:
    """Whether both numbers are those of one label that was given, or two numbers that were."""
    both = typed.number * typed.per, typed.per
    given = solution.givens.values()
    is_a_label = any((each.number * each.per, each.per) == both for each in given)
    return is_a_label or {each.number for each in given}.issuperset(both)


def _in_its_dimension(typed: Quantity, solution: Solution) -> Fraction | None:
    """The number in the unit that was asked for; None where it is none or measures something else."""
    is_of_it = typed.unit is not None and typed.unit.dimension == solution.unit.dimension
    return number_meant(typed, solution) if is_of_it else None


def _comes_to_the_answer(number: Fraction, solution: Solution) -> bool:
    return _is_accepted(number, solution) or _is_rounded_otherwise(number, solution)


def _judged_amount(typed: Quantity, of: Unit, solution: Solution) -> tuple[Verdict, str]:
    """A quantity of the kind that was asked for, in whatever unit."""
    if solution.exact.form == "clock":
        return _judged_clock(typed.number, solution)
    number = typed.number * conversion_factor(of, solution.unit, solution.policy.conversions)
    if solution.form.must_be_safe and not _is_accepted(number, solution):
        return Verdict.WRONG, _another_amount(number, solution)
    if _states_as_asked(typed, solution):
        return _judged_number(number, solution)
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


def _judged_bare(typed: Quantity, solution: Solution) -> tuple[Verdict, str]:
    """A number without a unit: right, right before rounding, or wrong."""
    number = number_meant(typed, solution)
    verdict, says = _judged_number(number, solution)
    if solution.unit == NO_UNIT:
        return verdict, says
    if solution.exact.form == "ratio":
        is_value = number == typed.number
        if verdict is Verdict.CORRECT or (is_value and number == solution.exact.number):
            right = "value" if is_value else "number"
            says = f"The {right} is right, but it is not in the form asked for. Write {to_write(solution)}."
            return Verdict.WRONG_UNIT, says
    if verdict is Verdict.CORRECT:
        says = f"The number is right, but {NO_ANSWER}. Write {to_write(solution)}."
        return Verdict.MISSING_UNIT, says
    return verdict, f"{says} And write {to_write(solution)}." if verdict is Verdict.WRONG_ROUNDING else says


def number_meant(typed: Quantity, solution: Solution) -> Fraction:
    """The number in the unit that was asked for; as it is, where the unit measures something else.

    Of what a number without its unit may mean, what is nearest to the right one is taken: 5 for 5 h where that is 4 h,
    500 for 1:500 where that is 1:400.
    """
    number = typed.number
    if typed.unit is None:
        meanings = (number, *_other_meanings(number, solution.exact.form))
        return min(meanings, key=lambda meant: abs(meant - solution.exact.number))
    if typed.unit.dimension != solution.unit.dimension:
        return number
    return number * conversion_factor(typed.unit, solution.unit, solution.policy.conversions)


def _other_meanings(number: Fraction, form_name: str) -> tuple[Fraction, ...]:
    """What a number without a unit may stand for as well: for the second of a ratio, for hours."""
    if form_name == "ratio":
        return (1 / number,) if number else ()
    return (number * MINUTES_AN_HOUR,) if form_name == "duration" else ()


def _states_as_asked(typed: Quantity, solution: Solution) -> bool:
    """Whether the answer is in the unit that was asked for; some may be told in any unit of their kind."""
    if solution.exact.form == "ratio":
        return typed.form == "ratio"
    return typed.unit == solution.unit or solution.exact.form == "duration" or solution.form.must_be_safe


def _of_another_kind(typed: Quantity, of: Unit, solution: Solution) -> tuple[Verdict, str]:
    if solution.form.must_be_safe:
        return Verdict.WRONG, f"{NOT_YET} {spelled(of)} does not say what the order says."
    if _is_accepted(typed.number, solution):
        says = f"The number is right, but {_in_its_unit(typed, of)} it is not what the problem asks for."
        return Verdict.WRONG_UNIT, f"{says} Write {to_write(solution)}."
    if _is_right_but_for_what_is_below(typed, of, solution):
        says = f"The value is right, but {_in_its_unit(typed, of)} it is not what the problem asks for."
        return Verdict.WRONG_UNIT, f"{says} Write {to_write(solution)}."
    return Verdict.WRONG, f"{NOT_YET} Also, write {to_write(solution)}."


def _is_right_but_for_what_is_below(typed: Quantity, of: Unit, solution: Solution) -> bool:
    """Whether it is the right amount in another unit, without what stands below the line: 6 g/day as 6 g."""
    meant, is_left_out = Unit(of.above, solution.unit.below), not Counter(of.below) - Counter(solution.unit.below)
    if not is_left_out or meant.dimension != solution.unit.dimension:
        return False
    return _is_accepted(typed.number * conversion_factor(meant, solution.unit, solution.policy.conversions), solution)


def _in_another_unit(typed: Quantity, of: Unit, number: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """The verdict on what was typed in another unit than was asked for; `number` is the same in the unit asked for."""
    if _is_what_was_converted(typed, of, solution):
        return Verdict.WRONG, f"{NOT_YET} That is what you were given: convert it. Write {to_write(solution)}."
    if _is_accepted(number, solution) or number == solution.exact.number:
        asked_for = "form" if solution.form.written else "unit"
        return (
            Verdict.WRONG_UNIT,
            f"The value is right, but not in the {asked_for} asked for. Write {to_write(solution)}.",
        )
    if _is_accepted(typed.number, solution):
        return (
            Verdict.WRONG_UNIT,
            f"The number is right, but {_in_its_unit(typed, of)} it is a different amount. Write {to_write(solution)}.",
        )
    if any((typed.number, typed.per) == (given.number, given.per) for given in _given_in(of, solution)):
        says = f"{NOT_YET} That is one of the amounts you were given, not the answer. Write {to_write(solution)}."
        return Verdict.WRONG, says
    if is_another_rounding(typed.number, _exact_in(of, solution)):
        return (
            Verdict.WRONG_ROUNDING,
            f"{RIGHT_IN_ANOTHER_UNIT} Write {to_write(solution)}. {solution.stated_rule}",
        )
    return Verdict.WRONG, NOT_YET


def _is_what_was_converted(typed: Quantity, of: Unit, solution: Solution) -> bool:
    """Whether it is the one quantity that was given, rounded at most, so that it was not converted yet."""
    given = _given_in(of, solution)
    return len(solution.givens) == len(given) == 1 and is_another_rounding(typed.number, given[0].number)


def _given_in(of: Unit, solution: Solution) -> tuple[Worked, ...]:
    """What was given in that very unit."""
    return tuple(given for given in solution.givens.values() if spelled(given.unit) == spelled(of))


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
        return Verdict.WRONG_ROUNDING, f"{RIGHT_BEFORE_ROUNDING} {solution.stated_rule}"
    return Verdict.WRONG, NOT_YET


def _judged_number(number: Fraction, solution: Solution) -> tuple[Verdict, str]:
    """The verdict on a number in the unit of the answer, whatever unit it was typed in."""
    if _is_accepted(number, solution):
        return Verdict.CORRECT, RIGHT
    if _is_rounded_otherwise(number, solution):
        return Verdict.WRONG_ROUNDING, f"{RIGHT_BEFORE_ROUNDING} {solution.stated_rule}"
    return Verdict.WRONG, NOT_YET


def _another_amount(number: Fraction, solution: Solution) -> str:
    """That an order was rewritten as another amount, and by which power of ten, where a point or a prefix did it."""
    by = HOW_MANY_TIMES.get(number / solution.exact.number)
    return f"{NOT_YET} That is another amount{f': {by}' if by else ''}."


def _is_rounded_otherwise(number: Fraction, solution: Solution) -> bool:
    if solution.form.must_be_safe or solution.calculation.answer.on_a_scale or not number:
        return False
    if solution.exact.form == "duration":
        return is_another_rounding_of_time(number, solution.exact.number)
    written, exact = as_written(number, solution.exact.form), solution.written_number
    return is_another_rounding(written, exact, solution.rule.step(exact))


def _is_accepted(number: Fraction, solution: Solution) -> bool:
    if not number:
        return not solution.rounded.number
    return as_written(number, solution.exact.form) in solution.accepted

"""Slips of reading: another number of the card, two numbers exchanged, digits swapped, a label read as for each mL."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.units import Unit, conversion_factor, symbol
from dosecalc.tutoring.slips.slip import Slip, Turn, followed, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.quantities.worked import Worked

MILLIGRAMS_A_GRAM = 1000
TIMES_OF_RATES = frozenset({"second", "minute", "hour"})
VOLUME = Unit(("milliliter",)).dimension


def givens_of(steps: Sequence[Worked]) -> list[Worked]:
    """The quantities that a working begins with, without the constants of its formula."""
    return [step for step in steps if not step.parts and not step.is_constant]


def label_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """A label such as 400 mg/250 mL, taken for so much in each mL; a ratio, taken for milligrams."""
    for label in givens_of(steps):
        if label.form == "ratio":
            yield _ratio_turn(label)
        elif label.per != 1 and len(label.unit.below) == 1:
            yield _label_turn(label)


def _ratio_turn(label: Worked) -> Turn:
    return Turn(
        "ratio-as-milligrams",
        ErrorClass.CONCEPTUAL,
        lambda: f"you read {label} as 1 mg in so many mL; it means 1 g in so many mL",
        label,
        label.number / MILLIGRAMS_A_GRAM,
        lambda: f"{label} = 1 mg/{decimal(label.per)} mL",
    )


def _label_turn(label: Worked) -> Turn:
    number = label.number * label.per

    def says() -> str:
        above, each = amount(number, Unit(label.unit.above)), symbol(label.unit.below[0], one=True)
        return f"you used {label} as if {above} were in each {each}"

    return Turn(
        "label-read-for-one",
        ErrorClass.CONCEPTUAL,
        says,
        label,
        number,
        lambda: f"{label} = {amount(number, label.unit)}",
    )


def other_number_turns(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Turn]:
    """Another quantity of the problem taken for a given."""
    givens = givens_of(steps)
    for given in givens:
        for other in (*others, *givens):
            number = _measured_as(given, other)
            if number is not None and number != given.number:
                yield _other_number_turn(given, other, number)


def _other_number_turn(given: Worked, other: Worked, number: Fraction) -> Turn:
    return Turn(
        "wrong-number-of-the-card",
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(other)} in place of {told(given)}",
        given,
        number,
        lambda: f"{other} for {given}",
        taken=other,
    )


def _measured_as(given: Worked, other: Worked) -> Fraction | None:
    """The other quantity in the unit of the given; None where it measures something else."""
    if given.form != other.form or given.unit.dimension != other.unit.dimension or given.name == other.name:
        return None
    return other.number * conversion_factor(other.unit, given.unit, given.conversions)


def amount_as_rate_turns(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Turn]:
    """An amount of drug that the problem tells, taken for so much in each hour or minute: a bolus run as a rate."""
    for rate in givens_of(steps):
        *below, last = rate.unit.below or ("",)
        if last not in TIMES_OF_RATES or Unit(rate.unit.above).dimension == VOLUME:
            continue
        at_once = Unit(rate.unit.above, tuple(below))
        for other in others:
            if other.form or other.per != 1 or other.unit.dimension != at_once.dimension:
                continue
            yield _amount_as_rate(rate, other, other.number * conversion_factor(other.unit, at_once, rate.conversions))


def _amount_as_rate(rate: Worked, other: Worked, number: Fraction) -> Turn:
    return Turn(
        "amount-as-rate",
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(other)}, which is given all at once, in place of {told(rate)}",
        rate,
        number,
        lambda: f"{other} = {amount(number, rate.unit)}",
        taken=other,
    )


def rate_as_amount_turns(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Turn]:
    """A dose rate that the problem tells, taken for an amount that is given at once: the infusion for the bolus."""
    for amount_at_once in givens_of(steps):
        if amount_at_once.form or amount_at_once.per != 1:
            continue
        for rate in others:
            *below, last = rate.unit.below or ("",)
            without_time = Unit(rate.unit.above, tuple(below))
            if last in TIMES_OF_RATES and without_time.dimension == amount_at_once.unit.dimension:
                factor = conversion_factor(without_time, amount_at_once.unit, amount_at_once.conversions)
                yield _rate_as_amount(amount_at_once, rate, rate.number * factor)


def _rate_as_amount(amount_at_once: Worked, rate: Worked, number: Fraction) -> Turn:
    return Turn(
        "rate-as-amount",
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(rate)}, which is a rate, in place of {told(amount_at_once)}",
        amount_at_once,
        number,
        lambda: f"{rate} = {amount(number, amount_at_once.unit)}",
    )


def exchanges(steps: Sequence[Worked]) -> Iterator[Slip]:
    """Two givens that measure the same, each taken for the other."""
    for one, other in combinations(givens_of(steps), 2):
        first, second = _measured_as(one, other), _measured_as(other, one)
        if first is None or second is None or first == one.number:
            continue
        if (number := followed(steps, {one: first, other: second})) is not None:
            yield Slip(
                "givens-exchanged",
                ErrorClass.CONCEPTUAL,
                f"you swapped {told(one)} and {told(other)}",
                number,
                one,
                f"{other} for {one}",
                taken=other,
            )


def transposition_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """Two neighbouring digits of a given swapped, as in 145 for 154."""
    for given in givens_of(steps):
        if given.form:
            continue
        for number in with_digits_swapped(given.number * given.per):
            yield _swapped(given, number / given.per)


def _swapped(given: Worked, number: Fraction) -> Turn:
    def swapped() -> str:
        return amount(number, given.unit, given.per)

    return Turn(
        "digits-swapped",
        ErrorClass.ARITHMETIC,
        lambda: f"you swapped two digits of {told(given)}: {swapped()}",
        given,
        number,
        lambda: f"{swapped()} for {given}",
    )


def with_digits_swapped(number: Fraction) -> Iterator[Fraction]:
    """The number with each two neighbouring digits swapped that differ; no zero comes to its front."""
    text = decimal(number).replace(",", "")
    if not text.replace(".", "").isdecimal():
        return
    for place in range(len(text) - 1):
        left, right = text[place], text[place + 1]
        if left != right and "." not in (left, right) and not (place == 0 and right == "0"):
            yield Fraction(text[:place] + right + left + text[place + 2 :])

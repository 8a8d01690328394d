"""Numbers that the problem tells and the answer does not need, used all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor, unit
from dosecalc.tutoring.slips.givens import VOLUME, givens_of
from dosecalc.tutoring.slips.slip import Slip, Turn, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

OF_THE_PATIENT = frozenset({Unit(("kilogram",)), unit("m2")})
"""What a dose is often ordered for each of: body weight, body surface."""

PIECES = frozenset(map(unit, ("tablet", "capsule", "patch", "suppository")))
PACKAGES = frozenset(map(unit, ("vial", "bag", "bottle", "pack", "pen", "syringe")))
"""What drugs come in: a card tells how many there are."""

REFILLS, INTERVAL = "refills", "interval"
DAY_IN_HOURS = 24
HOUR = unit("h")
TIMES = frozenset({"second", "minute", "hour", "day", "week"})

NUMBER_NOT_NEEDED, ANOTHER_VOLUME = "number-not-needed", "another-volume-for-that-of-the-label"


def volume_of_label_turns(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Turn]:
    """Another volume for that of a label: 200 mcg in the 40 mL that are left, for 200 mcg/50 mL."""
    for label in givens_of(steps):
        if label.form or len(label.unit.below) != 1 or Unit(label.unit.below).dimension != VOLUME:
            continue
        for other in others:
            if other.form or other.unit.dimension != VOLUME or not other.number:
                continue
            volume = other.number * conversion_factor(other.unit, Unit(label.unit.below), label.conversions)
            if volume != label.per:
                yield _in_another_volume(label, other, label.number * label.per / volume)


def _in_another_volume(label: Worked, other: Worked, number: Fraction) -> Turn:
    on_hand = amount(label.number * label.per, Unit(label.unit.above))
    return Turn(
        ANOTHER_VOLUME,
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {label} as {on_hand} in {told(other)}",
        label,
        number,
        lambda: f"{on_hand} ÷ {other} = {amount(number, label.unit)}",
    )


def multiplied_by_what_is_not_needed(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Slip]:
    """The answer times what it does not depend on.

    That is a weight or a body surface that no dose is ordered for, how many pieces there are, the refills and the
    first, or the doses of a day.
    """
    answer = steps[-1]
    if answer.form:
        return
    measured = {name for step in steps for name in step.unit.above + step.unit.below}
    of_patient = any(step.unit in OF_THE_PATIENT for step in steps)
    of_one_dose = not answer.unit.below and answer.unit not in PACKAGES and measured.isdisjoint(TIMES)
    for other in others:
        is_patient = other.unit in OF_THE_PATIENT and not of_patient
        if is_patient or (other.unit in PIECES | PACKAGES and measured.isdisjoint(other.unit.above)):
            yield _times(answer, other.number, f"you multiplied by {told(other)}, which is not needed here")
        elif other.name == REFILLS and other.unit == NO_UNIT and not of_patient:
            yield _times(answer, other.number + 1, f"you counted the refills ({other}) as well")
        elif of_one_dose and other.name == INTERVAL and other.unit == HOUR and 0 < other.number < DAY_IN_HOURS:
            doses = DAY_IN_HOURS / other.number
            says = (
                f"you worked out the amount for a whole day; one dose is asked for ({decimal(doses)} are given a day)"
            )
            yield _times(answer, doses, says)


def _times(answer: Worked, factor: Fraction, says: str) -> Slip:
    return Slip(NUMBER_NOT_NEEDED, ErrorClass.CONCEPTUAL, says, answer.number * factor, answer)

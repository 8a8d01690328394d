"""A weight that is in kilograms already, converted all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import Unit, conversion_factor
from dosecalc.tutoring.slips.conversions import times
from dosecalc.tutoring.slips.slip import Turn, equation, told
from dosecalc.tutoring.solving import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

KILOGRAMS_CONVERTED = "kilograms-converted"
KILOGRAMS, POUNDS = Unit(("kilogram",)), Unit(("pound",))


def weight_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """A weight in kg, taken for pounds and converted, or turned into pounds; none where the working holds pounds."""
    if any(not WEIGHED.isdisjoint(step.unit.above) for step in steps):
        return
    for weight in steps:
        if weight.unit == KILOGRAMS and not weight.is_constant and _is_given(weight):
            factor = conversion_factor(POUNDS, KILOGRAMS, weight.conversions)
            yield _converted(weight, factor, "as if it were in pounds; it is already in kilograms")
            yield _converted(weight, 1 / factor, "to pounds; it should stay in kilograms")


def _is_given(weight: Worked) -> bool:
    """Whether it stands on the card, there perhaps in grams."""
    return not (weight.parts[0] if weight.operation is CONVERSION else weight).parts


def _converted(weight: Worked, factor: Fraction, how: str) -> Turn:
    number = weight.number * factor
    return Turn(
        KILOGRAMS_CONVERTED,
        ErrorClass.CONCEPTUAL,
        lambda: f"you converted {told(weight)} {how}",
        weight,
        number,
        lambda: equation(f"{weight} {times(factor)}", number, weight),
    )

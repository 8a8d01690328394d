"""A quantity converted to another unit, whatever it measures."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.conversion import celsius_from_fahrenheit, fahrenheit_from_celsius, metric_conversion
from dosecalc.quantities.kind import meant_for, twins
from dosecalc.quantities.units import UnitMismatch, spelled, unit
from dosecalc.tutoring.explanation import Explanation, explained
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.requests import UnreadableGiven, read_given, read_target
from dosecalc.tutoring.solving import IncompleteRequest, rounded_within_reason

if TYPE_CHECKING:
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked


TEMPERATURES = {
    (unit("°F"), unit("°C")): celsius_from_fahrenheit,
    (unit("°C"), unit("°F")): fahrenheit_from_celsius,
}


@dataclass(frozen=True)
class Conversion:
    """A quantity, what it comes to in the other unit, the same rounded as conversions are, and the formula in words."""

    given: Worked
    exact: Worked
    rounded: Worked
    policy: Policy
    formula: str

    def explained(self, method: str = METHODS[0]) -> Explanation:
        """The working with an estimate before it and the quantity recovered after it."""
        return explained(self.exact, self.rounded, self.formula, method)


def converted(quantity: str, target: str, policy: Policy) -> Conversion:
    """The quantity in the target unit, under the policy's conversions.

    Raises:
        UnreadableGiven: the quantity or the unit cannot be read.
        IncompleteRequest: the quantity has no unit.
        UnitMismatch: they measure different things.
    """
    try:
        given, wanted = read_given("quantity", quantity), read_target(target)
    except UnreadableGiven:
        _refuse_swapped(quantity, target)
        raise
    if wanted is None or not given.unit.above or given.form == "clock":
        message = 'write a quantity with its unit, and the unit wanted, as in: dosecalc convert "154 lb" kg'
        raise IncompleteRequest(message)
    exact = _in_unit(replace(given, conversions=policy.conversions), wanted).called("converted amount")
    rounded = rounded_within_reason(exact, policy.rules["conversion"])
    formula = TEMPERATURES.get((given.unit, wanted), metric_conversion)
    return Conversion(given, exact, rounded, policy, calculation(formula.__name__).formula)


def _refuse_swapped(quantity: str, target: str) -> None:
    """Refuse a unit where the quantity belongs and a quantity where the unit does.

    Raises:
        IncompleteRequest: that is what they are.
    """
    with suppress(UnreadableGiven):
        wanted, given = read_target(quantity), read_given("quantity", target)
        if wanted is not None and given.unit.above:
            message = f'write the quantity first, then the unit wanted: dosecalc convert "{given}" {spelled(wanted)}'
            raise IncompleteRequest(message)


def _in_unit(given: Worked, wanted: Unit) -> Worked:
    if (given.unit, wanted) in TEMPERATURES:
        return TEMPERATURES[given.unit, wanted](given)
    for source in (given.unit, *twins(given.unit)):
        if (goal := meant_for(wanted, source)) is not None:
            return replace(given, unit=source).spelled_out().to(goal).for_one()
    message = f"{given} cannot be converted to {spelled(wanted)}: they measure different things"
    raise UnitMismatch(message)

"""A quantity converted to another unit, whatever it measures."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.conversion import celsius_from_fahrenheit, fahrenheit_from_celsius, metric_conversion
from dosecalc.quantities.forms import POINTS_IN_TIME
from dosecalc.quantities.given import worked_quantity
from dosecalc.quantities.kind import meant_for, twins
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.reading import next_quantity
from dosecalc.quantities.typed_text import UnreadableQuantity, typed
from dosecalc.quantities.units import UnitMismatch, spelled, unit
from dosecalc.tutoring.asking import CALLED
from dosecalc.tutoring.check_line import check_line
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


class Together(NamedTuple):
    """Two units whose amounts are told together: what each amount is called, and how many of the smaller make one."""

    larger: str
    smaller: str
    in_one: int


TOLD_TOGETHER: dict[tuple[Unit | None, Unit | None], Together] = {
    (unit("h"), unit("min")): Together("hours", "minutes", MINUTES_AN_HOUR),
    (unit("ft"), unit("in")): Together("feet", "inches", 12),
}


WHAT_TO_WRITE = 'write a quantity with its unit, and the unit wanted, as in: dosecalc convert "154 lb" kg'


@dataclass(frozen=True)
class Conversion:
    """A quantity, what it comes to in the other unit, the same rounded as conversions are, and the formula in words."""

    given: str
    exact: Worked
    rounded: Worked
    policy: Policy
    formula: str

    def explained(self, method: str = METHODS[0]) -> Explanation:
        """The working with an estimate before it and the quantity recovered after it."""
        return explained(self.exact, self.rounded, self.formula, check_line(self.exact, self.rounded), method)


def converted(quantity: str, target: str, policy: Policy) -> Conversion:
    """The quantity in the target unit, under the policy's conversions.

    Raises:
        UnreadableGiven: the quantity or the unit cannot be read.
        IncompleteRequest: the quantity has no unit, or is a time of day or a date.
        UnitMismatch: they measure different things.
    """
    try:
        given, wanted = _read_quantity(quantity), read_target(target)
    except UnreadableGiven:
        _refuse_swapped(quantity, target)
        raise
    _refuse_point_in_time(given[0])
    if wanted is None or not given[0].unit.above:
        raise IncompleteRequest(WHAT_TO_WRITE)
    by_policy = [replace(part, conversions=policy.conversions) for part in given]
    exact = _in_unit(_added(*by_policy), wanted).called("converted amount")
    rounded = rounded_within_reason(exact, policy.rules["conversion"])
    formula = TEMPERATURES.get((given[0].unit, wanted), metric_conversion)
    return Conversion(" ".join(map(str, given)), exact, rounded, policy, calculation(formula.__name__).formula)


def _read_quantity(text: str) -> tuple[Worked, ...]:
    """The quantity: one amount, or two that are told together, such as 1 h 30 min or 5 ft 7 in.

    Raises:
        UnreadableGiven: it is neither.
    """
    try:
        return (read_given("quantity", text),)
    except UnreadableGiven:
        with suppress(UnreadableQuantity):
            if found := _read_together(text):
                return found
        raise


def _read_together(text: str) -> tuple[Worked, ...]:
    """Hours and minutes, or feet and inches, the smaller left out where there are none; nothing if it is no such text.

    Raises:
        UnreadableQuantity: nor is it two amounts.
    """
    source = typed(text)
    large = next_quantity(source)
    source.blanks()
    start = source.position
    if not source.take(",") and source.word().lower() != "and":
        source.position = start
    source.blanks()
    small = next_quantity(source)
    found = TOLD_TOGETHER.get((large.unit, small.unit))
    is_whole = large.number.denominator == large.per == small.per == 1
    if found is None or not source.at_end or not (is_whole and large.number and small.number < found.in_one):
        return ()
    named = worked_quantity(large).called(found.larger), worked_quantity(small).called(found.smaller)
    return named if small.number else named[:1]


def _added(first: Worked, *others: Worked) -> Worked:
    """The amounts as one, in the unit of the last."""
    for other in others:
        total = first.to(other.unit) + other
        first = total.called(f"amount in {other.name}")
    return first


def _refuse_point_in_time(given: Worked) -> None:
    """Refuse a time of day or a date: counted in minutes, it would be converted to nonsense.

    Raises:
        IncompleteRequest: it is one.
    """
    if given.form in POINTS_IN_TIME:
        message = f"{given} is {CALLED[given.form]}, which is not converted to a unit; {WHAT_TO_WRITE}"
        raise IncompleteRequest(message)


def _refuse_swapped(quantity: str, target: str) -> None:
    """Refuse a unit where the quantity belongs and a quantity, a time or a date where the unit does.

    Raises:
        IncompleteRequest: that is what they are.
    """
    with suppress(UnreadableGiven):
        wanted, given = read_target(quantity), read_given("", target)
        _refuse_point_in_time(given)
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

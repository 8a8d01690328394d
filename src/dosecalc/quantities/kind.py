"""What a given or an answer measures: which units are welcome, how it is written, by which rule it is rounded.

The kinds themselves, the types that the formulas are written in, are in `kinds`, a module for each area of the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import POINTS_IN_TIME
from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.units import CACHED, NO_UNIT, Unit, unit
from dosecalc.quantities.vocabulary import HOUSEHOLD
from dosecalc.quantities.worked import DAY, InvalidGiven, Worked

if TYPE_CHECKING:
    from dosecalc.quantities.policy import Policy


WEIGHT = unit("kg")
SWAPPED = {"gram": "gram_of_weight", "kilogram": "kilogram_of_drug", "percent": "percent_of_whole"}
"""What a unit's name may mean besides."""


@dataclass(frozen=True)
class Kind:
    """What is measured.

    units: one canonical unit for each dimension that is welcome; the first is the usual one.
    example: such a quantity as people write it. rule_name: the rule of the policy for an answer of this kind.
    form: the name of its Form, where the answer is not a number with a unit.
    implied: what may be left out below the line (an interval of 8 h is 8 h for each dose).
    as_given: the unit is kept as it was given, because converting it is the exercise.
    may_be_zero: zero is possible (ounces; midnight).
    rounded_in: the units that the rounding rule is stated in; in any other, an answer is left as conversions are.
    in_doses: an answer may be told per dose.
    on_a_scale: it is a line of a scale, where there is nothing to round: the next line is another reading.
    """

    name: str
    units: tuple[str, ...]
    example: str
    rule_name: str = "conversion"
    form: str = ""
    implied: str = ""
    as_given: bool = False
    may_be_zero: bool = False
    rounded_in: tuple[str, ...] = ()
    in_doses: bool = False
    on_a_scale: bool = False

    def unit_for(self, found: Unit) -> Unit | None:
        """The canonical unit of the same dimension, or None where this kind does not measure that."""
        return _canonical(self.units, found)

    def adopted(self, found: Unit) -> Unit | None:
        """The unit as it must be meant here: a gram weighed on a scale for a body weight, an interval for each dose."""
        return _adopted(self.units, self.implied, found)

    def entered(self, name: str, quantity: Worked, policy: Policy) -> Worked:
        """The given as a formula takes it: named, its strength spelled out, household units converted.

        Raises:
            InvalidGiven: it measures something else, or is zero where that cannot be.
        """
        meant = self.adopted(quantity.unit)
        if meant is None or (self.form != quantity.form and not POINTS_IN_TIME.isdisjoint((self.form, quantity.form))):
            missing = ": the unit is missing" if quantity.unit == NO_UNIT and not quantity.form else ""
            wanted = f"{self.article_and_name}, such as {self.example}{missing}"
            message = f"{_typed(name)} is {quantity}, but it should be {wanted}"
            raise InvalidGiven(message)
        if self.form == "clock" and quantity.number >= DAY:
            message = f"{_typed(name)} is {quantity}, but it must be a time of the first day"
            raise InvalidGiven(message)
        if quantity.number.numerator <= 0 and not self.may_be_zero:
            message = f"{_typed(name)} is {quantity}, but it must be more than zero"
            raise InvalidGiven(message)
        given = quantity.but(unit=meant, name=spoken(name), conversions=policy.conversions).spelled_out()
        return given if self.as_given else _prepared(given, self.unit_for(meant), policy)

    def rule_name_for(self, asked: Unit) -> str:
        """The name of the rule by which an answer in that unit is rounded."""
        fits = not self.rounded_in or any(unit(text) == asked for text in self.rounded_in)
        return self.rule_name if fits else "conversion"

    @property
    def article_and_name(self) -> str:
        """`a body weight`, `an amount of drug`."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


def _typed(name: str) -> str:
    return name.replace("_", " ")


@lru_cache(CACHED)
def _canonical(units: tuple[str, ...], found: Unit) -> Unit | None:
    return next((unit(text) for text in units if unit(text).dimension == found.dimension), None)


@lru_cache(CACHED)
def _adopted(units: tuple[str, ...], implied: str, found: Unit) -> Unit | None:
    candidates = [found, *twins(found)]
    if implied:
        candidates += [candidate / unit(implied) for candidate in candidates]
    return next((candidate for candidate in candidates if _canonical(units, candidate)), None)


def _prepared(given: Worked, canonical: Unit | None, policy: Policy) -> Worked:
    """A body weight in kilograms, household measures in metric ones."""
    metric = _metric(canonical, given.unit)
    if metric is None:
        return given
    is_rounded = policy.weight_first and canonical == WEIGHT and not HOUSEHOLD.isdisjoint(given.unit.above)
    return given.to(metric).rounded(policy.rules["weight"]) if is_rounded else given.to(metric)


@lru_cache(CACHED)
def _metric(canonical: Unit | None, found: Unit) -> Unit | None:
    """The unit that a body weight, or a household measure, is converted to first; None where nothing is."""
    if canonical is None or (canonical != WEIGHT and HOUSEHOLD.isdisjoint(found.above)):
        return None
    return Unit(canonical.above, found.below)


def meant_for(found: Unit, wanted: Unit) -> Unit | None:
    """The unit, or that twin of it, that measures what another does; None where none does."""
    return next((each for each in (found, *twins(found)) if each.dimension == wanted.dimension), None)


@lru_cache(CACHED)
def twins(found: Unit) -> tuple[Unit, ...]:
    """The unit with g or kg taken for the other thing that is weighed, % for a part of a whole."""
    return tuple(found.with_name(name, SWAPPED[name]) for name in (*found.above, *found.below) if name in SWAPPED)

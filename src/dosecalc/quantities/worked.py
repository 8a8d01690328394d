"""Quantities that remember how they came about."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, TypedDict, Unpack

from dosecalc.errors import DosecalcError
from dosecalc.quantities import notation
from dosecalc.quantities.definitions import EXACT, Conversions
from dosecalc.quantities.forms import POINTS_IN_TIME, as_written, form
from dosecalc.quantities.operations import (
    CONVERSION,
    DIFFERENCE,
    GIVEN,
    KEPT,
    PRODUCT,
    QUOTIENT,
    RATIO,
    ROUNDING,
    SUM,
    WITHIN_A_DAY,
    Operation,
)
from dosecalc.quantities.quick_fraction import ONE, QuickFraction
from dosecalc.quantities.taught_stops import taught_stop
from dosecalc.quantities.units import (
    GRAMS_PER_MILLILITER,
    NO_UNIT,
    Unit,
    UnitMismatch,
    conversion_factor,
    opposed,
)
from dosecalc.quantities.ways import Way, grams_in

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.quantities.rounding import Rounding

DAY = QuickFraction(notation.MINUTES_A_DAY)

SCALES: dict[tuple[str, ...], int] = {("percent",): 100, ("part_per_million",): 1_000_000}
"""Strengths that are one number by agreement: grams in so many milliliters (USP General Notices 8.140)."""

DAYS = frozenset({"moment", "date"})
"""Forms to which a time is added as it is told: 4 days, not 5,760 minutes."""

DAY_UNIT = Unit(("day",))
NUMBER = attrgetter("number")


class InvalidGiven(DosecalcError):
    """A given measures something else than the calculation needs, or cannot be what it says (a weight of 0)."""


class GivensDoNotFit(InvalidGiven):
    """Each given is possible, but together they are not: a stock weaker than what is to be made of it."""


class ZeroDivisor(GivensDoNotFit):
    """A quantity that others are divided by is zero."""


class _Told(TypedDict, total=False):
    """What is told of a step besides what it comes from, each with its type."""

    name: str
    note: str
    way: Way
    form: str
    rule: Rounding | None


class _Changes(_Told, total=False):
    """The fields of a Worked, each with its type."""

    number: Fraction
    unit: Unit
    operation: Operation
    parts: tuple[Worked, ...]
    per: Fraction
    conversions: Conversions


@dataclass(frozen=True, eq=False)
class Worked:
    """An exact number with its unit, and the step that it came from.

    operation: what the step does; GIVEN where there is none. parts: what it was made from.
    name: what the quantity is called. note: what a step did, in words, for people alone.
    way: how it came about, where that must be told apart.
    per: how a strength's label counts, so that 400 mg/250 mL is still written so.
    form: the name of its Form; empty for a number with a unit.
    conversions: the values that household units are converted by. rule: of a rounded quantity, how it was rounded.
    """

    number: Fraction
    unit: Unit = NO_UNIT
    name: str = ""
    operation: Operation = GIVEN
    parts: tuple[Worked, ...] = ()
    note: str = ""
    way: Way = Way.PLAIN
    per: Fraction = ONE
    form: str = ""
    conversions: Conversions = EXACT
    rule: Rounding | None = None

    def __str__(self) -> str:
        """As it is written: `13.125 mL/h`, `400 mg/250 mL`, `04:35 the next day`."""
        written = form(self.form).written
        return written(self.number) if written else notation.amount(self.number, self.unit, self.per)

    def __bool__(self) -> bool:
        """A calculation cannot branch: write two calculations."""
        message = "a calculation cannot branch on a quantity; write two calculations"
        raise TypeError(message)

    def __mul__(self, other: Worked) -> Worked:
        """The product; a unit of the same kind on the other side of the line is converted so that it cancels."""
        left, right = _agreed(self, other, other.unit, convert_right=other.unit.is_simple)
        return step(PRODUCT, left.unit * right.unit, left, right)

    def __truediv__(self, other: Worked) -> Worked:
        """The quotient; a unit of the same kind on the same side of the line is converted so that it cancels."""
        convert_right = other.unit.is_simple and not self.unit.is_simple
        left, right = _agreed(self, other, other.unit.inverse, convert_right=convert_right)
        if not right.number:
            message = f"{right.name or 'a quantity that others are divided by'} must not be zero"
            raise ZeroDivisor(message)
        return step(QUOTIENT, left.unit / right.unit, left, right)

    def __add__(self, other: Worked) -> Worked:
        """The sum, in the unit of the first; what is added to a point in time stands behind it.

        Raises:
            UnitMismatch: the second is a point in time.
        """
        if other.form in POINTS_IN_TIME:
            raise _not_added(self, other)
        right = other.to(self.unit)
        shown = other if self.form in DAYS else right
        return step(SUM, self.unit, self, shown, form=self.form)

    def __sub__(self, other: Worked) -> Worked:
        """The difference, in the unit of the first; between two clock times, a duration; between two dates, days.

        Raises:
            UnitMismatch: the second is a point in time, and the first is not one of the same form.
        """
        if other.form in POINTS_IN_TIME and other.form != self.form:
            message = f"{other}, a point in time, is subtracted only from another of its form, not from {self}"
            raise UnitMismatch(message)
        right = other.to(self.unit)
        if self.form == other.form == "date":
            return step(DIFFERENCE, DAY_UNIT, self, right)
        of_times = self.form in {"clock", "moment"} and other.form == self.form
        form_of_difference = "duration" if of_times else self.form
        shown = other if self.form in DAYS and not of_times else right
        return step(DIFFERENCE, self.unit, self, shown, form=form_of_difference)

    def to(self, unit: Unit) -> Worked:
        """The same quantity in another unit of its kind.

        Raises:
            UnitMismatch: the unit measures something else.
        """
        if self.unit is unit or self.unit == unit:
            return self
        if (stop := self._by_way_of(unit)) is not None:
            return stop.to(unit).called(self.name)
        factor = conversion_factor(self.unit, unit, self.conversions)
        return step(CONVERSION, unit, self, number=self.number * factor, name=self.name)

    def _by_way_of(self, unit: Unit) -> Worked | None:
        """What to convert first, or back to, so that every step is one that is taught; None where there is nothing."""
        goes_back = self.operation is CONVERSION and (
            self.form == "duration" or (self.is_plain and self.parts[0].unit == unit)
        )
        if self.operation is RATIO or goes_back:
            return self.parts[0]
        if self.unit.above in SCALES and unit != GRAMS_PER_MILLILITER:
            return self.spelled_out()
        if unit.above in SCALES and self.unit != GRAMS_PER_MILLILITER:
            return self.to(GRAMS_PER_MILLILITER)
        stop = taught_stop(self.unit, unit)
        return None if stop is None else self.to(stop)

    def spelled_out(self) -> Worked:
        """A percentage or ppm as the grams in so many milliliters that it stands for; anything else as it is."""
        if self.unit.above not in SCALES:
            return self
        per = SCALES[self.unit.above]
        return self.to(GRAMS_PER_MILLILITER).but(per=QuickFraction(per), note=grams_in(per), way=Way.SPELLED_OUT)

    def as_ratio(self) -> Worked:
        """A strength as a ratio, 1 g in so many milliliters, as a step of its own."""
        grams = self.to(GRAMS_PER_MILLILITER)
        return step(RATIO, grams.unit, grams, name=self.name, form="ratio")

    def for_one(self) -> Worked:
        """A label strength divided out, as a step of its own: 500 mg/250 mL as 2 mg/mL."""
        if self.per == 1:
            return self
        return step(CONVERSION, self.unit, self, number=self.number, name=self.name)

    def called(self, name: str) -> Worked:
        """The same quantity under a name of its own."""
        return self if self.name == name else self.but(name=name)

    def by(self, way: Way) -> Worked:
        """The same quantity as it comes about in such a way, with the note that tells it."""
        return self.but(way=way, note=way.value)

    def but(self, **changes: Unpack[_Changes]) -> Worked:
        """The same quantity with other fields: as `dataclasses.replace`, which takes ten times as long.

        Quantities are made by the million when problems are drawn.
        """
        made = object.__new__(Worked)
        made.__dict__.update(self.__dict__, **changes)
        return made

    def rounded(self, rule: Rounding) -> Worked:
        """The quantity rounded, as a step of its own; nothing happens where the rule changes nothing."""
        written = rule(as_written(self.number, self.form))
        if not written or as_written(written, self.form) == self.number:
            return self
        number = as_written(written, self.form)
        done = rule.done(as_written(self.number, self.form), of_minutes=form(self.form).counts_minutes)
        return step(ROUNDING, self.unit, self, number=number, name=self.name, note=done, form=self.form, rule=rule)

    def counted(self, rule: Rounding) -> Worked:
        """The quantity rounded to a whole number as a step of a formula, even to none at all: vials to open."""
        kept = step(KEPT, self.unit, self, name=self.name, rule=rule)
        if kept.number == self.number:  # nothing to round, but what led here is still a line of its own
            return kept
        return kept.but(operation=ROUNDING, note=rule.done(self.number))

    @property
    def is_plain(self) -> bool:
        """Whether nothing is told of how it was done, so that its line may be part of another one's."""
        return not self.note

    @property
    def is_constant(self) -> bool:
        """Whether it is a number that belongs to a formula."""
        return self.way is Way.CONSTANT

    @property
    def rounded_towards(self) -> str:
        """The direction in which it was rounded; empty where rounding did not change it."""
        return self.rule.direction if self.rule is not None and self.operation is ROUNDING else ""

    @property
    def is_made_whole(self) -> bool:
        """Whether rounding made a whole number of it; minutes of a time are not counted."""
        if self.rule is None or self.operation is not ROUNDING or form(self.form).counts_minutes:
            return False
        return self.rule.place_for(as_written(self.parts[0].number, self.form)) == "whole"

    def at_most(self, limit: Worked, why: str) -> Worked:
        """The same quantity, which cannot be more than the limit.

        Raises:
            GivensDoNotFit: it is more; `why` says what that means.
        """
        if self.number > limit.to(self.unit).number:
            comes_to = "would be" if self.parts else "is"  # what is given is not worked out
            than = "later than" if self.form in DAYS else "more than"
            message = f"{self.name} {comes_to} {self}, {than} {limit}: {why}"
            raise GivensDoNotFit(message)
        return self

    def at_least(self, limit: Worked, why: str) -> Worked:
        """The same quantity, which cannot be less than the limit.

        Raises:
            GivensDoNotFit: it is less; `why` says what that means.
        """
        if self.number < limit.to(self.unit).number:
            message = f"{self.name} is {self}, less than {limit}: {why}"
            raise GivensDoNotFit(message)
        return self

    def within_a_day(self) -> Worked:
        """A difference of clock times that runs past midnight, as what the clock really went on."""
        if self.number >= 0:
            return self
        return step(WITHIN_A_DAY, self.unit, self, note="past midnight: add 24 h", form="duration")

    def as_duration(self) -> Worked:
        """The same minutes, written in hours and minutes, as a step of its own where there are hours."""
        if self.number < notation.MINUTES_AN_HOUR:
            return self.but(form="duration")
        same = step(CONVERSION, self.unit, self, number=self.number)
        return same.but(name=self.name, form="duration").by(Way.IN_HOURS_AND_MINUTES)

    def steps(self) -> list[Worked]:
        """Every quantity it was made from and itself, each once, each after those that it needs."""
        found: dict[Worked, None] = {}
        _collect(self, found)
        return list(found)


def _collect(step: Worked, found: dict[Worked, None]) -> None:
    for part in step.parts:
        if part not in found:
            _collect(part, found)
    found[step] = None


def step(
    operation: Operation, unit: Unit, *parts: Worked, number: Fraction | None = None, **more: Unpack[_Told]
) -> Worked:
    """A quantity that comes from these parts, under the conversions that they carry.

    number: where it does not follow from those of the parts: what is looked up or converted, where somebody errs.
    """
    conversions = EXACT
    for part in parts:
        if part.conversions is not EXACT:
            conversions = part.conversions
            break
    made = object.__new__(Worked)
    made.__dict__.update(unit=unit, operation=operation, parts=parts, conversions=conversions, **more)
    made.__dict__["number"] = operation.work(made, [*map(NUMBER, parts)]) if number is None else number
    return made


def _not_added(first: Worked, point: Worked) -> UnitMismatch:
    if first.form in POINTS_IN_TIME:
        return UnitMismatch(f"{first} and {point} are points in time: they cannot be added")
    return UnitMismatch(f"{point} is a point in time, so it stands first in the sum: {point} + {first}")


def _agreed(left: Worked, right: Worked, joining: Unit, *, convert_right: bool) -> tuple[Worked, Worked]:
    """Both quantities, one of them converted so that units of one kind that meet across the line are the same unit.

    joining: the right unit as it enters the product, turned over for a division.
    """
    for mine, theirs in opposed(left.unit, joining):
        if convert_right:
            right = right.to(right.unit.with_name(theirs, mine))
        else:
            left = left.to(left.unit.with_name(mine, theirs))
    return left, right

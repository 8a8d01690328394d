"""Where the values of a problem can come from by themselves: lists, ranges, labels, doses, tables of a drug.

Each source gives the candidates that a draw picks from; `needs` names the values and answers that must be known before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import GivensDoNotFit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.formulary import DoseRange, Drug, Supply
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.worked import Worked

MOST_CANDIDATES = 100_000
MAIN = "drug"
"""The name of the pick that a template makes first; it may make others by other names."""


class ImpossibleDraw(DosecalcError):
    """A template asks for a value that its drug, product or dose does not have. value: its name, where it has one."""

    def __init__(self, says: str, value: str = "") -> None:
        super().__init__(says)
        self.value = value


class NoRow(GivensDoNotFit):
    """A table has no row for a value: it is below the first limit. table: its name, once it is known."""

    def __init__(self, sought: Worked, least: Worked, table: str = "") -> None:
        super().__init__(f"no row of the table is for {sought}: the first is for {least}")
        self.sought = sought
        self.least = least
        self.table = table


@dataclass(frozen=True)
class Pick:
    """A drug with one of its products (or bags, or reconstitution lines) and one of its usual doses."""

    drug: Drug
    supply: Supply | None
    dose: DoseRange | None

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What a story may tell of it, by name."""
        supply = self.supply
        on_label = {name: str(value) for name, value in supply.quantities.items()} if supply else {}
        texts = dict(supply.texts) if supply else {}
        dose = {"use": self.dose.use, "patient": self.dose.patient} if self.dose else {}
        return on_label | texts | dose | {"drug": self.drug.name}


@dataclass(frozen=True)
class Known:
    """What is known when a value is drawn: the picks, the values drawn and the answers found so far, the policy."""

    picks: Mapping[str, Pick]
    values: Mapping[str, Worked]
    policy: Policy


@dataclass(frozen=True)
class Listed:
    """One of these values."""

    needs: ClassVar[tuple[str, ...]] = ()
    values: tuple[Worked, ...]

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The values."""
        return self.values


@dataclass(frozen=True)
class Steps(Sequence["Worked"]):
    """The values from the first one on, by steps; none is made before it is asked for."""

    step: Worked
    first: Fraction
    length: int

    def __len__(self) -> int:
        """How many there are."""
        return self.length

    def __getitem__(self, place: Any) -> Any:
        """The value at a place; slices are not needed."""
        return self.step.but(number=self.first + self.step.number * place)


@dataclass(frozen=True)
class Stepped:
    """A value from start to stop by steps, all in the unit of the step; of the dose's range where they are left out."""

    needs: ClassVar[tuple[str, ...]] = ()
    step: Worked
    start: Worked | None = None
    stop: Worked | None = None
    of_dose: bool = False
    pick: str = MAIN

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The multiples of the step (counted from `start` where it is given) that lie within."""
        dose = _dose_of(known, self.pick) if self.of_dose else None
        return self._steps if dose is None else self._steps_within(dose)

    @cached_property
    def _steps(self) -> Steps:
        return self._steps_within(None)

    def _steps_within(self, dose: DoseRange | None) -> Steps:
        lowest, highest = self._bounds(dose)
        origin = lowest if self.start is not None else Fraction(0)
        first = -((origin - lowest) // self.step.number)
        count = (highest - origin) // self.step.number - first + 1
        if not 0 < count <= MOST_CANDIDATES:
            message = (
                f"there are {count} values from {lowest} to {highest} by {self.step}, not 1 to {MOST_CANDIDATES:,}"
            )
            raise ImpossibleDraw(message)
        return Steps(self.step, origin + self.step.number * first, int(count))

    def _bounds(self, dose: DoseRange | None) -> tuple[Fraction, Fraction]:
        here = self.step.unit
        limits = [dose.minimum, dose.maximum] if dose else []
        lowest = [bound.to(here).number for bound in (*limits[:1], self.start) if bound is not None]
        highest = [bound.to(here).number for bound in (*limits[1:], self.stop) if bound is not None]
        return max(lowest), min(highest)


DOSE_FIELDS = ("interval", "orders", "min", "max", "cap", "cap_day")


@dataclass(frozen=True)
class OfDose:
    """A field of the usual dose: its end, its cap, one of the amounts ordered or times between doses."""

    needs: ClassVar[tuple[str, ...]] = ()
    field: str = "interval"
    pick: str = MAIN

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The field's value, or the intervals or orders."""
        dose = _dose_of(known, self.pick)
        if self.field == "interval":
            return dose.intervals
        if self.field == "orders":
            is_one_amount = dose.minimum.number == dose.maximum.number
            return dose.orders or ((dose.minimum,) if is_one_amount else ())
        found = {"min": dose.minimum, "max": dose.maximum, "cap": dose.cap, "cap_day": dose.cap_day}[self.field]
        return [found] if found is not None else []


@dataclass(frozen=True)
class OfFacts:
    """What a table of the drug says, such as the highest concentration of its infusion."""

    needs: ClassVar[tuple[str, ...]] = ()
    table: str
    field: str
    pick: str = MAIN

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The field's value; of `bags`, each size."""
        facts = known.picks[self.pick].drug.facts.get(self.table) if self.pick in known.picks else None
        if facts is None:
            message = f"the drug picked has no [{self.table}]"
            raise ImpossibleDraw(message)
        if self.field == "bags":
            return facts.bags
        return [facts.quantities[self.field]] if self.field in facts.quantities else []


@dataclass(frozen=True)
class OfSupply:
    """What the label says: a field such as `final`, a strength such as `amount/volume`, one of a list (`strengths`)."""

    needs: ClassVar[tuple[str, ...]] = ()
    field: str
    per: str = ""
    pick: str = MAIN

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The field's value or values."""
        supply = _supply_of(known, self.pick)
        if self.field in supply.lists:
            return [
                value.but(unit=value.unit / unit(self.per)) if self.per else value for value in supply.lists[self.field]
            ]
        above, _, below = self.field.partition("/")
        found = _quantity(supply, above)
        if not below:
            return [found.but(unit=found.unit / unit(self.per)) if self.per else found]
        volume = _quantity(supply, below)
        return [found.but(number=found.number / volume.number, unit=found.unit / volume.unit, per=volume.number)]


def _dose_of(known: Known, pick: str) -> DoseRange:
    found = known.picks.get(pick)
    if found is None or found.dose is None:
        message = f"no dose was picked: [{pick}] needs a dose"
        raise ImpossibleDraw(message)
    return found.dose


def _supply_of(known: Known, pick: str) -> Supply:
    found = known.picks.get(pick)
    if found is None or found.supply is None:
        message = f"nothing on hand was picked: [{pick}] needs from = ..."
        raise ImpossibleDraw(message)
    return found.supply


def _quantity(supply: Supply, field: str) -> Worked:
    if field not in supply.quantities:
        message = f"this {supply.table} has no {field!r}"
        raise ImpossibleDraw(message)
    return supply.quantities[field]

"""How the numbers of a problem are drawn: lists of candidates, and a hash that picks from them.

Nothing here depends on the order of files, the version of Python or a seeded generator: each value is picked by
BLAKE2 of the problem's identity and the value's name, so the same identity gives the same problem for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError
from dosecalc.quantities.rounding import ends
from dosecalc.quantities.units import Unit, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.formulary import DoseRange, Drug, Supply
    from dosecalc.quantities.worked import Worked

MOST_CANDIDATES = 100_000


class ImpossibleDraw(DosecalcError):
    """A template asks for a value that its drug, product or dose does not have."""


@dataclass(frozen=True)
class Pick:
    """A drug with one of its products (or bags, or reconstitution lines) and one of its usual doses."""

    drug: Drug
    supply: Supply | None
    dose: DoseRange | None


@dataclass(frozen=True)
class Listed:
    """One of these values."""

    values: tuple[Worked, ...]

    def candidates(self, pick: Pick | None, drawn: Mapping[str, Worked]) -> Sequence[Worked]:
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
        return replace(self.step, number=self.first + self.step.number * place)


@dataclass(frozen=True)
class Stepped:
    """A value from start to stop by steps, all in the unit of the step; of the dose's range where they are left out."""

    step: Worked
    start: Worked | None = None
    stop: Worked | None = None
    of_dose: bool = False

    def candidates(self, pick: Pick | None, drawn: Mapping[str, Worked]) -> Sequence[Worked]:
        """The multiples of the step (counted from `start` where it is given) that lie within."""
        lowest, highest = self._bounds(pick)
        origin = lowest if self.start is not None else Fraction(0)
        first = -((origin - lowest) // self.step.number)
        count = (highest - origin) // self.step.number - first + 1
        if not 0 < count <= MOST_CANDIDATES:
            message = (
                f"there are {count} values from {lowest} to {highest} by {self.step}, not 1 to {MOST_CANDIDATES:,}"
            )
            raise ImpossibleDraw(message)
        return Steps(self.step, origin + self.step.number * first, int(count))

    def _bounds(self, pick: Pick | None) -> tuple[Fraction, Fraction]:
        here = self.step.unit
        limits = [] if not self.of_dose else [_dose_of(pick).minimum, _dose_of(pick).maximum]
        lowest = [bound.to(here).number for bound in (*limits[:1], self.start) if bound is not None]
        highest = [bound.to(here).number for bound in (*limits[1:], self.stop) if bound is not None]
        return max(lowest), min(highest)


@dataclass(frozen=True)
class OfDose:
    """The time from dose to dose, one of those that the dose is given at."""

    def candidates(self, pick: Pick | None, drawn: Mapping[str, Worked]) -> Sequence[Worked]:
        """The intervals."""
        return _dose_of(pick).intervals


@dataclass(frozen=True)
class OfSupply:
    """What the label says: a field such as `final`, a strength such as `amount/volume`, one of a list (`strengths`)."""

    field: str
    per: str = ""

    def candidates(self, pick: Pick | None, drawn: Mapping[str, Worked]) -> Sequence[Worked]:
        """The field's value or values."""
        supply = _supply_of(pick)
        if self.field in supply.lists:
            return [
                replace(value, unit=value.unit / unit(self.per)) if self.per else value
                for value in supply.lists[self.field]
            ]
        above, _, below = self.field.partition("/")
        found = _quantity(supply, above)
        if not below:
            return [found]
        volume = _quantity(supply, below)
        return [replace(found, number=found.number / volume.number, unit=found.unit / volume.unit, per=volume.number)]


@dataclass(frozen=True)
class Multiple:
    """So many times a value drawn before: half of a tablet's strength, twice of it."""

    of: str
    by: tuple[Fraction, ...]

    def candidates(self, pick: Pick | None, drawn: Mapping[str, Worked]) -> Sequence[Worked]:
        """The multiples, of what stands above the line of a strength."""
        base = drawn[self.of]
        return [
            replace(base, number=base.number * base.per * factor, unit=Unit(base.unit.above), per=Fraction(1))
            for factor in self.by
        ]


Source = Listed | Stepped | OfDose | OfSupply | Multiple


@dataclass(frozen=True)
class Draw:
    """A named value of a problem: where it comes from, and the unit it is stated in, if another."""

    name: str
    source: Source
    stated_in: Unit | None = None

    def value(self, identity: str, attempt: int, pick: Pick | None, drawn: Mapping[str, Worked]) -> Worked | None:
        """The value of this attempt; None where it could not be written in the unit it is to be stated in."""
        candidates = self.source.candidates(pick, drawn)
        if not candidates:
            message = f"nothing to draw {self.name} from"
            raise ImpossibleDraw(message)
        found = candidates[picked(identity, attempt, self.name, len(candidates))]
        if self.stated_in is None:
            return found
        stated = found.to(self.stated_in)
        return replace(found, number=stated.number, unit=stated.unit) if ends(stated.number) else None


def picked(identity: str, attempt: int, name: str, count: int) -> int:
    """Which of `count` candidates the identity picks; evenly, the same for ever.

    >>> picked("tablets-halves@1:7:pharmacy@1", 0, "dose", 10)
    8
    """
    digest = blake2b(f"{identity}|{attempt}|{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % count


def _dose_of(pick: Pick | None) -> DoseRange:
    if pick is None or pick.dose is None:
        message = "no dose was picked: [drug] needs a dose"
        raise ImpossibleDraw(message)
    return pick.dose


def _supply_of(pick: Pick | None) -> Supply:
    if pick is None or pick.supply is None:
        message = "nothing on hand was picked: [drug] needs from = ..."
        raise ImpossibleDraw(message)
    return pick.supply


def _quantity(supply: Supply, field: str) -> Worked:
    if field not in supply.quantities:
        message = f"this {supply.table} has no {field!r}"
        raise ImpossibleDraw(message)
    return supply.quantities[field]

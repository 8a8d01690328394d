"""Values that come from other values of the problem: multiples, rows of a table, what a worksheet says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.bank.value_sources import Listed, NoRow, OfDose, OfFacts, OfSupply, Stepped
from dosecalc.quantities.operations import GIVEN
from dosecalc.quantities.quick_fraction import ONE
from dosecalc.quantities.units import Unit
from dosecalc.quantities.vocabulary import KNOWN
from dosecalc.quantities.ways import Way
from dosecalc.tutoring.solving import solve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.bank.value_sources import Known
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.worked import Worked

STRENGTHS_ARE_OF = frozenset(
    {
        "volume",
        *("tablets", "capsules", "suppositories", "patches", "puffs"),
        *("vials", "bags", "syringes", "pens", "bottles", "packs"),
    }
)
"""What a strength says how much is in, by its dimension."""


@dataclass(frozen=True)
class Multiple:
    """So many times a value drawn before: half of a tablet's strength, twice of it."""

    of: str
    by: tuple[Fraction, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The value that is multiplied."""
        return (self.of,)

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The multiples in the value's own unit; of a strength, of the amount that stands above its line."""
        base = known.values[self.of]
        if _is_strength(base.unit):
            base = base.but(number=base.number * base.per, unit=Unit(base.unit.above), per=Fraction(1))
        return [base.but(number=base.number * factor, note="") for factor in self.by]


def _is_strength(unit: Unit) -> bool:
    """Whether it is so much of a drug in a volume or a piece, and not a rate, a dose by weight or a drop factor."""
    held = [KNOWN[name].dimension for name in unit.below]
    return len(held) == 1 and held[0] in STRENGTHS_ARE_OF and "drop" not in unit.above


@dataclass(frozen=True)
class Row:
    """The value of the row of a printed table: that of the highest limit which another value reaches.

    rows: what each row is for, in the words of the card; empty where the working need not tell it.
    """

    of: str
    limits: tuple[Worked, ...]
    values: tuple[Worked, ...]
    rows: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The value that is looked up."""
        return (self.of,)

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The row's value, with a note of what the row is for.

        Raises:
            NoRow: the first limit is not reached.
        """
        return [self.found_for(known.values[self.of])]

    def found_for(self, sought: Worked) -> Worked:
        """The value of the row that is for this quantity, with a note of what the row is for.

        Raises:
            NoRow: the first limit is not reached.
            UnitMismatch: it measures something else.
        """
        place = self.place_for(sought)
        return self.values[place].but(note=f"for {self.rows[place]}" if self.rows else "")

    def place_for(self, sought: Worked) -> int:
        """Which row is for this quantity, counted from 0.

        Raises:
            NoRow: the first limit is not reached.
            UnitMismatch: it measures something else.
        """
        reached = sum(limit.to(sought.unit).number <= sought.number for limit in self.limits)
        if not reached:
            raise NoRow(sought, self.limits[0])
        return reached - 1


@dataclass(frozen=True)
class SameNumber:
    """The number of another value in another unit: a mistake for a worksheet to hold."""

    of: str
    unit: Unit

    @property
    def needs(self) -> tuple[str, ...]:
        """The value whose number is taken."""
        return (self.of,)

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The number with the unit."""
        return [known.values[self.of].but(unit=self.unit, per=Fraction(1), note="")]


@dataclass(frozen=True)
class Computed:
    """What a calculation comes to, rounded by the policy: what a worksheet says, right or wrong."""

    calculation: Calculation
    givens: Mapping[str, str]
    asked: Unit | None = None
    rounding: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The values that the calculation takes."""
        return tuple(self.givens.values())

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The answer, as if it had been given.

        Raises:
            GivensDoNotFit: there is none.
        """
        givens = {name: known.values[source] for name, source in self.givens.items()}
        return [stated(solve(self.calculation, givens, known.policy, self.asked, self.rounding).rounded)]


@dataclass(frozen=True)
class OneOf:
    """One of several values drawn before."""

    names: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """All of them."""
        return self.names

    def candidates(self, known: Known) -> Sequence[Worked]:
        """The values."""
        return [known.values[name] for name in self.names]


Source = Listed | Stepped | OfDose | OfFacts | OfSupply | Multiple | Row | SameNumber | Computed | OneOf
UNTOLD = (Row, SameNumber, Computed)
"""Sources of values that a story need not tell: they are looked up, or the learner is to find them out."""


def stated(answer: Worked) -> Worked:
    """An answer as a given of what comes next: without the steps that led to it."""
    return answer.but(operation=GIVEN, parts=(), note="", way=Way.PLAIN, per=ONE)

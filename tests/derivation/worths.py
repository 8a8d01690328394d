"""What units measure and are worth: a table of this derivation alone, typed from the metric prefixes and the clock.

Nothing of the program's own units is taken but the name under which its reader tells what it has read.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.units import Unit

Dimension = frozenset[tuple[str, int]]
"""What is measured, each with its power; nothing for a bare number."""

NOTHING: Dimension = frozenset()

METRIC: dict[str, tuple[str, Fraction]] = {
    "gram": ("drug", Fraction(1000)),
    "milligram": ("drug", Fraction(1)),
    "microgram": ("drug", Fraction(1, 1000)),
    "nanogram": ("drug", Fraction(1, 1_000_000)),
    "kilogram": ("body weight", Fraction(1)),
    "liter": ("volume", Fraction(1000)),
    "deciliter": ("volume", Fraction(100)),
    "milliliter": ("volume", Fraction(1)),
    "microliter": ("volume", Fraction(1, 1000)),
    "week": ("time", Fraction(7 * 24 * 60)),
    "day": ("time", Fraction(24 * 60)),
    "hour": ("time", Fraction(60)),
    "minute": ("time", Fraction(1)),
    "second": ("time", Fraction(1, 60)),
    "meter": ("length", Fraction(100)),
    "centimeter": ("length", Fraction(1)),
    "millimeter": ("length", Fraction(1, 10)),
    "square_meter": ("body surface", Fraction(1)),
    "year": ("age", Fraction(12)),
    "month": ("age", Fraction(1)),
    "millimole": ("substance", Fraction(1)),
    "micromole": ("substance", Fraction(1, 1000)),
    "milliunit": ("unit_of_activity", Fraction(1, 1000)),
}
"""Each unit with what it measures and its worth; everything else is counted in itself."""

HOUSEHOLD = {
    "pound": "body weight",
    "ounce": "body weight",
    "grain": "drug",
    "inch": "length",
    "foot": "length",
    "teaspoon": "volume",
    "tablespoon": "volume",
    "fluid_ounce": "volume",
    "cup": "volume",
    "pint": "volume",
    "quart": "volume",
    "gallon": "volume",
}
"""Worth nothing until a problem prints what."""

PERCENT, PARTS_PER_MILLION = Fraction(10), Fraction(1, 1000)
"""Grams in 100 mL and grams in 1,000,000 mL, as milligrams in a milliliter."""

CONCENTRATION: Dimension = frozenset({("drug", 1), ("volume", -1)})
OTHERWISE_WEIGHED = {"gram": ("body weight", Fraction(1, 1000))}


KEPT = 100


class UnknownWorth(ValueError):
    """A unit is printed that no printed line and no standard factor tells the worth of."""


@dataclass(frozen=True)
class Amount:
    """A number in base units, and what it measures."""

    number: Fraction
    dimension: Dimension

    def upside_down(self) -> "Amount":
        return Amount(1 / self.number, frozenset((name, -power) for name, power in self.dimension))

    def times(self, other: "Amount") -> "Amount":
        return Amount(self.number * other.number, summed(self.dimension, other.dimension))


def summed(*dimensions: Iterable[tuple[str, int]]) -> Dimension:
    total: Counter[str] = Counter()
    for dimension in dimensions:
        for name, power in dimension:
            total[name] += power
    return frozenset((name, power) for name, power in total.items() if power)


@dataclass(frozen=True)
class Worths:
    """The standard unit factors, and those that a problem prints."""

    printed: dict[str, Fraction] = field(default_factory=dict)

    def of(self, unit: Unit) -> list[Amount]:
        """All that one of a unit can be: g and kg weigh drugs and people.

        Raises:
            UnknownWorth: nothing printed says what it is worth.
        """
        if unit.above == ("percent",) and not unit.below:
            return [Amount(PERCENT, CONCENTRATION), Amount(Fraction(1, 100), NOTHING)]
        if unit.above == ("part_per_million",) and not unit.below:
            return [Amount(PARTS_PER_MILLION, CONCENTRATION)]
        found = [Amount(Fraction(1), NOTHING)]
        for name, power in (*((name, 1) for name in unit.above), *((name, -1) for name in unit.below)):
            each = [Amount(worth, frozenset({(measured, 1)})) for measured, worth in self._each(name)]
            found = [one.times(more if power > 0 else more.upside_down()) for one in found for more in each]
        return found

    def _each(self, name: str) -> list[tuple[str, Fraction]]:
        if name in HOUSEHOLD:
            if name not in self.printed:
                raise UnknownWorth(name)
            return [(HOUSEHOLD[name], self.printed[name])]
        usual = METRIC.get(name, (name, Fraction(1)))
        return [usual, OTHERWISE_WEIGHED[name]] if name in OTHERWISE_WEIGHED else [usual]


@lru_cache(KEPT)
def worths_of(constants: tuple[str, ...]) -> Worths:
    """The standard factors with what lines such as `1 kg = 2.2 lb` add to them."""
    printed: dict[str, Fraction] = {}
    for line in constants:
        sides = [read_quantity(side.strip()) for side in line.split("=")]
        (one, name), (other, other_name) = ((side.number, side.unit.above[0]) for side in sides if side.unit)
        for number, unknown, worth, known in ((one, name, other, other_name), (other, other_name, one, name)):
            if unknown in HOUSEHOLD and unknown not in printed and (known in METRIC or known in printed):
                printed[unknown] = worth * (METRIC[known][1] if known in METRIC else printed[known]) / number
    return Worths(printed)

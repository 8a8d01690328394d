"""The second route's own table of units, and what a problem's stated conversions make of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Reading = tuple[str, Fraction]
Worths = dict[str, tuple[Reading, ...]]
Dimension = tuple[tuple[str, int], ...]

DRUG = ("mg", "units", "mEq", "mmol")
MINUTES_A_DAY = Fraction(1440)

PIECES = ("tablet", "capsule", "puff", "gtt", "patch", "suppository", "vial", "bag", "syringe", "bottle", "pen")
DISPENSED = (*PIECES, "mL", "units", "mg")
CONTAINERS = ("pack", "bottle", "pen", "vial", "bag")
QUANTITY = "|".join(DISPENSED)
EACH_DAY = "|".join(f"{each}/min" for each in DISPENSED)
EACH_PACK = "|".join(f"{each}/{container}" for each in DISPENSED for container in CONTAINERS if each != container)
"""The base units of what is dispensed and stocked: any of them, so much a day, so much in each pack."""

LEFT_OUT = {EACH_DAY: "day", EACH_PACK: "pack", "min/pen": "pen", "mg/suppository": "suppository"}
"""What may be left out in print below the line where such a base unit is taken: 4 tablets, for each day."""


FACTORS_KEPT = 4096
"""Print has the same few units again and again."""


class UnreadablePrint(ValueError):
    """A printed text is not what a second route takes."""


class ImpossibleGivens(ValueError):
    """Each given can be read, but together they are not possible: a stock weaker than what is to be made of it."""


@dataclass(frozen=True, eq=False)
class Table:
    """What each unit measures and how many base units it is worth; g and kg are read twice."""

    worths: Mapping[str, tuple[Reading, ...]]


def _readings(dimension: str, **factors: str | int) -> Worths:
    return {name.replace("_", " "): ((dimension, Fraction(factor)),) for name, factor in factors.items()}


EXACT = Table(
    {
        **_readings("mass", mg=1, mcg="1/1000", ng="1/1000000", grain="64.79891", grains="64.79891"),
        **_readings("weight", lb="0.45359237", oz="0.028349523125"),
        "g": (("mass", Fraction(1000)), ("weight", Fraction(1, 1000))),
        "kg": (("weight", Fraction(1)), ("mass", Fraction(1_000_000))),
        **_readings(
            "volume",
            mL=1,
            L=1000,
            dL=100,
            microL="1/1000",
            tsp="4.92892159375",
            tbsp="14.78676478125",
            fl_oz="29.5735295625",
        ),
        **_readings("volume", cup="236.5882365", pint="473.176473", quart="946.352946", gallon="3785.411784"),
        **_readings("volume", cups="236.5882365", pints="473.176473", quarts="946.352946", gallons="3785.411784"),
        **_readings("time", s="1/60", min=1, h=60, day=1440, days=1440, week=10080, weeks=10080),
        **_readings("length", cm=1, mm="1/10", m=100, meter=100, meters=100, ft="30.48"),
        "in": (("length", Fraction("2.54")),),
        **_readings("activity", unit=1, units=1, million_units=1_000_000, milliunit="1/1000", milliunits="1/1000"),
        **_readings("equivalent", mEq=1),
        **_readings("substance", mmol=1, micromol="1/1000"),
        **_readings("osmoles", mOsm=1),
        **_readings("energy", kcal=1),
        **_readings("surface", m2=1),
        **_readings("age", year=1, years=1, month="1/12", months="1/12"),
        **_readings("vials", vial=1, vials=1),
        **_readings("bags", bag=1, bags=1),
        **_readings("syringes", syringe=1, syringes=1),
        **_readings("packs", pack=1, packs=1),
        **_readings("puffs", puff=1, puffs=1),
        **_readings("patches", patch=1, patches=1),
        **_readings("suppositories", suppository=1, suppositories=1),
        **_readings("pens", pen=1, pens=1),
        **_readings("bottles", bottle=1, bottles=1),
        **_readings("money", dollar=1, dollars=1),
        **_readings("drops", gtt=1),
        **_readings("tablets", tablet=1, tablets=1),
        **_readings("capsules", capsule=1, capsules=1),
        **_readings("", dose=1, doses=1),
        "°C": (("celsius", Fraction(1)),),
        "°F": (("fahrenheit", Fraction(1)),),
    }
)
"""The exact values (NIST Handbook 44, appendix C)."""

HOUSEHOLD = {name: (name, f"{name}s") for name in ("cup", "pint", "quart", "gallon", "grain")} | {
    name: (name,) for name in ("lb", "oz", "in", "ft", "tsp", "tbsp", "fl oz")
}
"""The units whose worth a problem may state, with everything that they are written as."""

BY_DEFINITION = ("1 lb = 16 oz", "1 ft = 12 in", "1 tbsp = 3 tsp")
"""What holds whatever else is stated."""

STATEMENT = re.compile(r"([\d.,]+) ([^=]+?) = ([\d.,]+) (.+)")

STRENGTHS = {"%": Fraction(10), "ppm": Fraction(1, 1000)}
"""Grams in 100 mL, and in 1,000,000 mL, as mg/mL."""

MASS_IN_VOLUME: Dimension = (("mass", 1), ("volume", -1))


def readings(unit: str, table: Table = EXACT) -> Iterator[tuple[Dimension, Fraction]]:
    """Everything that a text such as `mcg/kg/min` can mean: what it measures, and its worth in base units."""
    if unit in STRENGTHS:
        yield MASS_IN_VOLUME, STRENGTHS[unit]
        return
    above, *below = unit.split("/")
    signed = [(name, 1) for name in above.split("·") if name] + [(name, -1) for name in below]
    for chosen in product(*(table.worths[name] for name, _ in signed)):
        total: Counter[str] = Counter()
        worth = Fraction(1)
        for (dimension, factor), (_, sign) in zip(chosen, signed, strict=True):
            total[dimension] += sign
            worth *= factor**sign
        yield tuple(sorted((name, exponent) for name, exponent in total.items() if exponent and name)), worth


def alternatives(base: str) -> list[str]:
    """The base units that a text such as `drug/kg|mL` allows."""
    return [text.replace("drug", drug) for text in base.split("|") for drug in (DRUG if "drug" in text else DRUG[:1])]


@cache
def _measured_by(base: str) -> frozenset[Dimension]:
    return frozenset(next(readings(text))[0] for text in alternatives(base))


@lru_cache(FACTORS_KEPT)
def factor(unit: str, base: str, table: Table = EXACT) -> Fraction:
    """What one `unit` is worth in the base unit stated.

    Raises:
        UnreadablePrint: the unit is not known, or measures something else.
    """
    if base == "share":
        return Fraction(1)
    wanted = _measured_by(base)
    meant = [unit, f"{unit}/{LEFT_OUT[base]}"] if base in LEFT_OUT else [unit]
    try:
        return next(worth for text in meant for dimension, worth in readings(text, table) if dimension in wanted)
    except (KeyError, StopIteration) as unknown:
        message = f"not a unit of {base}: {unit}"
        raise UnreadablePrint(message) from unknown


def number(text: str) -> Fraction:
    """A decimal with or without commas."""
    return Fraction(text.replace(",", ""))


def taught(statements: Sequence[str]) -> Table:
    """The table in which household units are worth what is stated, such as `1 kg = 2.2 lb`.

    Of the two units of a statement it defines the household one that no statement before it has defined.

    >>> taught(["1 kg = 2.2 lb", "1 lb = 16 oz"]).worths["oz"]
    (('weight', Fraction(5, 176)),)
    """
    worths, defined = dict(EXACT.worths), set[str]()
    for statement in (*statements, *BY_DEFINITION):
        found = STATEMENT.fullmatch(statement)
        if found is None:
            message = f"not a conversion: {statement}"
            raise UnreadablePrint(message)
        left, right = (number(found[1]), found[2]), (number(found[3]), found[4])
        for (count, name), (other_count, other) in ((left, right), (right, left)):
            if name in HOUSEHOLD and name not in defined:
                defined.add(name)
                ((measure, _),) = worths[name]
                worth = dict(worths[other])[measure] * other_count / count
                worths |= dict.fromkeys(HOUSEHOLD[name], ((measure, worth),))
                break
    return Table(worths)

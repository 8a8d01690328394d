"""The second route: every answer worked out again in plain Fractions, sharing nothing with the program.

The routes of the first families stand here, those of the others in the modules `*_routes.py` beside it.

Base units: mg, units, mEq or mmol of drug, mL, kg of body weight, min, cm, gtt, tablet, capsule, °C, °F, m2, year of
age, kcal, mOsm and whatever is counted (vial, bag, syringe, pack, bottle, pen, patch, suppository, puff, dollar);
compound ones are made of these, so that a formula for mg/dL multiplies mg/mL by 100. A clock time is minutes since the
first midnight, a date or moment minutes since the year 1, a percentage of a whole (`share`) the number before its sign,
a word its place among the words; doses are counted and have no unit; a weight that a formula takes in pounds (`lb`) is
a number of the table's own pounds. `drug` stands for any one drug unit.
Formulas: written from the textbooks that the calculations name, not from the program.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Reading = tuple[str, Fraction]
Table = dict[str, tuple[Reading, ...]]
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


def _readings(dimension: str, **factors: str | int) -> Table:
    return {name.replace("_", " "): ((dimension, Fraction(factor)),) for name, factor in factors.items()}


EXACT: Table = {
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
    **_readings("activity", unit=1, units=1, million_units=1_000_000),
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
"""What a unit measures and how many base units it is worth (NIST Handbook 44, appendix C); g and kg are read twice."""

TAUGHT: Table = {
    **EXACT,
    **_readings("mass", grain=65, grains=65),
    **_readings("weight", lb="5/11", oz="5/176"),
    **_readings("volume", tsp=5, tbsp=15, fl_oz=30, cup=240, pint=480, quart=960, gallon=3840),
    **_readings("volume", cups=240, pints=480, quarts=960, gallons=3840),
}
"""The same with the rounded household values that nursing and pharmacy programs teach."""

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
    for chosen in product(*(table[name] for name, _ in signed)):
        total: Counter[str] = Counter()
        worth = Fraction(1)
        for (dimension, factor), (_, sign) in zip(chosen, signed, strict=True):
            total[dimension] += sign
            worth *= factor**sign
        yield tuple(sorted((name, exponent) for name, exponent in total.items() if exponent and name)), worth


def alternatives(base: str) -> list[str]:
    """The base units that a text such as `drug/kg|mL` allows."""
    return [text.replace("drug", drug) for text in base.split("|") for drug in (DRUG if "drug" in text else DRUG[:1])]


def factor(unit: str, base: str, table: Table = EXACT) -> Fraction:
    """What one `unit` is worth in the base unit stated."""
    if base == "share":
        return Fraction(1)
    wanted = {dimension for text in alternatives(base) for dimension in [next(readings(text))[0]]}
    return next(worth for dimension, worth in readings(unit, table) if dimension in wanted)


def number(text: str) -> Fraction:
    """A decimal with or without commas."""
    return Fraction(text.replace(",", ""))


def minutes_of(clock: str) -> Fraction:
    """`22:15`, `04:35 the next day`."""
    hours, minutes = clock[:5].split(":")
    return Fraction(1440 * ("next day" in clock) + 60 * int(hours) + int(minutes))


def amount(text: str, base: str, table: Table = EXACT) -> Fraction:
    """A quantity such as `400 mg/250 mL`, `0.9%`, `1:1,000` or `22:15` in the base unit stated."""
    if base == "clock":
        return minutes_of(text)
    if base in TIMES:
        day, _, time = text.partition(" ")
        return 1440 * Fraction(date.fromisoformat(day).toordinal()) + (minutes_of(time) if time else 0)
    if base == "share":
        return number(text.removesuffix("%"))
    if base == "lb":
        return amount(text, "kg", table) / factor("lb", "kg", table)
    if text.startswith("1:"):
        return 1000 / number(text[2:])
    shown = re.fullmatch(r"([\d.,]+) ?(.*)", text)
    assert shown is not None, f"not a quantity: {text}"
    top, unit = shown.groups()
    counted = re.search(r"/([\d.,]+) ", unit)
    per = number(counted[1]) if counted else Fraction(1)
    plain = unit.replace(counted[0], "/") if counted else unit
    return number(top) / per * (factor(plain, base, table) if plain else 1)


@dataclass(frozen=True)
class Route:
    """A formula on plain numbers, with the base units that it takes and gives.

    fits: whether givens that are possible one by one go together. in_steps: it counts, caps, compares or chooses, so
    that it has no inverse. turns: givens with which the answer goes now up, now down. is_approximate: it takes roots or
    powers, to 40 digits. rising: givens that only make sense in rising order, such as sizes of a bag.
    """

    formula: Callable[..., Fraction]
    givens: Mapping[str, str]
    answer: str
    fits: Callable[..., bool] | None = None
    in_steps: bool = False
    is_approximate: bool = False
    turns: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()

    def __call__(self, givens: Mapping[str, str], table: Table = EXACT) -> Fraction:
        return self.formula(**{name: amount(givens[name], base, table) for name, base in self.givens.items()})


TIMES = ("clock", "moment", "date")
ROUTES: dict[str, Route] = {}


def route(
    answer: str,
    *,
    fits: Callable[..., bool] | None = None,
    in_steps: bool = False,
    is_approximate: bool = False,
    turns: tuple[str, ...] = (),
    rising: tuple[str, ...] = (),
    **givens: str,
) -> Callable[[Callable[..., Fraction]], Callable[..., Fraction]]:
    def entered(formula: Callable[..., Fraction]) -> Callable[..., Fraction]:
        base = "min" if answer in TIMES else answer
        ROUTES[formula.__name__] = Route(formula, givens, base, fits, in_steps, is_approximate, turns, rising)
        return formula

    return entered


@route("mg|mL", amount="mg|mL")
def metric_conversion(amount: Fraction) -> Fraction:
    return amount


@route("mg|mL", amount="mg|mL")
def household_conversion(amount: Fraction) -> Fraction:
    return amount


@route("kg", weight="kg")
def weight_conversion(weight: Fraction) -> Fraction:
    return weight


@route("kg", pounds="kg", ounces="kg")
def weight_from_pounds_and_ounces(pounds: Fraction, ounces: Fraction) -> Fraction:
    return pounds + ounces


@route("cm", length="cm")
def length_conversion(length: Fraction) -> Fraction:
    return length


@route("cm", feet="cm", inches="cm")
def height_from_feet_and_inches(feet: Fraction, inches: Fraction) -> Fraction:
    return feet + inches


@route("°C", temperature="°F")
def celsius_from_fahrenheit(temperature: Fraction) -> Fraction:
    return (temperature - 32) * 5 / 9


@route("°F", temperature="°C")
def fahrenheit_from_celsius(temperature: Fraction) -> Fraction:
    return temperature * 9 / 5 + 32


@route("min", duration="min")
def time_conversion(duration: Fraction) -> Fraction:
    return duration


@route("clock", start="clock", duration="min")
def end_time(start: Fraction, duration: Fraction) -> Fraction:
    return start + duration


@route("min", start="clock", end="clock")
def elapsed_time(start: Fraction, end: Fraction) -> Fraction:
    return end - start if end >= start else end + 1440 - start


@route("drug/mL", amount="drug", volume="mL")
def concentration(amount: Fraction, volume: Fraction) -> Fraction:
    return amount / volume


@route("mg/mL", amount="mg", volume="mL")
def percent_strength(amount: Fraction, volume: Fraction) -> Fraction:
    percent = (amount / 1000) / volume * 100
    return percent * 10


@route("drug", concentration="drug/mL", volume="mL")
def amount_in_volume(concentration: Fraction, volume: Fraction) -> Fraction:
    return concentration * volume


@route("mg/mL", concentration="mg/mL")
def concentration_conversion(concentration: Fraction) -> Fraction:
    return concentration


@route("mg/mL", concentration="mg/mL")
def ratio_strength(concentration: Fraction) -> Fraction:
    milliliters_with_a_gram = 1000 / concentration
    return 1000 / milliliters_with_a_gram


@route(
    "mL",
    fits=lambda final_concentration, final_volume, stock_concentration: final_concentration <= stock_concentration,
    final_concentration="drug/mL",
    final_volume="mL",
    stock_concentration="drug/mL",
)
def stock_volume(final_concentration: Fraction, final_volume: Fraction, stock_concentration: Fraction) -> Fraction:
    return final_volume / (stock_concentration / final_concentration)


@route("mL", final_concentration="drug/mL", final_volume="mL", stock_concentration="drug/mL")
def diluent_volume(final_concentration: Fraction, final_volume: Fraction, stock_concentration: Fraction) -> Fraction:
    return final_volume * (stock_concentration - final_concentration) / stock_concentration


@route(
    "drug/mL",
    fits=lambda stock_concentration, stock_volume, final_volume: stock_volume <= final_volume,
    stock_concentration="drug/mL",
    stock_volume="mL",
    final_volume="mL",
)
def diluted_concentration(stock_concentration: Fraction, stock_volume: Fraction, final_volume: Fraction) -> Fraction:
    return stock_concentration / (final_volume / stock_volume)


@route("drug/mL", vial_amount="drug", final_volume="mL")
def reconstituted_concentration(vial_amount: Fraction, final_volume: Fraction) -> Fraction:
    return vial_amount / final_volume


@route("mL", dose="drug", vial_amount="drug", final_volume="mL")
def reconstituted_dose_volume(dose: Fraction, vial_amount: Fraction, final_volume: Fraction) -> Fraction:
    return dose / vial_amount * final_volume


@route("mL", final_volume="mL", diluent_volume="mL")
def powder_volume(final_volume: Fraction, diluent_volume: Fraction) -> Fraction:
    return final_volume - diluent_volume


@route("tablet|capsule", dose="drug", strength="drug/tablet|drug/capsule")
def tablets(dose: Fraction, strength: Fraction) -> Fraction:
    return dose / strength


@route("mL", dose="drug", concentration="drug/mL")
def oral_volume(dose: Fraction, concentration: Fraction) -> Fraction:
    return dose / concentration


@route("mL", dose="drug", concentration="drug/mL")
def injection_volume(dose: Fraction, concentration: Fraction) -> Fraction:
    return dose / concentration


@route("drug", dose_per_weight="drug/kg", weight="kg")
def weight_dose(dose_per_weight: Fraction, weight: Fraction) -> Fraction:
    return dose_per_weight * weight


@route("mL", dose_per_weight="drug/kg", weight="kg", concentration="drug/mL")
def weight_dose_volume(dose_per_weight: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return dose_per_weight * weight / concentration


@route(
    "drug",
    fits=lambda daily_dose, weight, interval: interval <= MINUTES_A_DAY,
    daily_dose="drug/kg/min",
    weight="kg",
    interval="min",
)
def divided_dose(daily_dose: Fraction, weight: Fraction, interval: Fraction) -> Fraction:
    a_day = daily_dose * 1440 * weight
    return a_day / (Fraction(1440) / interval)


@route(
    "mL",
    fits=lambda daily_dose, weight, interval, concentration: interval <= MINUTES_A_DAY,
    daily_dose="drug/kg/min",
    weight="kg",
    interval="min",
    concentration="drug/mL",
)
def divided_dose_volume(
    daily_dose: Fraction, weight: Fraction, interval: Fraction, concentration: Fraction
) -> Fraction:
    return daily_dose * weight * interval / concentration


@route("mL/min", volume="mL", duration="min")
def infusion_rate(volume: Fraction, duration: Fraction) -> Fraction:
    return volume / duration


@route("gtt/min", volume="mL", duration="min", drop_factor="gtt/mL")
def drip_rate(volume: Fraction, duration: Fraction, drop_factor: Fraction) -> Fraction:
    return volume * drop_factor / duration


@route("gtt/min", pump_rate="mL/min", drop_factor="gtt/mL")
def drip_rate_from_pump_rate(pump_rate: Fraction, drop_factor: Fraction) -> Fraction:
    return pump_rate * 60 * drop_factor / 60


@route("min", volume="mL", pump_rate="mL/min")
def infusion_time(volume: Fraction, pump_rate: Fraction) -> Fraction:
    return volume / pump_rate


@route("min", volume="mL", drip_rate="gtt/min", drop_factor="gtt/mL")
def gravity_infusion_time(volume: Fraction, drip_rate: Fraction, drop_factor: Fraction) -> Fraction:
    return volume * drop_factor / drip_rate


@route("clock", start="clock", volume="mL", pump_rate="mL/min")
def infusion_end(start: Fraction, volume: Fraction, pump_rate: Fraction) -> Fraction:
    return start + volume / pump_rate


@route("mL", pump_rate="mL/min", duration="min")
def infused_volume(pump_rate: Fraction, duration: Fraction) -> Fraction:
    return pump_rate * duration


@route("mL/min", dose_rate="drug/kg/min", weight="kg", concentration="drug/mL")
def pump_rate(dose_rate: Fraction, weight: Fraction, concentration: Fraction) -> Fraction:
    return dose_rate * weight / concentration


@route("mL/min", dose_rate="drug/min", concentration="drug/mL")
def pump_rate_flat(dose_rate: Fraction, concentration: Fraction) -> Fraction:
    return dose_rate / concentration


@route("drug/kg/min", pump_rate="mL/min", concentration="drug/mL", weight="kg")
def dose_rate(pump_rate: Fraction, concentration: Fraction, weight: Fraction) -> Fraction:
    return pump_rate * concentration / weight


@route("drug/min", pump_rate="mL/min", concentration="drug/mL")
def dose_rate_flat(pump_rate: Fraction, concentration: Fraction) -> Fraction:
    return pump_rate * concentration


@route("drug/min", dose_rate="drug/kg/min", weight="kg")
def dose_rate_for_weight(dose_rate: Fraction, weight: Fraction) -> Fraction:
    return dose_rate * weight


def exceeds_a_limit(name: str, givens: Mapping[str, str], table: Table = EXACT) -> bool:
    """Whether the givens cannot go together although each is possible."""
    route = ROUTES[name]
    numbers = {given: amount(givens[given], base, table) for given, base in route.givens.items()}
    return route.fits is not None and not route.fits(**numbers)


for family in sorted(Path(__file__).parent.glob("*_routes.py")):
    import_module(f"tests.oracles.{family.stem}")

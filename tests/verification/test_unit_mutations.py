"""A wrong worth of a unit, in the table of either route or in what a problem states, is found by the other route."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities import units
from dosecalc.quantities.definitions import worths
from dosecalc.quantities.given import given
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.verification import second_route
from dosecalc.verification.routes.units import EXACT, STRENGTHS, Table, factor, taught
from dosecalc.verification.second_route import agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.quantities.policy import Policy

WRONG = Fraction(11, 10)

USES: dict[str, tuple[str, dict[str, str], str]] = {
    "gram": ("injection_volume", {"dose": "2 g", "concentration": "100 mg/mL"}, "mL"),
    "kilogram_of_drug": ("metric_conversion", {"amount": "0.002 kg"}, "mg"),
    "milligram": ("metric_conversion", {"amount": "500 mg"}, "g"),
    "microgram": ("metric_conversion", {"amount": "250 mcg"}, "mg"),
    "nanogram": ("metric_conversion", {"amount": "250 ng"}, "mcg"),
    "grain": ("household_conversion", {"amount": "5 grains"}, "mg"),
    "gram_of_weight": ("weight_conversion", {"weight": "3,400 g"}, "kg"),
    "pound": ("weight_dose", {"dose_per_weight": "5 mg/kg", "weight": "44 lb"}, "mg"),
    "ounce": ("weight_from_pounds_and_ounces", {"pounds": "6 lb", "ounces": "4 oz"}, "kg"),
    "liter": ("infusion_rate", {"volume": "1 L", "duration": "8 h"}, "mL/h"),
    "deciliter": ("metric_conversion", {"amount": "3 dL"}, "mL"),
    "microliter": ("metric_conversion", {"amount": "300 microL"}, "mL"),
    "second": ("counted_drip_rate", {"drops": "7 gtt", "counting_time": "15 s"}, "gtt/min"),
    "hour": ("drip_rate", {"volume": "100 mL", "duration": "2 h", "drop_factor": "15 gtt/mL"}, "gtt/min"),
    "day": ("time_conversion", {"duration": "3 days"}, "h"),
    "week": ("time_conversion", {"duration": "2 weeks"}, "days"),
    "millimeter": ("length_conversion", {"length": "55 mm"}, "cm"),
    "meter": ("length_conversion", {"length": "1.7 meters"}, "cm"),
    "inch": ("length_conversion", {"length": "66 in"}, "cm"),
    "foot": ("height_from_feet_and_inches", {"feet": "5 ft", "inches": "6 in"}, "cm"),
    "micromole": (
        "creatinine_clearance_male_si",
        {"age": "60 years", "weight": "70 kg", "serum_creatinine": "0.106 mmol/L"},
        "mL/min",
    ),
    "percent": ("concentration_conversion", {"concentration": "0.9%"}, "mg/mL"),
    "milliunit": ("dose_rate_flat", {"pump_rate": "24 mL/h", "concentration": "10 units/1,000 mL"}, "milliunits/min"),
    "part_per_million": ("concentration_conversion", {"concentration": "250 ppm"}, "mg/mL"),
    "year": ("fried_dose", {"adult_dose": "500 mg", "age": "2 years"}, "mg"),
    "month": ("young_dose", {"adult_dose": "500 mg", "age": "30 months"}, "mg"),
} | {
    name: ("household_conversion", {"amount": f"2 {symbol}"}, "mL")
    for name, symbol in (
        *(("teaspoon", "tsp"), ("tablespoon", "tbsp"), ("fluid_ounce", "fl oz"), ("cup", "cups")),
        *(("pint", "pints"), ("quart", "quarts"), ("gallon", "gallons")),
    )
}
"""For each unit that is worth so many of another, something that is worked out with it."""

SYMBOLS = {
    "gram": "g",
    "kilogram_of_drug": "kg",
    "milligram": "mg",
    "microgram": "mcg",
    "nanogram": "ng",
    "grain": "grains",
    "gram_of_weight": "g",
    "pound": "lb",
    "ounce": "oz",
    "liter": "L",
    "deciliter": "dL",
    "microliter": "microL",
    "second": "s",
    "hour": "h",
    "week": "weeks",
    "millimeter": "mm",
    "meter": "meters",
    "inch": "in",
    "foot": "ft",
    "micromole": "micromol",
    "milliunit": "milliunits",
    "month": "months",
    "year": "years",
    "teaspoon": "tsp",
    "tablespoon": "tbsp",
    "fluid_ounce": "fl oz",
    "cup": "cups",
    "pint": "pints",
    "quart": "quarts",
    "gallon": "gallons",
    "day": "days",
}


IN_MICROMOLES = {"age": "60 years", "weight": "70 kg", "serum_creatinine": "106 micromol/L"}


def _part(name: str, by: Policy) -> Part:
    formula, texts, asked = USES[name]
    givens = {given_name: given(text) for given_name, text in texts.items()}
    return Part("", "How much?", solve(calculation(formula), givens, by, units.unit(asked)))


@pytest.fixture
def no_factors_kept() -> Iterator[None]:
    _forget_factors()
    yield
    _forget_factors()


def _forget_factors() -> None:
    units.conversion_factor.cache_clear()
    factor.cache_clear()


def test_every_unit_that_is_worth_so_many_of_another_is_tried() -> None:
    worth_of = worths(policy("exact").conversions)

    assert set() == {name for name, worth in worth_of.items() if worth != 1} - USES.keys()


@pytest.mark.usefixtures("no_factors_kept")
@pytest.mark.parametrize("name", USES)
def test_a_wrong_unit_of_the_first_route_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert agrees(_part(name, policy("exact")))
    units.conversion_factor.cache_clear()
    monkeypatch.setattr(units, "worths", lambda by: MappingProxyType({**worths(by), name: worths(by)[name] * WRONG}))

    assert not agrees(_part(name, policy("exact")))


@pytest.mark.usefixtures("no_factors_kept")
@pytest.mark.parametrize(("name", "symbol"), [("percent", "%"), ("part_per_million", "ppm")])
def test_a_wrong_strength_of_the_second_route_is_found(name: str, symbol: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STRENGTHS, symbol, STRENGTHS[symbol] * WRONG)

    assert not agrees(_part(name, policy("exact")))


@pytest.mark.parametrize("name", SYMBOLS)
def test_a_wrong_unit_of_the_second_route_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    symbol = SYMBOLS[name]
    wrong = tuple((measure, worth * WRONG) for measure, worth in EXACT.worths[symbol])
    monkeypatch.setattr(second_route, "_table", lambda _: Table({**EXACT.worths, symbol: wrong}))
    if name == "micromole":
        monkeypatch.setitem(USES, name, (USES[name][0], IN_MICROMOLES, USES[name][2]))

    assert not agrees(_part(name, policy("exact")))


@pytest.mark.parametrize("by", ["pharmacy", "nursing", "exact"])
def test_a_conversion_that_the_problem_states_wrongly_is_found(by: str) -> None:
    of_policy = policy(by)
    for name, statement in (("pound", "1 kg = 2.3 lb"), ("teaspoon", "1 tsp = 6 mL"), ("grain", "1 grain = 64 mg")):
        misprinted = replace(of_policy, constants=(statement,))

        assert not agrees(_part(name, misprinted))


def test_conversions_are_taken_as_the_problem_states_them() -> None:
    table = taught(policy("nursing").constants).worths

    assert (("mass", Fraction(60)),) == table["grain"] == table["grains"]
    assert (("weight", Fraction(5, 11)),) == table["lb"]
    assert (("length", Fraction("30.48")),) == table["ft"]

"""A proportion is set up where one helps, and nowhere else."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.formula import line_of
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve
from dosecalc.tutoring.working import working

BY_PROPORTION = "ratio-proportion"


@pytest.mark.parametrize(
    ("weight", "lines"),
    [
        ("75 lb", ["Child's dose: 150 lb : 500 mg = 75 lb : x, so x = 75 lb × 500 mg ÷ 150 lb = 250 mg"]),
        ("150 lb", ["Part of an adult's weight: 150 lb ÷ 150 lb = 1", "Child's dose: 500 mg × 1 = 500 mg"]),
    ],
)
def test_of_two_amounts_alike_nothing_is_looked_for(weight: str, lines: list[str]) -> None:
    """150 lb : 500 mg = 150 lb : x tells its x before it is solved."""
    clark = calculation("clark_dose")
    solution = solve(clark, read_givens(["adult_dose=500 mg", f"weight={weight}"], clark), policy("pharmacy"))

    assert lines == [str(line) for line in solution.working(BY_PROPORTION)]


def test_a_rate_for_each_kilogram_is_found_before_the_rate_for_an_hour() -> None:
    rate = (given("30 mg/min") / given("60 kg")).to(unit("mg/kg/h"))

    assert [
        "30 mg/min : 60 kg = x : 1 kg, so x = 30 mg/min × 1 kg ÷ 60 kg = 0.5 mg/min, which is 0.5 mg/kg/min",
        "0.5 mg/kg : 1 min = x : 60 min, so x = 0.5 mg/kg × 60 min ÷ 1 min = 30 mg/kg, which is 30 mg/kg/h",
    ] == [str(line) for line in working(rate, rate, BY_PROPORTION)]


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        (given("2.5 g") * (given("1 L") / given("4 L")), ["4 L : 2.5 g = 1 L : x, so x = 1 L × 2.5 g ÷ 4 L = 0.625 g"]),
        (given("2.5 g") * (given("0 L") / given("4 L")), ["0 L ÷ 4 L = 0", "2.5 g × 0 = 0 g"]),
        ((given("5 mg") / given("10 mg")) / given("2 mL"), ["5 mg ÷ 10 mg = 0.5", "0.5 ÷ 2 mL = 0.25/mL"]),
        (
            (given("75 lb") * given("2")) / given("60 lb") * (given("250 mg") * given("2")),
            [
                "75 lb × 2 = 150 lb",
                "250 mg × 2 = 500 mg",
                "60 lb : 500 mg = 150 lb : x, so x = 150 lb × 500 mg ÷ 60 lb = 1,250 mg",
            ],
        ),
        (
            (given("5 g/100 mL") / given("35 g/250 mL")) * given("100 mL"),
            ["0.14 g : 100 mL = 0.05 g : x, so x = 0.05 g × 100 mL ÷ 0.14 g = 35.7142… mL"],
        ),
        (given("1 g/2,500 mL").as_ratio(), ["1 g ÷ 1 g × 2,500 mL = 1:2,500"]),
        (
            given("2 g/5,000 mL").as_ratio(),
            ["2 g : 5,000 mL = 1 g : x, so x = 1 g × 5,000 mL ÷ 2 g = 2,500 mL, which is 1:2,500"],
        ),
        (given("0 mg") / given("2 mg/mL"), ["0 mg ÷ 2 mg/mL = 0 mL"]),
        (given("5") / given("2 h"), ["5 ÷ 2 h = 2.5/h"]),
        (given("400 mg/250 mL") / given("2 h"), ["400 mg ÷ 250 mL ÷ 2 h = 0.8 mg/mL/h"]),
        (
            (given("400 mg/250 mL") / given("30 min")).to(unit("mg/mL/h")),
            [
                "400 mg ÷ 250 mL ÷ 30 min = 0.05333… mg/mL/min",
                (
                    "0.05333… mg/mL : 1 min = x : 60 min, so x = 0.05333… mg/mL × 60 min ÷ 1 min = 3.2 mg/mL,"
                    " which is 3.2 mg/mL/h"
                ),
            ],
        ),
        (
            (given("120 mL") / given("60 min")).to(unit("L/h")),
            [
                "120 mL : 60 min = x : 1 min, so x = 120 mL × 1 min ÷ 60 min = 2 mL, which is 2 mL/min",
                "1,000 mL : 1 L = 2 mL/min : x, so x = 2 mL/min × 1 L ÷ 1,000 mL = 0.002 L/min",
                "0.002 L : 1 min = x : 60 min, so x = 0.002 L × 60 min ÷ 1 min = 0.12 L, which is 0.12 L/h",
            ],
        ),
        (
            (given("120 mL") / given("2 h")).to(unit("mL/min")),
            [
                "120 mL : 2 h = x : 1 h, so x = 120 mL × 1 h ÷ 2 h = 60 mL, which is 60 mL/h",
                "60 mL : 60 min = x : 1 min, so x = 60 mL × 1 min ÷ 60 min = 1 mL, which is 1 mL/min",
            ],
        ),
        (
            (given("120 mL") / given("60 min")).to(unit("mL/h")).called("pump rate"),
            ["Pump rate: 120 mL ÷ 60 min × 60 min/h = 120 mL/h"],
        ),
        (
            given("2 mL/min").to(unit("mL/h")),
            ["2 mL : 1 min = x : 60 min, so x = 2 mL × 60 min ÷ 1 min = 120 mL, which is 120 mL/h"],
        ),
        (
            (given("120 mL") / given("90 s")).to(unit("mL/min")),
            ["120 mL : 90 s = x : 60 s, so x = 120 mL × 60 s ÷ 90 s = 80 mL, which is 80 mL/min"],
        ),
        (
            given("1:1,000").to(unit("mcg/mL")),
            [
                "1 g : 1,000 mL = x : 1 mL, so x = 1 g × 1 mL ÷ 1,000 mL = 0.001 g, which is 0.001 g/mL",
                "1 g : 1,000,000 mcg = 0.001 g/mL : x, so x = 0.001 g/mL × 1,000,000 mcg ÷ 1 g = 1,000 mcg/mL",
            ],
        ),
        (given("400 mg/250 mL") + given("1 mg/mL"), ["400 mg/250 mL + 1 mg/mL = 2.6 mg/mL"]),
        (
            given("400 mg/250 mL").for_one().called("strength"),
            ["Strength: 400 mg : 250 mL = x : 1 mL, so x = 400 mg × 1 mL ÷ 250 mL = 1.6 mg, which is 1.6 mg/mL"],
        ),
    ],
)
def test_what_can_be_compared_is_set_up_and_nothing_else(step: Worked, lines: list[str]) -> None:
    assert lines == [str(line) for line in working(step, step, BY_PROPORTION)]


def test_a_household_measure_below_the_line_is_divided_out_by_formula() -> None:
    """So much for each teaspoon has no second amount to compare with."""
    found = converted("10 mg/tsp", "mg/mL", policy("pharmacy")).explained(BY_PROPORTION)

    assert ["Converted amount: 10 mg/tsp ÷ 5 mL/tsp = 2 mg/mL"] == [str(line) for line in found.lines]
    assert found.remark == "No step of this is a proportion, so here is the working by formula."


def test_a_line_tells_which_units_cancel() -> None:
    pump = calculation("pump_rate")
    texts = ["dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL"]
    solution = solve(pump, read_givens(texts, pump), policy("pharmacy"))

    assert {"mcg", "kg", "lb", "min", "mg"} == {unit for line in solution.working() for unit in line.cancelled}


@pytest.mark.parametrize(
    ("step", "text", "struck"),
    [
        (given("500 mg/mL") / given("2 g"), "(500 mg / 1 mL) × (1 / 2 g) × (1 g / 1,000 mg)", ["mg", "g", "g", "mg"]),
        (given("0.5 tablets/dose") * given("6 doses"), "(0.5 tablet / 1 dose) × 6 doses", ["dose", "doses"]),
        (given("0.5 units/h") * given("6 h"), "(0.5 units / 1 h) × 6 h", ["h", "h"]),
        (given("1 tablet/dose") * given("0.5 doses"), "(1 tablet / 1 dose) × 0.5 dose", ["dose", "dose"]),
        (given("3 mL/mg") * (given("4 mg/mL") * given("2 mL")), None, ["mL", "mL", "mg", "mg"]),
        (given("5 mcg/kg/min") * given("70 kg"), "(5 mcg / 1 kg·min) × 70 kg", ["kg", "kg"]),
        (given("1.23456789 mg/mL") * given("2 mL"), "(1.23456789 mg / 1 mL) × 2 mL", ["mL", "mL"]),
        (given("30 mg/kg/day") * given("20 kg") / given("3 doses/day"), None, ["kg", "kg", "day", "day"]),
    ],
)
def test_a_chain_strikes_a_unit_out_above_and_below(step: Worked, text: str | None, struck: list[str]) -> None:
    (line,) = working(step, step)
    terms = [term for factor in line.chain for term in (factor.above, factor.below) if term]

    assert text in {None, line.left}
    assert sorted(struck) == sorted(unit for term in terms for unit, is_struck in term.units if is_struck)


def test_one_and_many_of_a_unit_cancel_as_the_same() -> None:
    (line,) = working(whole := given("6 doses") * given("2 tablets/dose"), whole)

    assert ("(2 tablets / 1 dose) × 6 doses = 12 tablets", ("dose",)) == (str(line), line.cancelled)


def test_a_line_is_told_of_a_step_and_of_nothing_that_was_given() -> None:
    dose, each = given("500 mg"), given("250 mg")

    assert str(line_of(dose / each)) == "500 mg ÷ 250 mg = 2"
    assert line_of(dose) is None

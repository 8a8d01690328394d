"""Every line that is printed is true: its text, read again by other means, comes to what it says."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.vocabulary import KNOWN
from dosecalc.tutoring.formula import Line
from dosecalc.tutoring.methods import METHODS
from tests.printed_arithmetic import bare_unit, is_true
from tests.strategies import POLICIES, few, solvable

SINGULAR = {atom.plural: atom.symbol for atom in KNOWN.values() if atom.plural}

BY_A_UNIT = re.compile(r" (?:a|an|each) (milliliter|liter|minute|hour|day|week)$")
TELLING_UNITS = (
    "course_dose",
    "daily_total",
    "days_supply",
    "dextrose_for_rate",
    "divided_dose",
    "doses_a_day",
    "drip_rate_from_pump_rate",
    "eye_drop_days",
    "milliequivalents_per_liter",
    "most_a_day",
    "osmolarity",
    "osmolarity_of_two_solutes",
    "pen_daily_units",
    "pen_days",
    "percent_strength",
    "usable_days",
)
"""Calculations with a step that is called by its unit."""

MINUTES = (Counter({"min": 1}), Counter[str]())


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), of=st.sampled_from(sorted(POLICIES)))
@settings(max_examples=few(20))
def test_every_printed_line_is_true_and_the_last_ends_in_the_answer(name: str, data: st.DataObject, of: str) -> None:
    solution = data.draw(solvable(catalogue()[name], of)).solved(POLICIES[of])

    for method in METHODS:
        lines = solution.working(method)

        assert [] == [str(line) for line in lines if not is_true(str(line))], method
        assert str(solution.rounded) == lines[-1].result, method
        assert str(lines[-1]).removesuffix(f" ({lines[-1].note})").endswith(f" {solution.rounded}"), method


@pytest.mark.parametrize("name", TELLING_UNITS)
@given(data=st.data(), of=st.sampled_from(sorted(POLICIES)))
@settings(max_examples=few(60))
def test_what_is_called_by_a_unit_has_that_unit(name: str, data: st.DataObject, of: str) -> None:
    """`Amount a day` is in mL/day, `millimoles in each mL` in mmol/mL: whatever the units of the givens."""
    steps = data.draw(solvable(catalogue()[name], of)).solved(POLICIES[of]).exact.steps()
    called = [
        (step, found[1])
        for step in steps
        if (found := BY_A_UNIT.search(step.name.replace("mL", "milliliter").replace(" L", " liter")))
        and step.unit.below
    ]

    assert [] == [f"{step.name}: {step}" for step, told in called if told != KNOWN[step.unit.below[-1]].name]


def _symbols(line: Line, *, struck: bool) -> tuple[Counter[str], Counter[str]]:
    above = Counter(
        _one(unit) for factor in line.chain for unit, is_struck in factor.above.units if is_struck == struck
    )
    below = Counter(
        _one(unit)
        for factor in line.chain
        if factor.below
        for unit, is_struck in factor.below.units
        if is_struck == struck
    )
    return above, below


def _one(symbol: str) -> str:
    return SINGULAR.get(symbol, symbol)


def _unit_of_result(line: Line) -> tuple[Counter[str], Counter[str]]:
    above, *below = bare_unit(line.result).split("/")
    return Counter(map(_one, filter(None, above.split("·")))), Counter(map(_one, below))


def _is_whole_hours(line: Line) -> bool:
    """Whether a time in minutes is printed as hours because no minutes are left over."""
    return bare_unit(line.result) == "h" and "." not in line.result


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data(), of=st.sampled_from(sorted(POLICIES)))
@settings(max_examples=few(20))
def test_the_units_of_a_chain_that_are_not_struck_out_are_those_of_its_result(
    name: str, data: st.DataObject, of: str
) -> None:
    solution = data.draw(solvable(catalogue()[name], of)).solved(POLICIES[of])

    for line in solution.working("dimensional-analysis"):
        if line.chain:
            struck_above, struck_below = _symbols(line, struck=True)
            left_over = _symbols(line, struck=False)

            assert struck_above == struck_below, f"struck out on one side only: {line}"
            assert _unit_of_result(line) == left_over or (_is_whole_hours(line) and left_over == MINUTES), str(line)
            assert " × ".join(map(str, line.chain)) == line.left


@pytest.mark.parametrize(
    "line",
    [
        "Drops: 1,000 mL × 15 gtt/mL = 15,000 gtt",
        "Time: 600 mL ÷ 80 mL/h = 7.5 h",
        "Time: 8 h × 60 min/h = 8 h",
        "Volume: (250 mL / 400 mg) × 5 mg = 3.125 mL",
        "Rate: 200 mL ÷ 3 h = 66.6666… mL/h",
        "Rate: 66.6666… mL/h × 3 h = 200 mL",
        "Weight: 2.05 kg ≈ 2.1 kg (rounded to the nearest tenth)",
        "Volume: 2.01 mL ≈ 2.1 mL (rounded up to the next tenth)",
        "Rate: 66.6666… mL/h ≈ 66.7 mL/h (rounded to the nearest tenth)",
        "End: 22:15 + 6 h 20 min = 04:35 the next day",
        "Elapsed time: −17 h 40 min + 24 h = 6 h 20 min (past midnight: add 24 h)",
        "Ratio: 1 g ÷ 0.0004 g/mL = 1:2,500",
        "Strength: 0.9% = 0.9 g/100 mL (grams in 100 mL)",
        "Strength: 0.009 g/mL × 100 = 0.9% (grams in 100 mL)",
        "°F: 69.3 °F ÷ 1.8 °F/°C = 38.5 °C",
        "Volume: 500 mg : 5 mL = 750 mg : x, so x = 750 mg × 5 mL ÷ 500 mg = 7.5 mL",
        "1.5 mg : 1 kg = x : 20 kg, so x = 1.5 mg × 20 kg ÷ 1 kg = 30 mg",
        "250 mL : 90 min = x : 60 min, so x = 250 mL × 60 min ÷ 90 min = 166.6666… mL, which is 166.6666… mL/h",
        "Strength: 120 g : 600 mL = x : 100 mL, so x = 120 g × 100 mL ÷ 600 mL = 20 g, which is 20%",
        "Ratio: 0.0004 g : 1 mL = 1 g : x, so x = 1 g × 1 mL ÷ 0.0004 g = 2,500 mL, which is 1:2,500",
    ],
)
def test_the_second_reader_knows_a_true_line(line: str) -> None:
    assert is_true(line)


@pytest.mark.parametrize(
    "line",
    [
        "Drops: 1,000 mL × 15 gtt/mL = 15,001 gtt",
        "Drops: 1,000 mL × 15 gtt/mL = 15,000 mL",
        "Drops: 1,000 mL ÷ 15 gtt/mL = 15,000 gtt",
        "Time: 8 h × 60 min/h = 480 h",
        "Rate: 200 mL ÷ 3 h = 66.6667… mL/h",
        "Weight: 2.05 kg ≈ 2 kg (rounded to the nearest tenth)",
        "Weight: 2.05 kg ≈ 2.1 kg (rounded to the nearest whole number)",
        "Volume: 2.01 mL ≈ 2 mL (rounded up to the next tenth)",
        "Rate: 66.6666… mL/h ≈ 66.6 mL/h (rounded to the nearest tenth)",
        "End: 22:15 + 6 h 20 min = 04:35",
        "Ratio: 1 g ÷ 0.0004 g/mL = 1:250",
        "Strength: 0.9% = 9 g/100 mL (grams in 100 mL)",
        "Volume: 500 mg : 5 mL = 750 mg : x, so x = 750 mg × 5 mL ÷ 500 mg = 8 mL",
        "Volume: 500 mg : 5 mL = 750 mg : x, so x = 500 mg × 5 mL ÷ 750 mg = 7.5 mL",
        "Volume: 500 mg : 5 mL = 700 mg : x, so x = 750 mg × 5 mL ÷ 500 mg = 7.5 mL",
        "Volume: 500 mg : 5 mL = x : 750 mg, so x = 750 mg × 5 mL ÷ 500 mg = 7.5 mL",
        "250 mL : 90 min = x : 60 min, so x = 250 mL × 60 min ÷ 90 min = 166.6666… mL, which is 1.6666… mL/h",
        "Strength: 120 g : 600 mL = x : 100 mL, so x = 120 g × 100 mL ÷ 600 mL = 20 g, which is 2%",
    ],
)
def test_the_second_reader_knows_a_false_line(line: str) -> None:
    assert not is_true(line)

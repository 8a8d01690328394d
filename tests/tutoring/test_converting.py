"""`convert`: any quantity in any other unit of its kind."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.units import UnitMismatch, conversion_factor, unit
from dosecalc.quantities.vocabulary import AMBIGUOUS_SPELLINGS, ATOMS
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.requests import UnreadableGiven
from dosecalc.tutoring.solving import IncompleteRequest
from tests.strategies import typed_symbol

PHARMACY = policy("pharmacy")


@pytest.mark.parametrize(
    ("quantity", "target", "answer"),
    [
        ("154 lb", "kg", "70 kg"),
        ("70 kg", "lb", "154 lb"),
        ("5 mcg/kg/min", "mg/kg/h", "0.3 mg/kg/h"),
        ("0.125 mg", "mcg", "125 mcg"),
        ("1 L", "mL", "1,000 mL"),
        ("2 tbsp", "mL", "30 mL"),
        ("8 fl oz", "mL", "240 mL"),
        ("2 grains", "mg", "130 mg"),
        ("98.6 °F", "°C", "37 °C"),
        ("37 °C", "°F", "98.6 °F"),
        ("2%", "mg/mL", "20 mg/mL"),
        ("1:1,000", "mg/mL", "1 mg/mL"),
        ("1 mg/mL", "%", "0.1%"),
        ("90 min", "h", "1.5 h"),
        ("1 day", "min", "1,440 min"),
        ("66 in", "cm", "167.64 cm"),
        ("44 oz", "lb", "2.75 lb"),
        ("2,500 g", "kg", "2.5 kg"),
        ("2.5 kg", "g", "2,500 g"),
        ("2 kg", "mg", "2,000,000 mg"),
        ("5 mg", "mg", "5 mg"),
        ("400 mg/250 mL", "mg/mL", "1.6 mg/mL"),
        ("400 mg/250 mL", "mcg/mL", "1,600 mcg/mL"),
        ("1 lb", "kg", "0.455 kg"),
    ],
)
def test_examples_are_converted(quantity: str, target: str, answer: str) -> None:
    assert answer == str(converted(quantity, target, PHARMACY).rounded)


def test_the_policy_says_what_a_household_unit_is_worth() -> None:
    answers = {name: str(converted("1 grain", "mg", policy(name)).rounded) for name in policy_names()}

    assert {"exact": "64.79891 mg", "nursing": "60 mg", "pharmacy": "65 mg", "whole-pump": "65 mg"} == answers


@pytest.mark.parametrize(("quantity", "target"), [("5 mg", "mL"), ("5 mL/h", "mL"), ("5 units", "mg"), ("5 °C", "kg")])
def test_what_measures_something_else_is_not_converted(quantity: str, target: str) -> None:
    with pytest.raises(UnitMismatch, match="measure different things"):
        converted(quantity, target, PHARMACY)


@pytest.mark.parametrize(("quantity", "target"), [("5", "kg"), ("5 mg", "")])
def test_what_lacks_a_unit_is_asked_for(quantity: str, target: str) -> None:
    with pytest.raises(IncompleteRequest, match=r'^write a quantity with its unit, .* "154 lb" kg$'):
        converted(quantity, target, PHARMACY)


@pytest.mark.parametrize(
    ("quantity", "target", "says"),
    [
        ("22:15", "h", "22:15 is a clock time"),
        ("22:15", "min", "22:15 is a clock time"),
        ("2026-03-05", "h", "2026-03-05 is a date"),
        ("2026-03-05 14:30", "min", "2026-03-05 14:30 is a date and a time"),
        ("h", "2026-03-05", "2026-03-05 is a date"),
        ("", "22:15", "22:15 is a clock time"),
    ],
)
def test_a_time_of_day_or_a_date_is_not_converted(quantity: str, target: str, says: str) -> None:
    with pytest.raises(IncompleteRequest) as caught:
        converted(quantity, target, PHARMACY)

    write = 'write a quantity with its unit, and the unit wanted, as in: dosecalc convert "154 lb" kg'
    assert f"{says}, which is not converted to a unit; {write}" == str(caught.value)


def test_a_ratio_is_converted() -> None:
    assert "1 mg/mL" == str(converted("1:1,000", "mg/mL", PHARMACY).rounded)


@pytest.mark.parametrize(
    ("quantity", "target", "name"),
    [("5,5 mg", "g", "quantity"), ("5 mg", "qq", "unit"), ("5 mg", "5 g", "unit"), ("kg", "5", "quantity")],
)
def test_what_cannot_be_read_is_named(quantity: str, target: str, name: str) -> None:
    with pytest.raises(UnreadableGiven, match=f"^{name}: ") as caught:
        converted(quantity, target, PHARMACY)

    assert name == caught.value.name


PAIRS = [
    (typed_symbol(one), typed_symbol(other))
    for one in ATOMS
    for other in ATOMS
    if one.dimension == other.dimension and not {one.symbol.lower(), other.symbol.lower()} & set(AMBIGUOUS_SPELLINGS)
]


@given(st.sampled_from(PAIRS), st.integers(1, 9999), st.sampled_from(policy_names()))
def test_there_and_back_is_where_it_began(pair: tuple[str, str], number: int, by: str) -> None:
    one, other = pair
    there = converted(f"{number:,} {one}", other, policy(by)).exact
    factor = conversion_factor(unit(one), unit(other), policy(by).conversions)
    back = conversion_factor(unit(other), unit(one), policy(by).conversions)

    assert number * factor == there.number
    assert Fraction(1) == factor * back


@given(st.sampled_from(PAIRS), st.integers(1, 999))
def test_a_working_ends_with_the_answer(pair: tuple[str, str], number: int) -> None:
    conversion = converted(f"{number:,} {pair[0]}", pair[1], PHARMACY)

    for method in ("dimensional-analysis", "formula"):
        assert str(conversion.rounded) == conversion.explained(method).lines[-1].result


@pytest.mark.parametrize(
    ("method", "line"),
    [
        ("dimensional-analysis", "Converted amount: (1 kg / 2.2 lb) × 154 lb = 70 kg"),
        ("ratio-proportion", "Converted amount: 2.2 lb : 1 kg = 154 lb : x, so x = 154 lb × 1 kg ÷ 2.2 lb = 70 kg"),
        ("formula", "Converted amount: 154 lb ÷ 2.2 lb/kg = 70 kg"),
    ],
)
def test_a_conversion_is_worked_by_the_method_that_is_wanted(method: str, line: str) -> None:
    conversion = converted("154 lb", "kg", PHARMACY)

    assert ("154 lb", "pharmacy@1") == (str(conversion.given), conversion.policy.identity)
    assert [line] == [str(each) for each in conversion.explained(method).lines]


@pytest.mark.parametrize(
    ("quantity", "target", "line", "back"),
    [
        ("2 quarts", "L", "(0.96 L / 1 quart) × 2 quarts = 1.92 L", "1.92 L ÷ 0.96 L/quart = 2 quarts"),
        ("24 L", "quarts", "(1 quart / 0.96 L) × 24 L = 25 quarts", "25 quarts × 0.96 L/quart = 24 L"),
        (
            "0.13 g",
            "grains",
            "(1 grain / 0.065 g) × 0.13 g = 2 grains",
            "2 grains × 0.065 g/grain = 0.13 g",
        ),
    ],
)
def test_a_conversion_is_written_in_the_direction_that_can_be_written_in_full(
    quantity: str, target: str, line: str, back: str
) -> None:
    """0.96 L in a quart, not 1.0416… quarts in a liter: nobody can work with a number that is cut off."""
    explanation = converted(quantity, target, PHARMACY).explained()

    assert f"Converted amount: {line}" == str(explanation.lines[0])
    assert f"{back}; given: {quantity}." == str(explanation.check)


@pytest.mark.parametrize(
    ("quantity", "target", "factor"),
    [("2 lb", "kg", "(0.45359237 kg / 1 lb) × 2 lb"), ("2 kg", "lb", "(1 lb / 0.45359237 kg) × 2 kg")],
)
def test_a_conversion_is_written_in_full_however_long_it_is(quantity: str, target: str, factor: str) -> None:
    assert str(converted(quantity, target, policy("exact")).explained().lines[0]).startswith(
        f"Converted amount: {factor} = "
    )


def test_a_proportion_is_written_in_full_however_long_it_is() -> None:
    line = converted("2 lb", "kg", policy("exact")).explained("ratio-proportion").lines[0]

    assert "Converted amount: 1 lb : 0.45359237 kg = 2 lb : x" == line.texts[0]


@pytest.mark.parametrize(
    ("quantity", "target", "by", "left"),
    [
        ("2 lb", "kg", "exact", "2 lb × 0.45359237 kg/lb"),
        ("2 kg", "lb", "exact", "2 kg ÷ 0.45359237 kg/lb"),
        ("130 mg", "grains", "pharmacy", "130 mg ÷ 65 mg/grain"),
        ("0.13 g", "grains", "pharmacy", "0.13 g ÷ 0.065 g/grain"),
        ("1 day", "h", "pharmacy", "1 day × 24 h/day"),
        ("24 h", "days", "pharmacy", "24 h ÷ 24 h/day"),
        ("2 weeks", "days", "pharmacy", "2 weeks × 7 days/week"),
        ("14 days", "weeks", "pharmacy", "14 days ÷ 7 days/week"),
        ("240 mL/day", "mL/h", "pharmacy", "240 mL/day ÷ 24 h/day"),
        ("10 mL/h", "mL/day", "pharmacy", "10 mL/h × 24 h/day"),
    ],
)
def test_a_factor_is_told_with_what_it_is_for_one_of(quantity: str, target: str, by: str, left: str) -> None:
    assert left == converted(quantity, target, policy(by)).explained("formula").lines[0].left


def test_where_there_is_nothing_to_convert_the_quantity_is_told_as_it_is() -> None:
    lines = [str(line) for line in converted("5 mg", "mg", PHARMACY).explained().lines]

    assert ["Converted amount: 5 mg = 5 mg"] == lines


def test_a_percentage_is_spelled_out_by_formula() -> None:
    lines = [str(line) for line in converted("0.9%", "mg/mL", PHARMACY).explained("formula").lines]

    assert "0.9% = 0.9 g/100 mL (grams in 100 mL)" in lines[0]


@pytest.mark.parametrize(
    ("quantity", "target", "by"),
    [
        ("154 lb", "kg", "metric_conversion"),
        ("98.6 °F", "°C", "celsius_from_fahrenheit"),
        ("37 °C", "°F", "fahrenheit_from_celsius"),
    ],
)
def test_a_conversion_is_told_by_its_formula(quantity: str, target: str, by: str) -> None:
    assert calculation(by).formula == converted(quantity, target, PHARMACY).explained().formula


@pytest.mark.parametrize(
    ("quantity", "target", "told"),
    [
        (
            "2 h 30 min",
            "min",
            ["Hours: (60 min / 1 h) × 2 h = 120 min", "Converted amount: 120 min + 30 min = 150 min"],
        ),
        ("2 h 0 min", "min", ["Converted amount: (60 min / 1 h) × 2 h = 120 min"]),
        (
            "5 ft, 7 in",
            "in",
            ["Feet: (12 in / 1 ft) × 5 ft = 60 in", "Converted amount: 60 in + 7 in = 67 in"],
        ),
    ],
)
def test_amounts_that_are_told_together_are_named_and_added(quantity: str, target: str, told: list[str]) -> None:
    lines = converted(quantity, target, policy("pharmacy")).explained("dimensional-analysis").lines

    assert told == list(map(str, lines))


@pytest.mark.parametrize("quantity", ["2 h 30 kg", "2 h 5 h", "2.5 h 3 min", "2 h 60 min", "0 h 5 min", "2 h 30 min 5"])
def test_two_amounts_that_are_not_told_together_are_refused_as_two(quantity: str) -> None:
    with pytest.raises(UnreadableGiven, match="only one number"):
        converted(quantity, "min", policy("pharmacy"))

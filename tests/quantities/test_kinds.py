from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from itertools import combinations
from pkgutil import iter_modules

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities import kinds
from dosecalc.quantities.given import given
from dosecalc.quantities.kind import Kind, meant_for, twins
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.worked import InvalidGiven, Worked

WEIGHT = Kind("body weight", ("kg",), "70 kg", rule_name="weight", rounded_in=("kg", "lb"))
VOLUME = Kind("volume", ("mL",), "1,000 mL")
AMOUNT = Kind("amount of drug", ("mg", "units"), "400 mg")
STRENGTH = Kind("concentration", ("mg/mL", "units/mL"), "400 mg/250 mL")
INTERVAL = Kind("time from dose to dose", ("h/dose",), "8 h", implied="dose")
EACH = Kind("mass in each suppository", ("mg/suppository",), "2 g", implied="suppository")
CLOCK = Kind("clock time", ("min",), "22:15", form="clock", may_be_zero=True)
DATE = Kind("date", ("min",), "2026-03-05", form="date", may_be_zero=True)
TIME = Kind("time", ("min",), "8 h", form="duration")


def entered(kind: Kind, text: str, by: str = "pharmacy", name: str = "given") -> Worked:
    return kind.entered(name, given(text), policy(by))


def named() -> Iterator[tuple[str, Kind]]:
    """Every kind that a signature can name, with that name."""
    for module in iter_modules(kinds.__path__):
        for name, value in vars(import_module(f"{kinds.__name__}.{module.name}")).items():
            for kind in getattr(value, "__metadata__", ()):
                yield name, kind


def test_no_kind_has_two_names() -> None:
    found = dict(named())

    assert [] == [pair for pair in combinations(found, 2) if found[pair[0]] == found[pair[1]]]


def test_every_kind_is_taken_or_given_by_a_calculation() -> None:
    used = {kind for each in catalogue().values() for kind in (*each.givens.values(), each.answer)}

    assert [] == [name for name, kind in named() if kind not in used]


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        (WEIGHT, "5 mL", "body fat is 5 mL, but it should be a body weight, such as 70 kg"),
        (AMOUNT, "5 mL", "body fat is 5 mL, but it should be an amount of drug, such as 400 mg"),
        (AMOUNT, "5", "body fat is 5, but it should be an amount of drug, such as 400 mg: the unit is missing"),
        (AMOUNT, "1:20", "body fat is 1:20, but it should be an amount of drug, such as 400 mg"),
        (CLOCK, "4 h", "body fat is 4 h, but it should be a clock time, such as 22:15"),
        (TIME, "22:15", "body fat is 22:15, but it should be a time, such as 8 h"),
        (DATE, "2026-03-05 14:30", "body fat is 2026-03-05 14:30, but it should be a date, such as 2026-03-05"),
        (CLOCK, "00:00 the next day", "body fat is 00:00 the next day, but it must be a time of the first day"),
        (WEIGHT, "0 kg", "body fat is 0 kg, but it must be more than zero"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_it_should_be(kind: Kind, text: str, says: str) -> None:
    with pytest.raises(InvalidGiven) as refused:
        kind.entered("body_fat", given(text, "clock" if "next day" in text else ""), policy("pharmacy"))

    assert says == str(refused.value)


@pytest.mark.parametrize(
    ("kind", "text", "taken"),
    [
        (CLOCK, "00:00", "00:00"),
        (CLOCK, "23:59", "23:59"),
        (DATE, "2026-03-05", "2026-03-05"),
        (TIME, "90 min", "90 min"),
        (STRENGTH, "1:1,000", "1:1,000"),
        (STRENGTH, "0.9%", "0.9 g/100 mL"),
        (STRENGTH, "400 mg/250 mL", "400 mg/250 mL"),
    ],
)
def test_what_can_be_meant_is_taken_as_it_stands(kind: Kind, text: str, taken: str) -> None:
    assert taken == str(entered(kind, text))


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        (WEIGHT, "3,500 g", Unit(("gram_of_weight",))),
        (AMOUNT, "2 kg", Unit(("kilogram_of_drug",))),
        (AMOUNT, "2 units", unit("units")),
        (STRENGTH, "2 kg/L", Unit(("kilogram_of_drug",), ("liter",))),
        (Kind("part", ("percent_of_whole",), "25%"), "25%", unit("percent_of_whole")),
        (INTERVAL, "8 h", unit("h/dose")),
        (INTERVAL, "8 h/dose", unit("h/dose")),
        (EACH, "2 g", unit("g/suppository")),
        (EACH, "2 kg", Unit(("kilogram_of_drug",), ("suppository",))),
        (WEIGHT, "2 mL", None),
        (INTERVAL, "8 h/day", None),
    ],
)
def test_a_unit_is_what_it_must_mean_here(kind: Kind, text: str, meant: Unit | None) -> None:
    assert meant == kind.adopted(given(text).unit)


def test_grams_and_kilograms_above_or_below_the_line_may_be_drug_or_weight() -> None:
    assert (Unit(("gram_of_weight",), ("kilogram",)), Unit(("gram",), ("kilogram_of_drug",))) == twins(unit("g/kg"))
    assert () == twins(unit("mL/h"))


@pytest.mark.parametrize(
    ("found", "wanted", "meant"),
    [
        ("mg", unit("g"), unit("mg")),
        ("g", unit("kg"), Unit(("gram_of_weight",))),
        ("kg", unit("mg"), Unit(("kilogram_of_drug",))),
        ("mL", unit("kg"), None),
    ],
)
def test_a_unit_is_the_twin_that_measures_what_is_wanted(found: str, wanted: Unit, meant: Unit | None) -> None:
    assert meant == meant_for(unit(found), wanted)


@pytest.mark.parametrize(
    ("kind", "text", "by", "taken"),
    [
        (WEIGHT, "45 lb", "nursing", "20.5 kg"),
        (WEIGHT, "44 lb", "pharmacy", "20 kg"),
        (WEIGHT, "3,540 g", "nursing", "3.54 kg"),
        (WEIGHT, "70.25 kg", "nursing", "70.25 kg"),
        (VOLUME, "2.25 tsp", "nursing", "11.25 mL"),
        (VOLUME, "2 L", "nursing", "2 L"),
        (AMOUNT, "2 grains", "nursing", "120 mg"),
        (STRENGTH, "2 grains/fl oz", "nursing", "120 mg/fl oz"),
        (Kind("dose for each kilogram", ("mg/kg",), "15 mg/kg"), "5 mg/lb", "nursing", "5 mg/lb"),
        (Kind("household measure", ("mL",), "2 tbsp", as_given=True), "2 tbsp", "nursing", "2 tbsp"),
    ],
)
def test_weights_become_kilograms_and_household_measures_metric(kind: Kind, text: str, by: str, taken: str) -> None:
    assert taken == str(entered(kind, text, by))


def test_a_weight_is_rounded_first_only_where_the_policy_says_so() -> None:
    assert Fraction(45) / Fraction("2.2") == entered(WEIGHT, "45 lb", "pharmacy").number
    assert "≈" == entered(WEIGHT, "45 lb", "nursing").operation.sign


def test_a_given_has_the_name_that_sentences_say_and_the_values_that_are_taught() -> None:
    found = entered(VOLUME, "2 L", "nursing", "on_hand")

    assert ("stock on hand", policy("nursing").conversions) == (found.name, found.conversions)


@pytest.mark.parametrize(
    ("kind", "asked", "rule"),
    [
        (WEIGHT, "kg", "weight"),
        (WEIGHT, "lb", "weight"),
        (WEIGHT, "oz", "conversion"),
        (Kind("dose", ("mg",), "500 mg", rule_name="dose"), "g", "dose"),
    ],
)
def test_an_answer_is_rounded_by_the_rule_of_its_kind_in_the_units_of_the_rule(
    kind: Kind, asked: str, rule: str
) -> None:
    assert rule == kind.rule_name_for(unit(asked))


def test_the_unit_of_a_kind_is_that_of_the_same_dimension() -> None:
    assert unit("units/mL") == STRENGTH.unit_for(unit("units/L"))
    assert unit("mg/mL") == STRENGTH.unit_for(unit("%"))
    assert STRENGTH.unit_for(unit("mL")) is None

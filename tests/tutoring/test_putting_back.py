"""The answer put back comes to what was given, and a wrong answer does not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.rounding import WHOLE_UP
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import step
from dosecalc.tutoring.check_line import check_line, put_back
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve


def solved(name: str, *givens: str) -> Solution:
    return solve(calculation(name), read_givens(givens, calculation(name)), policy("pharmacy"))


def of_example(name: str) -> Solution:
    found = catalogue()[name]
    texts = [f"{each}={text}" for each, text in found.examples.items()]
    asked = unit(found.answer.units[0]) if found.needs_target else None
    return solve(found, read_givens(texts, found), policy("pharmacy"), asked)


@pytest.mark.parametrize("name", catalogue())
def test_the_right_answer_leads_back_to_every_given(name: str) -> None:
    assert [] == list(put_back(of_example(name).exact))


def test_another_answer_leads_to_other_givens() -> None:
    dose = solved("weight_dose", "dose_per_weight=10 mg/kg", "weight=20 kg").exact
    found = put_back(replace(dose, number=Fraction(250)))

    assert [("10 mg/kg", "12.5 mg/kg"), ("20 kg", "25 kg")] == [(str(each), str(other)) for each, other in found]


def test_a_given_that_cannot_be_reached_hides_none_of_the_others() -> None:
    whole = given("2.5").counted(WHOLE_UP)
    total = whole * given("20 mg")

    assert [("20 mg", "30 mg")] == [
        (str(each), str(other)) for each, other in put_back(replace(total, number=Fraction(90)))
    ]


def test_a_number_alone_gets_its_unit_back_before_anything_is_undone() -> None:
    total = given("20 mg") * given("3")
    alone = step("#", total.number, unit("mL"), total)

    assert str(check_line(alone, alone)) == "60 mg ÷ 3 = 20 mg; given: 20 mg."


@pytest.mark.parametrize(
    ("duration", "lockout", "told"),
    [
        ("1 h", "10 min", "6 doses ÷ 1 dose × 10 min = 1 h; given: 1 h (duration)."),
        ("1 h 5 min", "10 min", "6 doses ÷ 1 dose × 10 min = 1 h; given: 1 h 5 min (duration); {}."),
        ("1 h 5 min", "6.25 min", "10 doses ÷ 1 dose × 6.25 min ≈ 1 h 3 min; given: 1 h 5 min (duration); {}."),
    ],
)
def test_a_time_comes_out_in_hours_and_whole_minutes(duration: str, lockout: str, told: str) -> None:
    solution = solved("demand_doses", f"duration={duration}", f"lockout={lockout}")

    assert told.format("the difference comes from rounding down") == str(solution.explained().check)


def test_a_conversion_is_put_back_in_one_sentence() -> None:
    found = converted("154 lb", "kg", policy("pharmacy")).explained()

    assert str(found.check) == "70 kg × 2.2 lb/kg = 154 lb; given: 154 lb."


@pytest.mark.parametrize(("quantity", "target"), [("5 mg", "mg"), ("400 mg/250 mL", "mg/mL")])
def test_where_nothing_is_converted_there_is_nothing_to_put_back(quantity: str, target: str) -> None:
    assert converted(quantity, target, policy("pharmacy")).explained().check is None

"""Slips that beginners make everywhere: have and desired exchanged, a weight in kilograms converted all the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as of
from hypothesis import strategies

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import mistakes, pairs_of, slips
from dosecalc.tutoring.solving import Solution, solve

AMOUNTS = strategies.integers(min_value=1, max_value=2000)


def solved(name: str, by: str = "pharmacy", to: str = "", **givens: str) -> Solution:
    asked = unit(to) if to else None
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy(by), asked)


def ids_for(solution: Solution, answer: str) -> list[str]:
    return [slip.id for slip in grade(solution, answer).mistakes]


@of(dose=AMOUNTS, on_hand=AMOUNTS, volume=strategies.integers(min_value=2, max_value=100))
def test_have_over_desired_times_the_volume_is_among_the_slips_wherever_a_label_is_divided_by(
    dose: int, on_hand: int, volume: int
) -> None:
    solution = solved("injection_volume", dose=f"{dose} mg", concentration=f"{on_hand} mg/{volume} mL")

    exchanged = Fraction(on_hand, dose) * volume
    found = [slip for slip in slips(solution) if slip.number == exchanged]
    if dose != on_hand and solution.as_answered(exchanged) not in solution.accepted:
        assert found
    assert "upside-down" not in [slip.id for slip in slips(solution)], "nobody turns the volume of a label over"


@pytest.mark.parametrize(
    ("name", "seed", "typed", "here"),
    [
        ("oral-liquid-child", 7101, "3.1 mL", "250 mg ÷ 400 mg × 5 mL = 3.125 mL"),
        ("oral-liquid-uneven", 7101, "0.43 mL", "50 mg ÷ 145 mg × 1.25 mL = 0.4310… mL"),
        ("weight-volume-oral", 7101, "2.1 mL", "100 mg ÷ 240 mg × 5 mL = 2.0833… mL"),
        ("injection-heparin", 7101, "12.5 mL", "10,000 units ÷ 8,000 units × 10 mL = 12.5 mL"),
        ("phosphate-volume", 7002, "23.3 mL", "45 mmol ÷ 29 mmol × 15 mL = 23.2758… mL"),
    ],
)
def test_have_over_desired_is_named_with_what_was_done(name: str, seed: int, typed: str, here: str) -> None:
    part = drawn(template(name), seed, policy("pharmacy")).parts[0]

    first = grade(part.solution, typed, part.others).mistakes[0]

    assert (first.id, first.here) == ("on-hand-over-wanted", here)
    assert first.sentence.startswith("It looks as if you put what is on hand over ")


def test_a_dose_in_another_unit_is_exchanged_after_it_was_converted() -> None:
    solution = solved("injection_volume", dose="0.4 g", concentration="250 mg/5 mL")

    assert ids_for(solution, "3.1 mL") == ["on-hand-over-wanted"]


def test_of_a_strength_for_each_milliliter_the_division_is_upside_down() -> None:
    solution = solved("injection_volume", dose="400 mg", concentration="50 mg/mL")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]
    assert "upside-down" in [slip.id for slip in slips(solution)]


def test_of_a_rate_a_strength_worked_out_first_is_turned_over() -> None:
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="70 kg", concentration="400 mg/250 mL")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]
    assert "upside-down" in [slip.id for slip in slips(solution)]


def test_a_ratio_is_no_label_of_two_numbers() -> None:
    solution = solved("injection_volume", dose="0.3 mg", concentration="1:1,000")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]


@pytest.mark.parametrize(
    ("typed", "sentence", "here"),
    [
        (
            "682 mg",
            "you converted the weight (30 kg) as if it were in pounds; it is in kilograms already",
            "30 kg ÷ 2.2 = 13.6363… kg",
        ),
        ("3,300 mg", "you converted the weight (30 kg) to pounds; it is to stay in kilograms", "30 kg × 2.2 = 66 kg"),
    ],
)
def test_a_weight_in_kilograms_converted_all_the_same_is_named(typed: str, sentence: str, here: str) -> None:
    first = grade(solved("weight_dose", dose_per_weight="50 mg/kg", weight="30 kg"), typed).mistakes[0]

    assert (first.id, first.says, first.here) == ("kilograms-converted", sentence, here)


@of(
    weight=strategies.integers(min_value=2, max_value=150),
    dose=strategies.integers(min_value=1, max_value=500),
    twofold=strategies.booleans(),
)
def test_a_weight_converted_once_too_often_comes_to_the_share_that_a_pound_is(
    weight: int, dose: int, *, twofold: bool
) -> None:
    solution = solved("weight_dose", dose_per_weight=f"{dose} mg/kg", weight=f"{weight} kg")
    factor = Fraction(22, 10) if twofold else Fraction(10, 22)

    number = solution.exact.number * factor

    assert "kilograms-converted" in [slip.id for slip in slips(solution) if slip.number == number]
    assert "kilograms-converted" in [
        slip.id for slip in mistakes(solution, solution.as_answered(number)) if slip.number == number
    ]


def test_a_weight_in_grams_may_be_converted_twice() -> None:
    solution = solved("weight_dose_volume", dose_per_weight="15 mg/kg", weight="3,180 g", concentration="50 mg/mL")

    assert ids_for(solution, "0.43 mL")[0] == "kilograms-converted"


def test_the_factor_is_that_of_the_policy() -> None:
    solution = solved("weight_dose", by="exact", dose_per_weight="50 mg/kg", weight="30 kg")

    assert {slip.here for slip in slips(solution) if slip.id == "kilograms-converted"} == {
        "30 kg × 0.4535… = 13.6077… kg",
        "30 kg ÷ 0.4535… = 66.1386… kg",
    }


@pytest.mark.parametrize(
    ("name", "to", "givens"),
    [
        ("weight_dose", "", {"dose_per_weight": "50 mg/kg", "weight": "66 lb"}),
        ("weight_conversion", "lb", {"weight": "30 kg"}),
        ("weight_conversion", "kg", {"weight": "66 lb"}),
        ("ideal_body_weight_male", "", {"height": "70 in"}),
    ],
    ids=["given in pounds", "pounds asked for", "kilograms asked for", "only numbers of the formula"],
)
def test_a_weight_that_is_to_be_converted_is_not_converted_too_often(
    name: str, to: str, givens: dict[str, str]
) -> None:
    assert "kilograms-converted" not in [slip.id for slip in slips(solved(name, to=to, **givens))]


def test_neither_is_looked_for_in_pairs() -> None:
    solution = solved("weight_dose_volume", dose_per_weight="15 mg/kg", weight="20 kg", concentration="160 mg/5 mL")
    single = slips(solution)

    assert {"on-hand-over-wanted", "kilograms-converted"} <= {slip.id for slip in single}
    assert {"on-hand-over-wanted", "kilograms-converted"}.isdisjoint(
        pair.id.partition("+")[0] for pair in pairs_of(solution, single)
    )

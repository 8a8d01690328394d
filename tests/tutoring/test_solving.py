"""What cannot be worked out is refused in words that help; how an answer is to be written is told in one line."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import UnknownCalculation, calculation
from dosecalc.errors import DosecalcError
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.given import given
from dosecalc.quantities.units import UnitMismatch
from dosecalc.quantities.worked import GivensDoNotFit, InvalidGiven
from dosecalc.tutoring.methods import METHODS
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.solving import IncompleteRequest, Solution, _in_unit, solve
from tests.posed import every_part

PUMP = "pump_rate dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL"
FLAT = "pump_rate_flat dose_rate=5 mg/h; concentration=400 mg/250 mL"


def solved(request: str, to: str = "", by: str = "pharmacy") -> Solution:
    name, _, givens = request.partition(" ")
    found = calculation(name)
    return solve(found, read_givens(givens.split("; "), found), policy(by), read_target(to))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pump-rate", "did you mean pump_rate or "),
        ("pump_rat", "did you mean pump_rate or "),
        ("_modules", "see: dosecalc list calculations"),
        ("zzzzzz", "see: dosecalc list calculations"),
    ],
)
def test_an_unknown_calculation_is_refused_with_those_of_like_names(name: str, hint: str) -> None:
    with pytest.raises(UnknownCalculation, match=f"no calculation '{name}'; {hint}"):
        calculation(name)


@pytest.mark.parametrize(
    ("request_", "to", "error", "says"),
    [
        (
            FLAT.replace("400 mg", "400 units"),
            "",
            UnitMismatch,
            "the units of dose rate (5 mg/h) and concentration (400 units/250 mL) do not fit together",
        ),
        (
            FLAT.replace("5 mg/h", "5 mg"),
            "",
            InvalidGiven,
            "dose rate is 5 mg, but it should be a dose rate, such as",
        ),
        (
            "tablets dose=500 mg; strength=250 units/tablet",
            "",
            UnitMismatch,
            "the units of these givens come to mg·tablets/unit, not to a number of tablets or capsules",
        ),
        (FLAT, "mg", UnitMismatch, "pump_rate_flat gives a pump rate, which is not measured in mg"),
        (
            "infusion_end start=22:15; volume=380 mL; pump_rate=60 mL/h",
            "min",
            UnitMismatch,
            "infusion_end gives a clock time, which is not measured in min",
        ),
        ("metric_conversion amount=5 mg", "", IncompleteRequest, 'say which unit to convert to, as in --to "mg"'),
        (
            "next_fill_date filled=9999-12-30; days=2 days",
            "",
            GivensDoNotFit,
            "these givens do not fit together: the next fill date would be outside the years 1 to 9999",
        ),
        (
            "amount_to_make_up total_amount=1 L; part_amount=1 L",
            "",
            GivensDoNotFit,
            "these givens do not fit together: the amount of the other would be 0 L",
        ),
    ],
)
def test_what_cannot_be_worked_out_says_why(request_: str, to: str, error: type[DosecalcError], says: str) -> None:
    with pytest.raises(error) as refused:
        solved(request_, to)

    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("givens", "says"),
    [
        ({"age": "7 years"}, "weight_dose takes no 'age'; it takes dose_per_weight, weight"),
        ({}, 'weight_dose also needs dose_per_weight="15 mg/kg" weight="20 kg"'),
    ],
)
def test_givens_that_are_not_those_of_the_calculation_are_told_with_its_own(givens: dict[str, str], says: str) -> None:
    with pytest.raises(IncompleteRequest) as refused:
        solve(calculation("weight_dose"), {name: given(text) for name, text in givens.items()}, policy("pharmacy"))

    assert says == str(refused.value)


@pytest.mark.parametrize(
    ("request_", "by", "says"),
    [
        (PUMP, "pharmacy", "Answer in mL/h. Round to the nearest tenth. Round only at the end."),
        (PUMP, "nursing", "Answer in mL/h. Round to the nearest tenth. Use kilograms rounded to the nearest tenth."),
        (
            PUMP.replace("154 lb", "70 kg"),
            "nursing",
            "Answer in mL/h. Round to the nearest tenth.",
        ),
        (
            "amount_in_volume volume=100 mL; concentration=10 mg/mL",
            "pharmacy",
            "Answer in mg. Round to the nearest hundredth.",
        ),
        (
            "injection_volume dose=4 mg; concentration=8 mg/mL",
            "pharmacy",
            "Answer in mL. Round to the nearest tenth (under 1 mL: hundredth).",
        ),
        (
            "injection_volume dose=0.4 mg; concentration=1,000 mg/mL",
            "pharmacy",
            "Answer in mL. Not rounded: the rule of the policy would change the answer too much.",
        ),
        (
            "daily_amount daily_dose=1.5 g/kg/day; weight=70 kg",
            "pharmacy",
            "Answer in g. Round to the nearest hundredth. Round only at the end.",
        ),
        (
            "infusion_time volume=600 mL; pump_rate=80 mL/h",
            "pharmacy",
            "Answer in hours and minutes, as in 5 h 15 min. Round to the nearest minute. Round only at the end.",
        ),
        (
            "ratio_strength concentration=0.04%",
            "pharmacy",
            "Answer as a ratio, as in 1:500. Round to the nearest whole number.",
        ),
        ("next_fill_date filled=2026-01-10; days=30 days", "pharmacy", "Answer as a date, as in 2026-03-05."),
        (
            "beyond_use made=2026-03-05 14:30; limit=96 h; expiry=2026-03-31",
            "pharmacy",
            "Answer as a date and a time, as in 2026-03-05 14:30.",
        ),
        (
            "amount_to_make_up total_amount=1 L; part_amount=0.36 L",
            "pharmacy",
            "Answer in L. Give the exact value.",
        ),
        (
            "change_verdict change=12%; highest_change=25%",
            "pharmacy",
            "Answer with one of: within, over.",
        ),
    ],
)
def test_how_to_answer_is_told_in_one_line(request_: str, by: str, says: str) -> None:
    assert says == Part("", "How much?", solved(request_, by=by)).how_to_answer


def test_a_number_without_a_unit_is_told_as_one_where_a_unit_was_to_come() -> None:
    with pytest.raises(UnitMismatch) as refused:
        _in_unit(calculation("tablets"), given("2"), None)

    assert "the units of these givens come to a bare number, not to a number of tablets or capsules" == str(
        refused.value
    )


def test_a_time_is_told_in_hours_and_minutes_only_where_it_is_asked_for_so() -> None:
    request = "infusion_time volume=600 mL; pump_rate=80 mL/h"

    assert ["7 h 30 min", "7 h 30 min", "7.5 h"] == [str(solved(request, to).rounded) for to in ("", "min", "h")]


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        ("next_fill_date filled=9999-12-30; days=1 day", "9999-12-31"),
        ("discard_date opened=0001-01-01; limit=28 days; expiry=0001-01-01", "0001-01-01"),
    ],
)
def test_the_first_day_and_the_last_one_are_dates_like_any_other(request_: str, key: str) -> None:
    assert key == str(solved(request_).rounded)


def test_a_strength_that_is_converted_is_one_of_each_unit_even_where_no_unit_changes() -> None:
    assert "1.6 mg/mL" == str(solved("concentration_conversion concentration=400 mg/250 mL", "mg/mL").rounded)


def test_a_ratio_is_rounded_in_the_number_that_is_written() -> None:
    assert "1:3,333" == str(solved("ratio_strength concentration=0.03%").rounded)


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        ("injection_volume dose=1.2 mg; concentration=100 mg/mL", "0.012 mL"),  # not 0.01 mL, a sixth less
        ("injection_volume dose=2 mg; concentration=21 mg/mL", "0.1 mL"),  # a twentieth more, not more than that
        ("injection_volume dose=4.9 mg; concentration=100 mg/mL", "0.05 mL"),
        ("vials dose=500 mg; vial_amount=400 mg/vial", "2 vials"),
        ("infusion_time volume=1 mL; pump_rate=100 mL/h", "1 min"),  # 36 s
    ],
)
def test_rounding_makes_no_other_dose_of_a_small_one_but_counts_minutes_and_vials(request_: str, key: str) -> None:
    assert key == str(solved(request_).rounded)


def test_whoever_comes_to_the_exact_answer_writes_the_key() -> None:
    for posed in every_part("pharmacy", (0,)):
        found = posed.solution
        key = as_written(found.rounded.number, found.rounded.form)

        assert key == found.as_answered(found.exact.number), posed.identity


def test_where_a_limit_rounds_down_to_nothing_no_tolerance_goes_beyond_it() -> None:
    """6/61 mL down to tenths is nothing, so it stays; 0.1 mL is near it, but more than the label allows."""
    most = solved(
        "potassium_phosphates_volume phosphate=3 mmol; phosphate_concentration=30.5 mmol/mL; "
        "potassium_limit=4.4 mEq; potassium_concentration=4.4 mEq/mL"
    )
    lenient = replace(most, policy=replace(most.policy, tolerance_steps=1))

    assert {Fraction(6, 61)} == lenient.accepted


def test_a_given_that_was_looked_up_is_told_with_what_it_is_for() -> None:
    dose = given("10 mg/kg").but(note="for otitis media")
    found = solve(calculation("weight_dose"), {"dose_per_weight": dose, "weight": given("20 kg")}, policy("pharmacy"))

    assert ("Dose per weight: 10 mg/kg, for otitis media.",) == found.looked_up == found.explained().looked_up
    assert "dose = dose for each kilogram × weight" == found.explained().formula


def test_the_working_is_that_of_the_explanation_by_the_method_that_was_asked_for() -> None:
    tablets = solved("tablets dose=500 mg; strength=250 mg/tablet")
    lines = [tablets.working(method) for method in METHODS]

    assert [list(tablets.explained(method).lines) for method in METHODS] == lines
    assert lines[0] == tablets.working() == list(tablets.explained().lines)
    assert all(lines.count(each) == 1 for each in lines)

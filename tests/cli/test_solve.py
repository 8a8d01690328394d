"""`dosecalc solve`."""

import json

import pytest

from dosecalc.calculations.catalogue import catalogue
from dosecalc.tutoring.explanation import NO_PROPORTION
from tests.cli.conftest import EXPLAINED, Call

PUMP = ("solve", "pump_rate", "dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL")


def test_the_example_of_the_design_comes_out_as_json(call: Call) -> None:
    result = call(*PUMP, "--format", "json")
    facts = json.loads(result.out)

    assert (0, "") == (result.code, result.err)
    names = ["calculation", "givens", "exact", "value", "unit", "form", "text", "rounding", "policy"]
    assert [*names, *EXPLAINED] == list(facts)
    assert ("pump_rate", "105/8", "13.1", "mL/h") == (
        facts["calculation"],
        facts["exact"],
        facts["value"],
        facts["unit"],
    )
    assert {"dose_rate": "5 mcg/kg/min", "weight": "154 lb", "concentration": "400 mg/250 mL"} == facts["givens"]
    assert ("Round to the nearest tenth.", "pharmacy@1") == (facts["rounding"], facts["policy"])
    assert {"text", "label", "left", "sign", "result", "note", "chain", "proportion", "x"} == set(facts["working"][0])
    assert ["=", "≈"] == [line["sign"] for line in facts["working"]]


def test_a_chain_is_told_fraction_by_fraction(call: Call) -> None:
    chain = json.loads(call(*PUMP, "--format", "json").out)["working"][0]["chain"]

    assert {"number": "154", "units": [{"unit": "lb", "cancelled": True}]} in [factor["above"] for factor in chain]
    assert [{"unit": "mL", "cancelled": False}] == chain[0]["above"]["units"]
    assert any(factor["below"] is None for factor in chain)


def test_a_proportion_is_told_with_what_x_is(call: Call) -> None:
    facts = json.loads(call(*PUMP, "--method", "ratio-proportion", "--format", "json").out)
    weight, *_, rate, rounded = facts["working"]

    assert ("2.2 lb : 1 kg = 154 lb : x", "70 kg") == (weight["proportion"], weight["x"])
    assert ("0.21875 mL : 1 min = x : 60 min", "13.125 mL", "13.125 mL/h") == (
        rate["proportion"],
        rate["x"],
        rate["result"],
    )
    assert (None, None, None) == (rounded["proportion"], rounded["x"], facts["remark"])


def test_an_estimate_comes_first_and_a_check_last(call: Call) -> None:
    facts = json.loads(call(*PUMP, "--format", "json").out)
    out = call(*PUMP).out.splitlines()

    assert [
        "154 lb is about 69 kg (half, minus a tenth)",
        "5 × 69 = 345 mcg/min",
        "345 mcg/min is about 21 mg/h (× 60 ÷ 1,000)",
        "400 mg in 250 mL is 1.6 mg in each mL",
        "21 ÷ 1.6: about 13 mL/h (13 × 1.6 = 20.8)",
    ] == facts["estimate"]
    assert (
        "13.1 mL/h ÷ 60 min/h × 400 mg ÷ 250 mL × 1,000 mcg/mg ÷ 70 kg ≈ 4.99 mcg/kg/min; "
        "given: 5 mcg/kg/min (dose rate); the small difference comes from rounding."
    ) == facts["check"]
    assert f"Estimate: {'; '.join(facts['estimate'])}." == out[1]
    assert f"Check: {facts['check']}" == out[-2]


def test_where_nothing_is_a_proportion_the_working_is_by_formula_and_says_so(call: Call) -> None:
    bsa = ("solve", "body_surface", "height=170 cm", "weight=70 kg", "--method")
    by_formula, by_proportion = (call(*bsa, method).out.splitlines() for method in ("formula", "ratio-proportion"))

    assert NO_PROPORTION in by_proportion
    assert by_formula == [line for line in by_proportion if line != NO_PROPORTION]


def test_plain_lines_end_with_the_answer(call: Call) -> None:
    result = call(*PUMP)
    lines = result.out.splitlines()

    assert "Formula: pump rate = dose rate × weight ÷ concentration" == lines[0]
    assert "Answer: 13.1 mL/h" == lines[-1]
    assert any(line.startswith("Cancelled: ") for line in lines)
    assert result.out.replace("\n", "").isprintable()


def test_another_method_policy_and_unit_may_be_asked_for(call: Call) -> None:
    by_formula = call(*PUMP, "--method", "formula", "--policy", "whole-pump").out
    in_minutes = json.loads(call(*PUMP, "--to", "mL/min", "--format", "json").out)

    assert "Answer: 13 mL/h" == by_formula.splitlines()[-1]
    assert ("7/32", "mL/min") == (in_minutes["exact"], in_minutes["unit"])


@pytest.mark.parametrize("name", catalogue())
def test_every_calculation_is_solved_for_its_own_examples(call: Call, name: str) -> None:
    found = catalogue()[name]
    to = ["--to", found.answer.units[0]] if found.needs_target else []
    result = call(
        "solve", name, *(f"{given}={text}" for given, text in found.examples.items()), *to, "--format", "json"
    )

    assert (0, "", name) == (result.code, result.err, json.loads(result.out)["calculation"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("solve", "pump_rat"), "there is no calculation 'pump_rat'; did you mean pump_rate"),
        (("solve", "qqqq"), "see: dosecalc list calculations"),
        (("solve", "pump_rate"), 'pump_rate also needs dose_rate="5 mcg/kg/min" weight="80 kg"'),
        (("solve", "pump_rate", "weight"), "'weight' is not a given; write NAME="),
        (("solve", "pump_rate", "mass=5 kg"), "pump_rate takes no 'mass'; it takes dose_rate, weight, concentration"),
        (("solve", "pump_rate", "weight=5 kg", "weight=6 kg"), "weight is given twice"),
        (
            ("solve", "pump_rate", "weight=5,5 kg"),
            "weight: This comma does not group thousands. Did you mean 5.5?\n5,5 kg\n^^^",
        ),
        ((*PUMP[:3], "weight=5 mL", PUMP[4]), "weight is 5 mL, but it should be a body weight, such as 70 kg"),
        ((*PUMP[:3], "weight=0 kg", PUMP[4]), "weight is 0 kg, but it must be more than zero"),
        (
            (*PUMP[:3], "weight=70", PUMP[4]),
            "weight is 70, but it should be a body weight, such as 70 kg: the unit is missing",
        ),
        ((*PUMP, "--to", "mg"), "which is not measured in mg"),
        ((*PUMP, "--to", "qq"), "unit: The unit 'qq' is not known."),
        ((*PUMP, "--policy", "nope"), "there is no policy 'nope'; there are exact, nursing, pharmacy"),
        ((*PUMP, "--policy", "pharmacy@7"), "policy pharmacy is here in version 1, not 7"),
        ((*PUMP, "--method", "magic"), "'magic' is not one of"),
        ((*PUMP, "--format", "xml"), "'xml' is not one of"),
        (("solve",), "Missing argument 'calculation'"),
        (("solve", "metric_conversion", "amount=5 mg"), 'say which unit to convert to, as in --to "mg"'),
        (
            (
                "solve",
                "diluent_volume",
                "final_concentration=50 mg/mL",
                "final_volume=10 mL",
                "stock_concentration=5 mg/mL",
            ),
            "the stock is weaker than what is to be made of it",
        ),
    ],
)
def test_what_cannot_be_solved_is_told_on_the_error_stream(call: Call, arguments: tuple[str, ...], words: str) -> None:
    result = call(*arguments)

    assert (2, "") == (result.code, result.out)
    assert words in result.err
    assert result.err.startswith("dosecalc: ")


@pytest.mark.parametrize(
    "givens",
    [
        ("beyond_use", "made=9999-12-31 23:59", "limit=96 h", "expiry=2026-03-31"),
        ("beyond_use", "made=2026-03-05 14:30", "limit=3,000,000 days", "expiry=2026-03-31"),
        ("next_fill_date", "filled=9999-12-31", "days=30 days"),
        ("discard_date", "opened=2026-03-05", "limit=1e9 days", "expiry=2026-03-31"),
    ],
)
def test_a_date_that_no_calendar_has_is_refused(call: Call, givens: tuple[str, ...]) -> None:
    result = call("solve", *givens)

    assert (2, "") == (result.code, result.out)
    assert "would be outside the years 1 to 9999" in result.err


@pytest.mark.parametrize(
    ("request_of", "answer"),
    [
        (("days_left", "today=2026-03-31", "expiry=2026-03-31"), "0 days"),
        (("remaining_amount", "ordered_amount=40 mEq", "provided_amount=40 mEq"), "0 mEq"),
        (("remaining_volume", "volume=1 L", "pump_rate=125 mL/h", "duration=8 h"), "0 mL"),
        (("order_quantity", "par_level=40 vials", "on_hand=30 vials", "on_order=10 vials"), "0 vials"),
        (("water_volume", "total_volume=1 L", "ingredients_volume=1000 mL"), "0 mL"),
        (("rounding_difference", "dose=700 mg", "rounded_dose=700 mg"), "0%"),
        (("celsius_from_fahrenheit", "temperature=32 °F"), "0 °C"),
        (("celsius_from_fahrenheit", "temperature=0 °F"), "−17.8 °C"),
    ],
)
def test_nothing_left_and_cold_are_answers_too(call: Call, request_of: tuple[str, ...], answer: str) -> None:
    result = call("solve", *request_of)

    assert 0 == result.code
    assert result.out.splitlines()[-1] == f"Answer: {answer}"


def test_below_zero_is_written_with_a_hyphen_for_programs(call: Call) -> None:
    facts = json.loads(call("solve", "celsius_from_fahrenheit", "temperature=0 °F", "--format", "json").out)

    assert ("-160/9", "-17.8", "−17.8 °C") == (facts["exact"], facts["value"], facts["text"])


def test_what_would_be_less_than_nothing_is_told_in_words(call: Call) -> None:
    result = call("solve", "days_left", "today=2026-04-01", "expiry=2026-03-31")

    assert 1 <= result.code
    assert "today is 2026-04-01, later than 2026-03-31: it has expired" in result.err

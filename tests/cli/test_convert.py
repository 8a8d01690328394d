"""`dosecalc convert`."""

import json

import pytest

from tests.cli.conftest import EXPLAINED, Call


def test_a_quantity_is_converted_with_its_working(call: Call) -> None:
    result = call("convert", "154 lb", "kg")

    assert (0, "") == (result.code, result.err)
    assert "Answer: 70 kg" == result.out.splitlines()[-1]
    assert "154 lb" in result.out


def test_the_facts_come_as_json(call: Call) -> None:
    facts = json.loads(call("convert", "5 mcg/kg/min", "mg/kg/h", "--format", "json").out)

    assert ["quantity", "exact", "value", "unit", "form", "text", "policy", *EXPLAINED] == list(facts)
    assert ("5 mcg/kg/min", "3/10", "0.3", "mg/kg/h") == tuple(
        facts[key] for key in ("quantity", "exact", "value", "unit")
    )


def test_the_answer_is_in_the_unit_that_was_asked_for(call: Call) -> None:
    assert "Answer: 1.6 mg/mL" == call("convert", "400 mg/250 mL", "mg/mL").out.splitlines()[-1]


@pytest.mark.parametrize(
    ("quantity", "unit", "answer"),
    [
        ("1 h 30 min", "min", "90 min"),
        ("1h30min", "h", "1.5 h"),
        ("2 hours and 10 minutes", "s", "7,800 s"),
        ("1 h, 30 min", "min", "90 min"),
        ("5 ft 7 in", "cm", "170.18 cm"),
        ("5 ft 11.5 in", "in", "71.5 in"),
        ("5 ft 0 in", "in", "60 in"),
    ],
)
def test_two_amounts_that_are_told_together_are_converted_as_one(
    call: Call, quantity: str, unit: str, answer: str
) -> None:
    assert f"Answer: {answer}" == call("convert", quantity, unit).out.splitlines()[-1]


def test_two_amounts_are_added_in_the_working_and_told_together_in_json(call: Call) -> None:
    working = call("convert", "5 ft 7 in", "cm").out
    facts = json.loads(call("convert", "5 ft 7 in", "cm", "--format", "json").out)

    assert "Amount in inches: 60 in + 7 in = 67 in" in working
    assert ("5 ft 7 in", "170.18") == (facts["quantity"], facts["value"])


@pytest.mark.parametrize(
    "quantity",
    [
        *("1 h 60 min", "1.5 h 30 min", "0 h 30 min", "1 h 30 min 5 s", "30 min 1 h", "5 ft 12 in", "5 ft 7 mg"),
        *("5 ft/1/2 h 3 in", "1 h 30 min/2 h", "1 h and"),
    ],
)
def test_two_amounts_that_do_not_go_together_are_refused(call: Call, quantity: str) -> None:
    result = call("convert", quantity, "cm")

    assert (2, "") == (result.code, result.out)
    assert "dosecalc: quantity: " in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("5 mg", "mL"), "5 mg cannot be converted to mL: they measure different things"),
        (("5", "kg"), "write a quantity with its unit"),
        (("5 mg", ""), "write a quantity with its unit"),
        (("5 mg", "qq"), "unit: The unit 'qq' is not known."),
        (("5 mg", "gr"), "unit: gr can mean grain or gram"),
        (("5,5 mg", "g"), "quantity: This comma does not group thousands. Did you mean 5.5?"),
        (("kg", "154 lb"), 'write the quantity first, then the unit wanted: dosecalc convert "154 lb" kg'),
        (("ml/hr", "2 l/day"), 'dosecalc convert "2 L/day" mL/h'),
        (("kg", "lb"), "quantity: An answer must begin with a number."),
        (("qq", "154 lb"), "quantity: An answer must begin with a number."),
        (("5 mg",), "Missing argument"),
        (("5 mg", "g", "kg"), "unexpected extra argument"),
    ],
)
def test_what_cannot_be_converted_is_told_on_the_error_stream(
    call: Call, arguments: tuple[str, ...], words: str
) -> None:
    result = call("convert", *arguments)

    assert (2, "") == (result.code, result.out)
    assert words in result.err


def test_a_temperature_may_be_zero_and_come_out_below_zero(call: Call) -> None:
    assert "Answer: −17.778 °C" == call("convert", "0 °F", "°C").out.splitlines()[-1]
    assert "Answer: 0 °C" == call("convert", "32 °F", "°C").out.splitlines()[-1]

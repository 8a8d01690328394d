"""A template can be begun for every calculation, and works at once."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.policies import DEFAULT_POLICY, policy
from dosecalc.bank.preview import preview
from dosecalc.bank.scaffold import NoScaffold, scaffold
from dosecalc.bank.scaffold_values import SHARES_MOVED, USUAL, around, step_for
from dosecalc.bank.toml_source import toml_source
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities.given import given

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((bank_folder() / "schemas" / "template.schema.json").read_text(encoding="utf-8"))
)
LINE = "#:schema ../schemas/template.schema.json"


@pytest.mark.parametrize("name", catalogue())
def test_a_template_can_be_begun_for_every_calculation(tmp_path: Path, name: str) -> None:
    path = tmp_path / "begun" / f"my-{name.replace('_', '-')}.toml"
    path.parent.mkdir()
    path.write_text(scaffold(calculation(name), path, LINE.removeprefix("#:schema ")).text, encoding="utf-8")
    made = preview(path, policy(DEFAULT_POLICY), seed=1, problems=1, sampled=20)

    assert LINE == path.read_text(encoding="utf-8").splitlines()[0]
    assert name == made.problems[0].parts[0].solution.calculation.name
    assert 2 <= made.spreads[0].different
    assert made.spreads[0].most_frequent[1] < 1
    assert Fraction(1, 50) < made.acceptance
    VALIDATOR.validate(toml_source(path).table)


def test_what_stands_in_comments_can_be_taken_out_of_them(tmp_path: Path) -> None:
    path = tmp_path / "my-pump-rate.toml"
    text = scaffold(calculation("pump_rate"), path, "s").text
    path.write_text(text.replace("# unit", "unit"))
    made = preview(path, policy(DEFAULT_POLICY), seed=1, problems=1, sampled=20)

    assert "mL/h" == made.problems[0].parts[0].asked_unit
    assert 2 == len(made.template.parts[0].requirements)


def test_what_can_be_begun_for_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.bank.scaffold.candidates", lambda formula: iter(()))

    with pytest.raises(NoScaffold, match="no template for pump_rate"):
        scaffold(calculation("pump_rate"), tmp_path / "a.toml", "s")


@pytest.mark.parametrize(
    ("example", "values"),
    [
        ("5 mcg/kg/min", '{ from = "3 mcg/kg/min", to = "7 mcg/kg/min", step = "1 mcg/kg/min" }'),
        ("154 lb", '{ from = "78 lb", to = "230 lb", step = "2 lb" }'),
        ("400 mg/250 mL", '{ values = ["200 mg/250 mL", "400 mg/250 mL", "800 mg/250 mL"] }'),
        ("75%", '{ from = "50%", to = "100%", step = "5%" }'),
        ("120%", '{ from = "60%", to = "180%", step = "10%" }'),
        ("0%", '{ values = ["0%"] }'),
        ("22:45", '{ values = ["21:45", "22:15", "22:45", "23:15", "23:45"] }'),
        ("00:30", '{ values = ["00:00", "00:30", "01:00", "01:30"] }'),
        ("1:10,000", '{ values = ["1:20,000", "1:10,000", "1:5,000"] }'),
        ("1:3", '{ values = ["1:6", "1:3"] }'),
    ],
)
def test_values_lie_around_the_example(example: str, values: str) -> None:
    assert values == around(given(example), Fraction(1, 2))


@given_by(st.decimals("0.01", "9999", places=2).map(Fraction), st.sampled_from([*SHARES_MOVED.values(), USUAL]))
def test_no_value_around_an_example_is_zero_or_less(number: Fraction, share: Fraction) -> None:
    values = around(replace(given("1 mg"), number=number), share)
    written = [given(text) for text in values.split('"')[1::2]]

    assert all(value.number > 0 for value in written)


@pytest.mark.parametrize(("number", "step"), [("0", None), ("-1", None), ("1/3", None), ("7", "1"), ("72.5", "5/2")])
def test_a_step_divides_the_example(number: str, step: str | None) -> None:
    assert (None if step is None else Fraction(step)) == step_for(Fraction(number))

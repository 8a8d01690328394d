"""`dosecalc list`."""

import json

import pytest

from dosecalc.bank.blueprints import blueprint_names
from dosecalc.bank.formulary import drug_ids
from dosecalc.bank.policies import policy_names
from dosecalc.bank.template_names import template_names
from dosecalc.calculations.catalogue import catalogue
from dosecalc.devices.catalogue import DEVICES
from tests.cli.conftest import Call

KEYS = {
    "calculations": ["name", "topic", "summary", "formula", "givens", "unit", "units", "form", "words"],
    "topics": ["name", "templates"],
    "templates": ["name", "title", "topic", "level", "version", "calculation", "calculations", "source"],
    "drugs": ["name", "id", "class", "high_alert", "hazardous", "unconfirmed", "source"],
    "policies": ["name", "version", "title", "source"],
    "blueprints": [
        "name",
        "version",
        "title",
        "terms",
        "problems",
        "seconds",
        "pace",
        "to_pass",
        "policy",
        "partial_credit",
        "safe_form_only",
        "missing_unit",
        "exam",
        "imitation",
        "sections",
        "source",
    ],
    "devices": ["name", "title", "capacity", "graduation", "numerals", "scale", "source"],
}
COUNTS = {
    "calculations": len(catalogue()),
    "topics": len(set(template_names().values())),
    "templates": len(template_names()),
    "drugs": len(drug_ids()),
    "policies": len(policy_names()),
    "blueprints": len(blueprint_names()),
    "devices": len(DEVICES),
}


@pytest.mark.parametrize("things", KEYS)
def test_everything_that_there_is_is_listed_a_line_each(call: Call, things: str) -> None:
    result = call("list", things)

    assert (0, "", COUNTS[things]) == (result.code, result.err, len(result.out.splitlines()))


@pytest.mark.parametrize("things", KEYS)
def test_every_list_has_its_shape_as_json(call: Call, things: str) -> None:
    rows = json.loads(call("list", things, "--format", "json").out)

    assert COUNTS[things] == len(rows)
    assert [KEYS[things]] * len(rows) == [list(row) for row in rows]


def test_a_calculation_is_listed_with_its_givens_as_the_design_says(call: Call) -> None:
    rows = {row["name"]: row for row in json.loads(call("list", "calculations", "--format", "json").out)}
    expected = [
        {"name": "dose_rate", "kind": "dose rate for each kilogram", "example": "5 mcg/kg/min"},
        {"name": "weight", "kind": "body weight", "example": "80 kg"},
        {"name": "concentration", "kind": "concentration", "example": "400 mg/250 mL"},
    ]

    assert expected == rows["pump_rate"]["givens"]
    assert ("titration", "mL/h") == (rows["pump_rate"]["topic"], rows["pump_rate"]["unit"])


def test_an_answer_in_words_or_a_date_is_listed_with_its_form_and_without_a_unit(call: Call) -> None:
    rows = {row["name"]: row for row in json.loads(call("list", "calculations", "--format", "json").out)}
    told = {
        name: [rows[name][key] for key in ("unit", "form", "words")] for name in ("dose_check", "beyond_use", "vials")
    }

    assert ["", "right | wrong", ["right", "wrong"]] == told["dose_check"]
    assert ["", "moment", None] == told["beyond_use"]
    assert ["vials", None, None] == told["vials"]
    assert [] == rows["dose_check"]["units"] == rows["beyond_use"]["units"]


def test_an_answer_that_may_be_of_several_kinds_is_listed_with_a_unit_of_each(call: Call) -> None:
    rows = {row["name"]: row for row in json.loads(call("list", "calculations", "--format", "json").out)}

    assert ["mL/h"] == rows["pump_rate"]["units"]
    assert ["tablets", "capsules"] == rows["tablets"]["units"]
    assert ["packs", "bottles", "pens", "vials", "bags"] == rows["packs"]["units"]
    assert all(row["unit"] in row["units"] for row in rows.values() if row["units"])


@pytest.mark.parametrize("things", ["", "nonsense", "Topics", "topics\n"])
def test_what_does_not_exist_is_refused_with_what_does(call: Call, things: str) -> None:
    result = call("list", things)

    assert (2, "") == (result.code, result.out)
    assert all(f"'{name}'" in result.err for name in KEYS)


def test_the_topics_are_listed_where_nothing_is_named(call: Call) -> None:
    assert call("list", "topics") == call("list")

"""`dosecalc show`."""

import json

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from tests.cli.conftest import EXPLAINED, Call

IDENTITY = "vasopressor-by-weight@2:1:pharmacy@1"
BY_A_TABLE = "renal-meropenem@3:3:pharmacy@1"


def test_a_problem_is_shown_without_its_key(call: Call) -> None:
    made = problem(read_identity(IDENTITY))
    result = call("show", IDENTITY)

    assert (0, "") == (result.code, result.err)
    assert "Vasopressor by weight: pump rate (level 3)" == result.out.splitlines()[0]
    assert f"Question: {made.parts[0].ask}" in result.out
    assert made.key not in result.out


def test_the_key_and_the_working_are_shown_when_asked_for(call: Call) -> None:
    key = problem(read_identity(IDENTITY)).key

    assert f"Answer: {key}" == call("show", IDENTITY, "--key").out.splitlines()[-1]
    assert "Formula: " in call("show", IDENTITY, "--working").out
    assert f"Answer: {key}" == call("show", IDENTITY, "--working", "--method", "formula").out.splitlines()[-1]


def test_the_facts_hold_no_key_unless_asked_for(call: Call) -> None:
    shown = call("show", IDENTITY, "--format", "json").out
    facts, keyed, worked = (
        json.loads(call("show", IDENTITY, "--format", "json", *more).out) for more in ((), ("--key",), ("--working",))
    )
    plain = [
        *("identity", "title", "topic", "level", "card", "pictures", "constants", "carry_on", "policy", "parts"),
        *("label", "calculation", "ask", "unit", "form", "words", "rounding"),
    ]

    assert (plain, [*plain, "answer"], [*plain, "answer", *EXPLAINED]) == (list(facts), list(keyed), list(worked))
    assert {"exact", "value", "unit", "form", "text"} == set(keyed["answer"])
    assert keyed["answer"]["text"] not in shown
    assert {"label", "text"} == set(facts["card"][0])
    assert facts["carry_on"] is None


def test_programs_are_told_as_learners_are_that_answers_are_carried_on(call: Call) -> None:
    facts = json.loads(call("show", BY_A_TABLE, "--format", "json").out)

    assert facts["carry_on"] in call("show", BY_A_TABLE, "--plain").out.splitlines()


def test_the_working_names_the_row_of_a_table_that_was_used(call: Call) -> None:
    row = "Interval: 12 h, for a clearance over 25 and up to 50 mL/min."
    worked = call("show", BY_A_TABLE, "--working", "--plain").out
    parts = json.loads(call("show", BY_A_TABLE, "--working", "--format", "json").out)["parts"]

    assert row in worked.splitlines()
    assert row in call("show", BY_A_TABLE, "--working").out
    assert [[], ["Share: 100%, for a clearance over 25 and up to 50 mL/min."], [row]] == [part["looked_up"] for part in parts]


@pytest.mark.parametrize("more", [(), ("--key",), ("--format", "json"), ("--key", "--format", "json")])
def test_the_row_is_not_named_before_the_working_is_wanted(call: Call, more: tuple[str, ...]) -> None:
    shown = call("show", BY_A_TABLE, *more).out

    assert "for a clearance" not in shown
    assert "looked_up" not in shown


def test_an_identity_without_the_version_of_its_policy_is_the_same_problem(call: Call) -> None:
    assert call("show", IDENTITY).out == call("show", IDENTITY.removesuffix("@1")).out


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("", "does not name a problem"),
        ("nope", "'nope' does not name a problem; an identity looks like"),
        ("nope@1:1:pharmacy@1", "there is no template 'nope'"),
        ("vasopressor-by-weigh@1:1:pharmacy", "did you mean vasopressor-by-weight"),
        ("vasopressor-by-weight@9:1:pharmacy@1", "is here in version 2, not 9"),
        ("vasopressor-by-weight@2:1:pharmacy@9", "policy pharmacy is here in version 1, not 9"),
        ("vasopressor-by-weight@2:1:nope", "there is no policy 'nope'"),
        ("vasopressor-by-weight@1:-1:pharmacy", "does not name a problem"),
        ("vasopressor-by-weight@2:99999999999999999:pharmacy", "does not name a problem"),
        ("vasopressor-by-weight@2:１:pharmacy", "does not name a problem"),
        ("../../etc/passwd@1:1:pharmacy", "does not name a problem"),
        ("vasopressor-by-weight@2:1:../policies/pharmacy", "does not name a problem"),
        ("vasopressor-by-weight@2:1:pharmacy:x", "does not name a problem"),
        ("vasopressor-by-weight@2:1:pharmacy@", "does not name a problem"),
        ("vasopressor-by-weight@2:1:pharmacy@1@1", "does not name a problem"),
        ("vasopressor-by-weight@²:1:pharmacy", "does not name a problem"),
        ("Vasopressor-By-Weight@1:1:pharmacy", "does not name a problem"),
    ],
)
def test_an_identity_that_names_no_problem_is_refused(call: Call, identity: str, words: str) -> None:
    result = call("show", identity)

    assert (2, "") == (result.code, result.out)
    assert words in result.err

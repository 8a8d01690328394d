"""`dosecalc check`."""

import json
from typing import Any

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from tests.cli.conftest import Call

IDENTITY = "vasopressor-by-weight@2:7:pharmacy@1"
KEY = problem(read_identity(IDENTITY)).key
NUMBER = KEY.removesuffix(" mL/h")


@pytest.mark.parametrize(
    ("answer", "code", "verdict"),
    [
        (KEY, 0, "correct"),
        (KEY.replace("mL", "cc"), 1, "unsafe_form"),
        (f"{NUMBER}0 mL/h", 1, "unsafe_form"),
        (NUMBER, 1, "missing_unit"),
        (f"{NUMBER} mg/h", 1, "wrong_unit"),
        ("0.5 mL/h", 1, "wrong"),
        ("+0.5 mL/h", 1, "wrong"),
        ("nonsense", 2, "unreadable"),
        ("", 2, "unreadable"),
        ("-5 mL", 2, "unreadable"),
        ("-5 mL/h", 2, "unreadable"),
        (" -5 mL/h", 2, "unreadable"),
        ("-.5 mL/h", 2, "unreadable"),
        ("- 5 mL/h", 2, "unreadable"),
        ("-5", 2, "unreadable"),
        ("\x1b[2J5 mL/h", 2, "unreadable"),
    ],
)
def test_a_verdict_has_its_exit_code(call: Call, answer: str, code: int, verdict: str) -> None:
    result = call("check", IDENTITY, "--format", "json", "--", answer)
    plainly = call("check", IDENTITY, answer, "--format", "json")

    assert (code, verdict) == (result.code, json.loads(result.out)["verdict"])
    assert result == plainly


def test_the_facts_have_the_shape_of_the_design(call: Call) -> None:
    facts: dict[str, Any] = json.loads(call("check", IDENTITY, f"{NUMBER}0 mL/h", "--format", "json").out)

    assert ["verdict", "says", "value", "unit", "read_as", "mistakes", "notices"] == list(facts)
    assert (NUMBER, "mL/h", KEY, []) == (facts["value"], facts["unit"], facts["read_as"], facts["mistakes"])
    assert [{"id", "says", "unsafe"}] == [set(notice) for notice in facts["notices"]]


def test_what_could_not_be_read_has_no_value(call: Call) -> None:
    facts = json.loads(call("check", IDENTITY, "12,5 mL/h", "--format", "json").out)

    assert ("unreadable", None, None, None, []) == tuple(
        facts[key] for key in ("verdict", "value", "unit", "read_as", "notices")
    )
    assert facts["says"].endswith("Did you mean 12.5?")


def test_a_person_reads_the_verdict_in_words(call: Call) -> None:
    assert f"Correct.\nRead as {KEY}.\n" == call("check", IDENTITY, KEY).out
    assert call("check", IDENTITY, "12,5 mL/h").out.startswith(
        "That could not be read; it does not count as a try.\n12,5 mL/h\n^^^^\n"
    )


def test_an_unknown_problem_is_bad_usage(call: Call) -> None:
    assert (2, "") == (call("check", "nope", "5 mg").code, call("check", "nope", "5 mg").out)


def test_more_than_the_one_answer_is_refused(call: Call) -> None:
    result = call("check", IDENTITY, "30.3", "mL/h")

    assert (2, "") == (result.code, result.out)
    assert result.err.endswith("this problem asks for 1 answer, not 2; put an answer that contains spaces in quotes\n")

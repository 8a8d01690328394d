"""A drill against the pace of an exam."""

import re
from typing import Any

import pytest
from typer.main import get_command

from dosecalc.bank.paces import paces
from dosecalc.bank.policies import DEFAULT_POLICY, policy
from dosecalc.bank.selection import selected, stream
from dosecalc.cli.app import app
from tests.cli.conftest import Call

DRILL = ("drill", "flow", "-n", "1", "--seed", "5")
PROBLEM = next(iter(stream(selected(["flow"], None), 5, policy("pharmacy"))))
NAME = PROBLEM.parts[0].solution.calculation.name.replace("_", " ")


def test_the_help_names_every_pace_and_the_usual_policy() -> None:
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    says = {each.name: each.help for each in commands["drill"].params}

    assert f"Timed as in an exam: {', '.join(paces())}." == says["pace"]
    assert says["policy"].startswith(f"The rounding policy, {DEFAULT_POLICY} if none is remembered")


@pytest.mark.parametrize(
    ("options", "limit"),
    [
        (("--timed",), "1 min 30 s"),
        (("--timed", "--seconds", "60"), "1 min"),
        (("--seconds", "90"), "1 min 30 s"),
        (("--pace", "ptce"), "1 min 13 s"),
        (("--timed", "--pace", "gphc"), "3 min"),
    ],
)
def test_the_time_is_what_was_asked_for(call: Call, options: tuple[str, ...], limit: str) -> None:
    assert f"You have {limit}." in call(*DRILL, *options, typed="q\n").out


def test_without_a_wish_there_is_no_limit(call: Call) -> None:
    result = call(*DRILL, typed=f"{PROBLEM.key}\n")

    assert "You have" not in result.out
    assert "pace" not in result.out


def test_a_right_answer_is_set_against_the_pace_and_ones_best(call: Call) -> None:
    first = call(*DRILL, "--pace", "ptce", typed=f"{PROBLEM.key}\n").out
    fresh = next(iter(stream([PROBLEM.template.id], 6, policy("pharmacy"))))
    second = call("drill", PROBLEM.template.id, "-n", "1", "--seed", "6", "--pace", "ptce", typed=f"{fresh.key}\n").out

    assert "\nWithin the pace of the PTCE (73 s): 1 of 1 right answer.\n" in first
    assert re.search(rf"\nYour first best for {NAME} \(level \d\): \d+ s\.\n\Z", first)
    assert re.search(rf"\n(Your|A new) best for {NAME} \(level \d\): \d+ s; (today|it was) \d+ s\.\n\Z", second)


def test_a_wrong_answer_is_no_best(call: Call) -> None:
    result = call(*DRILL, "--pace", "ptce", typed="1\n1\n1\n").out

    assert "Accuracy first: 0 of 1 first answer was right without a hint." in result
    assert "best" not in result


def test_what_is_no_pace_or_one_too_many_is_refused(call: Call) -> None:
    unknown, both = call(*DRILL, "--pace", "nclex"), call(*DRILL, "--pace", "ptce", "--seconds", "60")

    assert (2, 2) == (unknown.code, both.code)
    assert "there is no pace 'nclex'; there are ptce" in unknown.err
    assert "--pace and --seconds both set the limit" in both.err

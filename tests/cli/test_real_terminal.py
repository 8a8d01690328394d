"""A drill in a real pseudo-terminal: keys, colors, widths and clocks, as a learner meets them."""

import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice, pairwise
from types import MappingProxyType

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect

from dosecalc.bank.policies import policy
from dosecalc.bank.selection import selected, stream
from tests.cli.conftest import OF_A_TERMINAL, PLAIN
from tests.cli.terminal import CTRL_A, CTRL_C, CTRL_D, CTRL_U, LEFT, Drill

SEED = 5
KEYS = [problem.key for problem in islice(stream(selected(["titration"]), SEED, policy("pharmacy")), 3)]
ESCAPE = "\x1b"


@contextmanager
def drilling(
    *more: str,
    what: str = "titration",
    columns: int = 80,
    rows: int = 60,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Drill]:
    env = {name: text for name, text in PLAIN.items() if name not in OF_A_TERMINAL}
    arguments = ["-m", "dosecalc", "drill", what, "--seed", str(SEED), "--no-twins", *more]
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        arguments,
        env={**env, "TERM": "xterm-256color", "INPUTRC": "/dev/null", **environment},
        dimensions=(rows, columns),
        encoding="utf-8",
        timeout=30,
    )
    try:
        yield Drill(child, columns, rows)
    finally:
        child.close(force=True)


def test_arrow_keys_edit_the_answer() -> None:
    with drilling("-n", "1") as drill:
        drill.until_the_prompt()
        drill.type(f"{KEYS[0][1:]}{CTRL_A}{KEYS[0][0]}\r")

        assert 0 == drill.end()
    assert "Correct." in drill.plain
    assert "1 problem: 1 right" in drill.plain


def test_after_a_mistake_a_twin_is_offered_and_given_as_long_as_it_is_wanted() -> None:
    with drilling("-n", "1", "--twins") as drill:
        drill.until_the_prompt()
        drill.type("0.01 mL/h\r")
        drill.until("2 tries left.")
        drill.until_the_prompt()
        drill.type(f"{KEYS[0]}\r")
        drill.until("t for a twin")
        drill.until("Next: ")
        drill.type("t\r")
        drill.until("Twin of problem 1")
        drill.until_the_prompt()
        drill.type("s\r")
        drill.until("Next: ")
        drill.type("\r")

        assert 0 == drill.end()
    assert "2 problems: 1 right, 0 of them on the first try without a hint." in drill.plain


def test_the_left_arrow_types_nothing() -> None:
    with drilling("-n", "1") as drill:
        drill.until_the_prompt()
        drill.type(f"{KEYS[0][:-2]}{KEYS[0][-1]}{LEFT}{KEYS[0][-2]}\r")

        assert 0 == drill.end()
    assert "^[" not in drill.plain
    assert "1 problem: 1 right" in drill.plain


def test_ctrl_u_clears_the_answer_and_leaves_the_prompt() -> None:
    with drilling("-n", "1") as drill:
        drill.until_the_prompt()
        drill.type("999 mg")
        drill.until("999 mg")
        drill.type(CTRL_U)
        drill.type("q")
        drill.until("q")

        assert "Answer: q" == drill.lines[-1]
        drill.type("\r")
        assert 0 == drill.end()


def test_ctrl_c_ends_kindly_with_the_summary() -> None:
    with drilling() as drill:
        drill.until_the_prompt()
        drill.type("s\r")
        drill.until_the_prompt()
        drill.type(f"12{CTRL_C}")

        assert 130 == drill.end()
    assert "Stopped." in drill.plain
    assert "1 problem: 0 right." in drill.plain
    assert f"add --seed {SEED}" in drill.plain
    assert "Traceback" not in drill.plain


def test_ctrl_d_ends_with_the_summary() -> None:
    with drilling() as drill:
        drill.until_the_prompt()
        drill.type(CTRL_D)

        assert 0 == drill.end()
    assert "End of input." in drill.plain
    assert "No problem was finished." in drill.plain


def test_a_terminal_shows_a_card_in_a_box_and_colors() -> None:
    with drilling("-n", "1") as drill:
        drill.until_the_prompt()
        shown = "\n".join(drill.lines)
        drill.type("w\r")

        assert 0 == drill.end()
    assert "╭" in shown
    assert f"{ESCAPE}[" in drill.seen
    assert "─" in drill.plain.partition("╯")[2]


@pytest.mark.parametrize("columns", [20, 40])
def test_nothing_overflows_a_narrow_terminal(columns: int) -> None:
    with drilling("-n", "2", columns=columns, rows=400) as drill:
        for keys in ("0.001 mL/h\r", "12,5\r", *["?\r"] * 4, "w\r"):
            drill.until_the_prompt()
            drill.type(keys)
        drill.until_the_prompt()
        drill.type("q\r")
        assert 0 == drill.end()

    too_long = [line for line in drill.plain.split("\n") if len(line) > columns]
    assert [] == [line for line in too_long if " " in line.strip().removesuffix(" \\")]


def test_a_dumb_terminal_gets_no_escape_sequence_at_all() -> None:
    with drilling("-n", "2", environment={"TERM": "dumb"}) as drill:
        for keys in ("0.001 mL/h\r", "?\r", "w\r"):
            drill.until_the_prompt()
            drill.type(keys)
        drill.until_the_prompt()
        drill.type("q\r")

        assert 0 == drill.end()
    assert ESCAPE not in drill.seen
    assert "╭" not in drill.seen


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"DOSECALC_PLAIN": "1"}], ids=str)
def test_plain_lines_have_no_boxes_and_no_colors(environment: dict[str, str]) -> None:
    with drilling("-n", "2", environment=environment) as drill:
        for keys in ("0.001 mL/h\r", "?\r", "w\r"):
            drill.until_the_prompt()
            drill.type(keys)
        drill.until_the_prompt()
        drill.type("q\r")

        assert 0 == drill.end()
    assert set() == set(drill.seen) & set("╭╮╰╯│─")
    assert [] == re.findall(r"\x1b\[[0-9;]*m", drill.seen)
    assert "Question: " in drill.plain


def test_the_option_for_plain_lines_is_obeyed_too() -> None:
    with drilling("-n", "1", "--plain") as drill:
        drill.until_the_prompt()
        drill.type("q\r")

        assert 0 == drill.end()
    assert set() == set(drill.seen) & set("╭╮╰╯│─")


def test_the_time_runs_out_while_an_answer_is_half_typed_and_the_drill_goes_on() -> None:
    with drilling("-n", "2", "--timed", "--seconds", "5") as drill:
        drill.until("You have 5 s.")
        drill.until_the_prompt()
        drill.type("12.")
        drill.until("Time is up.")
        drill.until("Ready: ")
        drill.type("\r")
        drill.until("Problem 2 of 2")
        drill.until_the_prompt()
        drill.type(f"{KEYS[1]}\r")

        assert 0 == drill.end()
    assert "2 problems: 1 right, 1 of them on the first try without a hint." in drill.plain
    assert "Of these, 1 out of time." in drill.plain
    assert f"The answer is {KEYS[0]}." in drill.plain


def test_a_rating_costs_no_time_and_may_be_left_by_ctrl_c() -> None:
    with drilling("-n", "3", "--timed", "--seconds", "5", "--confidence") as drill:
        drill.until_the_prompt()
        drill.type(f"{KEYS[0]}\r")
        drill.until("How sure are you? 1 guessing, 2 fairly sure, 3 sure.")
        drill.until("Sure: ")
        time.sleep(6)
        drill.type("3\r")
        drill.until("Correct.")
        drill.until("Ready: ")
        drill.type("\r")
        drill.until_the_prompt()
        drill.type(f"{KEYS[1]}\r")
        drill.until("Sure: ")
        drill.type(CTRL_C)

        assert 130 == drill.end()
    assert "Time is up." not in drill.plain
    assert "2 problems: 2 right, 2 of them on the first try" in drill.plain
    assert "First answers: 1 sure and right" in drill.plain


def test_ctrl_d_leaves_a_rating_open() -> None:
    with drilling("-n", "1", "--confidence") as drill:
        drill.until_the_prompt()
        drill.type(f"{KEYS[0]}\r")
        drill.until("Sure: ")
        drill.type(CTRL_D)

        assert 0 == drill.end()
    assert "Correct." in drill.plain
    assert "First answers" not in drill.plain


def test_answers_and_ratings_typed_ahead_of_their_prompts_are_read_in_turn() -> None:
    with drilling("-n", "2", "--confidence", environment={"TERM": "dumb"}) as drill:
        drill.type(f"{KEYS[0]}\r3\r{KEYS[1]}\r1\r")

        assert 0 == drill.end()
    assert "First answers: 1 sure and right, 0 sure but wrong, 1 not quite sure but right" in drill.plain


def test_a_set_up_with_blanks_stands_in_fractions() -> None:
    with drilling("-n", "1", what="running-heparin") as drill:
        for _ in range(3):
            drill.until_the_prompt()
            drill.type("?\r")
        drill.until_the_prompt()
        drill.type("q\r")

        assert 0 == drill.end()
    rows = drill.plain.partition("Dose rate:")[2].split("\n")
    above, line, below = rows[1:4]
    assert ["___ units", "___ mL"] == re.split(r" {2,}", above.strip())
    assert re.fullmatch(r"─+ × ─+ = \? units/h", line.strip())
    assert ["___ mL", "1 h"] == re.split(r" {2,}", below.strip())


def test_ctrl_c_between_timed_problems_ends_with_the_summary() -> None:
    with drilling("-n", "2", "--timed") as drill:
        drill.until_the_prompt()
        drill.type("s\r")
        drill.until("Ready: ")
        drill.type(CTRL_C)

        assert 130 == drill.end()
    assert "1 problem: 0 right." in drill.plain


def test_a_heading_that_is_too_long_for_its_box_stands_above_it() -> None:
    with drilling("-n", "1", columns=30, rows=200) as drill:
        drill.until_the_prompt()
        words = " ".join(" ".join(drill.lines).partition("╭")[0].split())
        drill.type("q\r")

        assert 0 == drill.end()
    assert words.startswith("Problem 1 of 1: ")
    assert re.search(r"\(level [1-4]\)$", words)


@pytest.mark.parametrize("columns", [60, 40])
@pytest.mark.parametrize(
    ("typed", "pointed_at"),
    [
        (" " * 52 + "3O.3 mL/h", "O"),
        ("30.3 mL/h is what I have got after a long time", "is what I have got after a long time"),
        ("30.3 mL / 1O h", "O"),
        ("30.3 mL/h/kg/min/dose/vial/day and nothing but this", "dose/vial/day and nothing but this"),
        ("30.3 " + "x" * 61, " "),
    ],
)
def test_carets_stand_under_what_they_point_at_however_narrow_the_terminal(
    columns: int, typed: str, pointed_at: str
) -> None:
    with drilling("-n", "1", columns=columns, rows=200) as drill:
        drill.until_the_prompt()
        drill.type(f"{typed}\r")
        drill.until_the_prompt()
        lines = drill.lines
        drill.type("q\r")
        assert 0 == drill.end()

    [(above, carets)] = [(above, line) for above, line in pairwise(lines) if line.strip() and set(line) <= {" ", "^"}]
    start = carets.index("^")
    assert pointed_at.startswith(above[start : len(carets)])
    assert len(carets) > start
    assert above in typed or above.startswith("… ") or above.endswith(" …")

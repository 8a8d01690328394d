"""A whole exam in a real pseudo-terminal: flags, going back, a crash, the time running out, the result."""

import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals, which pexpect needs", allow_module_level=True)

import pexpect

from tests.cli.conftest import OF_A_TERMINAL, PLAIN
from tests.cli.exams import EXAM, keys
from tests.cli.terminal import CTRL_C, CTRL_D, Drill

KEYS = keys()


@contextmanager
def sitting(*arguments: str, columns: int = 80, rows: int = 200, **environment: str) -> Iterator[Drill]:
    env = {name: text for name, text in PLAIN.items() if name not in OF_A_TERMINAL}
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "dosecalc", *arguments],
        env={**env, "TERM": "xterm-256color", "INPUTRC": "/dev/null", **environment},
        dimensions=(rows, columns),
        encoding="utf-8",
        timeout=30,
    )
    try:
        yield Drill(child, columns, rows)
    finally:
        child.close(force=True)


def begun(exam: Drill) -> None:
    exam.until("Ready: ")
    exam.type("\r")
    exam.until_the_prompt()


def answered(exam: Drill, *answers: str) -> None:
    for answer in answers:
        exam.type(f"{answer}\r")
        exam.until(" left] ")


def nearly_over(home: Path, milliseconds: int) -> None:
    """Let an exam have only so much time left."""
    path = home / "exam-1.json"
    facts = json.loads(path.read_text())
    path.write_text(json.dumps({**facts, "used": facts["terms"]["seconds"] * 1000 - milliseconds}))


def test_a_whole_exam_with_flags_and_a_way_back_a_crash_and_the_result() -> None:
    with sitting(*EXAM) as exam:
        begun(exam)
        assert re.search(r"\[(20:00|19:5\d) left\] Answer: $", exam.plain)
        answered(exam, "0.003 mg", KEYS[1], "f", "b", KEYS[1], "b", "b", KEYS[0])
        assert exam.child.pid is not None
        os.kill(exam.child.pid, signal.SIGKILL)
    with sitting("exam", "--resume") as exam:
        exam.until("Problem 2 of 10")
        exam.until_the_prompt()
        assert f"Your answer: {KEYS[1]}. Enter keeps it." in exam.plain
        answered(exam, "", "")
        assert "Problem 4 of 10" in "\n".join(exam.lines)
        answered(exam, "g 3", *KEYS[2:])
        assert "Flagged: 3" in exam.lines
        answered(exam, "h")
        exam.type("y\r")
        exam.until("Next: ")
        exam.type("\r")

        assert 0 == exam.end()
    assert "Passed: 10 of 10 (100%)." in exam.plain
    assert "Traceback" not in exam.plain


def test_the_time_runs_out_while_an_answer_is_half_typed(own_home: Path) -> None:
    with sitting(*EXAM) as exam:
        begun(exam)
        answered(exam, KEYS[0])
        exam.type("q\r")
        assert 0 == exam.end()
    nearly_over(own_home, 8000)
    with sitting("exam", "--resume") as exam:
        exam.until_the_prompt()
        exam.type("12.")
        exam.until("Time is up. Your answers are handed in as they are.")
        exam.until("Next: ")
        exam.type("\r")

        assert 0 == exam.end()
    assert "Not passed: 1 of 10 (10%)." in exam.plain
    assert "Not answered in full, the time was up: 2 to 10" in exam.plain


@pytest.mark.parametrize(("key", "code", "says"), [(CTRL_C, 130, "Stopped."), (CTRL_D, 0, "End of input.")])
def test_leaving_by_a_key_keeps_the_exam(key: str, code: int, says: str) -> None:
    with sitting(*EXAM) as exam:
        begun(exam)
        answered(exam, KEYS[0])
        exam.type(f"12{key}" if key == CTRL_C else key)

        assert code == exam.end()
    assert says in exam.plain
    assert "To come back: dosecalc exam --resume" in exam.plain


def test_the_clock_does_not_run_before_the_learner_is_ready(own_home: Path) -> None:
    with sitting(*EXAM) as exam:
        exam.until("Ready: ")
        assert not list(own_home.glob("exam-*.json"))
        exam.type("q\r")

        assert 0 == exam.end()
    assert not list(own_home.glob("exam-*.json"))


@pytest.mark.parametrize("columns", [20, 40])
def test_nothing_overflows_a_narrow_terminal(columns: int) -> None:
    with sitting(*EXAM, "--confidence", columns=columns, rows=400) as exam:
        begun(exam)
        answered(exam, "0.003 mg", "3", "12,5", "r", "h")
        exam.type("y\r")
        exam.until("Next: ")
        exam.type("1\r")
        exam.until("Next: ")
        exam.type("\r")
        assert 0 == exam.end()

    long = [line for line in exam.plain.split("\n") if len(line) > columns and "left]" not in line]
    assert [] == [
        line
        for line in long
        if " " in line.strip() and "dosecalc exam" not in line and "█" not in line and "░" not in line
    ]


def test_plain_lines_have_the_time_in_a_line_of_its_own_and_no_boxes() -> None:
    with sitting(*EXAM, "--plain") as exam:
        begun(exam)
        answered_plainly = ("r", "h", "y", "")
        for text in answered_plainly:
            exam.type(f"{text}\r")
        assert 0 == exam.end()

    assert set() == set(exam.seen) & set("╭╮╰╯│─█░")
    assert re.search(r"Time left: (19 min \d+ s|20 min)\.", exam.plain)
    assert "left]" not in exam.plain

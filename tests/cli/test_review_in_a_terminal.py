"""A review and a drill without a topic in a real pseudo-terminal."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect

from dosecalc.learner.history import History
from dosecalc.learner.records import moment
from tests.cli.conftest import OF_A_TERMINAL, PLAIN
from tests.cli.terminal import CTRL_C, Drill
from tests.learner.answered import SOME, an_outcome


@contextmanager
def running(*arguments: str, columns: int = 80) -> Iterator[Drill]:
    env = {name: text for name, text in PLAIN.items() if name not in OF_A_TERMINAL}
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "dosecalc", *arguments],
        env={**env, "TERM": "xterm-256color", "INPUTRC": "/dev/null"},
        dimensions=(60, columns),
        encoding="utf-8",
        timeout=60,
    )
    try:
        yield Drill(child, columns, 60)
    finally:
        child.close(force=True)


@pytest.fixture
def due(own_home: Path) -> Path:
    """A history in which three skills are due."""
    now, _ = moment()
    with History.opened(own_home) as history:
        for each in SOME[:3]:
            history.add(an_outcome(each, now - timedelta(days=9), seconds=100))
    return own_home


def endings(home: Path) -> list[str]:
    with History.to_read(home) as history:
        return [record.ending for record in history.records() if record.mode == "review"]


def test_a_review_says_what_is_due_drills_it_and_says_when_to_come_back(due: Path) -> None:
    with running("review") as review:
        review.until("3 skills are due: about 5 minutes.")
        review.until_the_prompt()
        review.type("working\r")
        review.until("Next: ")
        review.type("\r")
        for _ in range(2):
            review.until_the_prompt()
            review.type("working\r")
            review.until("Next: ")
            review.type("\r")
        assert 0 == review.end()

    assert 3 == review.plain.count("is due, last practiced 9 days ago.")
    assert review.plain.endswith("Come back tomorrow: 3 skills are due then.\n")
    assert ["looked up"] * 3 == endings(due)


def test_a_twin_of_a_review_is_another_answer_and_not_another_skill(due: Path) -> None:
    with running("review", "-n", "1") as review:
        review.until_the_prompt()
        review.type("working\r")
        review.until("Next: ")
        review.type("t\r")
        review.until("Twin of problem 1")
        review.until_the_prompt()
        review.type("working\r")
        review.until("Next: ")
        review.type("\r")
        assert 0 == review.end()

    assert ["looked up"] * 2 == endings(due)
    assert "2 skills are still due. To go on: dosecalc review" in review.plain


def test_ctrl_c_leaves_with_what_is_still_due(due: Path) -> None:
    with running("review") as review:
        review.until_the_prompt()
        review.type(CTRL_C)
        assert 130 == review.end()

    assert "3 skills are still due. To go on: dosecalc review" in review.plain
    assert [] == endings(due)


@pytest.mark.parametrize("columns", [20, 40])
def test_what_a_drill_and_a_review_say_fits_a_narrow_terminal(due: Path, columns: int) -> None:
    assert due.exists()
    for command in ("drill", "review"):
        with running(command, columns=columns) as drill:
            drill.until_the_prompt()
            drill.type("q\r")
            assert 0 == drill.end()
        reasons = re.findall(r"^(?:Why|New).*", drill.plain, re.MULTILINE)
        assert reasons
        assert all(len(line) <= columns for line in reasons)

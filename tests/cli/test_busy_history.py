"""Another program holds the history: every command that needs it says so, waits, and goes on or gives up in words.

DOSECALC_FAULTS=all asks all of them, and holds it for longer than anybody waits as well.
"""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from dosecalc.learner.history_trouble import PATIENCE_SECONDS, WAITING
from tests.cli.conftest import PLAIN
from tests.cli.every_command import HOME, deed, furnished

ALL = (
    ("drill",),
    ("review",),
    ("progress",),
    ("exam",),
    *(("history", name) for name in ("list", "export", "import", "check", "backup", "restore", "delete", "profiles")),
)
WHOLE = os.environ.get("DOSECALC_FAULTS") == "all"
SOME = ALL if WHOLE else (ALL[0], ALL[5], ALL[9])
SAID = f"dosecalc: {WAITING}\n"
KEPT_BUSY = f"another program has kept it busy for {PATIENCE_SECONDS} s. Close that program and try again"


@contextmanager
def locked(place: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(place / HOME / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def begun(command: tuple[str, ...], place: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "dosecalc", *command, *deed(command).arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        env={**PLAIN, "DOSECALC_HOME": str(place / HOME)},
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(deed(command).typed)
    process.stdin.close()
    process.stdin = None
    return process


def held(own_home: Path, seconds: float = 0) -> Iterator[tuple[tuple[str, ...], int, str, str]]:
    """What all of them come to while each has its history held until it says that it waits, and for so long then."""
    places = {command: furnished(own_home / "-".join(command)) for command in SOME}
    with ExitStack() as processes:
        with ExitStack() as locks:
            for place in places.values():
                locks.enter_context(locked(place))
            running = {command: processes.enter_context(begun(command, place)) for command, place in places.items()}
            for process in running.values():
                assert process.stderr is not None
                assert SAID == process.stderr.readline()
            time.sleep(seconds)
        for command, process in running.items():
            out, err = process.communicate(timeout=120)
            yield command, process.returncode, out, err


def test_it_is_said_that_a_command_waits_and_then_it_goes_on(own_home: Path) -> None:
    for command, code, _, err in held(own_home):
        assert (command, 0, "") == (command, code, err.replace(SAID, ""))


@pytest.mark.skipif(not WHOLE, reason="waits for most of a minute; DOSECALC_FAULTS=all waits")
def test_who_has_waited_for_long_enough_is_told_and_loses_nothing(own_home: Path) -> None:
    for command, code, out, err in held(own_home, 2.5 * PATIENCE_SECONDS):
        goes_on = command == ("history", "profiles")
        assert (command, 0 if goes_on else 3) == (command, code)
        assert KEPT_BUSY in err + out, (command, err, out)
        assert "Traceback" not in err
        with closing(sqlite3.connect(own_home / "-".join(command) / HOME / "history.db")) as connection:
            assert 4 == connection.execute("SELECT count(*) FROM answer").fetchone()[0]

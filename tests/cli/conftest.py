"""The command line, called within this process or as a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from dosecalc.cli.app import app
from dosecalc.cli.arguments import shielded
from dosecalc.cli.failure import guarded, run

PLAIN = {
    name: text
    for name, text in os.environ.items()
    if name not in {"NO_COLOR", "COLUMNS", "FORCE_COLOR", "DOSECALC_PLAIN"}
}
OF_A_TERMINAL = ("TERM", "NO_COLOR", "LINES", "COLUMNS", "PYTHONIOENCODING", "PYTHONSTARTUP")
"""Variables that a test in a terminal sets itself, or goes without."""


@pytest.fixture(autouse=True)
def own_home_of_processes(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of their own remember where their test does."""
    monkeypatch.setitem(PLAIN, "DOSECALC_HOME", str(own_home))


EXPLAINED = ("looked_up", "estimate", "working", "check", "remark")
"""The facts of a worked solution."""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Call = Callable[..., Result]


class Terminal(io.TextIOWrapper):
    """A screen that keeps what it was shown."""

    def __init__(self, encoding: str) -> None:
        self.shown = io.BytesIO()
        super().__init__(self.shown, encoding=encoding, newline="\n")

    def isatty(self) -> bool:
        return True


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command in this process; `typed` is what comes through the pipe."""

    def called(*arguments: str, typed: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        monkeypatch.setenv("TYPER_USE_RICH", "0")
        code = guarded(lambda: run(lambda: app(shielded(arguments), standalone_mode=False, prog_name="dosecalc")))
        captured = capsys.readouterr()
        return Result(int(code), captured.out, captured.err)

    return called


def started(
    *arguments: str, typed: bytes = b"", env: Mapping[str, str] | None = None, seconds: int = 240
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "dosecalc", *arguments]
    return subprocess.run(
        command, input=typed, capture_output=True, check=False, env={**PLAIN, **(env or {})}, timeout=seconds
    )


@pytest.fixture
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    return started

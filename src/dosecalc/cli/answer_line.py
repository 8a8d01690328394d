"""Reading one typed line: with editing in a terminal, plainly from a pipe, until the time is up."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

LONGEST_LINE = 4096


class TimeIsUp(Exception):
    """The time for a problem ran out while its answer was being typed."""


def read_line(prompt: str, seconds: float | None = None) -> str:
    """The next line without its end.

    Raises:
        EOFError: there is no further line.
        TimeIsUp: `seconds` have passed (where the platform can interrupt typing).
    """
    with _alarm(seconds):
        return _typed_line(prompt) if is_interactive() else _piped_line(prompt)


def is_interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _typed_line(prompt: str) -> str:
    with suppress(ImportError):
        import readline  # noqa: F401 - importing it gives input() its editing keys
    return input(prompt)


def _piped_line(prompt: str) -> str:
    line = sys.stdin.readline(LONGEST_LINE)
    if not line:
        raise EOFError
    while (
        len(line) == LONGEST_LINE
        and not line.endswith("\n")
        and (rest := sys.stdin.readline(LONGEST_LINE))
        and not rest.endswith("\n")
    ):
        pass
    text = line.rstrip("\r\n").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    say(f"{prompt}{text}")
    return text


def forget_typing() -> None:
    """Drop what was typed when the time ran out, so that it does not answer the next prompt."""
    with suppress(ImportError, OSError, ValueError):
        import termios

        termios.tcflush(sys.stdin, termios.TCIFLUSH)


@contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    """Interrupt what runs inside when the time is up; where there is no such timer, nothing happens."""
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeIsUp

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)

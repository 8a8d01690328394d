"""What Ctrl-C, a closed terminal and `kill` do: the program leaves as if it had been told to, never in the middle.

Before a command has begun there is nothing to put in order, and the process ends at once. From then on each of them
comes up as a KeyboardInterrupt wherever the program is, so that the terminal is as it was, what is not yet saved is
saved, and what is half written is dropped. A second one ends the saving too; a third ends the process.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque, namedtuple
from typing import TYPE_CHECKING, Any, Self

from dosecalc.cli.exit_status import ExitStatus

if TYPE_CHECKING:
    from types import FrameType

CODES = {
    "SIGHUP": ExitStatus.HUNG_UP,
    "SIGINT": ExitStatus.INTERRUPTED,
    "SIGQUIT": ExitStatus.QUIT,
    "SIGTERM": ExitStatus.TERMINATED,
}
"""As shells tell a death by signal: 128 and its number."""

PATIENT = 2
"""How often a command can be asked to stop before it ends at once."""


_ignore = deque[object](maxlen=0).append
"""Say nothing. A function of Python would itself be interrupted by the next signal, which Python would print."""


class Stopping:
    """The signals that ask to stop, meanwhile. code: the exit code of the first that came, None where none did.

    has_begun: whether there is anything to put in order; not before a command has, nor after it.
    """

    def __init__(self) -> None:
        self.code: ExitStatus | None = None
        self.has_begun = False
        self._times = 0
        self._codes = {number: code for name, code in CODES.items() if (number := getattr(signal, name, None))}

    def __enter__(self) -> Self:
        """Take the signals that are not ignored, as `nohup` and shells without jobs have them."""
        for number in self._codes:
            if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
                signal.signal(number, self._stop)
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        """Whatever was raised after one came was raised by it: an import makes other errors of a KeyboardInterrupt."""
        self.has_begun = False
        if self.code is not None:
            _forget_where()  # even if a command has seen to the error itself
        return self.code is not None and error is not None

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self._times += 1
        self.code = self.code or self._codes[number]
        if not self.has_begun or self._times > PATIENT:
            os._exit(self.code)
        _be_silent()
        raise KeyboardInterrupt


def _forget_where() -> None:
    """Keep CPython from ending `python -m` by SIGINT of its own, with another exit code.

    It does where a KeyboardInterrupt came while a text was evaluated, as the import of a class of data does, no matter
    who caught it, unless another text has been evaluated since: `run_eval_code_obj` in Python/pythonrun.c.
    """
    namedtuple("_Evaluated", ())  # noqa: PYI024 - for what making it does


def _be_silent() -> None:
    """Where Python cannot raise it, as between two imports, it would print it; so do threads whose work is gone."""
    sys.unraisablehook = _ignore
    threads: Any = sys.modules.get("threading")
    if threads is not None:
        threads.excepthook = _ignore

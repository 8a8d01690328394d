"""What asks the program to stop ends it with the exit code of that, wherever it comes."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import BuiltinFunctionType

import pytest

import dosecalc
from dosecalc.cli import stopping

STOPPED_WITHIN = """
import os, signal, sys
from dosecalc.cli.stopping import Stopping

with Stopping() as stopping:
    stopping.has_begun = True
    {}
sys.exit(stopping.code)
"""

CAUGHT = """
    try:
        exec({!r})
    except KeyboardInterrupt:
        pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process that is sent such a signal at once")
@pytest.mark.parametrize("within", ["{}", "exec({!r})", CAUGHT])
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131)])
def test_the_exit_code_is_that_of_the_signal(tmp_path: Path, within: str, number: str, code: int) -> None:
    stopping = within.format(f"os.kill(os.getpid(), signal.{number}); [each for each in range(1000)]")
    (tmp_path / "stopped.py").write_text(STOPPED_WITHIN.format(stopping))
    done = subprocess.run(
        [sys.executable, "-m", "stopped"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(dosecalc.__file__).parents[1]), "PYTHONSAFEPATH": ""},
        preexec_fn=_heed,
        check=False,
    )

    assert code == done.returncode


def _heed() -> None:
    """Ignore no signal, whatever whoever runs the tests ignores."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def test_what_says_nothing_of_an_interruption_cannot_be_interrupted_itself() -> None:
    """Python runs what heeds signals between two of its instructions: a function of C has none."""
    hook = sys.unraisablehook
    try:
        stopping._be_silent()
        assert isinstance(sys.unraisablehook, BuiltinFunctionType)
    finally:
        sys.unraisablehook = hook
        threading.excepthook = threading.__excepthook__

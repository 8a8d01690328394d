"""Every write of every command that writes does fail: what was there stays, and nothing that was acknowledged is lost.

DOSECALC_FAULTS=all fails each of them in every way; by itself a run takes a few of each kind.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = shutil.which("cc")
WHOLE = os.environ.get("DOSECALC_FAULTS") == "all"
SOME = ("drill", "exam", "generate", "grade", "history backup over")
pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler and a loader that preloads"
)


def test_the_nth_write_of_each_command_fails(own_home: Path) -> None:
    own_home.mkdir()
    shim = own_home / "failing_disk.so"
    source = HERE.parent / "learner" / "failing_disk.c"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.cli.command_sweep", own_home, *(["0"] if WHOLE else ["1", *SOME])],
        env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    swept = {job: int(number) for number, job in re.findall(r"^swept (\d+) (.+)$", done.stdout, flags=re.MULTILINE)}

    assert "" == done.stderr
    assert [] == [line for line in done.stdout.splitlines() if not line.startswith("swept")]
    assert set(SOME) <= set(swept)
    assert all(swept[job] > 2 for job in SOME)

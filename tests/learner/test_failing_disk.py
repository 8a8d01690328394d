"""Every write that can fail does fail: nothing that was acknowledged is lost.

DOSECALC_FAULTS=all fails each of them in every way.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dosecalc.learner.history_export import export_to
from tests.learner.kept import an_answer
from tests.learner.sweep import WAYS

HERE = Path(__file__).parent
COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler and a loader that preloads"
)


def test_the_nth_write_fails_for_every_n(own_home: Path) -> None:
    own_home.mkdir()
    shim = own_home / "failing_disk.so"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", shim, HERE / "failing_disk.c", "-ldl"], check=True)
    export_to([an_answer() for _ in range(4)], own_home / "export.jsonl")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.learner.sweep", own_home],
        env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    swept = {way: int(number) for number, way in re.findall(r"^swept (\d+) (.+)$", done.stdout, flags=re.MULTILINE)}

    assert "" == done.stderr
    assert [] == [line for line in done.stdout.splitlines() if not line.startswith("swept")]
    assert list(WAYS) == list(swept)
    assert all(50 < number < 500 for number in swept.values())

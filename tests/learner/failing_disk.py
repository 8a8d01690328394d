"""A module run on a disk whose calls fail by turns: `failing_disk.c` before the system's own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPILER = shutil.which("cc")
NEEDS_A_COMPILER = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler and a loader that preloads"
)


def swept(module: str, home: Path, *arguments: str) -> Mapping[str, int]:
    """How many calls failed in turn in each sweep that the module makes; whatever else it says is a fault."""
    shim = home / "failing_disk.so"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", shim, HERE / "failing_disk.c", "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", module, home, *arguments],
        env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "" == done.stderr
    assert [] == [line for line in done.stdout.splitlines() if not line.startswith("swept")]
    return {job: int(number) for number, job in re.findall(r"^swept (\d+) (.+)$", done.stdout, flags=re.MULTILINE)}

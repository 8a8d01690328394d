"""Real processes whose clock is set back, far ahead, or in another zone: nothing is lost or made negative."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dosecalc.learner.history import History
from tests.cli.conftest import PLAIN

COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(
    COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler and a loader that preloads"
)
DAY = 86_400
YEAR = 365 * DAY
Run = Callable[..., str]
HALF_AN_HOUR = "XST-5:30XDT,M3.2.0,M11.1.0"
"""A zone east of Greenwich by five hours and a half, with a summer time of its own."""


@pytest.fixture
def run(own_home: Path) -> Run:
    """A command at another time and in another zone; what it printed."""
    own_home.mkdir()
    shim = own_home / "other_clock.so"
    source = Path(__file__).parent / "other_clock.c"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)

    def ran(*arguments: str, typed: str = "", ahead: int = 0, zone: str = "UTC0", code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "dosecalc", *arguments],
            input=typed,
            env={**PLAIN, "LD_PRELOAD": str(shim), "OTHER_CLOCK": str(ahead), "TZ": zone},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (code, "") == (done.returncode, done.stderr)
        return done.stdout

    return ran


def test_answers_at_any_time_are_kept_in_their_order_with_a_backup_of_each_day(run: Run, own_home: Path) -> None:
    clocks = [(0, "UTC0"), (-DAY, "UTC0"), (-DAY, HALF_AN_HOUR), (14 * YEAR, "UTC0"), (0, "EST5EDT")]
    for number, (ahead, zone) in enumerate(clocks, start=1):
        run("drill", "flow", "-n", "1", "--seed", "1", typed=f"{number} mg\nw\n", ahead=ahead, zone=zone)
    with History.to_read(own_home) as history:
        records = [record for record in history.records() if record.text]

    assert [f"{number} mg" for number in range(1, 6)] == [record.text for record in records]
    assert records[0].at > records[1].at
    assert 2040 <= records[3].at.year
    assert all(0 <= record.seconds < 60 for record in records)
    backups = {path.name[8:18] for path in (own_home / "backups").iterdir()}
    assert {str(record.local.date()) for record in records} == backups
    listed = run("history", "list", "--format", "json")
    assert [f"{number} mg" for number in range(1, 6)] == [row["text"] for row in json.loads(listed) if row["text"]]


def test_what_is_due_and_how_it_goes_is_told_at_any_time(run: Run) -> None:
    run("drill", "flow", "-n", "1", "--seed", "1", typed="w\n")
    for ahead, zone in ((-DAY, "UTC0"), (14 * YEAR, HALF_AN_HOUR)):
        assert "days" in run("progress", ahead=ahead, zone=zone)
        reviewed = run("review", typed="q\n", ahead=ahead, zone=zone)
        assert ("1 skill is due: " in reviewed) == (ahead > 0)
        assert not re.search(r"-\d+ (days?|min|s)\b", reviewed)

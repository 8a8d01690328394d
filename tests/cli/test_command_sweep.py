"""Every write of every command that writes does fail: what was there stays, and nothing that was acknowledged is lost.

DOSECALC_FAULTS=all fails each of them in every way; by itself a run takes a few of each kind.
"""

import os
from pathlib import Path

from tests.learner.failing_disk import NEEDS_A_COMPILER, swept

WHOLE = os.environ.get("DOSECALC_FAULTS") == "all"
SOME = ("drill", "exam", "generate", "grade", "history backup over")
pytestmark = NEEDS_A_COMPILER


def test_the_nth_write_of_each_command_fails(own_home: Path) -> None:
    own_home.mkdir()
    found = swept("tests.cli.command_sweep", own_home, *(["0"] if WHOLE else ["1", *SOME]))

    assert set(SOME) <= set(found)
    assert all(found[job] > 2 for job in SOME)

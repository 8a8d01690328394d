"""Every write that can fail does fail: nothing that was acknowledged is lost.

DOSECALC_FAULTS=all fails each of them in every way.
"""

from pathlib import Path

from dosecalc.learner.history_export import export_to
from tests.learner.failing_disk import NEEDS_A_COMPILER, swept
from tests.learner.kept import an_answer
from tests.learner.sweep import WAYS

pytestmark = NEEDS_A_COMPILER


def test_the_nth_write_fails_for_every_n(own_home: Path) -> None:
    own_home.mkdir()
    export_to([an_answer() for _ in range(4)], own_home / "export.jsonl")
    found = swept("tests.learner.sweep", own_home)

    assert list(WAYS) == list(found)
    assert all(50 < number < 500 for number in found.values())

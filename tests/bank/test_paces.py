"""The paces of exams, and what a faulty file of them says."""

from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.paces import UnknownPace, pace, paces, read_paces

SECONDS = {"ptce": 73, "excpt": 65, "cspt": 88, "gphc": 180, "program": 120}


def test_each_exam_has_its_seconds_and_a_source() -> None:
    assert {name: found.seconds for name, found in paces().items()} == SECONDS
    assert all(found.source and found.title for found in paces().values())
    assert pace("PTCE") is pace("ptce")


def test_a_pace_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownPace, match="there is no pace 'nclex'; there are ptce, excpt, cspt, gphc, program"):
        pace("nclex")


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "paces.toml"
    file.write_text('[pace.mine]\ntitle = "Mine"\nproblems = 0\nminutes = 1.5\nspeed = 3\n[other]\n', encoding="utf-8")
    with pytest.raises(InvalidBank) as invalid:
        read_paces(file)

    assert {"pace.mine.problems", "pace.mine.minutes", "pace.mine.source", "pace.mine.speed", "other"} == {
        fault.key for fault in invalid.value.faults
    }

"""Exams as they are read; `DOSECALC_RENEW_GOLDEN=1` writes the files anew."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.exams import EXAM, keys, lines

GOLDEN = Path(__file__).parents[1] / "golden" / "exams"
EXAMS = {
    "sitting": (EXAM, lines("?", "12,5", "48.3 mg", "f", "b", "", "r", "h", "n", "7", "q")),
    "not-passed": (EXAM, lines(keys()[0], "60 mg", "1 mL") + lines("r", "h", "y", "2", "")),
    "passed": (EXAM, lines(*keys(), "h", "y", "")),
    "shares": (("exam", "infusion-technician", "--seed", "1"), lines(*["1 mL"] * 12, "r", "h", "y")),
}


@pytest.mark.parametrize("name", EXAMS)
def test_an_exam_reads_so(call: Call, name: str) -> None:
    arguments, typed = EXAMS[name]
    path, now = GOLDEN / f"{name}.txt", call(*arguments, typed=typed).out
    now = re.sub(r"(?<=Time left: ).*|(?<=Time: ).*(?= of )|(?<=you have ).*(?= left)", "some", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now

"""A whole drill, as it is read; `DOSECALC_RENEW_GOLDEN=1` writes the files anew."""

import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call

GOLDEN = Path(__file__).parents[1] / "golden" / "drills"
DRILLS = {
    "hints": (("titration", "-n", "2", "--seed", "5"), "?\n" * 5 + "?\n?\n?\n?\n12.5 mL/h\n?\n10.7\nw\n"),
    "confidence": (
        ("flow", "-n", "4", "--seed", "5", "--confidence", "--timed"),
        "1 mL/h\n3\ns\n1 gtt/min\nmaybe\n1\nw\n12,5\n1 min\n\n?\nq\n",
    ),
    "case": (("safe-range-each-dose", "-n", "1", "--seed", "3", "--confidence"), "230 mg;s;s\n3\n"),
    "words": (("safe-range-each-dose", "-n", "1", "--seed", "1", "--method", "formula"), "s;?\n?\n?\n?\ns\n?\n?\ns\n"),
}


@pytest.mark.parametrize("name", DRILLS)
def test_a_drill_reads_so(call: Call, name: str) -> None:
    arguments, typed = DRILLS[name]
    path, now = GOLDEN / f"{name}.txt", call("drill", *arguments, typed=typed).out
    now = re.sub(r"(?<=Time: ).*", "some.", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now

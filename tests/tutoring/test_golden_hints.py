"""The hints of some problems, as they are read; `DOSECALC_RENEW_GOLDEN=1` writes the file anew."""

import os
from functools import cache
from pathlib import Path

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.methods import METHODS

GOLDEN = Path(__file__).parents[1] / "golden" / "hints.txt"
PINNED = (
    "propofol-pounds@2:3:nursing@1",
    "capsules@2:3:pharmacy@1",
    "renal-meropenem@3:3:pharmacy@1",
    "two-vial-sizes@4:3:pharmacy@1",
    "safe-range-each-dose@2:3:pharmacy@1",
    "bag-too-strong@3:3:pharmacy@1",
    "find-error-beyond-use@4:3:pharmacy@1",
    "end-time-past-midnight@2:3:pharmacy@1",
    "dextrose-with-water@2:3:pharmacy@1",
    "surface-dose-check@2:3:pharmacy@1",
)


def told(identity: str) -> str:
    blocks = []
    for part in problem(read_identity(identity)).parts:
        for method in METHODS:
            blocks.append(f"## {identity} {part.label}".rstrip() + f", by {method}")
            blocks += [f"- {hint}".replace("\n", "\n  ") for hint in hints(part, method)]
    return "\n".join(blocks)


@cache
def golden() -> str:
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        GOLDEN.write_text("\n\n".join(map(told, PINNED)) + "\n", encoding="utf-8", newline="\n")
    return GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("identity", PINNED)
def test_hints_are_told_in_these_words(identity: str) -> None:
    assert f"\n\n{told(identity)}\n\n" in f"\n\n{golden()}\n"


def test_no_other_hints_are_kept() -> None:
    headings = [line for line in golden().splitlines() if line.startswith("## ")]

    assert list(PINNED) == list(dict.fromkeys(line.split(" ")[1].rstrip(",") for line in headings))

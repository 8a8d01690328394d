"""How the example of every calculation is worked out by its formula, line by line, as people read it.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/tutoring/test_golden_workings.py` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.solving import solve

GOLDEN = Path(__file__).parents[1] / "golden" / "workings"
RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
ASKED = {"metric_conversion": "mcg"}
"""In which unit, where the first of the answer's is that of the example."""

TOPICS = sorted({calculation.topic for calculation in catalogue().values()})


def worked(calculation: Calculation) -> str:
    givens = {name: given(text) for name, text in calculation.examples.items()}
    asked = unit(ASKED.get(calculation.name, calculation.answer.units[0])) if calculation.needs_target else None
    lines = solve(calculation, givens, policy("pharmacy"), asked).working("formula")
    return "\n".join([f"## {calculation.name}: {calculation.formula}", *map(str, lines)])


@pytest.mark.parametrize("topic", TOPICS)
def test_examples_are_worked_out_in_the_lines_that_were_reviewed(topic: str) -> None:
    now = "\n\n".join(worked(each) for each in catalogue().values() if each.topic == topic) + "\n"
    path = GOLDEN / f"{topic}.txt"
    if RENEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert now == (path.read_text(encoding="utf-8") if path.exists() else "")


def test_every_golden_working_belongs_to_a_topic() -> None:
    assert TOPICS == sorted(path.stem for path in GOLDEN.glob("*"))

"""What is said about every slip of every calculation, for the givens of its example.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/tutoring/test_sentences_about_slips.py` writes the files anew.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.solving import solve

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
TOPICS = sorted({calculation.topic for calculation in catalogue().values()})


def told(calculation: Calculation) -> str:
    givens = {name: given(text) for name, text in calculation.examples.items()}
    asked = unit(calculation.answer.units[0]) if calculation.needs_target else None
    solution = solve(calculation, givens, policy("pharmacy"), asked)
    stated = ", ".join(f"{name.replace('_', ' ')} {text}" for name, text in calculation.examples.items())
    lines = [f"## {calculation.name}: {stated}; answer {solution.rounded}"]
    for slip in slips(solution):
        number = replace(solution.exact, number=slip.number)
        lines += [f"{number}: {slip.sentence}", *([f"  Here: {slip.here}"] if slip.here else [])]
    return "\n".join(lines)


@pytest.mark.parametrize("topic", TOPICS)
def test_sentences_about_slips_are_those_reviewed(topic: str) -> None:
    now = "\n\n".join(told(each) for each in catalogue().values() if each.topic == topic) + "\n"
    path = GOLDEN / f"{topic}.txt"
    if RENEW:
        path.write_text(now, encoding="utf-8")

    assert now == (path.read_text(encoding="utf-8") if path.exists() else "")

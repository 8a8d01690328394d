"""What is told of a problem's answer, as people read it: estimate, working by ratio and proportion, check.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/bank/test_golden_explanations.py` writes the files anew; read what
differs before it is committed.
"""

import os
from pathlib import Path

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.tutoring.parts import Part

GOLDEN = Path(__file__).parents[1] / "golden" / "explanations"
RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
SEED = 1


def told(part: Part) -> list[str]:
    explanation = part.solution.explained("ratio-proportion")
    estimate, check = explanation.estimate or "none", explanation.check or "none"
    remark = [explanation.remark] if explanation.remark else []
    lines = [text for line in explanation.lines for text in line.texts]
    label = f" {part.label}" if part.label else ""
    return [f"Key{label}: {part.key}", f"Estimate: {estimate}", *remark, *lines, f"Check: {check}"]


def golden_text(name: str) -> str:
    problem = drawn(template(name), SEED, policy("pharmacy"))
    return "\n".join([f"# {problem.identity}", *(line for part in problem.parts for line in told(part))]) + "\n"


@pytest.mark.parametrize("name", sorted(template_names()))
def test_an_answer_is_explained_as_it_was(name: str) -> None:
    path, now = GOLDEN / f"{name}.txt", golden_text(name)
    if RENEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.exists(), f"{name}: renew the golden file"
    assert path.read_text(encoding="utf-8") == now


def test_every_golden_explanation_belongs_to_a_template() -> None:
    files = {path.stem: path for path in GOLDEN.glob("*")}
    if RENEW:
        for stem in files.keys() - template_names().keys():
            files.pop(stem).unlink()

    assert set(template_names()) == set(files)

"""A template draws for ever what it drew when its version was given out.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/bank/test_golden_draws.py` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.devices.words import words
from dosecalc.quantities.notation import fraction

GOLDEN = Path(__file__).parents[1] / "golden" / "draws"
RENEW = os.environ.get("DOSECALC_RENEW_GOLDEN") == "1"
METHODS = ("dimensional-analysis", "formula")
"""The third is pinned in test_golden_explanations.py."""

PINNED = (("pharmacy", 1), ("pharmacy", 2), ("pharmacy", 3), ("nursing", 1))


def told(problem: Problem) -> str:
    """All that a learner is told of a problem, and all that is kept from him."""
    lines = [f"## {problem.identity}", *(f"{label}: {text}" for label, text in problem.card)]
    lines += [f"Picture: {words(picture.device)}" for picture in problem.pictures_after(None)]
    constants = f"Constants: {', '.join(problem.constants) or 'none'}"
    for part in problem.parts:
        solution, label = part.solution, f" {part.label}" if part.label else ""
        lines += [
            f"Question{label}: {part.ask}",
            part.asks_for,
            part.stated_rules,
            constants,
            f"Key{label}: {part.key}",
        ]
        lines += [f"Exact: {fraction(solution.exact.number)} {solution.exact.unit}"]
        for method in METHODS:
            lines += [f"By {method}:", *(f"  {line}" for line in solution.working(method))]
        after = problem.pictures_after(problem.parts.index(part))
        lines += [f"Then the picture: {words(picture.device)}" for picture in after]
    return "\n".join(lines)


def golden_text(name: str) -> str:
    source = template(name)
    problems = [told(drawn(source, seed, policy(by))) for by, seed in PINNED]
    return "\n\n".join((f"# {source.id} version {source.version}: {source.title}", *problems)) + "\n"


def version_in(text: str) -> int:
    return int(text.partition(":")[0].rpartition(" ")[2])


def verdict(golden: str, now: str) -> str:
    """What is to be done where the draws are not those of the golden file; empty where nothing is."""
    if golden == now:
        return ""
    if not golden or version_in(golden) != version_in(now):
        return "renew the golden file"
    return "raise the template's version"


@pytest.mark.parametrize("name", sorted(template_names()))
def test_a_template_draws_what_it_drew_when_its_version_was_given_out(name: str) -> None:
    path, now = GOLDEN / f"{name}.txt", golden_text(name)
    if RENEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
    golden = path.read_text(encoding="utf-8") if path.exists() else ""

    if advice := verdict(golden, now):
        print(f"{name}: {advice}")  # noqa: T201 - with what follows, all that there is to know
        assert golden == now, f"{name}: {advice}"


def test_every_golden_file_belongs_to_a_template() -> None:
    files = {path.stem: path for path in GOLDEN.glob("*")}
    if RENEW:
        for stem in files.keys() - template_names().keys():
            files.pop(stem).unlink()

    assert set(template_names()) == set(files)


@pytest.mark.parametrize(
    ("golden", "now", "advice"),
    [
        ("# x version 1: T\na\n", "# x version 1: T\na\n", ""),
        ("# x version 1: T\na\n", "# x version 1: T\nb\n", "raise the template's version"),
        ("# x version 1: T\na\n", "# x version 2: T\nb\n", "renew the golden file"),
        ("# x version 2: T\na\n", "# x version 1: T\na\n", "renew the golden file"),
        ("", "# x version 1: T\na\n", "renew the golden file"),
    ],
)
def test_the_advice_is_to_raise_the_version_first_and_then_to_renew(golden: str, now: str, advice: str) -> None:
    assert advice == verdict(golden, now)

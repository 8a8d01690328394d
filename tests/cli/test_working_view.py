"""A worked solution on screens of every width."""

import io
import re

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.cli.working_view import say_explanation
from dosecalc.tutoring.explanation import Explanation
from dosecalc.tutoring.methods import METHODS

IDENTITIES = (
    "vasopressor-by-weight@2:7:pharmacy@1",
    "body-surface-metric@2:1:pharmacy@1",
    "isotonic-atropine@3:1:pharmacy@1",
    "drip-rate-antibiotic@4:1:pharmacy@1",
)


STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def screen(monkeypatch: pytest.MonkeyPatch, explanation: Explanation, columns: int, *, plain: bool) -> str:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    for name, text in {"TERM": "xterm-256color", "COLUMNS": str(columns)}.items():
        monkeypatch.setenv(name, text)
    say_explanation(explanation, plain=plain)
    return STYLE.sub("", terminal.getvalue())


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("identity", IDENTITIES)
def test_a_working_is_read_whole_at_every_width(
    monkeypatch: pytest.MonkeyPatch,
    identity: str,
    method: str,
    columns: int,
    plain: bool,  # noqa: FBT001 - a case
) -> None:
    explanation = problem(read_identity(identity)).parts[0].solution.explained(method)
    shown = screen(monkeypatch, explanation, columns, plain=plain)
    words = re.sub(r"\s+", " ", shown)

    assert [] == [line for line in shown.splitlines() if len(line) > columns]
    assert f"Estimate: {explanation.estimate} " in words
    assert words.endswith(f"Check: {explanation.check} ")
    assert explanation.remark in words
    for text in (text for line in explanation.lines if not line.chain for text in line.texts):
        assert f" {text} " in words


def test_below_a_proportion_stands_what_x_is(monkeypatch: pytest.MonkeyPatch) -> None:
    explanation = (
        problem(read_identity("oral-liquid-child@3:1:pharmacy@1")).parts[0].solution.explained("ratio-proportion")
    )
    lines = screen(monkeypatch, explanation, 80, plain=False).splitlines()
    place = next(place for place, line in enumerate(lines) if " : x" in line)

    assert lines[place + 1].startswith("    x = ")

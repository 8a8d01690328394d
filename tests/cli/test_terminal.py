"""The sink: what data holds is shown, and never obeyed."""

import io
import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import Problem, read_identity
from dosecalc.cli.problem_view import say_problem
from dosecalc.cli.terminal import say

HARM = "\x1b[2J\x1b]0;x\x07\u202e\x9b31m\r\b [red]x[/red] [/x] :warning: [mg/mL]"
COMPROMISED = "vasopressor-by-weight@2:3:pharmacy@1"


def harmful() -> Problem:
    made = problem(read_identity(COMPROMISED))
    parts = tuple(replace(part, ask=f"Which rate? {HARM}") for part in made.parts)
    return replace(made, card=((f"Patient{HARM}", HARM), ("Order", f"DOPamine {HARM}")), parts=parts)


class FakeTerminal(io.StringIO):
    """A terminal of eighty columns that keeps what it is sent."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("plain", [True, False])
def test_a_problem_from_outside_cannot_reach_the_terminal(monkeypatch: pytest.MonkeyPatch, plain: bool) -> None:  # noqa: FBT001
    screen = FakeTerminal()
    monkeypatch.setattr("sys.stdout", screen)
    for name, text in {"TERM": "dumb", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, text)
    say_problem(harmful(), f"Title {HARM}", plain=plain)
    told = screen.getvalue()

    assert set() == {sign for sign in told if not sign.isprintable()} - {"\n"}
    assert told.count("[red]") >= 3
    assert told.count(":warning:") >= 3
    assert "\\x1b[2J" in told


@given(st.text(), st.sampled_from(["ascii", "cp1252", "cp437", "latin-1", "utf-8", "koi8-r", "shift_jis"]))
def test_any_text_can_be_said_in_any_encoding(text: str, encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    say(text, stream=stream)
    told = raw.getvalue().decode(encoding)

    assert set() == {sign for sign in told if ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0} - {"\n"}
    assert told.endswith("\n")
    stream.detach()


@pytest.mark.skipif(os.name == "nt", reason="other shells go on with another sign")
@pytest.mark.parametrize("columns", ["20", "40", "60", "80"])
def test_a_command_is_parted_between_its_words_and_stays_one_that_can_be_copied(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    screen = FakeTerminal()
    say(f"  dosecalc show {COMPROMISED} --working", stream=screen)
    lines = screen.getvalue().removesuffix("\n").split("\n")

    assert all(len(line) <= int(columns) or line in {COMPROMISED, f"{COMPROMISED} \\"} for line in lines)
    assert ["dosecalc", "show", COMPROMISED, "--working"] == screen.getvalue().replace("\\\n", "").split()

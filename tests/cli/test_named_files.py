"""An empty text is no file and no folder, whatever a path would make of it."""

from pathlib import Path
from typing import Any

import pytest
import typer
from typer.models import TyperPath

from dosecalc.cli.app import app
from dosecalc.cli.named_files import NamesNoFile, refuse_empty_names
from tests.cli.conftest import Call

COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
NAMED = [
    (name, parameter)
    for name, command in COMMANDS.items()
    if not hasattr(command, "commands")
    for parameter in command.params
    if isinstance(parameter.type, TyperPath)
]


@pytest.mark.parametrize(("name", "parameter"), NAMED, ids=[f"{name} {each.name}" for name, each in NAMED])
def test_no_command_takes_an_empty_text_for_a_file(name: str, parameter: Any) -> None:
    command = COMMANDS[name]
    value = ("a.csv", "") if parameter.nargs == -1 else ""

    with pytest.raises(NamesNoFile, match="an empty name is not a file or folder; a dot is the current folder"):
        refuse_empty_names(command.params, {parameter.name: value})
    refuse_empty_names(command.params, {parameter.name: ".", "text": ""})


@pytest.mark.parametrize(
    "line", [["grade", "key.json", ""], ["generate", "-t", "dosing", "-o", ""], ["verify", ""], ["take", " "]]
)
def test_nothing_is_read_or_written_instead(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*line)

    assert (2, "") == (result.code, result.out)
    assert "an empty name is not a file or folder" in result.err
    assert [] == list(tmp_path.iterdir())

"""What goes wrong is never told as done: every command fails with the code that the documentation gives for it."""

import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from dosecalc.cli.app import app
from dosecalc.cli.exit_status import ExitStatus
from tests.cli.conftest import Call

ROOT = Path(__file__).parents[2]
SOUND, BROKEN = (ROOT / "tests" / "verification" / name for name in ("sound", "broken"))
IDENTITY = "vasopressor-by-weight@2:1:pharmacy@1"
DONE, FAULTS, USAGE, NOT_WRITTEN = 0, 1, 2, 3

FAILING: list[tuple[int, str]] = [
    (USAGE, "drill nonsense"),
    (USAGE, "review --level 9"),
    (USAGE, "exam nonsense"),
    (USAGE, "progress --since yesterday"),
    (NOT_WRITTEN, "progress --html nowhere/progress.html"),
    (USAGE, "generate --topic nonsense"),
    (NOT_WRITTEN, "generate --topic flow -n 1 -o a-file"),
    (USAGE, "take nowhere.json"),
    (USAGE, "take a-file"),
    (USAGE, "export nowhere.json --to html"),
    (USAGE, "export a-file --to html"),
    (USAGE, "grade nowhere.json a-file"),
    (USAGE, "verify nowhere"),
    (FAULTS, "verify mixed/no-title.toml mixed/weight-dose.toml --samples 1 --jobs 1 --policy pharmacy"),
    (USAGE, "solve nonsense"),
    (USAGE, "solve tablets dose=0,125 strength=1"),
    (USAGE, "convert 5 kg"),
    (USAGE, "draw nonsense"),
    (USAGE, "show nonsense"),
    (FAULTS, f"check {IDENTITY} 1_mL/h"),
    (USAGE, f"check {IDENTITY} nonsense"),
    (USAGE, "list nonsense"),
    (USAGE, "new nonsense"),
    (NOT_WRITTEN, "new pump_rate -o nowhere/a.toml"),
    (USAGE, "preview nonsense"),
    (FAULTS, "preview mixed/no-title.toml"),
    (NOT_WRITTEN, "history list --home damaged"),
    (NOT_WRITTEN, "history check --home damaged"),
    (NOT_WRITTEN, "history export a-file"),
    (USAGE, "history import a-file"),
    (NOT_WRITTEN, "history backup a-file --home damaged"),
    (NOT_WRITTEN, "history restore nowhere.db"),
    (USAGE, "history delete"),
    (USAGE, "history profiles --home a-file/x --nonsense"),
    (USAGE, "nonsense"),
    (USAGE, "drill --bank nowhere"),
]
"""A line for each way to fail; `_` stands for a blank. mixed: sound templates and one that is broken."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a-file").write_text("nothing that any command reads\n")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "history.db").write_bytes(b"no database" * 1000)
    shutil.copytree(SOUND, tmp_path / "mixed")
    shutil.copy(BROKEN / "no-title.toml", tmp_path / "mixed")
    return tmp_path


@pytest.mark.parametrize(("code", "line"), FAILING, ids=[line for _, line in FAILING])
def test_a_failure_has_its_exit_code_and_its_reason(folder: Path, call: Call, code: int, line: str) -> None:
    before = (folder / "a-file").read_text()
    result = call(*(word.replace("_mL", " mL") for word in line.split()))

    assert code == result.code, (result.out, result.err)
    assert "Traceback" not in result.out + result.err
    assert (result.out + result.err).strip()
    assert before == (folder / "a-file").read_text()


def every_command() -> set[str]:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    inner = {f"history {name}" for name in commands["history"].commands}
    return {*commands, *inner} - {"history", "preferences"}


def test_every_command_is_seen_to_fail() -> None:
    lines = [line for _, line in FAILING]

    assert set() == {name for name in every_command() if not any(line.startswith(name) for line in lines)}


def test_a_code_is_one_of_those_that_are_documented() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    told = readme.partition("Exit codes: ")[2][:400]

    assert [] == [status for status in ExitStatus if f"{int(status)} " not in told]
    assert {code for code, _ in FAILING} | {DONE} <= set(map(int, ExitStatus))


def test_one_row_that_cannot_be_taken_is_no_success(folder: Path, call: Call) -> None:
    call("generate", "--topic", "flow", "-n", "2", "-o", "quiz")
    (folder / "all.csv").write_text("name,1,2\nAda,5 mL/h,5 mL/h\nBea,5 mL/h,5 mL/h\n")
    (folder / "open.csv").write_text('name,1,2\nAda,5 mL/h,5 mL/h\nBea,"5 mL/h,5 mL/h\n')

    assert [DONE, FAULTS] == [call("grade", "quiz/key.json", name).code for name in ("all.csv", "open.csv")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("typed", ["x" * 5000, "x " * 2500, "\x1b[2J" * 1000])
@pytest.mark.parametrize(
    "command",
    [
        "drill",
        "draw",
        "solve",
        "list",
        "exam",
        "new",
        "preview",
        "verify",
        "generate --topic",
        "drill --level",
        "drill --policy",
        "drill --method",
        "drill --bank",
        "draw tablets-metric --format",
        "history list --topic",
        "solve tablets dose=5mg strength=5mg/tablet --to",
        "",
    ],
)
def test_what_was_typed_at_great_length_is_told_in_short(call: Call, command: str, typed: str) -> None:
    result = call(*command.split(), typed)

    assert USAGE == result.code
    assert len(result.err) < 3000
    assert "\x1b" not in result.err

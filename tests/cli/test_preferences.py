"""What drills remember, what the other commands make of it, and that trouble with it stops nothing."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dosecalc.learner.history import FILE as HISTORY
from dosecalc.learner.preferences import FILE
from tests.cli.conftest import Call

TABLETS = ("solve", "tablets", "dose=0.5 g", "strength=250 mg/tablet")
BY_FORMULA, BY_CHAIN = "500 mg ÷ 250 mg/tablet", "(1 tablet / 250 mg)"
DRILL = ("drill", "tablets-scored", "-n", "1", "--seed", "1")
SHOW = ("show", "vasopressor-by-weight@2:7:pharmacy@1", "--working")


def test_a_drill_remembers_the_method_and_the_others_use_it(call: Call) -> None:
    assert BY_CHAIN in call(*TABLETS).out
    first = call(*DRILL, "--method", "formula", typed="w\n")

    assert first.out.startswith("Remembered for next time: method formula. To forget: dosecalc preferences --reset")
    assert BY_FORMULA in call(*TABLETS).out
    assert " (1 tablet / " not in call(*DRILL, typed="w\n").out
    assert "dose rate × weight" in call(*SHOW).out
    assert "÷" in call("convert", "154 lb", "kg").out
    assert "method formula" not in call(*DRILL, "--method", "formula", typed="q\n").out


def test_what_is_said_counts_for_now_and_only_a_drill_remembers_it(call: Call) -> None:
    assert BY_FORMULA in call(*TABLETS, "--method", "formula").out
    assert BY_CHAIN in call(*TABLETS).out
    call(*DRILL, "--method", "formula", typed="q\n")
    assert BY_CHAIN in call(*TABLETS, "--method", "dimensional-analysis").out
    assert BY_FORMULA in call(*TABLETS).out


def test_a_drill_remembers_the_policy(call: Call) -> None:
    call(*DRILL, "--policy", "nursing@1", typed="s\n")
    drilled, solved = (
        call(*DRILL, typed="s\n"),
        call("solve", "pump_rate_flat", "dose_rate=1 mg/min", "concentration=3 mg/mL"),
    )

    assert ":nursing@1 --working" in drilled.out
    assert (0, "") == (solved.code, solved.err)
    assert ":exact@1 --working" in call(*DRILL, "--policy", "exact", typed="s\n").out


def test_facts_for_programs_do_not_depend_on_what_is_remembered(call: Call) -> None:
    asked = [(*TABLETS, "--format", "json"), (*SHOW, "--format", "json"), ("convert", "5 lb", "kg", "--format", "json")]
    before = [call(*arguments).out for arguments in asked]
    call(*DRILL, "--method", "formula", "--policy", "nursing", typed="q\n")

    assert before == [call(*arguments).out for arguments in asked]


def test_preferences_are_shown_and_forgotten(call: Call, own_home: Path) -> None:
    at_first = call("preferences").out
    call(*DRILL, "--method", "formula", typed="q\n")

    assert "Method: dimensional-analysis (the default)\nPolicy: pharmacy (the default)\n" in at_first
    assert "Method: formula\n" in call("preferences").out
    assert f"Kept in: {own_home / FILE}\n" in call("preferences").out
    assert {"method": "formula", "policy": None, "file": str(own_home / FILE)} == json.loads(
        call("preferences", "--format", "json").out
    )
    assert at_first == call("preferences", "--reset").out
    assert at_first == call("preferences").out


def test_a_folder_may_be_named(call: Call, own_home: Path, tmp_path: Path) -> None:
    call(*DRILL, "--method", "formula", "--home", str(tmp_path / "mine"), typed="q\n")

    assert {FILE, HISTORY} == {path.name for path in (tmp_path / "mine").iterdir()}
    assert not own_home.exists()
    assert BY_FORMULA in call(*TABLETS, "--home", str(tmp_path / "mine")).out


def test_a_drill_that_is_told_nothing_leaves_nothing_but_its_history(call: Call, own_home: Path) -> None:
    call(*DRILL, typed="q\n")

    assert [HISTORY] == [path.name for path in own_home.iterdir()]


@pytest.mark.parametrize("content", [b"junk[", b"version = 9\n", b"\xff", b'version = 1\nmethod = "a b"\n'])
def test_a_file_that_cannot_be_used_is_told_once_and_stops_nothing(call: Call, own_home: Path, content: bytes) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(content)
    result = call(*DRILL, typed="s\n")

    assert 0 == result.code
    assert "1 problem: 0 right." in result.out
    assert 1 == result.err.count(str(own_home / FILE))
    assert result.err.endswith(". The defaults are used.\n")
    assert content == (own_home / FILE).read_bytes()


def test_a_file_that_cannot_be_used_is_kept_when_something_new_is_remembered(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b"junk[")
    result = call(*DRILL, "--method", "formula", typed="q\n")

    assert f"the file that could not be used is kept as {own_home / FILE}.kept-1\n" in result.err
    assert b"junk[" == (own_home / f"{FILE}.kept-1").read_bytes()
    assert "Method: formula\n" in call("preferences").out


@pytest.mark.parametrize("words", ['method = "ratio"', 'policy = "of-a-school"'])
def test_what_is_remembered_but_not_here_is_told_and_the_default_used(call: Call, own_home: Path, words: str) -> None:
    own_home.mkdir()
    (own_home / FILE).write_text(f"version = 1\n{words}\n", encoding="utf-8")
    result = call(*DRILL, typed="q\n")

    assert 0 == result.code
    assert "is not here. The default is used." in result.err


def test_a_policy_that_is_not_here_is_told_only_where_one_is_used_and_waits_for_its_bank(
    call: Call, own_home: Path
) -> None:
    own_home.mkdir()
    (own_home / FILE).write_text('version = 1\npolicy = "of-a-school"\n', encoding="utf-8")

    for command in (("exam", "--list"), ("progress",), ("review", "--list")):
        assert "of-a-school" not in call(*command).err
    assert "Policy: pharmacy (the default)\n" in call("preferences").out
    assert "method formula" in call(*DRILL, "--method", "formula", typed="q\n").out
    assert {"method": "formula", "policy": "of-a-school", "file": str(own_home / FILE)} == json.loads(
        call("preferences", "--format", "json").out
    )


def test_a_folder_that_cannot_be_used_is_told_and_stops_no_drill(call: Call, own_home: Path) -> None:
    own_home.write_text("a file", encoding="utf-8")
    result = call(*DRILL, "--method", "formula", typed="w\n")

    assert 3 == result.code
    assert "Remembered" not in result.out
    assert 1 == result.err.count("Nothing is remembered.")
    assert 1 == result.err.count("You can go on, but it is not saved.")
    assert BY_CHAIN not in result.out
    assert (3, "") == (call("preferences", "--reset").code, call("preferences", "--reset").out)


def test_a_policy_that_does_not_exist_is_not_remembered(call: Call, own_home: Path) -> None:
    assert 2 == call(*DRILL, "--policy", "nope", "--method", "formula", typed="q\n").code
    assert not own_home.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the platform's place is named for Linux")
def test_without_a_folder_of_ones_own_it_is_the_platforms_place(
    start: Callable[..., object], tmp_path: Path, own_home: Path
) -> None:
    places = {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "DOSECALC_HOME": ""}
    start(*DRILL, "--method", "formula", typed=b"q\n", env=places)

    assert {FILE, HISTORY} == {path.name for path in (tmp_path / ".local" / "share" / "dosecalc").iterdir()}
    assert not own_home.exists()


@pytest.mark.parametrize(
    "command", [("preferences",), ("exam", "--list"), ("exam", "--result"), ("progress",)], ids=" ".join
)
@pytest.mark.parametrize("below", [(), ("deeper", "still")])
def test_a_home_that_cannot_be_used_is_told_by_commands_that_only_look(
    call: Call, tmp_path: Path, command: tuple[str, ...], below: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", encoding="utf-8")
    result = call(*command, "--home", str(file.joinpath(*below)))

    assert 1 == result.err.count(f"the folder cannot be made ({file} is no folder). What you do would not be saved")


def test_a_home_that_is_not_there_yet_is_no_trouble(call: Call, tmp_path: Path) -> None:
    assert not call("preferences", "--home", str(tmp_path / "new" / "deeper")).err

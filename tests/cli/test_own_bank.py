"""Problems of one's own in every command that reads the bank."""

import csv
import json
import os
import re
import shutil
from pathlib import Path
from shlex import split
from typing import Any

import pytest
from typer.main import get_command

from dosecalc.bank.variable import OWN_BANK
from dosecalc.cli.app import app
from dosecalc.cli.carrying import commands_taking
from dosecalc.commands_to_type import carrying, to_type
from tests.cli.conftest import Call, started
from tests.html_page import Page
from tests.own_banks import TEMPLATE, own_bank

IDENTITY = "child-dose@1:3:ours@1"
WITHOUT_BANK = {"draw", "history"}
"""Commands of which nothing depends on what is in the bank, or that have commands of their own."""
OF_A_LEARNER = {"convert", "drill", "exam", "history", "preferences", "progress", "review", "show", "solve"}
"""Commands that say or keep something of one learner."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    return str(own_bank(tmp_path / "own"))


@pytest.mark.parametrize("arguments", [("drill", "our-ward", "-n", "1", "--policy", "ours"), ("exam", "our-quiz")])
def test_a_tolerance_is_told_before_the_first_problem(call: Call, own: str, arguments: tuple[str, ...]) -> None:
    told = "(ours@1). One step of the last place more or less is right as well, up to a twentieth of the answer."
    policy = Path(own) / "policies" / "ours.toml"
    policy.write_text(policy.read_text().replace("tolerance_steps = 0", "tolerance_steps = 1"))
    said = (*arguments, "--plain", "--bank", own)
    out = call(*said, typed="\nq\ny\n").out

    assert told in out
    assert "One step" not in call(*said, "--policy", "pharmacy", typed="\nq\ny\n").out
    assert "Ibuprofen" not in out.partition(told)[0]


@pytest.mark.parametrize("exam", ["Ours", "Ours."])
def test_what_an_exam_imitates_ends_with_one_full_stop(call: Call, own: str, exam: str) -> None:
    quiz = Path(own) / "blueprints" / "our-quiz.toml"
    quiz.write_text(re.sub(r"^exam = .*$", f'exam = "{exam}"', quiz.read_text(), flags=re.MULTILINE))

    out = call("exam", "our-quiz", "--plain", "--bank", own, typed="\nq\ny\n").out

    assert "The real one: Ours. dosecalc is not affiliated" in out


def test_an_unfinished_draft_keeps_nobody_from_practicing_the_rest(call: Call, own: str) -> None:
    draft = Path(own) / "our-ward" / "draft.toml"
    draft.write_text("x = ")
    told = f"{draft}:1:4: found nothing after the equals sign"
    for topics in (("titration",), ("our-ward",), ()):
        done = call("drill", *topics, "-n", "1", "--plain", "--bank", own, typed="\nq\n")
        assert (0, 1) == (done.code, done.err.count(told)), done.err
        assert done.err.endswith("draft is left out until that is fixed.\n")
        assert "Problem 1 of 1" in done.out
    assert call("review", "--bank", own).err.startswith(told)
    for refused in (("drill", "draft"), ("show", "draft@1:1:pharmacy@1"), ("preview", "draft"), ("verify",)):
        done = call(*refused, "--bank", own)
        assert done.code in {1, 2}
        assert ":1:4: " in done.out + done.err
        assert "left out" not in done.err


def test_every_command_that_reads_the_bank_takes_a_folder() -> None:
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    taking = {name for name, each in commands.items() if any("--bank" in option.opts for option in each.params)}

    assert set(commands) - WITHOUT_BANK == taking


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("list", "topics"), "our-ward: 1 templates"),
        (("list", "templates"), "child-dose: Ibuprofen for a child; level 2"),
        (("list", "policies"), "ours: "),
        (("list", "blueprints"), "our-quiz: "),
        (("show", IDENTITY, "--working"), "Ibuprofen for a child (level 2)"),
        (("check", IDENTITY, "?"), ""),
        (("drill", "our-ward", "-n", "1", "--plain"), "Ibuprofen for a child"),
        (("drill", "weight_dose", "-n", "1", "--policy", "ours", "--plain"), "Problem 1"),
        (("exam", "our-quiz", "--plain"), "Our quiz"),
        (("solve", "tablets", "dose=5 mg", "strength=2.5 mg/tablet", "--policy", "ours"), "2 tablets"),
    ],
    ids=lambda words: " ".join(words[:2]) if isinstance(words, tuple) else "",
)
def test_a_command_knows_what_is_there(call: Call, own: str, arguments: tuple[str, ...], shown: str) -> None:
    typed = "\nq\ny\n"
    after, before = call(*arguments, "--bank", own, typed=typed), call("--bank", own, *arguments, typed=typed)
    named, without = started(*arguments, typed=typed.encode(), env={OWN_BANK: own}), call(*arguments, typed=typed)

    assert shown in after.out
    assert shown in before.out
    assert shown in named.stdout.decode()
    assert shown == "" or shown in {"2 tablets", "Problem 1"} or shown not in without.out
    assert OWN_BANK not in os.environ


def test_a_set_of_ones_own_problems_is_made_exported_taken_and_graded(call: Call, own: str, tmp_path: Path) -> None:
    made = call("generate", "--topic", "our-ward", "-n", "2", "-o", "quiz", "--bank", own)
    key = json.loads((tmp_path / "quiz" / "key.json").read_text())
    copy = next(path for path in (tmp_path / "quiz").glob("set*.json"))
    exported = call("export", "quiz/key.json", "--to", "md", "--bank", own)
    taken = call("take", str(copy), "--plain", "--bank", own, typed="Ana\n60 mg\n70 mg\nh\ny\n")
    responses = next((tmp_path / "quiz").glob("*.responses.json"))
    graded = call("grade", "quiz/key.json", str(responses), "-o", "marks", "--jobs", "2", "--bank", own)

    assert [0, 0, 0, 0] == [each.code for each in (made, exported, taken, graded)], (made, exported, taken, graded)
    assert "child-dose" in json.dumps(key)
    rows = list(csv.reader((tmp_path / "marks" / "gradebook.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert 2 <= len(rows)


def read(page: Path) -> str:
    return " ".join(Page(page.read_text()).text.split())


def test_what_report_and_sheets_tell_to_type_their_readers_can(call: Call, own: str, tmp_path: Path) -> None:
    """The instructor has the folder, a learner has not: of a sheet nothing may need it, not even the policy."""
    mixed = ("--topic", "our-ward", "--topic", "tablets-scored", "-n", "2", "--policy", "ours")
    for name, topics in (("mixed", mixed), ("own", ("--topic", "our-ward", "-n", "1"))):
        call("generate", *topics, "-o", name, "--bank", own)
        (tmp_path / f"{name}.csv").write_text(
            "learner,1,2\nana,,1 mg\nbo,0.1 mg,\n".replace(",2", ",2" if name == "mixed" else ",x")
        )
        done = call("grade", f"{name}/key.json", f"{name}.csv", "-o", f"marks-{name}", "--bank", own)
        assert (tmp_path / f"marks-{name}" / "learners").is_dir(), done.err
    report = json.loads((tmp_path / "marks-mixed" / "report.json").read_text())
    sheets = [read(each) for each in sorted((tmp_path / "marks-mixed" / "learners").iterdir())]
    (only_own, *_) = [read(each) for each in (tmp_path / "marks-own" / "learners").iterdir()]

    commands = [each["command"] for each in report["figures"]["teach_next"]]
    assert commands
    assert all(each.endswith(f" --bank {own} --policy ours") for each in commands)
    for each in commands:
        assert 0 == call(*split(each)[1:], "--plain", typed="q\n").code
        shutil.rmtree("exercise", ignore_errors=True)
    assert all("dosecalc drill tablets-scored" in sheet for sheet in sheets)
    assert not any("child-dose" in sheet or "--policy" in sheet for sheet in sheets)
    assert any("Problem 1 is your instructor's own and not in your dosecalc" in sheet for sheet in sheets)
    assert "dosecalc drill" not in only_own
    assert 0 == call("drill", "tablets-scored", "-n", "1", typed="q\n").code


def test_a_key_without_its_bank_says_what_is_missing(call: Call, own: str) -> None:
    call("generate", "--topic", "our-ward", "-n", "1", "-o", "quiz", "--bank", own)
    told = call("export", "quiz/key.json", "--to", "md")

    assert 2 == told.code
    assert "--bank" in told.err


def test_what_a_drill_chooses_for_a_learner_may_be_ones_own(call: Call, own: str) -> None:
    told = call("drill", "-n", "1", "--seed", "1", "--plain", "--bank", own, typed="q\n")

    assert (0, "") == (told.code, told.err)


def test_what_is_wrong_in_ones_own_templates_is_told_before_a_drill_and_not_amid_it(call: Call, own: str) -> None:
    for number in (1, 2):
        (Path(own) / "our-ward" / f"bad-{number}.toml").write_text(TEMPLATE.replace("weight_dose", "weight_dos"))
    told = call("drill", "dosing", "-n", "3", "--bank", own, typed="q\n")

    assert 0 == told.code
    assert "Problem 1 of 3" in told.out
    for number in (1, 2):
        assert f"bad-{number}.toml:4:1: calculation: found 'weight_dos'" in told.err


def test_a_folder_that_is_not_there_is_told(call: Call) -> None:
    told = call("list", "--bank", "nowhere")

    assert (2, "") == (told.code, told.out)
    assert "nowhere: there is no such folder" in told.err


def test_a_name_that_is_there_twice_is_told_with_both_files(call: Call, own: str) -> None:
    twin = Path(own) / "flow" / "child-dose.toml"
    twin.parent.mkdir()
    shutil.copy(Path(own) / "our-ward" / "child-dose.toml", twin)
    told = call("list", "--bank", own)

    assert 2 == told.code
    assert str(twin) in told.err or str(Path(own) / "our-ward" / "child-dose.toml") in told.err
    assert 1 == len(told.err.splitlines())


def commands_told(text: str) -> list[list[str]]:
    """The commands that a text tells to type, each in its words."""
    found = (line.partition("dosecalc ") for line in text.splitlines() if "dosecalc " in line)
    return [split(command) for _, _, command in found]


def test_what_a_command_to_be_typed_next_takes_is_what_the_commands_take() -> None:
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]

    assert set(commands) - WITHOUT_BANK == commands_taking("--bank", commands)
    assert OF_A_LEARNER == commands_taking("--home", commands) == commands_taking("--profile", commands)


def test_a_command_to_be_typed_next_carries_what_was_typed_last_in_one_order() -> None:
    drill, both = frozenset({"drill"}), frozenset({"drill", "list"})
    with (
        carrying("--profile", "ana", drill),
        carrying("--bank", "a", both),
        carrying("--bank", "my b", both),
    ):
        assert "dosecalc drill --bank 'my b' --profile ana" == to_type("dosecalc drill")
        assert "dosecalc drill --profile bo --bank 'my b'" == to_type("dosecalc drill --profile bo")
        assert "dosecalc list --bank 'my b'" == to_type("dosecalc list")
        with carrying("--bank", "", both):
            assert "dosecalc list" == to_type("dosecalc list")
    assert "dosecalc drill" == to_type("dosecalc drill")


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("drill", "tablets", "-n", "1", "--seed", "1", "--plain"), "s\n"),
        (("drill", "--method", "formula", "-n", "1", "--plain"), "q\n"),
        (("review", "--plain"), ""),
        (("exam", "--list"), ""),
        (("exam", "--result"), ""),
        (("history", "list"), ""),
        (("progress", "--plain"), ""),
        (("progress", "--exam", "ptce"), ""),
    ],
    ids=lambda words: " ".join(words[:2]) if isinstance(words, tuple) else "",
)
def test_a_command_to_be_typed_next_is_about_the_same_learner(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], typed: str
) -> None:
    learner = ("--home", str(tmp_path / "my home"), "--profile", "ana")
    done = call(*arguments, *learner, typed=typed)
    told = [each for each in commands_told(done.out + done.err) if each[0] in OF_A_LEARNER]

    assert told
    for command in told:
        assert list(learner) == [word.rstrip(";") for word in command[command.index("--home") :]][: len(learner)]
    assert "--home" not in call(*arguments, typed=typed).out


def test_a_command_to_be_typed_next_works_as_it_stands(call: Call, own: str) -> None:
    named = str(Path(own).rename(Path(own).with_name("my own")))
    drilled = call("drill", "our-ward", "-n", "1", "--seed", "1", "--plain", "--bank", named, typed="s\n")
    (command,) = commands_told(drilled.out)

    assert ["show", "--bank", named] == [command[0], *command[-2:]]
    assert 0 == call(*command).code
    assert 2 == call(*command[:-2]).code
    other = call(
        "--bank", named, "drill", "our-ward", "-n", "1", "--seed", "1", "--plain", "--profile", "bo", typed="s\n"
    )
    assert drilled.out.splitlines() == [line.removesuffix(" --profile bo") for line in other.out.splitlines()[1:]]


def test_a_command_to_be_typed_next_leaves_out_what_the_variable_names(call: Call, own: str) -> None:
    drilled = started("drill", "our-ward", "-n", "1", "--plain", typed=b"s\n", env={OWN_BANK: own})

    assert "dosecalc show child-dose@1" in drilled.stdout.decode()
    assert "--bank" not in drilled.stdout.decode()
    assert "--bank" not in call("drill", "flow", "-n", "1", "--plain", typed="s\n").out


@pytest.mark.parametrize(
    ("command", "typed", "next_"),
    [
        ("exam our-quiz --plain", "\nq\ny\n", "exam --resume"),
        ("exam --resume --number 9", "", ""),
        ("exam --resume", "", "exam ptce"),
        ("progress", "", "drill"),
        ("progress --exam our-quiz --policy pharmacy", "", "drill our-ward --level 2"),
        ("review", "", "drill"),
        ("preview OWN/our-ward/child-dose.toml -n 1 --samples 20", "", "show"),
    ],
)
def test_every_command_that_reads_the_bank_next_is_told_with_it(
    call: Call, own: str, command: str, typed: str, next_: str
) -> None:
    told = call(*command.replace("OWN", own).split(), "--bank", own, typed=typed)

    told_next = [each for each in commands_told(told.out + told.err) if each[0] in {"drill", "show", "exam"}]
    assert all(each[-2:] == ["--bank", own] for each in told_next if "--list" not in each)
    assert not next_ or any(" ".join(each).startswith(next_) for each in told_next), told

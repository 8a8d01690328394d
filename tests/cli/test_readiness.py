"""`progress --exam`: what a learner, a screen reader and a program are told of how ready somebody is for an exam.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/cli/test_readiness.py` writes the files anew.
"""

import json
import os
import re
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shlex import split
from typing import Any

import pytest
from typer.main import get_command

from dosecalc.bank.blueprints import blueprint
from dosecalc.cli.app import app
from dosecalc.cli.carrying import commands_taking
from dosecalc.cli.progress import progress
from dosecalc.cli.readiness_desk import EXAM, PRACTICE
from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.history import History
from dosecalc.learner.home import Home
from dosecalc.learner.records import fresh_id
from tests.cli.conftest import Call, Terminal
from tests.html_page import Page
from tests.learner.ready import EVENING, an_exam, drilled_for
from tests.own_banks import own_bank

GOLDEN = Path(__file__).parents[1] / "golden" / "readiness"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
AT_MOST_ON_A_SCREEN = 40
"""Lines."""


@pytest.fixture(autouse=True)
def that_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dosecalc.learner.readiness_reading.local_now", lambda: EVENING)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "DOSECALC_PLAIN"):
        monkeypatch.delenv(name, raising=False)


Prepare = Callable[..., None]


@pytest.fixture
def prepare(own_home: Path) -> Prepare:
    """Fill the home with practice for an exam, and with exams that came to scores."""

    def prepared(name: str, *scores: str, most: int = 20, left_out: tuple[str, ...] = ()) -> None:
        with History.opened(own_home) as history, history.file.transaction():
            for record in drilled_for(blueprint(name), most=most, left_out=left_out):
                history._insert(replace(record, id=fresh_id()))
        for number, score in enumerate(scores, 1):
            ExamFiles(Home(own_home)).write(an_exam(number, score, 20 - 8 * number, name))

    return prepared


def golden(name: str, now: str) -> str:
    path = GOLDEN / name
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "encoding"), [(80, "utf-8"), (44, "utf-8"), (100, "ascii")])
def test_a_screen_reads_so(monkeypatch: pytest.MonkeyPatch, prepare: Prepare, columns: int, encoding: str) -> None:
    prepare("ptce", "12", "15", left_out=("Dilution",))
    screen = Terminal(encoding)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stdout", screen)
    status = progress(exam="ptce", home=os.environ["DOSECALC_HOME"])
    screen.flush()
    now = re.sub(" +\n", "\n", ESCAPES.sub("", screen.shown.getvalue().decode(encoding)))

    assert 0 == status
    assert golden(f"screen-{columns}.txt", now) == now
    assert all(len(line) <= columns or len(line.removesuffix(" \\").split()) == 1 for line in now.split("\n"))
    assert columns < 80 or now.count("\n") <= AT_MOST_ON_A_SCREEN
    assert encoding == "utf-8" or now.isascii()


@pytest.mark.parametrize("name", ["nursing-gate-90", "infusion-technician"])
def test_plain_lines_read_so(call: Call, prepare: Prepare, name: str) -> None:
    prepare(name, "15")
    now = call("progress", "--exam", name, "--plain").out

    assert golden(f"plain-{name}.txt", now) == now


def test_too_few_answers_read_so(call: Call, prepare: Prepare) -> None:
    prepare("ptce", "13", most=1)
    now = call("progress", "--exam", "ptce").out

    assert golden("too-few.txt", now) == now
    assert "Not enough answers yet" in now
    assert "an estimate from your drills" not in now
    assert "an estimate from your exams here, not a prediction of the real exam" in now


def test_facts_for_programs_read_so(call: Call, prepare: Prepare) -> None:
    prepare("cspt", "37/3")
    now = call("progress", "--exam", "cspt", "--format", "json").out

    assert golden("facts.json", now) == now


def test_of_nothing_it_says_how_to_begin_and_makes_nothing(call: Call, own_home: Path) -> None:
    result = call("progress", "--exam", "ptce")
    facts = json.loads(call("progress", "--exam", "ptce", "--format", "json").out)

    assert (0, "") == (result.code, result.err)
    assert "You have the most to gain in Doses:\n  dosecalc drill dosing --level 1\n" in result.out
    assert (None, "0") == (facts["expected"], facts["covered"])
    assert not own_home.exists()


def test_it_is_written_as_a_page(call: Call, prepare: Prepare, tmp_path: Path) -> None:
    prepare("nursing-gate-90", "15", left_out=("Powders",))
    file = tmp_path / "ready.html"
    result = call("progress", "--exam", "nursing-gate-90", "--html", str(file))
    text = file.read_text(encoding="utf-8")

    assert (0, f"Written: {file}\n") == (result.code, result.out)
    assert golden("page.html", text) == text
    assert {"script", "link", "img", "a"}.isdisjoint(tag for tag, _ in Page(text).elements)
    assert "not a prediction of the real exam" in text
    assert "<code>dosecalc drill reconstitution --level 1 --policy nursing</code>" in text
    assert sys.platform == "win32" or 0o600 == stat.S_IMODE(file.stat().st_mode)


def test_a_page_names_its_learner(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "ready.html"
    call("progress", "--exam", "ptce", "--profile", "Anna", "--html", str(file))

    assert "up to 2026-11-26: anna</h1>" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--exam", "ptce", "--topic", "flow"), "--topic does not go with --exam: a paper asks for several topics"),
        (("--policy", "nursing"), "--policy goes with --exam"),
        (("--exam", "ptcb"), "there is no exam 'ptcb'; there are cspt, excpt"),
        (("--exam", "ptce", "--policy", "none"), "none"),
        (("--exam", "ptce", "--since", "soon"), "write one such as 2026-11-01"),
        (("--exam", "\x1b[2J"), "there is no exam"),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(call: Call, arguments: tuple[str, ...], says: str) -> None:
    result = call("progress", *arguments)

    assert (2, "") == (result.code, result.out)
    assert says in " ".join(result.err.split())
    assert "\x1b" not in result.err


def test_from_a_day_on_it_is_of_later_answers_and_exams(call: Call, prepare: Prepare) -> None:
    prepare("ptce", "12", "15")
    all_of_it, lately = (
        json.loads(call("progress", "--exam", "ptce", "--format", "json", *since).out)
        for since in ((), ("--since", "5d"))
    )

    assert (None, "2026-11-21") == (all_of_it["since"], lately["since"])
    assert ([1, 2], [2]) == tuple([exam["number"] for exam in each["exams"]] for each in (all_of_it, lately))
    assert sum(each["answers"] for each in lately["sections"]) < sum(each["answers"] for each in all_of_it["sections"])
    assert "from 2026-11-21 to 2026-11-26" in call("progress", "--exam", "ptce", "--since", "5d").out


def commands_in(text: str) -> list[list[str]]:
    return [split(line.strip())[1:] for line in text.split("\n") if line.startswith("  dosecalc ")]


@pytest.mark.parametrize(
    ("name", "said", "carried"),
    [
        ("ptce", (), []),
        ("nursing-gate-90", (), ["--policy", "nursing"]),
        ("nursing-gate-90", ("--policy", "pharmacy"), []),
        ("ptce", ("--policy", "nursing"), ["--policy", "nursing"]),
    ],
)
def test_what_to_type_rounds_as_the_exam(call: Call, name: str, said: tuple[str, ...], carried: list[str]) -> None:
    told = commands_in(call("progress", "--exam", name, *said).out)

    assert told
    for command in told:
        assert "drill" == command[0]
        assert carried == (command[command.index("--policy") :] if "--policy" in command else [])


def test_the_policy_is_carried_to_commands_that_take_it() -> None:
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]

    assert PRACTICE | EXAM <= commands_taking("--policy", commands)


def test_what_to_type_knows_the_bank_and_the_learner(call: Call, tmp_path: Path) -> None:
    own, home = str(own_bank(tmp_path / "my own")), str(tmp_path / "home")
    learner = ("--bank", own, "--home", home, "--profile", "ana")
    told = commands_in(call("progress", "--exam", "our-quiz", *learner).out)

    assert {"drill our-ward --level 2"} == {" ".join(command[:4]) for command in told}
    for command in told:
        assert ["--bank", own, "--home", home, "--policy", "ours", "--profile", "ana"] == command[4:]
        assert 0 == call(*command, "--plain", typed="q\n").code


def test_an_exam_that_cannot_be_read_is_told_and_the_rest_as_well(call: Call, prepare: Prepare, own_home: Path) -> None:
    prepare("ptce", "12", "15")
    (own_home / "exam-1.json").write_text("{", encoding="utf-8")
    result = call("progress", "--exam", "ptce")

    assert 3 == result.code
    assert "exam-1.json" in result.err
    assert "Exam 2, 2026-11-22: 15 of 20" in result.out

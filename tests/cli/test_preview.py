"""`dosecalc preview`: what learners will see of a template; `DOSECALC_RENEW_GOLDEN=1` writes the golden files anew."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dosecalc.cli import watching
from dosecalc.cli.preview import preview
from tests.bank.faults import TEMPLATE
from tests.cli.conftest import PLAIN, Call, Terminal

GOLDEN = Path(__file__).parents[1] / "golden" / "previews"
PREVIEWS = {
    "one-answer": ("vasopressor-by-weight", "-n", "2", "--samples", "50", "--plain"),
    "several-answers": ("dopamine-from-order-to-end", "-n", "1", "--samples", "30", "--method", "formula"),
    "words": ("bag-too-strong", "-n", "1", "--samples", "30", "--seed", "4"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "child-dose.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PREVIEWS)
def test_a_preview_reads_so(call: Call, name: str) -> None:
    path, now = GOLDEN / f"{name}.txt", call("preview", *PREVIEWS[name]).out
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now


@pytest.mark.parametrize(("columns", "encoding"), [(80, "utf-8"), (40, "utf-8"), (60, "ascii")])
@pytest.mark.parametrize("name", ["vasopressor-by-weight", "dopamine-from-order-to-end"])
def test_a_terminal_shows_a_chart_that_fits(
    monkeypatch: pytest.MonkeyPatch, columns: int, encoding: str, name: str
) -> None:
    screen = Terminal(encoding)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    for variable in ("NO_COLOR", "DOSECALC_PLAIN"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "stdout", screen)
    preview(name, number=1, samples=40)
    screen.flush()
    lines = re.sub(r"\x1b\[[0-9;]*m", "", screen.shown.getvalue().decode(encoding)).split("\n")

    chart = [line for line in lines if re.search("█{5}" if encoding == "utf-8" else "#{5}", line)]

    assert chart
    assert all(len(line.rstrip()) <= columns for line in chart)
    assert encoding != "utf-8" or all(len(line.rstrip()) <= columns or len(line.split()) == 1 for line in lines)


def test_a_file_anywhere_can_be_looked_at(call: Call, file: Path) -> None:
    told = call("preview", str(file), "-n", "1", "--samples", "20")

    assert (0, "") == (told.code, told.err)
    assert "Problem 1: A weight dose (level 2)" in told.out
    assert "Answers of 20 problems:" in told.out
    assert "dosecalc show" not in told.out, "no other command knows this template"
    assert told.out.endswith(f"To prove it right: dosecalc verify {file}\n")


def test_a_program_is_told_the_same(call: Call, file: Path) -> None:
    facts = json.loads(call("preview", str(file), "-n", "2", "--samples", "20", "--format", "json").out)

    assert (str(file), "child-dose@1", "pharmacy@1", 20) == tuple(
        facts[key] for key in ("path", "template", "policy", "sampled")
    )
    assert 2 == len(facts["problems"])
    assert all(problem["working"] and problem["answer"]["text"] for problem in facts["problems"])
    assert facts["slips"]
    assert facts["accepted"] <= facts["draws"]
    assert [20] == [sum(row["problems"] for row in spread["rows"]) for spread in facts["spread"]]
    assert [] == facts["faults"]


def test_faults_are_told_instead_each_with_its_place(call: Call, file: Path) -> None:
    file.write_text(TEMPLATE.replace("level = 2", "levle = 2").replace('"10 kg"', '"10 kgg"'))
    told, facts = call("preview", str(file)), json.loads(call("preview", str(file), "--format", "json").out)
    lines = told.out.splitlines()

    assert (1, "") == (told.code, told.err)
    assert "3 faults to fix before there is anything to show:" == lines[0]
    assert [f"{file}:1:1: ", f"{file}:3:1: ", f"{file}:9:12:"] == [line[: len(f"{file}:1:1: ")] for line in lines[1:]]
    assert [(1, 1, "level"), (3, 1, "levle"), (9, 12, "givens.weight.from")] == [
        (fault["line"], fault["column"], fault["key"]) for fault in facts["faults"]
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere.toml",), "nowhere.toml: there is no such file"),
        (("vasopresor",), "did you mean vasopressor-by-weight"),
        (("vasopressor-by-weight", "--policy", "no"), "there is no policy 'no'"),
        (("vasopressor-by-weight", "--watch", "--format", "json"), "--watch is for people"),
    ],
)
def test_what_cannot_be_shown_is_refused(call: Call, arguments: tuple[str, ...], told: str) -> None:
    result = call("preview", *arguments)

    assert (2, "") == (result.code, result.out)
    assert told in result.err


def test_no_escape_sequence_of_a_file_reaches_the_screen(call: Call, file: Path) -> None:
    file.write_text(TEMPLATE.replace("A weight dose", "A \\u001b[2J dose").replace("level", "le\\u001bvel"))
    told = call("preview", str(file))

    assert "\x1b" not in told.out + told.err


def test_what_cannot_be_a_template_is_refused_before_it_can_do_harm(call: Call, tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "large.toml").write_text("#" * 10_000_000)
    (tmp_path / "deep.toml").write_text("a = " + "[" * 4000)
    (tmp_path / "dotted.toml").write_text(".".join("a" * 2000) + " = 1")
    (tmp_path / "bytes.toml").write_bytes(b"title = \xff")
    names = ["folder", "large", "deep", "dotted", "bytes"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
        names.append("pipe")
    for name in names:
        told = call("preview", str(tmp_path / f"{name}.toml"))
        assert (1, "") == (told.code, told.err)
        assert f"{name}.toml:1:{9 if name == 'bytes' else 1}: " in told.out


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_watching_shows_it_anew_after_each_save_until_it_is_stopped(file: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as out:
        watched = subprocess.Popen(
            [sys.executable, "-m", "dosecalc", "preview", str(file), "--watch", "-n", "1", "--samples", "5"],
            stdout=out,
            stderr=subprocess.PIPE,
            env=PLAIN,
        )
        try:
            wait_for(lambda: "Ctrl-C ends it." in log.read_text())
            file.write_text(TEMPLATE.replace("level = 2", "levle = 2"))
            wait_for(lambda: "found the unknown key 'levle'" in log.read_text())
            replacement = tmp_path / "new"
            replacement.write_text(TEMPLATE.replace("A weight dose", "Mended"))
            replacement.replace(file)
            wait_for(lambda: "Problem 1: Mended (level 2)" in log.read_text())
            watched.send_signal(signal.SIGINT)
            _, said = watched.communicate(timeout=60)
        finally:
            watched.kill()

    assert (130, b"") == (watched.returncode, said)
    assert 2 == log.read_text().count(" saved ")


def test_a_file_that_is_gone_for_a_moment_is_no_change(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def slept(_seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            file.rename(file.with_suffix(".away"))
        if looks == 3:
            file.with_suffix(".away").rename(file)
        if looks == 5:
            file.write_text("changed")

    monkeypatch.setattr(time, "sleep", slept)
    seen = watching.saves(file)
    next(seen)
    next(seen)

    assert 5 == looks

"""A folder that holds files named like libraries is a fine place to practice in: none of them is run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dosecalc
from tests.cli.conftest import PLAIN

SHADOWS = (
    *("typer", "rich", "pint", "platformdirs", "fsrs"),
    *("json", "csv", "fractions", "tomllib", "sqlite3", "secrets", "difflib", "decimal"),
    *("multiprocessing", "pickle", "socket", "struct", "tempfile", "selectors", "random", "queue", "hashlib"),
)
"""Ours, and what a person may well call a file of their own."""

CONSOLE = shutil.which("dosecalc", path=str(Path(sys.executable).parent))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in SHADOWS:
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'a').write({name!r} + ' ')\n")
    return tmp_path


def in_it(folder: Path, *command: str, path: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    looked_in = path or [entry for entry in sys.path if entry and not entry.startswith(str(folder))]
    return subprocess.run(
        command,
        cwd=folder,
        env={**PLAIN, "PYTHONPATH": os.pathsep.join(looked_in), "DOSECALC_PLAIN": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def run_there(folder: Path) -> str:
    marks = folder / "was-run"
    return marks.read_text() if marks.exists() else ""


SOLVE = ("convert", "154 lb", "kg")


def test_a_command_runs_nothing_of_the_folder_it_is_typed_in(folder: Path) -> None:
    done = in_it(folder, sys.executable, "-m", "dosecalc", *SOLVE)

    assert (0, "") == (done.returncode, done.stderr)
    assert "Answer: 70 kg" in done.stdout.splitlines()
    assert "" == run_there(folder)


@pytest.mark.skipif(CONSOLE is None, reason="dosecalc is not installed as a command here")
def test_the_installed_command_runs_nothing_of_that_folder(folder: Path) -> None:
    done = in_it(folder, str(CONSOLE), *SOLVE)

    assert "Answer: 70 kg" in done.stdout.splitlines()
    assert "" == run_there(folder)


def test_processes_that_a_command_starts_run_nothing_of_that_folder(folder: Path) -> None:
    in_it(folder, sys.executable, "-m", "dosecalc", "generate", "--topic", "flow", "-n", "1", "-o", "quiz")
    (folder / "responses.csv").write_text("name,1\nAda,5 mL/h\n")
    done = in_it(
        folder,
        sys.executable,
        "-m",
        "dosecalc",
        "grade",
        "quiz/key.json",
        "responses.csv",
        "--jobs",
        "2",
        "-o",
        "marks",
    )

    assert "" == done.stderr
    assert (folder / "marks" / "gradebook.csv").exists()
    assert "" == run_there(folder)


def test_without_the_control_that_folder_would_be_run(folder: Path) -> None:
    done = in_it(folder, sys.executable, "-c", "import typer")

    assert 0 == done.returncode
    assert "typer " == run_there(folder)


def test_a_package_that_lies_in_the_working_folder_alone_is_still_found(tmp_path: Path) -> None:
    shutil.copytree(Path(dosecalc.__file__).parent, tmp_path / "dosecalc", ignore=shutil.ignore_patterns("__pycache__"))
    outside = [entry for entry in sys.path if entry and not Path(entry, "dosecalc").is_dir()]
    done = in_it(tmp_path, sys.executable, "-S", "-m", "dosecalc", "--version", path=outside)

    assert f"dosecalc {dosecalc.__version__}" == done.stdout.strip()


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && {sys.executable} -m dosecalc --version"
    done = in_it(tmp_path, "sh", "-c", script)

    assert f"dosecalc {dosecalc.__version__}" == done.stdout.strip()

"""The walks of the documentation, walked: every command runs, and prints what the page says; its files are written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the walks are for a POSIX shell", allow_module_level=True)

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"^```(?:console|toml (?P<file>[\w./-]+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
"""Commands with what they print, or a file that somebody who walks along saves under that name."""

TYPED = "5 mL/h\nr\nh\ny\n"
"""What a learner of the walk types where a command asks: an answer, the review, and handing in."""

WALKS = sorted(path for path in DOCS.glob("*.md") if BLOCK.search(path.read_text(encoding="utf-8")))


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Each command with the lines that the page shows below it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def walked(command: str, folder: Path) -> list[str]:
    """The lines that a command prints."""
    program = folder / ".bin" / "dosecalc"
    if not program.exists():
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dosecalc "$@"\n')
        program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "DOSECALC_HOME": str(folder / ".home"), "DOSECALC_PLAIN": "1"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=env, input=TYPED, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, f"{command}: {done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("page", WALKS, ids=lambda page: page.stem)
def test_every_command_of_a_walk_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["file"]:
            (tmp_path / block["file"]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block["file"]).write_text(block["text"], encoding="utf-8")
            continue
        for command, shown in steps(block["text"]):
            printed = walked(command, tmp_path)
            for line in shown:
                pattern = re.escape(line).replace(r"\.\.\.", ".*").replace("…", ".*")
                assert any(re.fullmatch(pattern, found) for found in printed), f"{command} prints no {line!r}"


def test_there_are_walks_to_a_gradebook_and_to_a_problem_of_ones_own() -> None:
    assert {"classroom", "write-a-problem"} <= {page.stem for page in WALKS}

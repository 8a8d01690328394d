"""What is told where a history cannot be used is the way out: it is followed here, word for word."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dosecalc.learner.history import FILE, History
from tests.cli.conftest import Call

DRILL = ("drill", "flow", "-n", "1", "--seed", "1")


def other_table(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (n)")


HARM: dict[str, Callable[[Path], object]] = {
    "junk": lambda path: path.write_bytes(os.urandom(path.stat().st_size)),
    "cut in the middle": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut after its head": lambda path: os.truncate(path, 100),
    "a page of nothing": lambda path: path.write_bytes(
        b"".join([(whole := path.read_bytes())[:4096], bytes(4096), whole[8192:]])
    ),
    "the file of another program": other_table,
    "a letter": lambda path: path.write_text("a letter", encoding="utf-8"),
}


@pytest.fixture
def kept(call: Call) -> list[str]:
    """Two answers and the backup of the day."""
    call(*DRILL, typed="1 mg\n2 mg\nw\n")
    return ["1 mg", "2 mg", ""]


def texts(home: Path) -> list[str]:
    with History.to_read(home) as history:
        assert [] == history.file.faults()
        return [record.text for record in history.records()]


@pytest.mark.parametrize("harm", HARM)
def test_the_words_lead_back_to_the_answers(call: Call, kept: list[str], own_home: Path, harm: str) -> None:
    HARM[harm](own_home / FILE)
    harmed = (own_home / FILE).read_bytes()
    result = call(*DRILL, typed="3 mg\nw\n")
    checked = call("history", "check")
    told = result.err + checked.out + checked.err

    assert 3 == result.code
    assert "1 problem: 0 right" in result.out
    assert checked.code in {1, 3}
    way = re.search(r"dosecalc (history restore)\b", told)
    assert way is not None, told
    newest = re.search(r"dosecalc (history restore \S+)$", call(*way[1].split()).out, flags=re.MULTILINE)
    assert newest is not None
    restored = call(*newest[1].split())
    assert 0 == restored.code, restored.err
    assert "Restored 3 answers" in restored.out
    assert kept == texts(own_home)
    assert harm == "a page of nothing" or harmed in {path.read_bytes() for path in own_home.glob(f"{FILE}.kept-*")}
    assert 0 == call(*DRILL, typed="4 mg\nw\n").code


@pytest.mark.usefixtures("kept")
def test_what_a_later_version_wrote_is_left_alone_by_every_command(call: Call, own_home: Path) -> None:
    with closing(sqlite3.connect(own_home / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (own_home / FILE).read_bytes()
    (newest,) = (path.name for path in (own_home / "backups").iterdir())
    for command in (
        DRILL,
        ("review",),
        ("progress",),
        *(("history", name) for name in ("list", "check")),
        ("history", "restore", newest),
        ("history", "delete", "--yes"),
    ):
        result = call(*command, typed="w\n")
        assert (command, 3) == (command, result.code)
        assert "a later version of dosecalc wrote it. Update dosecalc" in result.err

    assert before == (own_home / FILE).read_bytes()

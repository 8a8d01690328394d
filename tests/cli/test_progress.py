"""`progress`: what a learner, a screen reader and a program are told.

`DOSECALC_RENEW_GOLDEN=1 python -m pytest tests/cli/test_progress.py` writes the files anew.
"""

import json
import os
import re
import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dosecalc.cli.progress import progress
from dosecalc.learner.history import FILE, History
from dosecalc.learner.progress_due import Due
from tests.cli.conftest import Call, Terminal
from tests.learner.practice import term

GOLDEN = Path(__file__).parents[1] / "golden" / "progress"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def thanksgiving(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the term of practice ends."""
    evening = datetime(2026, 11, 26, 20, tzinfo=UTC)
    due = (Due(evening.date(), "flow", "drip_rate", 2), Due(date(2026, 11, 29), "dosing", "tablets", 1))
    monkeypatch.setattr("dosecalc.learner.progress_reading.local_now", lambda: evening)
    monkeypatch.setattr("dosecalc.learner.progress_reading.due_in", lambda _history, _now: due)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "DOSECALC_PLAIN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def practiced(own_home: Path) -> Path:
    """A home with a term of practice in it."""
    with History.opened(own_home) as history, history.file.transaction():
        for record in term():
            history._insert(record)
    return own_home


def golden(name: str, now: str) -> str:
    path = GOLDEN / name
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "encoding"), [(80, "utf-8"), (40, "utf-8"), (60, "ascii")])
@pytest.mark.usefixtures("practiced")
def test_a_screen_reads_so(monkeypatch: pytest.MonkeyPatch, columns: int, encoding: str) -> None:
    screen = Terminal(encoding)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stdout", screen)
    progress(home=os.environ["DOSECALC_HOME"])
    screen.flush()
    now = re.sub(" +\n", "\n", ESCAPES.sub("", screen.shown.getvalue().decode(encoding)))
    lines = now.split("\n")

    assert golden(f"screen-{columns}.txt", now) == now
    assert all(len(line) <= columns or len(line.removesuffix(" \\").split()) == 1 for line in lines)
    assert encoding == "utf-8" or now.isascii()


@pytest.mark.usefixtures("practiced")
def test_plain_lines_read_so(call: Call) -> None:
    now = call("progress").out

    assert golden("plain.txt", now) == now
    assert not set("█░▁▂▃▄▅▆▇#") & set(now)


@pytest.mark.usefixtures("practiced")
def test_facts_for_programs_read_so(call: Call) -> None:
    now = call("progress", "--format", "json").out

    assert golden("facts.json", now) == now
    assert {
        "today", "since", "topic", "totals", "streak", "topics", "weeks", "days", "mistakes", "sure_but_wrong", "due",
        "bests", "advice",
    } == set(json.loads(now))  # fmt: skip


def test_of_nothing_it_says_how_to_begin_and_makes_nothing(call: Call, own_home: Path) -> None:
    result = call("progress")

    assert (0, "") == (result.code, result.err)
    assert "Nothing is recorded here yet. Begin with a drill.\n  dosecalc drill\n" in result.out
    assert not own_home.exists()


@pytest.mark.usefixtures("practiced")
def test_only_a_topic_or_from_a_day_on(call: Call) -> None:
    all_of_it = json.loads(call("progress", "--format", "json").out)
    flow = json.loads(call("progress", "--format", "json", "--topic", "flow").out)
    lately = json.loads(call("progress", "--format", "json", "--since", "2w").out)

    assert ["flow"] == [topic["name"] for topic in flow["topics"]]
    assert flow["streak"] == all_of_it["streak"]
    assert "2026-11-12" == lately["since"]
    assert 0 < lately["totals"]["answers"] < all_of_it["totals"]["answers"]
    assert lately == json.loads(call("progress", "--format", "json", "--since", "2026-11-12").out)


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01", "2026-1-1", "99999w", "-3d", "20261101", "1\x1b[2J"])
def test_a_day_that_is_none_is_refused_with_an_example(call: Call, since: str) -> None:
    result = call("progress", f"--since={since}")

    assert (2, "") == (result.code, result.out)
    assert "write one such as 2026-11-01, or 30d or 8w" in result.err
    assert "\x1b" not in result.err


def test_a_topic_that_is_none_is_refused_with_the_nearest(call: Call) -> None:
    result = call("progress", "--topic", "titrations")

    assert 2 == result.code
    assert "there is no topic 'titrations'; did you mean titration or " in result.err


@pytest.mark.usefixtures("practiced")
def test_a_page_is_written_for_its_owner_alone(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "progress.html"
    result = call("progress", "--html", str(file))

    assert (0, f"Written: {file}\n") == (result.code, result.out)
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html")
    assert sys.platform == "win32" or 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert [file] == list(tmp_path.iterdir())


def test_a_page_replaces_a_file_and_nothing_else(call: Call, tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old", encoding="utf-8")

    assert 0 == call("progress", "--html", str(tmp_path / "old.html")).code
    assert "old" != (tmp_path / "old.html").read_text(encoding="utf-8")
    assert 3 == call("progress", "--html", str(tmp_path)).code
    assert 3 == call("progress", "--html", str(tmp_path / "none" / "page.html")).code
    assert not (tmp_path / "none").exists()
    assert sys.platform == "win32" or 3 == call("progress", "--html", os.devnull).code


def test_each_profile_has_its_own(call: Call, own_home: Path, tmp_path: Path) -> None:
    with History.opened(own_home, "anna") as history:
        history.add(next(term()))
    call("progress", "--profile", "anna", "--html", str(tmp_path / "anna.html"))

    assert "Practice progress of anna" in (tmp_path / "anna.html").read_text(encoding="utf-8")
    told = [json.loads(call("progress", "--format", "json", "--profile", name).out) for name in ("Anna", "")]
    assert [1, 0] == [facts["totals"]["answers"] for facts in told]
    assert 2 == call("progress", "--profile", "../anna").code


def test_a_history_that_cannot_be_read_is_told_with_a_way_out(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b"no database at all" * 100)
    result = call("progress")

    assert (3, "") == (result.code, result.out)
    assert str(own_home / FILE) in result.err

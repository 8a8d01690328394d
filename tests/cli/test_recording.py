"""What a drill keeps: every answer as it was typed, and every end; and what it does where nothing can be kept."""

import re
import sqlite3
import sys
import time
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.selection import selected, stream
from dosecalc.learner import history_file
from dosecalc.learner.history import FILE, History
from dosecalc.learner.records import Record
from dosecalc.tutoring.slips.invited import slips
from tests.cli.conftest import Call

SEED = 5
DRILL = ("drill", "titration", "--seed", str(SEED))
WRONG = "0.001 mcg/min"


def problems(number: int) -> list[Problem]:
    return list(islice(stream(selected(["titration"]), SEED, policy("pharmacy")), number))


def kept(home: Path, profile: str = "") -> list[Record]:
    with History.to_read(home, profile) as history:
        return list(history.records())


def shape(record: Record) -> tuple[str, str, int, int, str, int]:
    return (record.text, record.verdict, record.tries, record.hints, record.ending, record.points)


def test_every_answer_is_kept_as_typed_with_all_that_is_known_of_it(call: Call, own_home: Path) -> None:
    first, second, third, fourth = problems(4)
    typed = [f" {WRONG}", "12,5", "?", first.key, "w", "s", f"{fourth.key}"]
    call(*DRILL, "-n", "4", typed="\n".join(typed) + "\n")
    records = kept(own_home)

    assert [
        (f" {WRONG}", "wrong_unit", 1, 0, "", 8),
        ("12,5", "unreadable", 1, 0, "", 8),
        (first.key, "correct", 2, 1, "right", 7),
        ("", "", 0, 0, "looked up", 0),
        ("", "", 0, 0, "skipped", 0),
        (fourth.key, "correct", 1, 0, "right", 10),
    ] == [
        (text, verdict if verdict != "wrong" else "wrong_unit", *rest) for text, verdict, *rest in map(shape, records)
    ]
    of = [first, first, first, second, third, fourth]
    assert [
        (str(problem.identity), problem.template.id, "titration", problem.parts[0].solution.calculation.name)
        for problem in of
    ] == [(record.identity, record.template, record.topic, record.calculation) for record in records]
    assert [problem.template.level for problem in of] == [record.level for record in records]
    assert {("drill", records[0].session, "")} == {(record.mode, record.session, record.part) for record in records}
    assert all(0 <= record.seconds < 60 for record in records)
    assert abs((datetime.now(UTC) - records[-1].at).total_seconds()) < 60


def test_mistakes_are_kept_by_their_names(call: Call, own_home: Path) -> None:
    (first,) = problems(1)
    solution = first.parts[0].solution
    likeliest = slips(solution)[0]
    call(*DRILL, "-n", "1", typed=f"{solution.rounded.but(number=solution.as_answered(likeliest.number))}\n")

    assert likeliest.id in {mistake for record in kept(own_home) for mistake in record.mistakes}


def test_a_rating_is_kept_with_the_answer_and_with_the_end(call: Call, own_home: Path) -> None:
    (first,) = problems(1)
    call(*DRILL, "-n", "1", "--confidence", typed=f"{WRONG}\n3\n{first.key}\n")

    assert [(1, 3, ""), (2, 3, "right")] == [
        (record.tries, record.confidence, record.ending) for record in kept(own_home)
    ]


@pytest.mark.parametrize("end", ["", "q\n"])
def test_an_answer_whose_rating_was_never_given_is_kept(call: Call, own_home: Path, end: str) -> None:
    (first,) = problems(1)
    call(*DRILL, "--confidence", typed=f"{first.key}\n{end}")

    assert [("correct", None, "right")] == [
        (record.verdict, record.confidence, record.ending) for record in kept(own_home)
    ]


def test_every_part_of_a_case_is_kept(call: Call, own_home: Path) -> None:
    call("drill", "safe-range-each-dose", "-n", "1", "--seed", "3", typed="230 mg;s;s\ns\ns\ns\n")
    ended = {record.part: record.ending for record in kept(own_home) if record.ending}

    assert ["a", "b", "c"] == sorted(ended)


@pytest.mark.parametrize(
    ("typed", "endings"), [("q\n", []), ("?\nq\n", []), ("12,5\nq\n", [""]), (f"{WRONG}\nq\n", ["", "skipped"])]
)
def test_a_problem_that_is_left_is_kept_as_skipped_only_where_it_was_tried(
    call: Call, own_home: Path, typed: str, endings: list[str]
) -> None:
    call(*DRILL, typed=typed)

    assert endings == [record.ending for record in kept(own_home)]


def test_two_drills_are_two_sessions_and_each_day_has_its_copy(call: Call, own_home: Path) -> None:
    for _ in range(2):
        call(*DRILL, "-n", "1", typed="s\n")

    assert 2 == len({record.session for record in kept(own_home)})
    (copy,) = (own_home / "backups").iterdir()
    assert re.fullmatch(r"history-\d{4}-\d\d-\d\d\.db", copy.name)
    connection = sqlite3.connect(copy)
    assert [(2,)] == connection.execute("SELECT count(*) FROM answer").fetchall()
    connection.close()


def test_profiles_do_not_see_each_other(call: Call, own_home: Path) -> None:
    anna = call(*DRILL, "-n", "1", "--profile", "Anna", "--method", "formula", typed="s\n")
    call(*DRILL, "-n", "2", "--profile", "ben", typed="s\ns\n")

    assert "A new profile: anna. Its history begins here.\n" in anna.out
    assert "A new profile" not in call(*DRILL, "--profile", "anna", typed="q\n").out
    assert [1, 2] == [len(kept(own_home, name)) for name in ("anna", "ben")]
    assert not (own_home / FILE).exists()
    assert "Method: formula\n" in call("preferences", "--profile", "anna").out
    assert "Method: dimensional-analysis (the default)\n" in call("preferences", "--profile", "ben").out


@pytest.mark.parametrize("name", ["../x", "a/b", ".", "a b", "-a", "x" * 33, "ä", "a\0", "con\n"])
def test_what_is_no_name_of_a_profile_is_refused_before_it_is_a_path(call: Call, own_home: Path, name: str) -> None:
    result = call(*DRILL, "--profile", name, typed="s\n")

    assert (2, "") == (result.code, result.out)
    assert "a profile cannot be called" in result.err
    assert not own_home.exists()


def test_a_clock_that_is_set_back_a_day_loses_no_answer(
    call: Call, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for shift in (0, -86_400, 86_400 * 365 * 14):
        monkeypatch.setattr("dosecalc.learner.records.time.time", lambda shift=shift: now + shift)
        assert "" == call(*DRILL, "-n", "1", typed=f"{WRONG}\nw\n").err
    records = kept(own_home)

    assert [WRONG, ""] * 3 == [record.text for record in records]
    assert records[0].at > records[2].at
    assert records[4].at.year >= 2040
    assert all(record.seconds >= 0 for record in records)


@pytest.mark.parametrize("content", [b"junk", b"SQLite format 3\0" + b"x" * 5000])
def test_a_history_that_cannot_be_used_is_told_once_and_the_drill_goes_on(
    call: Call, own_home: Path, content: bytes
) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(content)
    (first,) = problems(1)
    result = call(*DRILL, "-n", "1", typed=f"{WRONG}\n{first.key}\n")

    assert 3 == result.code
    assert "1 problem: 1 right" in result.out
    assert 1 == result.err.count("dosecalc: ")
    assert "dosecalc history restore" in result.err
    assert result.err.endswith(". You can go on, but it is not saved.\n")
    assert content == (own_home / FILE).read_bytes()
    assert [FILE] == [path.name for path in own_home.iterdir()]


def test_a_history_that_is_damaged_while_it_is_used_is_told_once(
    call: Call, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(*DRILL, "-n", "1", typed="s\n")
    add = History.add
    added: list[Record] = []

    def damaged_after_two(self: History, record: Record) -> None:
        if len(added) == 2:
            (own_home / FILE).write_bytes(b"SQLite format 3\0" + b"\xff" * 40_000)
        add(self, record)
        added.append(record)

    monkeypatch.setattr(History, "add", damaged_after_two)
    result = call(*DRILL, "-n", "2", typed=f"{WRONG}\n{WRONG}\n{WRONG}\n{WRONG}\ns\n")

    assert (3, 1) == (result.code, result.err.count("dosecalc: "))
    assert "saving is tried again with each answer" in result.err
    assert "2 problems: 0 right" in result.out


def test_a_history_that_another_program_keeps_busy_is_waited_for_and_told(
    call: Call, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History.opened(own_home).close()
    other = sqlite3.connect(own_home / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(history_file, "PATIENCE_SECONDS", 1.5)
    result = call(*DRILL, "-n", "1", typed="s\n")
    other.close()

    assert 3 == result.code
    assert "dosecalc: Another program is using your history; waiting for it.\n" in result.err
    assert 1 == result.err.count("You can go on, but it is not saved.")


def test_what_could_not_be_saved_is_saved_when_the_other_program_lets_go(
    call: Call, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History.opened(own_home).close()
    monkeypatch.setattr(history_file, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(history_file, "ONE_WAIT", 50)
    other = sqlite3.connect(own_home / FILE, isolation_level=None, check_same_thread=False)
    add = History.add
    added: list[str] = []

    def busy_at_first(self: History, record: Record) -> None:
        if not added:
            other.execute("BEGIN IMMEDIATE")
        if len(added) == 3:
            other.execute("ROLLBACK")
        added.append(record.text)
        add(self, record)

    monkeypatch.setattr(History, "add", busy_at_first)
    typed = [WRONG, "2 mcg/min", "3 mcg/min", "4 mcg/min", "s"]
    result = call(*DRILL, "-n", "2", typed="\n".join(typed) + "\n")
    other.close()

    assert 0 == result.code
    assert 1 == result.err.count("saving is tried again with each answer")
    assert result.err.endswith("dosecalc: All answers are saved now.\n")
    assert [WRONG, "2 mcg/min", "3 mcg/min", "4 mcg/min", ""] == [record.text for record in kept(own_home)]


def test_a_copy_that_cannot_be_made_is_told_once_and_the_answers_are_saved(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "backups").write_text("in the way", encoding="utf-8")
    result = call(*DRILL, "-n", "2", typed="s\ns\n")

    assert 0 == result.code
    assert 1 == result.err.count("Your answers are saved, but today's backup could not be made.")
    assert 2 == len(kept(own_home))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals here")
def test_ctrl_c_while_an_answer_is_saved_saves_it_all_the_same(
    call: Call, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = History.add
    interrupted: list[bool] = []

    def interrupted_once(self: History, record: Record) -> None:
        if not interrupted:
            interrupted.append(True)
            raise KeyboardInterrupt
        add(self, record)

    monkeypatch.setattr(History, "add", interrupted_once)
    result = call(*DRILL, typed=f"{WRONG}\n")

    assert 130 == result.code
    assert [(WRONG, ""), ("", "skipped")] == [(record.text, record.ending) for record in kept(own_home)]

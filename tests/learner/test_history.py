"""A history: what is added is there, in its order, whatever the clock said, and nothing else is."""

import os
import sqlite3
import stat
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner import history_schema
from dosecalc.learner.history import A_PAGE, FILE, History
from dosecalc.learner.history_schema import APPLICATION_ID, MIGRATIONS
from dosecalc.learner.history_trouble import Damaged, Foreign, HistoryUnavailable, NewerSchema, NoHistory, OldSqlite
from dosecalc.learner.home import UnusableHome
from dosecalc.learner.records import Record, fresh_id, moment
from dosecalc.tutoring.attempt import Ending
from tests.learner.kept import ANSWER, NOON, a_history, an_answer, moments, names, some_records


def in_file(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


@given(st.lists(some_records, max_size=5, unique_by=lambda record: record.id))
def test_what_is_added_is_read_in_the_order_in_which_it_was_added(records: list[Record]) -> None:
    with a_history(records) as history:
        found = list(history.records())

        assert records == found
        assert [record.id for record in records] == [record.id for record in found]
        assert list(range(1, len(records) + 1)) == [record.number for record in found]
        assert [record for record in records if record.ending] == list(history.outcomes())
        assert (len(records), len(records)) == (history.count(), history.last_number())


WRONG_VERDICTS = {"", "wrong", "wrong_rounding", "wrong_unit", "missing_unit"}


@given(
    st.lists(some_records, max_size=8, unique_by=lambda record: record.id),
    moments,
    names,
    st.sampled_from(["wrong", "any"]),
    st.integers(1, 4),
    st.integers(0, 4),
)
def test_what_is_asked_for_is_what_a_loop_would_choose(
    records: list[Record], since: datetime, topic: str, verdicts: str, last: int, after: int
) -> None:
    wrong = verdicts == "wrong"
    with a_history(records) as history:
        everything = list(history.records())
        chosen = [
            record
            for record in everything
            if record.at >= since
            and record.topic == topic
            and record.number > after
            and (not wrong or record.verdict in WRONG_VERDICTS)
        ]

        assert chosen[-last:] == list(history.records(since=since, topic=topic, wrong=wrong, last=last, after=after))
        of_skill = [
            record for record in everything if record.ending and (record.calculation, record.level) == (topic, 2)
        ]
        assert of_skill == list(history.outcomes(calculation=topic, level=2))


def test_a_part_that_ended_without_the_right_answer_counts_as_wrong() -> None:
    endings = [an_answer(text="", verdict="", ending=ending.value) for ending in Ending if not ending.is_right]
    with a_history(endings) as history:
        assert endings == list(history.records(wrong=True))


def test_a_clock_that_goes_back_a_day_or_on_to_2040_changes_no_order() -> None:
    times = [NOON, NOON - timedelta(days=1), NOON.replace(year=2040), NOON.replace(year=1971), NOON]
    records = [an_answer(at=at) for at in times]
    with a_history(records) as history:
        assert times == [record.at for record in history.records()]
        assert [times[0], times[2], times[4]] == [record.at for record in history.records(since=NOON)]


def test_times_are_told_by_the_clock_of_the_place_where_the_learner_was() -> None:
    with a_history([an_answer(offset=offset) for offset in (-300, 0, 345)]) as history:
        assert ["07:00", "12:00", "17:45"] == [f"{record.local:%H:%M}" for record in history.records()]


@pytest.mark.skipif(sys.platform == "win32", reason="no time zones by name here")
@pytest.mark.parametrize(("zone", "minutes"), [("UTC0", 0), ("NPT-5:45", 345), ("EST5", -300)])
def test_a_moment_knows_how_far_local_time_is_ahead(zone: str, minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import time  # noqa: PLC0415 - only here

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        at, offset = moment()
    finally:
        monkeypatch.undo()
        time.tzset()

    assert (timedelta(0), minutes) == (at.utcoffset(), offset)


def test_a_record_twice_is_one_and_two_that_read_alike_are_two() -> None:
    record = an_answer()
    with a_history([record, record, replace(record, id=fresh_id()), replace(record, id="")]) as history:
        assert [ANSWER] * 3 == list(history.records())


@pytest.mark.parametrize("other", [{"topic": None}, {"level": "three"}, {"tries": None}], ids=str)
def test_what_is_no_record_is_an_error_and_never_passed_over(other: dict[str, object]) -> None:
    with a_history() as history:
        with pytest.raises(HistoryUnavailable):
            history.add(an_answer(**other))
        history.add(ANSWER)

        assert 1 == history.count()


def test_text_that_no_file_can_hold_is_kept_as_near_as_it_can_be() -> None:
    with a_history([an_answer(text="5\udcff mg\0\x1b")]) as history:
        assert ["5? mg\0\x1b"] == [record.text for record in history.records()]


def test_many_pages_are_read_while_others_write() -> None:
    with a_history() as history, History.opened(history.home.path) as other:
        history.add_all(an_answer() for _ in range(2 * A_PAGE + 1))
        reading = history.records()
        next(reading)
        other.add(an_answer(text="meanwhile"))
        rest = list(reading)

        assert "meanwhile" == rest[-1].text
        assert 2 * A_PAGE + 1 == len(rest)


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files here")
def test_the_file_and_its_folder_are_for_their_owner_alone(own_home: Path) -> None:
    before = os.umask(0)
    try:
        with History.opened(own_home / "mine", "anna") as history:
            history.add(ANSWER)
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (own_home / "mine").rglob("*")}
    assert {"profile-anna": 0o700, FILE: 0o600} == modes
    assert 0o700 == stat.S_IMODE((own_home / "mine").stat().st_mode)


def test_the_file_says_what_it_is_and_keeps_what_is_told_safe(own_home: Path) -> None:
    with History.opened(own_home) as history:
        facts = {
            name: history.file.execute(f"PRAGMA {name}")[0][0]
            for name in ("application_id", "user_version", "journal_mode", "synchronous", "secure_delete")
        }

    assert {
        "application_id": APPLICATION_ID,
        "user_version": len(MIGRATIONS),
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
    } == facts
    assert b"DOSE" == (own_home / FILE).read_bytes()[68:72]


def test_every_table_is_strict(own_home: Path) -> None:
    with History.opened(own_home) as history:
        assert [] == history.file.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND NOT strict AND name NOT LIKE 'sqlite%'"
        )


def test_nothing_is_made_by_looking(own_home: Path) -> None:
    with pytest.raises(NoHistory, match="no answer is kept yet"):
        History.to_read(own_home)
    assert not own_home.exists()


def test_an_empty_file_left_by_a_crash_becomes_a_history(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).touch()
    with History.opened(own_home) as history:
        history.add(ANSWER)

        assert [ANSWER] == list(history.records())


def test_a_later_version_is_refused_and_not_touched(own_home: Path) -> None:
    History.opened(own_home).close()
    in_file(own_home / FILE, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = (own_home / FILE).read_bytes()
    for way_in in (History.opened, History.to_read):
        with pytest.raises(NewerSchema, match=r"a later version of dosecalc wrote it\. Update dosecalc"):
            way_in(own_home)
    assert before == (own_home / FILE).read_bytes()
    assert [FILE] == [path.name for path in own_home.iterdir()]


@pytest.mark.parametrize("content", [b"a letter\n", b"\0" * 4096, b"SQLite format 3\0" + b"\xff" * 1000], ids=len)
def test_what_is_no_database_is_refused_and_not_touched(own_home: Path, content: bytes) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(content)
    for way_in in (History.opened, History.to_read):
        with pytest.raises(Damaged, match="dosecalc history restore"):
            way_in(own_home)
    assert content == (own_home / FILE).read_bytes()


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE notes (text)", "PRAGMA application_id = 5", "PRAGMA user_version = 3"]
)
def test_the_database_of_another_program_is_refused_and_not_touched(own_home: Path, statement: str) -> None:
    own_home.mkdir()
    in_file(own_home / FILE, statement)
    before = (own_home / FILE).read_bytes()
    for way_in in (History.opened, History.to_read):
        with pytest.raises(Foreign, match="this is not a dosecalc history"):
            way_in(own_home)
    assert before == (own_home / FILE).read_bytes()


def filled(home: Path, number: int = 300) -> Path:
    with History.opened(home) as history:
        history.add_all(an_answer() for _ in range(number))
    return home / FILE


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_refused(own_home: Path, share: float) -> None:
    path = filled(own_home)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Damaged), History.opened(own_home) as history:
        list(history.records())
    with pytest.raises(Damaged), History.opened(own_home) as history:
        history.add(ANSWER)


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=64))
def test_whatever_is_written_over_a_file_it_is_read_or_refused(place: int, junk: bytes) -> None:
    with a_history([an_answer() for _ in range(20)]) as history:
        path, home = history.file.path, history.home.path
    content = bytearray(path.read_bytes())
    start = place % len(content)
    content[start : start + len(junk)] = junk
    path.write_bytes(content)
    refusals = []
    try:
        with History.opened(home) as history:
            history.file.faults()
            list(history.records())
            history.add(an_answer())
    except UnusableHome as refusal:
        refusals.append(str(refusal))
    assert all(". " in text for text in refusals)


@pytest.mark.parametrize("name", ["a?mode=memory", "a#b", "a%41", "ä b", "a\udcff"])
def test_a_folder_of_any_name_holds_a_history(own_home: Path, name: str) -> None:
    path = filled(own_home / name, 2)

    assert path.is_file()
    with History.to_read(own_home / name) as history:
        assert 2 == history.count()


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_folder_that_cannot_be_is_told(own_home: Path, name: str) -> None:
    own_home.mkdir()
    for way_in in (History.opened, History.to_read):
        with pytest.raises(UnusableHome, match=r"cannot be (made|read) \("):
            way_in(own_home / name)


def test_a_folder_in_the_place_of_the_file_is_refused(own_home: Path) -> None:
    (own_home / FILE).mkdir(parents=True)
    for way_in in (History.opened, History.to_read):
        with pytest.raises(HistoryUnavailable, match="not a plain file"):
            way_in(own_home)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(own_home: Path) -> None:
    own_home.mkdir()
    os.mkfifo(own_home / FILE)
    for way_in in (History.opened, History.to_read):
        with pytest.raises(HistoryUnavailable, match="not a plain file"):
            way_in(own_home)


def test_an_sqlite_that_is_too_old_is_told(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(OldSqlite, match="Use a newer Python"):
        History.opened(own_home)


def with_another_migration(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """The next version of dosecalc, as far as a history is concerned."""
    longer = (*MIGRATIONS, statements)
    for module in ("history_file", "history", "history_schema"):
        monkeypatch.setattr(f"dosecalc.learner.{module}.MIGRATIONS", longer)


def test_a_migration_is_applied_once_after_a_copy_was_made(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(own_home, 3)
    with_another_migration(monkeypatch, "ALTER TABLE answer ADD COLUMN mood TEXT", "CREATE TABLE more (n INT) STRICT")
    for way_in in (History.to_read, History.opened, History.opened):
        with way_in(own_home) as history:
            assert (len(MIGRATIONS) + 1, 3) == (history.file.version, history.count())

    (copy,) = (own_home / "backups").iterdir()
    assert copy.name.endswith(f"-before-version-{len(MIGRATIONS) + 1}.db")
    monkeypatch.undo()
    with sqlite3.connect(copy) as connection:
        assert [(3,)] == connection.execute("SELECT count(*) FROM answer").fetchall()
        assert [(len(MIGRATIONS),)] == connection.execute("PRAGMA user_version").fetchall()
    connection.close()


def test_a_migration_that_fails_changes_nothing(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(own_home, 3)
    with_another_migration(monkeypatch, "ALTER TABLE answer ADD COLUMN mood TEXT", "no statement")
    with pytest.raises(HistoryUnavailable):
        History.opened(own_home)
    monkeypatch.undo()
    with History.opened(own_home) as history:
        assert (len(MIGRATIONS), 3) == (history.file.version, history.count())


def test_what_was_worked_out_from_answers_is_dropped_when_answers_come_between(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_migration(monkeypatch, "CREATE TABLE one_more (n INTEGER) STRICT")
    for module in (history_schema, sys.modules["dosecalc.learner.history"]):
        monkeypatch.setattr(module, "DERIVED", ("one_more",))
    with History.opened(own_home) as history:
        history.file.execute("INSERT INTO one_more VALUES (1)")
        history.add(ANSWER)
        assert [(1,)] == history.file.execute("SELECT count(*) FROM one_more")
        history.add_all([an_answer()])
        assert [(0,)] == history.file.execute("SELECT count(*) FROM one_more")


@pytest.mark.parametrize(("seconds", "milliseconds"), [(0.1, 100), (1, 1000), (20, 1000)])
def test_no_single_wait_of_the_database_is_longer_than_the_patience(
    own_home: Path, seconds: float, milliseconds: int
) -> None:
    with History.opened(own_home) as history:
        history.file.patience = seconds

        assert history.file.patience == seconds
        assert [(milliseconds,)] == [tuple(row) for row in history.file.execute("PRAGMA busy_timeout")]

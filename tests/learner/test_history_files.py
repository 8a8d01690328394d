"""Histories that leave and come back: exports, imports, backups, profiles; nothing twice, nothing half, nothing run."""

import csv
import json
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.history import FILE, History
from dosecalc.learner.history_backups import BEFORE, DAYS, MONTHS, WEEKS, Backups, kept_days
from dosecalc.learner.history_check import checked
from dosecalc.learner.history_export import export_to
from dosecalc.learner.history_import import MOST_TOLD, UnusableExport, import_records
from dosecalc.learner.history_restoring import back_up, delete_history, restore
from dosecalc.learner.history_trouble import Damaged, Foreign, HistoryUnavailable, NewerSchema
from dosecalc.learner.home import Home, UnusableHome
from dosecalc.learner.profiles import UnusableProfile, profile_home, profile_names
from dosecalc.learner.record_facts import NAMES, UnusableRecord, facts_of, record_from
from dosecalc.learner.record_fields import milliseconds_of
from dosecalc.learner.records import Record
from dosecalc.spreadsheet import FORMULA_SIGNS, cell
from dosecalc.untrusted import cleaned
from dosecalc.whole_files import HALF_DONE
from tests.learner.kept import ANSWER, NOON, an_answer, some_records

TODAY = date(2026, 11, 25)
homes = count()
lists = st.lists(some_records, max_size=6, unique_by=lambda record: record.id)


def place() -> Path:
    made = Path(os.environ["DOSECALC_HOME"]) / f"place-{next(homes)}"
    made.mkdir(parents=True)
    return made


def filled(home: Path, records: list[Record]) -> Path:
    with History.opened(home) as history:
        for record in records:
            history.add(record)
    return home


def kept(home: Path) -> list[Record]:
    with History.to_read(home) as history:
        return list(history.records())


def ids(records: list[Record]) -> list[str]:
    return [record.id for record in records]


@given(some_records)
def test_what_a_record_says_in_facts_is_read_back(record: Record) -> None:
    found = record_from(json.loads(json.dumps(facts_of(record))))

    assert (record, record.id) == (found, found.id)


@given(lists)
def test_an_export_read_back_twice_is_the_same_history(records: list[Record]) -> None:
    folder = place()
    assert len(records) == export_to(records, folder / "x.jsonl")
    with History.opened(folder / "home") as history:
        first, second = import_records(history, folder / "x.jsonl"), import_records(history, folder / "x.jsonl")

        assert (len(records), 0) == (first.added, first.known)
        assert (0, len(records)) == (second.added, second.known)
        assert records == list(history.records())
        assert ids(records) == ids(list(history.records()))


def merged(mine: list[Record], others: list[Record]) -> list[str]:
    """Two sequences as one: of the two next ones, the one whose sequence has not been as far in time."""
    names, left = [], [list(mine), list(others)]
    reached: list[datetime | None] = [None, None]
    while any(left):
        ahead = [max(filter(None, (reached[side], left[side][0].at))) if left[side] else None for side in (0, 1)]
        side = 0 if ahead[1] is None or (ahead[0] is not None and ahead[0] <= ahead[1]) else 1
        reached[side] = ahead[side]
        names.append(left[side].pop(0).id)
    return names


@given(lists, lists)
def test_two_histories_become_one_sequence_in_time_and_each_keeps_its_order(
    mine: list[Record], others: list[Record]
) -> None:
    folder = place()
    new = [record for record in others if record.id not in ids(mine)]
    export_to(others, folder / "x.jsonl")
    with History.opened(filled(folder / "home", mine)) as history:
        import_records(history, folder / "x.jsonl")
        found = list(history.records())
        history.add(an_answer(text="after all"))

        assert merged(mine, new) == ids(found)
        assert "after all" == list(history.records())[-1].text


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "no JSON": lambda _: None,
    "a later version": lambda facts: facts | {"record": 2},
    "another key": lambda facts: facts | {"colour": 1},
    "a missing key": lambda facts: {name: fact for name, fact in facts.items() if name != "text"},
    "a list": lambda facts: [facts],
    "a path": lambda facts: facts | {"template": "../../etc"},
    "no id": lambda facts: facts | {"id": "x"},
    "a float": lambda facts: facts | {"tries": 1.5},
    "a truth": lambda facts: facts | {"tries": True},
    "too much": lambda facts: facts | {"milliseconds": 2**63},
    "no time": lambda facts: facts | {"at": "yesterday"},
    "a local time": lambda facts: facts | {"at": "2026-11-25T12:00:00"},
    "no confidence": lambda facts: facts | {"confidence": 4},
    "an escape": lambda facts: facts | {"topic": "\x1b[2J"},
    "a new line": lambda facts: facts | {"topic": "flow\n"},
    "a long text": lambda facts: facts | {"text": "x" * 5001},
    "no mistakes": lambda facts: facts | {"mistakes": "a-slip"},
    "an offset of days": lambda facts: facts | {"offset": 3000},
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_line_that_is_no_record_is_told_and_nothing_at_all_is_imported(own_home: Path, how: str) -> None:
    facts = BROKEN[how](facts_of(an_answer()))
    lines = [
        json.dumps(facts_of(an_answer())),
        "" if facts is None else json.dumps(facts),
        json.dumps(facts_of(an_answer())),
    ]
    lines[1] = lines[1] or "{"
    own_home.mkdir()
    (own_home / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with History.opened(own_home) as history:
        history.add(ANSWER)
        with pytest.raises(UnusableExport, match=r"nothing was imported\n  line 2: ") as refusal:
            import_records(history, own_home / "x.jsonl")

        assert [ANSWER] == list(history.records())
    assert all(sign.isprintable() or sign == "\n" for sign in str(refusal.value))


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"[" * 60_000, b"x" * 70_000, b"{}\n" * 50, b'{"record": 1, "id": NaN}', b'{"a": 1e999999999}'],
)
def test_whatever_a_file_holds_nothing_of_it_is_imported(own_home: Path, content: bytes) -> None:
    own_home.mkdir()
    (own_home / "x.jsonl").write_bytes(content)
    with History.opened(own_home) as history:
        with pytest.raises(UnusableExport) as refusal:
            import_records(history, own_home / "x.jsonl")
        assert 0 == history.count()
    assert str(refusal.value).count("\n") <= MOST_TOLD + 1


def test_what_is_no_file_or_a_table_for_a_spreadsheet_is_not_imported(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "x.csv").touch()
    with History.opened(own_home) as history:
        for name, why in (("x.csv", "export as JSON lines"), ("nowhere", "no such file"), (".", "not a plain file")):
            with pytest.raises(UnusableExport, match=why):
                import_records(history, own_home / name)


@given(lists)
def test_a_spreadsheet_gets_every_record_and_no_formula(records: list[Record]) -> None:
    path = place() / "x.csv"
    dangerous = [
        replace(record, text=f"{sign}cmd|' /C calc'!A0") for record, sign in zip(records, FORMULA_SIGNS, strict=False)
    ]
    export_to([*records, *dangerous], path)
    with path.open(encoding="utf-8", newline="") as stream:
        heading, *rows = csv.reader(stream)

    assert [*NAMES, "local"] == heading
    assert len(records) + len(dangerous) == len(rows)
    assert [] == [
        text
        for row in rows
        for name, text in zip(heading, row, strict=True)
        if name != "offset" and text.startswith(FORMULA_SIGNS)
    ]
    assert [record.id for record in records] == [row[0] for row in rows[: len(records)]]


@pytest.mark.parametrize("text", ["=1", " =1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1"])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert str(cell(text)).startswith("'")


def test_a_file_that_is_there_is_not_written_over_unless_it_is_wanted(own_home: Path) -> None:
    own_home.mkdir()
    path = own_home / "x.jsonl"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableHome, match="this file already exists"):
        export_to([ANSWER], path)
    with pytest.raises(UnusableHome, match="not a plain file"):
        export_to([ANSWER], own_home, overwrite=True)
    assert "mine" == path.read_text(encoding="utf-8")
    assert 1 == export_to([ANSWER], path, overwrite=True)
    assert ["x.jsonl"] == [found.name for found in own_home.iterdir()]


def test_an_export_that_breaks_off_leaves_no_half_of_it(own_home: Path) -> None:
    def breaking() -> Any:
        yield ANSWER
        raise HistoryUnavailable(own_home)

    own_home.mkdir()
    with pytest.raises(HistoryUnavailable):
        export_to(breaking(), own_home / "x.jsonl")
    assert [] == list(own_home.iterdir())


days = st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), unique=True)


@given(days)
def test_of_the_days_the_last_ones_stay_and_the_last_of_weeks_and_months(found: list[date]) -> None:
    stay, newest = kept_days(found), sorted(found, reverse=True)

    assert set(newest[:DAYS]) <= stay <= set(found)
    assert len(stay) <= DAYS + WEEKS + MONTHS
    months = sorted({(day.year, day.month) for day in found}, reverse=True)[:MONTHS]
    for year, month in months:
        assert max(day for day in found if (day.year, day.month) == (year, month)) in stay
    assert stay == kept_days(stay)


def test_after_two_years_of_practice_the_copies_reach_back_ten_months(own_home: Path) -> None:
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        for day in range(0, 730, 2):
            backups.make_daily(history.file, TODAY + timedelta(days=day))
    listed = [backup.day for backup in backups.listed()]

    assert sorted(kept_days(TODAY + timedelta(days=day) for day in range(0, 730, 2))) == listed
    assert (listed[-1] - listed[0]).days > 300


def test_copies_before_something_risky_never_replace_each_other_and_the_last_stay(own_home: Path) -> None:
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        made = [backups.make_before(history.file, "restore", TODAY) for _ in range(BEFORE + 2)]
        assert BEFORE + 2 == len(set(made))
        backups.make_daily(history.file, TODAY)
    assert BEFORE + 1 == len(backups.listed())


def of_today(before: str) -> str:
    return f"history-{TODAY}-before-{before}.db"


def named(backups: Backups) -> list[str]:
    return [backup.path.name for backup in backups.listed()]


def test_of_many_copies_before_one_thing_the_newest_stay_and_numbers_go_on(own_home: Path) -> None:
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        for _ in range(11):
            backups.make_before(history.file, "restore", TODAY)
        backups.make_daily(history.file, TODAY - timedelta(days=1))
        assert [of_today(f"restore-{number}") for number in range(7, 12)] == named(backups)[1:]

        assert of_today("restore-12") == backups.make_before(history.file, "restore", TODAY).name
        assert of_today("version-3") == backups.make_before(history.file, "version-3", TODAY).name
        assert of_today("version-3-2") == backups.make_before(history.file, "version-3", TODAY).name


def test_of_copies_before_several_things_the_newest_stay_whatever_they_are_called(own_home: Path) -> None:
    backups, next_day = Backups(Home(own_home)), TODAY + timedelta(days=1)
    with History.opened(filled(own_home, [ANSWER])) as history:
        made = [backups.make_before(history.file, what, TODAY) for what in (*["restore"] * BEFORE, "import")]
        for seconds, path in enumerate(made):
            os.utime(path, (seconds, seconds))
        backups.make_daily(history.file, next_day)

    assert [*(path.name for path in made[1:]), f"history-{next_day}.db"] == named(backups)


def test_the_newest_of_a_day_is_the_one_that_was_written_last(own_home: Path) -> None:
    """The copy of the day is made anew after each drill, so also after something risky."""
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        before = backups.make_before(history.file, "restore", TODAY)
        os.utime(before, (1, 1))
        daily = backups.make_daily(history.file, TODAY)

    assert [before, daily] == [backup.path for backup in backups.listed()]


def test_of_copies_of_one_moment_the_higher_number_is_newer(own_home: Path) -> None:
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        made = [backups.make_before(history.file, "version-9", TODAY) for _ in range(11)]
    for path in made:
        os.utime(path, (1, 1))

    assert made == [backup.path for backup in backups.listed()]


def test_where_the_folder_cannot_be_listed_no_copy_is_written_over(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> list[str]:
        raise PermissionError

    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [ANSWER])) as history:
        made = [backups.make_before(history.file, "restore", TODAY)]
        with monkeypatch.context() as patch:
            patch.setattr(os, "listdir", refused)
            made.append(backups.make_before(history.file, "restore", TODAY))
            assert [] == backups.listed()

    assert made == [backup.path for backup in backups.listed()]


def test_a_history_that_does_not_hold_together_replaces_no_copy(own_home: Path) -> None:
    backups = Backups(Home(own_home))
    with History.opened(filled(own_home, [an_answer() for _ in range(300)])) as history:
        good = backups.make_daily(history.file, TODAY).read_bytes()
    content = bytearray((own_home / FILE).read_bytes())
    content[20_000:24_000] = b"\x55" * 4000
    (own_home / FILE).write_bytes(content)
    with History.opened(own_home) as history, pytest.raises(UnusableHome, match="damaged"):
        backups.make_daily(history.file, TODAY)
    assert good == backups.listed()[0].path.read_bytes()
    assert checked(own_home, "").faults


@pytest.mark.parametrize("harm", ["nothing", "cut", "junk", "gone", "foreign"])
def test_a_copy_is_restored_whatever_became_of_the_history(own_home: Path, harm: str) -> None:
    then, later = [an_answer() for _ in range(5)], [an_answer() for _ in range(200)]
    with History.opened(filled(own_home, then)) as history:
        back_up(history, own_home / "copy.db")
        history.add_all(later)
    path, whole = own_home / FILE, (own_home / FILE).read_bytes()
    match harm:
        case "cut":
            path.write_bytes(whole[:30_000])
        case "junk":
            path.write_bytes(os.urandom(len(whole)))
        case "gone":
            path.unlink()
        case "foreign":
            path.unlink()
            connection = sqlite3.connect(path)
            connection.execute("CREATE TABLE notes (n)")
            connection.close()
    before = path.read_bytes() if path.exists() else None
    done = restore(own_home, "", own_home / "copy.db", TODAY)

    assert (then, 5) == (kept(own_home), done.answers)
    if harm == "nothing":
        assert done.kept is not None
        restore(own_home, "", done.kept, TODAY)
        assert [*then, *later] == kept(own_home)
    elif before is None:
        assert done.kept is None
    else:
        assert done.kept is not None
        assert before == done.kept.read_bytes()


@pytest.mark.parametrize("content", [b"", b"junk", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_copy_that_is_none_changes_nothing(own_home: Path, content: bytes) -> None:
    filled(own_home, [ANSWER])
    (own_home / "copy.db").write_bytes(content)
    for source in (own_home / "copy.db", own_home / "nowhere.db", own_home):
        with pytest.raises(HistoryUnavailable):
            restore(own_home, "", source, TODAY)
    assert [ANSWER] == kept(own_home)
    assert not (own_home / "backups").exists()


def test_a_history_of_a_later_version_is_not_restored_over(own_home: Path) -> None:
    with History.opened(filled(own_home, [ANSWER])) as history:
        back_up(history, own_home / "copy.db")
        history.file.execute("PRAGMA user_version = 99")
    before = (own_home / FILE).read_bytes()
    with pytest.raises(NewerSchema):
        restore(own_home, "", own_home / "copy.db", TODAY)
    assert before == (own_home / FILE).read_bytes()


def test_a_practice_that_runs_meanwhile_goes_on_in_what_was_restored(own_home: Path) -> None:
    with History.opened(filled(own_home, [ANSWER])) as running:
        back_up(running, own_home / "copy.db")
        running.add(an_answer(text="gone"))
        restore(own_home, "", own_home / "copy.db", TODAY)
        running.add(an_answer(text="new"))
    assert [ANSWER.text, "new"] == [record.text for record in kept(own_home)]


def test_what_is_deleted_is_nowhere_in_the_folder(own_home: Path) -> None:
    secret = "4711.0815 mcg"
    with History.opened(own_home, "anna") as history:
        history.add_all(an_answer(text=f"{secret} {place}") for place in range(300))
        Backups(history.home).make_daily(history.file, TODAY)
        Backups(history.home).make_before(history.file, "restore", TODAY)
    for name in (f"{FILE}.kept-1", f"{HALF_DONE}0815", f"backups/{HALF_DONE}0815"):
        (own_home / "profile-anna" / name).write_text(secret, encoding="utf-8")
    delete_history(own_home, "anna")

    assert [] == [path for path in own_home.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert 0 == checked(own_home, "anna").answers


def test_a_damaged_history_can_be_deleted_and_what_is_not_ours_is_left_alone(own_home: Path) -> None:
    filled(own_home, [an_answer() for _ in range(200)])
    (own_home / FILE).write_bytes((own_home / FILE).read_bytes()[:30_000])
    delete_history(own_home, "")
    assert not (own_home / FILE).exists()
    (own_home / FILE).write_text("a letter", encoding="utf-8")
    with pytest.raises(Foreign):
        delete_history(own_home, "")
    assert "a letter" == (own_home / FILE).read_text(encoding="utf-8")


def test_deleting_where_there_is_nothing_makes_nothing(own_home: Path) -> None:
    delete_history(own_home, "")

    assert not own_home.exists()


def test_a_check_finds_records_that_nothing_could_have_written(own_home: Path) -> None:
    with History.opened(filled(own_home, [ANSWER, an_answer()])) as history:
        history.file.execute("UPDATE answer SET topic = '../x' WHERE number = 2")
    report = checked(own_home, "")

    assert (2, ("answer 2: topic cannot be '../x'",)) == (report.answers, report.faults)


@given(st.text(max_size=40) | st.text("aZ09-", max_size=40))
def test_a_profile_is_a_folder_in_the_home_or_refused(name: str) -> None:
    home = Path("/home/learner")
    if name and not re.fullmatch("[a-z0-9][a-z0-9-]{0,31}", name.lower(), re.ASCII):
        with pytest.raises(UnusableProfile) as refusal:
            profile_home(home, name)
        assert cleaned(str(refusal.value)) == str(refusal.value)
        return
    assert (home / f"profile-{name.lower()}" if name else home) == profile_home(home, name).path


def test_profiles_are_those_that_have_folders(own_home: Path) -> None:
    for name in ("ben", "anna"):
        filled(profile_home(own_home, name).path, [])
    (own_home / "profile-A B").mkdir()
    (own_home / "other").mkdir()

    assert ["anna", "ben"] == profile_names(own_home)
    assert [] == profile_names(own_home / "nowhere")


def test_facts_tell_the_time_in_utc_and_how_far_local_time_was_ahead() -> None:
    facts = facts_of(an_answer(at=NOON.astimezone(), offset=60))

    assert ("2026-11-25T12:00:00.000Z", 60) == (facts["at"], facts["offset"])
    with pytest.raises(UnusableRecord, match="this is not a record"):
        record_from("text")


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"])
def test_a_moment_that_no_clock_tells_is_neither_imported_nor_believed(own_home: Path, at: str) -> None:
    with pytest.raises(UnusableRecord, match="at cannot be"):
        record_from({**facts_of(ANSWER), "id": "0" * 32, "at": at})
    with History.opened(filled(own_home, [ANSWER])) as history:
        history.file.execute(f"UPDATE answer SET at = {milliseconds_of(datetime.fromisoformat(at))}")
        with pytest.raises(Damaged):
            list(history.records())

"""`dosecalc history`: what a learner sees of it."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dosecalc.learner.history import FILE, History
from dosecalc.learner.records import Record
from tests.cli.conftest import Call
from tests.learner.kept import ANSWER, an_answer

KNOWN = "vasopressor-by-weight@2:7:pharmacy@1"


LONG_AGO = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def kept(own_home: Path) -> list[Record]:
    """A history of four answers."""
    now = datetime.now(UTC).replace(microsecond=0)
    records = [
        an_answer(at=LONG_AGO, offset=-300),
        an_answer(at=LONG_AGO + timedelta(minutes=1), text="34.6 mL/h", verdict="correct", mistakes=(), ending="right"),
        an_answer(
            at=now - timedelta(days=3), topic="flow", text="", verdict="", ending="skipped", mistakes=(), part="b"
        ),
        an_answer(at=now, text="\x1b[2J" + "9" * 60, verdict="unreadable", mistakes=()),
    ]
    with History.opened(own_home) as history:
        for record in records:
            history.add(record)
    return records


def test_answers_are_listed_with_what_became_of_them_in_local_time(call: Call, kept: list[Record]) -> None:
    lines = call("history", "list").out.splitlines()

    assert len(kept) == len(lines)
    assert f"2024-03-01 07:00  wrong: 28.9 mL/h (used without converting)  {KNOWN}" == lines[0]
    assert f"2024-03-01 12:01  correct: 34.6 mL/h  {KNOWN}" == lines[1]
    assert lines[2].endswith(f"  skipped  {KNOWN} b)")
    assert re.fullmatch(rf".{{16}}  unreadable: \\x1b\[2J9+…  {KNOWN}", lines[3])


@pytest.mark.parametrize(
    ("options", "places"),
    [
        ((), [0, 1, 2, 3]),
        (("-n", "2"), [2, 3]),
        (("--wrong",), [0, 2]),
        (("--topic", "flow"), [2]),
        (("--since", "4d"), [2, 3]),
        (("--since", "2024-03-01", "--wrong", "-n", "1"), [2]),
        (("--since", "2999-01-01"), []),
        (("--since", "0001-01-01", "--wrong", "-n", "1"), [2]),
    ],
    ids=str,
)
def test_what_is_asked_for_is_listed(
    call: Call, kept: list[Record], options: tuple[str, ...], places: list[int]
) -> None:
    told = json.loads(call("history", "list", *options, "--format", "json").out)

    assert [kept[place].id for place in places] == [facts["id"] for facts in told]
    lines = call("history", "list", *options).out.splitlines()
    assert ["There is no such answer."] == lines if not places else len(places) == len(lines)


def test_unreadable_answers_in_a_row_are_told_in_one_line(call: Call, own_home: Path) -> None:
    typed = [("28.9 mL/h", "wrong"), *[("12,5", "unreadable")] * 9, ("what", "unreadable"), ("1 mL/h", "wrong")]
    with History.opened(own_home) as history:
        for text, verdict in [*typed, ("12,5", "unreadable")]:
            history.add(an_answer(text=text, verdict=verdict, mistakes=()))

    lines = call("history", "list", "-n", "3").out.splitlines()

    assert ["unreadable: what (the last of 10)", "wrong: 1 mL/h", "unreadable: 12,5"] == [
        line.split("  ")[1] for line in lines
    ]
    assert 3 == len(json.loads(call("history", "list", "-n", "3", "--format", "json").out))


@pytest.mark.parametrize("command", [("history", "list"), ("progress",)], ids=" ".join)
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_topic_that_there_is_not_is_told_with_those_near_it(
    call: Call, request: pytest.FixtureRequest, command: tuple[str, ...], *, is_kept: bool
) -> None:
    if is_kept:
        request.getfixturevalue("kept")
    result = call(*command, "--topic", "titrations")

    assert (2, "") == (result.code, result.out)
    assert "there is no topic 'titrations'; did you mean titration" in result.err


def test_a_topic_that_only_older_answers_know_is_listed(call: Call, own_home: Path) -> None:
    with History.opened(own_home) as history:
        history.add(an_answer(topic="leeches"))

    assert 1 == len(call("history", "list", "--topic", "leeches").out.splitlines())


@pytest.mark.parametrize("day", ["yesterday", "d", "-1d", "99999999d", "2026-13-01", "0000-01-01", "٣d", "\x1b[2J"])
def test_what_is_no_day_is_told(call: Call, day: str) -> None:
    result = call("history", "list", f"--since={day}")

    assert (2, "") == (result.code, result.out)
    assert "is not a day; write one such as 2026-11-01, or 30d or 8w" in result.err
    assert "\x1b" not in result.err


def test_where_nothing_is_kept_nothing_is_made_and_each_command_says_so(call: Call, own_home: Path) -> None:
    listed = call("history", "list")
    assert (0, "No answer is kept yet; practice with: dosecalc drill\n") == (listed.code, listed.out)
    assert "[]\n" == call("history", "list", "--format", "json").out
    assert "0 answers." in call("history", "check").out
    assert "There are no backups yet." in call("history", "restore").out
    assert "(no name): 0 answers\n" == call("history", "profiles").out
    for command in (("export", str(own_home / "x")), ("backup", str(own_home / "x"))):
        result = call("history", *command)
        assert 3 == result.code
        assert result.err.endswith(": no answer is kept yet; practice with: dosecalc drill\n")
    assert not own_home.exists()


def test_what_is_exported_can_be_imported_elsewhere(call: Call, kept: list[Record], tmp_path: Path) -> None:
    file = str(tmp_path / "mine.jsonl")

    assert f"Exported 4 answers to {file}\n" == call("history", "export", file).out
    assert Path(file).read_text(encoding="utf-8") == call("history", "export", "-").out
    assert "Imported 4 answers.\n" == call("history", "import", file, "--profile", "anna").out
    assert "Imported 0 answers. 4 were here already.\n" == call("history", "import", file, "--profile", "anna").out
    assert call("history", "list").out == call("history", "list", "--profile", "anna").out
    assert "(no name): 4 answers" in call("history", "profiles").out
    assert [("anna", 4), (None, 4)] == sorted(
        ((row["profile"], row["answers"]) for row in json.loads(call("history", "profiles", "--format", "json").out)),
        key=str,
    )
    assert (3, 2) == (call("history", "export", file).code, call("history", "import", str(tmp_path)).code)
    assert 0 == call("history", "export", file, "--overwrite").code
    assert 5 == len(kept) + 1


def test_a_copy_is_made_and_restored(call: Call, kept: list[Record], own_home: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "copy.db")

    assert f"Copied 4 answers to {file}\n" in call("history", "backup", file).out
    call("drill", "titration", "-n", "1", typed="s\n")
    assert "5 answers" in call("history", "check").out
    assert re.search(
        r"^To go back to the newest: dosecalc history restore history-.+\.db$",
        call("history", "restore").out,
        re.MULTILINE,
    )
    restored = call("history", "restore", file).out
    assert f"Restored 4 answers from {file}\nWhat was there before is kept as {own_home}" in restored
    (newest,) = [row["name"] for row in json.loads(call("history", "restore", "--format", "json").out) if row["before"]]
    assert "Restored 5 answers" in call("history", "restore", newest).out
    assert 3 == call("history", "restore", "nothing.db").code
    assert 4 == len(kept)


def test_what_a_profile_is_told_to_do_is_about_that_profile(call: Call, own_home: Path) -> None:
    call("drill", "titration", "-n", "1", "--profile", "anna", typed="s\n")
    (own_home / "profile-anna" / FILE).write_bytes(b"junk")

    assert (
        "To go back to a backup: dosecalc history restore --profile anna;"
        in call("history", "list", "--profile", "Anna").err
    )
    assert re.search(
        r"restore history-\S+\.db --profile anna$", call("history", "restore", "--profile", "anna").out.strip()
    )


def test_a_check_tells_faults_and_leaves_with_one(call: Call, kept: list[Record], own_home: Path) -> None:
    assert 0 == call("history", "check").code
    with History.opened(own_home) as history:
        history.file.execute("UPDATE answer SET mode = 'DRILL' WHERE number = 1")
    result = call("history", "check")

    assert 1 == result.code
    assert "Fault: answer 1: mode cannot be 'DRILL'\nTo go back to a backup: dosecalc history restore\n" in result.out
    facts = json.loads(call("history", "check", "--format", "json").out)
    assert (len(kept), ["answer 1: mode cannot be 'DRILL'"]) == (facts["answers"], facts["faults"])


def test_nothing_is_deleted_unless_it_is_confirmed(call: Call, kept: list[Record], own_home: Path) -> None:
    for typed in ("", "\n", "no\n", "yes\n"):
        result = call("history", "delete", typed=typed)
        assert "This deletes 4 answers, and all backups in your folder. There is no way back." in result.out
        assert "Nothing was deleted." in result.out
        assert 2 == result.code
    assert len(kept) == len(call("history", "list").out.splitlines())
    assert "Deleted: all answers" in call("history", "delete", typed=" Delete\n").out
    assert "There is no such answer.\n" == call("history", "list").out
    assert "Deleted: all answers" in call("history", "delete", "--yes").out
    assert ANSWER.text.encode() not in (own_home / FILE).read_bytes()


@pytest.mark.parametrize("command", ["list", "check", "import", "backup", "export", "delete"])
def test_a_history_that_cannot_be_used_is_told_with_a_way_out(
    call: Call, own_home: Path, tmp_path: Path, command: str
) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b"junk")
    argument = [str(tmp_path / "x.jsonl")] if command in {"import", "backup", "export"} else []
    result = call("history", command, *argument, *(["--yes"] if command == "delete" else []))

    assert (3, "") == (result.code, result.out)
    assert re.fullmatch(r"dosecalc: .+: this is not a dosecalc history\. To go back .+\n", result.err)
    assert b"junk" == (own_home / FILE).read_bytes()
    assert "this is not a dosecalc history" in call("history", "profiles").out


def test_history_alone_tells_what_it_can_do(call: Call) -> None:
    result = call("history")

    assert 0 == result.code
    assert {"list", "export", "import", "check", "backup", "restore", "delete", "profiles"} <= set(result.out.split())


def test_what_delete_would_refuse_is_not_offered(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / FILE).write_bytes(b"junk")
    result = call("history", "delete", typed="delete\n")

    assert (3, "") == (result.code, result.out)
    assert "this is not a dosecalc history" in result.err
    assert b"junk" == (own_home / FILE).read_bytes()

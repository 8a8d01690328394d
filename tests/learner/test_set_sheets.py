"""The sheet of a set is kept in its responses file and gone on with from there; it knows its problems by code."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.learner.answer_sheets import Answer, AnswerSheet, End, Entry
from dosecalc.learner.set_sheets import CannotTake, SetSheets, check_whose, kept_sheet, learner_named
from dosecalc.sets.copy_file import LearnersCopy, read_copy, write_copy
from dosecalc.sets.problem_set import Learner
from tests.sets.asking import quiz

ANA = Learner("ana")
places = count()
moments = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
answers = st.builds(
    Answer, st.text(st.characters(codec="utf-8"), max_size=20), st.integers(0, 3), st.integers(0, 10**9)
)


def place() -> Path:
    made = Path(os.environ["DOSECALC_HOME"]) / f"take-{next(places)}"
    made.mkdir(parents=True)
    return made


@cache
def copy() -> LearnersCopy:
    made = quiz(secret=b"a secret of more than sixteen bytes")
    path = place() / "set-A.json"
    write_copy(made, made.variants[0], path)
    return read_copy(path)


@st.composite
def sheets(draw: st.DrawFn) -> AnswerSheet:
    entries = tuple(
        Entry(
            problem.code,
            tuple(draw(answers) for _ in problem.parts),
            draw(st.booleans()),
        )
        for problem in copy().problems
    )
    at = draw(st.integers(0, len(entries) - 1))
    used, asks = draw(st.integers(0, 10**9)), draw(st.booleans())
    return AnswerSheet(draw(moments), draw(moments), entries, used, at, asks)


@settings(max_examples=40)
@given(sheets())
def test_who_left_goes_on_with_the_same_sheet(sheet: AnswerSheet) -> None:
    path = place() / "responses.json"
    SetSheets(copy(), ANA, path).write(sheet)

    assert (ANA, sheet) == kept_sheet(copy(), path)


def test_a_new_sheet_has_an_empty_answer_to_each_part_and_tells_nothing_of_the_draws() -> None:
    sheet = SetSheets(copy(), ANA, place() / "r.json").new(asks_confidence=True)

    assert [problem.code for problem in copy().problems] == [entry.problem for entry in sheet.entries]
    assert [len(problem.parts) for problem in copy().problems] == [len(entry.answers) for entry in sheet.entries]
    assert not any(entry.given or entry.flagged for entry in sheet.entries)
    assert not any("@" in entry.problem for entry in sheet.entries)
    assert (True, True, 0) == (sheet.is_open, sheet.asks_confidence, sheet.used)


def test_a_place_behind_the_last_problem_is_the_last() -> None:
    path = place() / "r.json"
    sheets = SetSheets(copy(), ANA, path)
    sheets.write(replace(sheets.new(asks_confidence=False), at=500))
    kept = kept_sheet(copy(), path)

    assert kept is not None
    assert len(copy().problems) - 1 == kept[1].at


def test_where_there_is_no_file_there_is_no_sheet() -> None:
    assert kept_sheet(copy(), place() / "r.json") is None


def test_what_is_handed_in_is_not_gone_on_with() -> None:
    path = place() / "r.json"
    sheets = SetSheets(copy(), ANA, path)
    sheets.write(replace(sheets.new(asks_confidence=False), end=End.HANDED_IN))

    with pytest.raises(CannotTake, match="handed in"):
        kept_sheet(copy(), path)


def test_who_answers_says_so_in_one_line() -> None:
    assert Learner("Ana Lee") == learner_named(" Ana \n Lee ")
    assert learner_named(" \n") is None
    assert Learner("a" * 100) == learner_named("a" * 100)
    with pytest.raises(CannotTake, match="at most 100 characters"):
        learner_named("a" * 101)


def test_nobody_goes_on_with_the_answers_of_another(tmp_path: Path) -> None:
    for said in ("", " ", "ANA", " ana "):
        check_whose(ANA, said, tmp_path)
    check_whose(None, "bo", tmp_path)
    with pytest.raises(CannotTake, match="answers of ana; to answer the set as bo, name another file"):
        check_whose(ANA, "bo", tmp_path)

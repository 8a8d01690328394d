"""Of several hand-ins of a learner all must agree, or the last counts; what was refused is known to be somebody's."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dosecalc.classroom.handing_in.gathering import Gathered, NoResponses, gathered
from dosecalc.classroom.handing_in.key_index import KeyIndex
from dosecalc.sets.class_table import DECIMALS
from dosecalc.sets.problem_set import Learner
from dosecalc.sets.responses import Answered, Response, Responses, write_responses
from tests.classroom.classes import (
    LAST,
    PARTED,
    ROSTER,
    SINGLE,
    concerns,
    gather,
    grade,
    item,
    right,
    small,
    table,
    wide,
)

ONE, TWO = small(1), small(2)
LONG = ("learner", "problem", "answer")
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)

Texts = dict[tuple[int, int], str]


def last(*paths: Path, roster: Sequence[Learner] = ()) -> Gathered:
    found = gathered(paths, KeyIndex(ONE, roster), last_counts=True)
    assert found.rows == found.rows_taken + found.rows_refused
    return found


def texts(found: Gathered, learner: str = "s1") -> Texts:
    return {place: response.text for place, response in found.sheets[learner].responses.items()}


def handed_in(path: Path, text: str, finished: datetime | None) -> Path:
    answers = (Answered(item(0, SINGLE).code, "", Response(text)),)
    write_responses(Responses(ONE.id, "A", Learner("s1"), answers, finished=finished), path)
    return path


def test_of_two_rows_of_a_learner_the_last_counts_as_a_whole(tmp_path: Path) -> None:
    path = wide(
        tmp_path / "r.csv", ("learner", "1", "4"), ("s1", "5 mL", "9 mL/h"), ("s2", "7 mL", ""), ("S1", "6 mL", "")
    )
    found = last(path)

    assert {(1, 0): "6 mL"} == texts(found)
    assert {(1, 0): "7 mL"} == texts(found, "s2")
    assert [("overtaken", 2, 1, False)] == [
        (each.concern.id, each.line, each.rows, each.concern.is_trouble) for each in found.remarks
    ]
    assert f"the later hand-in in {path}, line 4 counts" == found.remarks[0].says


def test_where_nobody_says_that_the_last_counts_none_does(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("learner", "1"), ("s1", "5 mL"), ("s1", "6 mL"))

    assert {} == gather(ONE, path).sheets
    assert ["two_versions"] * 2 == concerns(gather(ONE, path))


def test_of_two_rows_for_an_answer_the_last_counts(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", 1, "5 mL"), ("s1", 1, "6 mL"), ("s1", LAST, "9 mL/h"), ("s1", 1, ""))
    found = last(path)

    assert {(1, 0): "6 mL", (4, 0): "9 mL/h"} == texts(found)
    assert [("overtaken", 2, "the later answer on line 3 counts")] == [
        (each.concern.id, each.line, each.says) for each in found.remarks
    ]


def test_a_later_answer_to_one_part_leaves_the_others(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", PARTED, "1 mcg/min; 2 mL/h; 3 mg; 4 mL"), ("s1", "2b", "7 mL/h"))
    found = last(path)

    assert {(2, 0): "1 mcg/min", (2, 1): "7 mL/h", (2, 2): "3 mg", (2, 3): "4 mL"} == texts(found)
    assert (2, 2, []) == (found.rows, found.rows_taken, found.remarks)


def test_two_columns_for_a_part_contradict_each_other_whichever_counts(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", ("learner", "2", "2a"), ("s1", right(ONE, PARTED), "7 mcg/min"))

    assert {"s1"} == set(last(path).held_back)


@pytest.mark.parametrize(("first", "second", "counts"), [(1, 0, "early"), (0, 1, "late"), (None, 1, "late")])
def test_of_two_files_the_one_that_was_finished_last_counts(
    tmp_path: Path, first: int | None, second: int, counts: str
) -> None:
    moments = [None if hours is None else NOON + timedelta(hours=hours) for hours in (first, second)]
    one, two = handed_in(tmp_path / "1.json", "early", moments[0]), handed_in(tmp_path / "2.json", "late", moments[1])
    found = last(one, two)

    assert {(1, 0): counts} == texts(found)
    assert ["overtaken"] == concerns(found)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('s1,4,"9 mL', "a quotation mark is not closed on this line"),
        ('s1,4,"9" mL', "its quotation marks do not match"),
        ("s1,4,9 mL,,x", "it has 5 cells, and there are 3 columns"),
        ('"s1",4,9 mL,12,5', "it has 5 cells, and there are 3 columns"),
        ("s1,4,12,5 mL/h", f"it has 4 cells, and there are 3 columns{DECIMALS}"),
    ],
)
def test_whoever_has_a_row_that_cannot_be_read_is_to_be_checked(tmp_path: Path, row: str, why: str) -> None:
    (tmp_path / "r.csv").write_text(f"learner,problem,answer\ns1,1,5 mL\n{row}\ns2,1,5 mL\n", encoding="utf-8")
    found = gather(ONE, tmp_path / "r.csv")

    assert [("s1", 3, why)] == [(each.learner, each.line, each.says) for each in found.remarks]


def test_a_cell_over_several_lines_costs_no_other_row_and_makes_up_no_learner(tmp_path: Path) -> None:
    content = 'learner,problem,answer,sure\ns1,1,"5\nmL",3\ns2,1,"5\nor\n6 mL",\ns3,1,5 mL,3\ns1,4,9 mL/h\n'
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    found = gather(ONE, tmp_path / "r.csv")

    assert {"s1": {(4, 0)}, "s3": {(1, 0)}} == {id_: set(sheet.responses) for id_, sheet in found.sheets.items()}
    assert [(2, "s1"), (3, ""), (4, "s2"), (5, ""), (6, "")] == [
        (each.line, each.learner) for each in found.remarks if each.rows
    ]
    assert ["s2"] == list(found.held_back)
    assert "it may be the rest of line 2, which ends within quotation marks" == found.remarks[1].says


def test_who_is_known_by_name_is_known_by_name_in_a_row_that_cannot_be_read_too(tmp_path: Path) -> None:
    content = 'first name,last name,1\nAnn,Lee,5 mL\nANN,lee,"5 mL\nBen,"Ode\n'
    (tmp_path / "r.csv").write_text(content, encoding="utf-8")
    found = gather(ONE, tmp_path / "r.csv", roster=ROSTER)

    assert ["s1", ""] == [each.learner for each in found.remarks if each.rows]


def test_a_folder_of_workbooks_alone_says_how_to_save_them(tmp_path: Path) -> None:
    (tmp_path / "answers.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(NoResponses, match=r"workbooks such as answers.xlsx are not read: save it .* as CSV UTF-8"):
        gather(ONE, tmp_path)


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_workbook_that_is_named_is_told_from_damaged_text(tmp_path: Path, begins: bytes) -> None:
    (tmp_path / "answers.csv").write_bytes(begins)
    found = gather(ONE, tmp_path / "answers.csv")

    assert "this is a workbook" in found.remarks[0].says


def test_decimal_commas_are_told_by_themselves(tmp_path: Path) -> None:
    path = table(tmp_path / "r.csv", LONG, ("s1", 1, "12,5 mL/h"), ("s2", 1, "x"))
    graded, _ = grade(ONE, path)

    assert [("s1", "decimal_comma"), ("s2", "unreadable")] == [
        (each.learner, each.concern.id) for each in graded.remarks
    ]
    assert "replace it in the file by a point" in graded.remarks[0].says

"""The empty table for typing answers in: what is filled into it, grading reads whole."""

import csv
from pathlib import Path

import pytest

from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import ProblemSet
from tests.classroom.classes import ROSTER, small
from tests.cli.conftest import Call, call

__all__ = ["call"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled(path: Path, made: ProblemSet, variants: list[str]) -> Path:
    """The table with every answer right."""
    found = rows(path)
    for row, name in zip(found, variants, strict=True):
        row["variant"] = row["variant"] or name
        for item in made.variant(row["variant"]).items:
            labels = "abcdefghij"[: len(item.keys)] if len(item.keys) > 1 else [""]
            row.update({f"{item.number}{label}": key for label, key in zip(labels, item.keys, strict=True)})
    typed = path.with_name("typed.csv")
    with typed.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(found[0]))
        table.writeheader()
        table.writerows(found)
    return typed


def test_what_is_typed_into_the_table_of_a_class_is_read_whole(call: Call, tmp_path: Path) -> None:
    made = small(2)
    write_key(made, tmp_path / "key.json")
    (tmp_path / "class.csv").write_text("id,name\n001001,Ana M\u00fcller\n001002,Ana M\u00fcller\n", encoding="utf-8")
    blank = tmp_path / "blank.csv"
    roster = ("--roster", str(tmp_path / "class.csv"))
    told = call("grade", str(tmp_path / "key.json"), "--blank", str(blank), *roster)
    typed = filled(blank, made, ["A", "B"])
    done = call("grade", str(tmp_path / "key.json"), str(typed), *roster, "-o", str(tmp_path / "marks"))

    assert (0, True) == (told.code, f"Written: {blank}" in told.out), told.err
    assert ["learner", "name", "variant", "1", "2a", "2b", "2c", "2d", "3", "4"] == list(rows(blank)[0])
    assert [("001001", "A", "100"), ("001002", "B", "100")] == [
        (row["learner"], row["variant"], row["percent"]) for row in rows(tmp_path / "marks" / "gradebook.csv")
    ], done.out
    assert (0, False) == (done.code, "not read" in done.out)


def test_the_table_of_a_set_for_a_roster_knows_variants_and_learners(call: Call, tmp_path: Path) -> None:
    made = small(roster=ROSTER)
    write_key(made, tmp_path / "key.json")
    call("grade", str(tmp_path / "key.json"), "--blank", str(tmp_path / "b.csv"))
    again = call("grade", str(tmp_path / "key.json"), "--blank", str(tmp_path / "b.csv"))
    twice = call("grade", str(tmp_path / "key.json"), "--blank", str(tmp_path / "c.csv"), "--roster", "class.csv")
    done = call("grade", str(tmp_path / "key.json"), str(filled(tmp_path / "b.csv", made, ["", "", ""])))

    assert [(each.id, each.name, str(place)) for place, each in enumerate(ROSTER, start=1)] == [
        (row["learner"], row["name"], row["variant"]) for row in rows(tmp_path / "b.csv")
    ]
    assert (3, True) == (again.code, "--overwrite" in again.err)
    assert (2, True) == (twice.code, "leave --roster out" in twice.err)
    assert (0, True) == (done.code, "mean 4 of 4 (100%)" in done.out)


def test_a_workbook_has_text_cells_where_answers_are_typed(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    write_key(small(1), tmp_path / "key.json")
    (tmp_path / "class.csv").write_text("id,name\n001001,=1+1\n", encoding="utf-8")
    told = call(
        "grade",
        str(tmp_path / "key.json"),
        "--blank",
        str(tmp_path / "b.xlsx"),
        "--roster",
        str(tmp_path / "class.csv"),
    )
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").active

    assert "save it as CSV UTF-8" in told.out
    assert ["001001", "=1+1", "A"] == [cell.value for cell in sheet[2]][:3]
    assert {"s"} == {cell.data_type for cell in sheet[2][:3]}
    columns = list(sheet.column_dimensions.values())
    assert {"@"} == {each.number_format for each in columns}
    assert sheet.max_column <= max(each.max for each in columns)


@pytest.mark.parametrize("named", [(), ("",), ("a.csv", " ")])
def test_an_empty_name_is_not_the_current_folder(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: tuple[str, ...],
) -> None:
    """A variable of the shell that is not set must not have every file of a folder graded."""
    monkeypatch.chdir(tmp_path)
    write_key(small(1), tmp_path / "key.json")
    (tmp_path / "a.csv").write_text("learner,problem,answer\ns1,1,5 mL\n", encoding="utf-8")
    done = call("grade", "key.json", *named)

    assert (2, "") == (done.code, done.out)
    assert "a dot is the current folder" in done.err
    assert "1 file. Rows: 1 given" in call("grade", "key.json", ".").out

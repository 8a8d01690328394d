"""CSV as a spreadsheet reads it."""

import csv
import json
from pathlib import Path

import pytest

from dosecalc.exports.options import Options, SheetKind
from dosecalc.spreadsheet import FORMULA_SIGNS
from dosecalc.tutoring import explanation
from tests.exports.sources import source, written


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_each_part_of_each_problem_is_a_row_with_all_that_is_asked(tmp_path: Path) -> None:
    what = source()
    losses = written("csv", what, tmp_path / "a.csv")
    shown = [(problem.printed, part) for problem in what.drawn() for part in problem.printed.parts]

    for row, (problem, part) in zip(rows(tmp_path / "a.csv"), shown, strict=True):
        assert (str(problem.number), part.label, part.ask) == (row["number"], row["part"], row["question"])
        assert all(text in row["card"] for _, text in problem.card)
        assert all(picture.says in row["card"] for picture in problem.pictures)
    pictured = [problem.printed.number for problem in what.drawn() if problem.printed.pictures]
    assert pictured == [loss.number for loss in losses]
    assert pictured


def test_a_worksheet_has_no_answers_and_a_key_has_them(tmp_path: Path) -> None:
    what = source()
    written("csv", what, tmp_path / "a.csv")
    written("csv", what, tmp_path / "b.csv", Options(SheetKind.worked_key))

    assert {"answer", "exact", "working"}.isdisjoint(rows(tmp_path / "a.csv")[0])
    keys = [part.key for shown in what.drawn() if shown.problem for part in shown.problem.parts]
    assert keys == [row["answer"] for row in rows(tmp_path / "b.csv")]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    written("csv", source(hostile=True), tmp_path / "a.csv", Options(SheetKind.worked_key))

    assert not any(value.startswith(FORMULA_SIGNS) for row in rows(tmp_path / "a.csv") for value in row.values())


@pytest.mark.parametrize("name", ["csv", "json"])
def test_a_worked_key_works_out_nothing_that_it_does_not_tell(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def estimated(*_: object) -> None:
        pytest.fail("an estimate was worked out, and is told nowhere in it")

    monkeypatch.setattr(explanation, "estimate", estimated)

    written(name, source(), tmp_path / "a", Options(SheetKind.worked_key))

    assert "÷" in (tmp_path / "a").read_text(encoding="utf-8")


def test_a_worked_key_in_json_tells_the_working_and_the_check_of_the_explanation(tmp_path: Path) -> None:
    what = source()
    written("json", what, tmp_path / "a", Options(SheetKind.worked_key, method="formula"))
    told = [answer for problem in json.loads((tmp_path / "a").read_text())["problems"] for answer in problem["answers"]]
    parts = [part for shown in what.drawn() if shown.problem for part in shown.problem.parts]

    assert {True, False} == {answer["check"] is None for answer in told}
    for part, answer in zip(parts, told, strict=True):
        explained = part.solution.explained("formula")
        assert [str(line) for line in explained.lines] == answer["working"]
        assert (str(explained.check) if explained.check else None) == answer["check"]


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written("csv", source(), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()

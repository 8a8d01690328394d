"""Files of an export: what they are called, what is refused before any is written, and what is told of losses."""

import json
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import CannotExport, Loss, source_of, sources_in
from dosecalc.exports.files import LossReport, asked_files, files_of_a_set
from dosecalc.exports.options import Options, SheetKind
from dosecalc.files import UnwritableFile
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.problem_set import NoSuchVariant
from tests.sets.asking import quiz


def test_each_variant_has_a_file_and_one_for_its_worked_key(tmp_path: Path) -> None:
    made = quiz()
    found = files_of_a_set(made, export_to("html"), tmp_path / "set", together=False)

    names = ["set-A.html", "set-A-worked-key.html", "set-B.html", "set-B-worked-key.html"]
    assert names == [each.path.name for each in found]
    assert {made.size} == {each.size for each in found}


def test_variants_together_are_one_file_for_each_sheet(tmp_path: Path) -> None:
    made = quiz()
    found = files_of_a_set(made, export_to("pdf"), tmp_path / "set", together=True)

    assert ["set-together.pdf", "set-together-worked-key.pdf"] == [each.path.name for each in found]
    assert [2 * made.size] * 2 == [each.size for each in found]


def test_the_name_of_a_variant_leads_into_no_other_folder(tmp_path: Path) -> None:
    source = replace(source_of(quiz(), quiz().variants[0]), variant="../../x")
    (found,) = asked_files([source], export_to("csv"), [Options()], tmp_path / "set", together=False)

    assert tmp_path / "set-_x.problems.csv" == found.path


def test_what_was_lost_lies_beside_the_file_and_is_told_by_problem(tmp_path: Path) -> None:
    (found, *_) = files_of_a_set(quiz(), export_to("gift"), tmp_path / "set", together=False)
    numbers: list[int] = []
    report = found.write(overwrite=False, after_each=numbers.append)

    assert report.losses
    assert [*range(1, found.size + 1)] == numbers
    facts = json.loads((tmp_path / "set-A.gift.txt.losses.json").read_text())
    assert [(loss.number, loss.part, loss.says) for loss in report.losses] == [
        (each["problem"], each["part"], each["says"]) for each in facts
    ]


def test_a_report_of_losses_is_never_that_of_another_export(tmp_path: Path) -> None:
    (gift, *_) = files_of_a_set(quiz(), export_to("gift"), tmp_path / "set", together=False)
    losses = tmp_path / "set-A.gift.txt.losses.json"
    losses.write_text("mine")

    with pytest.raises(UnwritableFile, match=r"losses\.json: this file already exists"):
        gift.write(overwrite=False)
    assert [losses] == [*tmp_path.iterdir()]
    assert gift.write(overwrite=True).losses
    assert "mine" != losses.read_text()
    with mock.patch.object(type(gift), "_export"):
        assert not gift.write(overwrite=True).losses
    assert not losses.exists()


def test_a_copy_is_exported_as_its_own_variant_alone(tmp_path: Path) -> None:
    write_copy(quiz(), quiz().variants[0], tmp_path / "set-A.json")

    assert ["A", "A"] == [each.variant for name in ("", "a") for each in sources_in(tmp_path / "set-A.json", name)]
    with pytest.raises(NoSuchVariant, match="there is no variant 'B'; this is a learner's copy of variant A"):
        sources_in(tmp_path / "set-A.json", "B")


def test_a_kind_of_loss_is_told_once_with_a_few_of_its_problems() -> None:
    pictures = [Loss(number, "", "has no picture") for number in range(1, 15)]
    report = LossReport([Loss(0, "", "all is typed"), Loss(3, "b", "has no unit"), *pictures])

    assert [
        "all is typed",
        "has no unit (problem 3b)",
        "has no picture (problems 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more)",
    ] == [*report.lines()]


def test_a_file_is_refused_before_it_is_written(tmp_path: Path) -> None:
    source = source_of(quiz(), quiz().variants[0])
    sheets = [Options(SheetKind.worked_key), Options()]
    worked, usual = asked_files([source], export_to("gift"), sheets, tmp_path / "set", together=False)
    usual.path.touch()

    with pytest.raises(CannotExport, match="has no worked-key"):
        worked.check(overwrite=True)
    with pytest.raises(UnwritableFile, match="already"):
        usual.write(overwrite=False)
    assert not usual.path.stat().st_size

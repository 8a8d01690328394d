"""The files of a set in their folder: what is written, what is refused, and what is there from another set."""

from pathlib import Path

import pytest

from dosecalc.files import UnwritableFile
from dosecalc.sets.copy_file import read_copy
from dosecalc.sets.key_file import read_key
from dosecalc.sets.set_files import SetFiles
from tests.sets.asking import quiz


def test_a_set_has_a_key_and_a_copy_for_each_variant(tmp_path: Path) -> None:
    made, files = quiz(), SetFiles(tmp_path / "new" / "folder")
    files.prepare()
    files.write_key(made)
    numbers: list[int] = []
    for variant in made.variants:
        files.write_copy(made, variant, numbers.append)

    assert {"key.json", "set-A.json", "set-B.json"} == {path.name for path in files.folder.iterdir()}
    assert made == read_key(files.key)
    assert ["A", "B"] == [read_copy(files.copy(variant)).variant for variant in made.variants]
    assert [*range(1, made.size + 1)] * 2 == numbers


def test_a_key_that_is_there_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    SetFiles(tmp_path).key.touch()

    with pytest.raises(UnwritableFile, match=r"key\.json"):
        SetFiles(tmp_path).prepare()
    SetFiles(tmp_path, overwrite=True).prepare()


def test_a_copy_that_is_there_is_refused(tmp_path: Path) -> None:
    made, files = quiz(), SetFiles(tmp_path)
    files.copy(made.variants[0]).write_text("mine")

    with pytest.raises(UnwritableFile, match=r"set-A\.json"):
        files.write_copy(made, made.variants[0])
    assert "mine" == files.copy(made.variants[0]).read_text()


def test_copies_of_another_set_are_found_and_exports_and_responses_are_not(tmp_path: Path) -> None:
    files = SetFiles(tmp_path)
    for name in ("set-A.json", "set-B.json", "set-C.json", "set-AA.json", "set-C.problems.json", "set-C.html"):
        (tmp_path / name).touch()

    assert ["set-AA.json", "set-C.json"] == [path.name for path in files.left_of_another(quiz())]

"""The files of a set in their folder: what is written, what is refused, and what is there from another set."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.exports.catalogue import export_to, format_names
from dosecalc.files import UnwritableFile
from dosecalc.sets.copy_file import read_copy
from dosecalc.sets.key_file import read_key
from dosecalc.sets.set_files import OF_EXPORTS, SetFiles
from dosecalc.whole_files import written_whole
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


@pytest.fixture(params=["links", "no links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system where a file may have two names, and one where it may not."""
    if request.param == "no links":
        monkeypatch.setattr(Path, "hardlink_to", no_links)


@pytest.mark.usefixtures("links")
def test_a_key_that_another_program_writes_meanwhile_stays(tmp_path: Path) -> None:
    files = SetFiles(tmp_path)
    files.prepare()
    files.key.write_text("of another program")
    with pytest.raises(UnwritableFile, match=r"key\.json: this file already exists; choose another name"):
        files.write_key(quiz())

    assert "of another program" == files.key.read_text()
    assert ["key.json"] == [path.name for path in tmp_path.iterdir()]
    SetFiles(tmp_path, overwrite=True).write_key(quiz())
    assert quiz() == read_key(files.key)


@pytest.mark.usefixtures("links")
def test_a_key_is_written_wherever_files_may_have_two_names_or_not(tmp_path: Path) -> None:
    SetFiles(tmp_path).write_key(quiz())

    assert quiz() == read_key(tmp_path / "key.json")
    assert ["key.json"] == [path.name for path in tmp_path.iterdir()]


def test_every_export_is_known_by_its_ending() -> None:
    assert all(f".{export_to(name).suffix}".endswith(OF_EXPORTS) for name in format_names())


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_copy_that_is_there_is_refused(tmp_path: Path) -> None:
    made, files = quiz(), SetFiles(tmp_path)
    files.copy(made.variants[0]).write_text("mine")

    with pytest.raises(UnwritableFile, match=r"set-A\.json"):
        files.write_copy(made, made.variants[0])
    assert "mine" == files.copy(made.variants[0]).read_text()


def test_copies_of_another_set_are_found(tmp_path: Path) -> None:
    files = SetFiles(tmp_path)
    for name in ("set-A.json", "set-B.json", "set-C.json", "set-AA.json"):
        (tmp_path / name).touch()

    assert ["set-AA.json", "set-C.json"] == [path.name for path in files.left_of_another(quiz(), files.earlier())]


def test_exports_of_another_set_are_found_unless_they_are_written_anew(tmp_path: Path) -> None:
    made, files = quiz(), SetFiles(tmp_path, overwrite=True)
    files.write_key(made)
    names = ("set-A.html", "set-A-worked-key.html", "set-A.problems.json", "set-A.moodle.xml.losses.json")
    for name in (*names, "set-A.responses.json", "set-A.json", "notes.html", "set-up.txt"):
        (tmp_path / name).touch()
    earlier, other = files.earlier(), replace(made, id="another")
    with written_whole(tmp_path / "set-A.html"):
        pass

    assert [] == files.left_of_another(made, earlier)
    assert sorted(names[1:]) == [path.name for path in files.left_of_another(other, earlier)]
    files.key.write_text("no key")
    assert [] == files.left_of_another(other, files.earlier())

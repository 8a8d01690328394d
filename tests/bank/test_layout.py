"""The bank finds the files that whoever verifies it finds, each in the place where the bank reads it."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.layout import (
    BLUEPRINTS,
    FORMULARY,
    POLICIES,
    TEMPLATES,
    astray,
    bank_around,
    files_below,
    files_of,
    holds_topics,
    is_marked,
    kind_at,
    right_place,
    templates_of,
)

FOLDERS = st.sampled_from(["templates", "formulary", "policies", "blueprints", "schemas", ".git", "ward", "easy"])
NAMES = st.sampled_from(["one.toml", "two.toml", "topics.toml", ".three.toml", "._one.toml", ".#two.toml", "notes.txt"])
PLACES = st.tuples(st.lists(FOLDERS, max_size=3), NAMES)
LINKS = st.tuples(st.lists(FOLDERS, max_size=2), st.sampled_from(["link", "templates"]), st.lists(FOLDERS, max_size=2))


def nothing_unreadable(error: OSError) -> None:
    raise AssertionError(error)


@settings(max_examples=150)
@given(st.lists(PLACES, max_size=8), st.lists(LINKS, max_size=3))
def test_what_the_bank_reads_is_what_is_found_below_it_in_the_places_of_a_bank(
    files: list[tuple[list[str], str]], links: list[tuple[list[str], str, list[str]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder, "bank")
        bank.mkdir()
        for folders, name in files:
            bank.joinpath(*folders).mkdir(parents=True, exist_ok=True)
            bank.joinpath(*folders, name).touch()
        for folders, name, target in links:
            here = bank.joinpath(*folders)
            if here.is_dir() and not os.path.lexists(here / name):
                (here / name).symlink_to(bank.joinpath(*target))

        below = [path for path in files_below(bank, nothing_unreadable) if path.suffix == ".toml"]
        assert len(below) == len(set(below))
        for kind in (FORMULARY, POLICIES, BLUEPRINTS):
            assert sorted(path for path in below if kind_at(bank, path) == kind) == files_of(bank, kind)
        assert sorted(path for path in below if kind_at(bank, path) == TEMPLATES) == templates_of(bank)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ward/one.toml", TEMPLATES),
        ("ward/easy/one.toml", ""),
        ("one.toml", ""),
        ("topics.toml", "topics.toml"),
        ("ward/topics.toml", TEMPLATES),
        ("policies/one.toml", POLICIES),
        ("policies/easy/one.toml", ""),
        ("schemas/one.toml", ""),
        (".git/one.toml", ""),
        ("ward/.one.toml", ""),
        ("../one.toml", None),
    ],
)
def test_a_file_is_read_by_where_it_lies(tmp_path: Path, path: str, kind: str | None) -> None:
    assert kind == kind_at(tmp_path, tmp_path / path)
    if kind == TEMPLATES:
        (tmp_path / "templates").mkdir()
        assert "" == kind_at(tmp_path, tmp_path / path)
        assert TEMPLATES == kind_at(tmp_path, tmp_path / "templates" / path)


def test_a_file_is_in_a_bank_by_whichever_name_the_bank_goes(tmp_path: Path) -> None:
    (tmp_path / "bank" / "ward").mkdir(parents=True)
    (tmp_path / "linked").symlink_to(tmp_path / "bank")

    assert TEMPLATES == kind_at(tmp_path / "linked", tmp_path / "bank" / "ward" / "one.toml")
    assert TEMPLATES == kind_at(tmp_path / "bank", tmp_path / "linked" / "ward" / "one.toml")


def test_a_link_is_gone_into_unless_it_leads_back(tmp_path: Path) -> None:
    for topic in ("bank/ward", "elsewhere"):
        (tmp_path / topic).mkdir(parents=True)
        (tmp_path / topic / f"in-{Path(topic).name}.toml").touch()
    (tmp_path / "bank" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "bank" / "itself").symlink_to(tmp_path / "bank")
    (tmp_path / "bank" / "above").symlink_to(tmp_path)
    (tmp_path / "bank" / "ward" / "deeper").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "bank" / "ward")

    read = templates_of(tmp_path / "bank")
    assert ["linked/in-elsewhere.toml", "ward/in-ward.toml"] == [
        path.relative_to(tmp_path / "bank").as_posix() for path in read
    ]
    below = {path.relative_to(tmp_path / "bank").as_posix() for path in files_below(tmp_path / "bank", print)}
    assert {
        "linked/in-elsewhere.toml",
        "linked/back/in-ward.toml",
        "ward/in-ward.toml",
        "ward/deeper/in-elsewhere.toml",
    } == below


@pytest.mark.parametrize(
    ("path", "kind", "there"),
    [
        ("ward/easy/one.toml", TEMPLATES, "ward/one.toml"),
        ("one.toml", TEMPLATES, "TOPIC/one.toml"),
        ("policies/easy/one.toml", POLICIES, "policies/one.toml"),
        ("policies/easy/one.toml", TEMPLATES, "easy/one.toml"),
        ("ward/one.toml", BLUEPRINTS, "blueprints/one.toml"),
    ],
)
def test_the_right_place_of_a_file_is_told(tmp_path: Path, path: str, kind: str, there: str) -> None:
    assert tmp_path / there == right_place(tmp_path, tmp_path / path, kind)
    (tmp_path / "templates").mkdir()
    inner = "templates/" if kind == TEMPLATES else ""
    assert tmp_path / (inner + there) == right_place(tmp_path, tmp_path / path, kind)


@pytest.mark.parametrize(
    ("files", "marked", "topics"),
    [
        (["policies/ours.toml"], True, True),
        (["formulary/cure.toml", "lost.toml"], True, True),
        (["topics.toml"], True, False),
        (["schemas/template.schema.json"], True, False),
        (["templates/ward/one.toml"], True, False),
        (["templates/one.toml"], False, True),
        (["ward/one.toml"], False, True),
        (["one.toml"], False, False),
        (["key.json", "set-A.json"], False, False),
        (["bank/ward/one.toml"], False, False),
        (["bank/policies/ours.toml", "bank/lost.toml"], False, False),
        (["policies/notes.txt", "schemas/other.json"], False, False),
        ([], False, False),
    ],
)
def test_a_bank_is_known_by_what_only_a_bank_holds_or_by_its_topics(
    tmp_path: Path, *, files: list[str], marked: bool, topics: bool
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert (marked, topics) == (is_marked(tmp_path), holds_topics(tmp_path))
    assert (tmp_path if marked else None) == bank_around(tmp_path / "ward" / "easy" / "one.toml")


def test_a_folder_that_is_not_there_holds_neither_files_nor_a_bank(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    assert ([], [], []) == (astray(nowhere), templates_of(nowhere), files_of(nowhere, FORMULARY))
    assert (False, False) == (is_marked(nowhere), holds_topics(nowhere))

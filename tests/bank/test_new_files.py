"""Where a new template is to stand: in the bank of one's own or where one says; never over another."""

from pathlib import Path

import pytest

from dosecalc.bank.folder import UnusableBank, bank_folder, folder_named
from dosecalc.bank.layout import SCHEMA, SCHEMAS
from dosecalc.bank.new_files import UnusableName, new_place
from dosecalc.bank.variable import OWN_BANK
from dosecalc.calculations.catalogue import calculation
from dosecalc.files import UnwritableFile
from tests.own_banks import own_bank

FORMULA = calculation("pump_rate")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OWN_BANK, str(tmp_path))
    return tmp_path


def test_it_stands_in_the_topic_of_its_like_with_the_schema_of_this_version_beside_it(bank: Path) -> None:
    place = new_place(FORMULA, "", None)
    place.make_room()

    assert place.path.is_relative_to(bank)
    assert "my-pump-rate.toml" == place.path.name
    assert (bank_folder() / SCHEMAS / SCHEMA).read_bytes() == (place.path.parent / place.schema).read_bytes()


def test_a_bank_that_is_laid_out_as_the_built_in_one_has_its_topics_one_folder_lower(bank: Path) -> None:
    (bank / "templates").mkdir()
    place = new_place(FORMULA, "drips", None)
    place.make_room()

    assert bank / "templates" / "drips" == place.path.parent
    assert (place.path.parent / place.schema).is_file()


def test_what_lies_below_the_working_folder_is_told_from_there(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bank)

    assert Path("drips/my-pump-rate.toml") == new_place(FORMULA, "drips", None).path


def test_a_file_of_ones_own_choice_names_the_schema_as_it_was_installed(tmp_path: Path) -> None:
    place = new_place(FORMULA, "", tmp_path / "a-b.toml")
    place.make_room()

    assert (tmp_path / "a-b.toml", None, None) == (place.path, place.bank, place.copied)
    assert place.schema.startswith("file://")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("topic", ["Drips", "../up", "formulary", "templates", "schemas", "x" * 42])
@pytest.mark.usefixtures("bank")
def test_a_name_that_no_folder_of_a_topic_can_have_is_refused(topic: str) -> None:
    with pytest.raises(UnusableName, match="cannot be a topic"):
        new_place(FORMULA, topic, None)


@pytest.mark.parametrize("name", ["A.toml", "a.txt", "a_b.toml"])
def test_a_name_that_no_identity_can_hold_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableName, match="lower-case letters"):
        new_place(FORMULA, "", tmp_path / name)


def test_a_name_that_another_template_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableName, match="there is a template 'hypertonic-saline' already"):
        new_place(FORMULA, "", tmp_path / "hypertonic-saline.toml")


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").symlink_to("nowhere")

    with pytest.raises(UnwritableFile, match="this file already exists"):
        new_place(FORMULA, "", tmp_path / "mine.toml")


@pytest.mark.parametrize("named", ["nowhere-at-all", "a\0b"])
def test_a_folder_that_is_not_there_is_no_bank(named: str) -> None:
    with pytest.raises(UnusableBank, match="there is no such folder"):
        folder_named(named)


@pytest.mark.parametrize("is_named", [True, False])
def test_a_file_where_the_bank_around_it_does_not_read_it_is_told_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_named: bool
) -> None:
    own, place = own_bank(tmp_path / "own"), {}
    (own / "our-ward" / "easy").mkdir()
    monkeypatch.chdir(tmp_path)
    if is_named:
        monkeypatch.setenv(OWN_BANK, str(own))
    for name in ("own/a-b.toml", "own/our-ward/easy/a-b.toml", "own/our-ward/a-b.toml", "a-b.toml"):
        place[name] = new_place(FORMULA, "", Path(name)).instead

    assert [Path("own/TOPIC/a-b.toml"), Path("own/our-ward/a-b.toml"), None, None] == list(place.values())

"""A picture of the answer comes with the question only where the answer is to be read off it."""

from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.template import Template
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.verification.early_pictures import early_pictures
from tests.verification.broken_files import FOLDER

WITH_PICTURES = [path for path in template_paths() if "[[picture]]" in path.read_text("utf-8")]
AFTERWARDS = [path for path in WITH_PICTURES if 'when = "answered"' in path.read_text("utf-8")]


def with_the_question(source: Template) -> Problem:
    pictures = tuple(replace(picture, after=None) for picture in source.pictures)
    return drawn(replace(source, pictures=pictures), 3, policy("exact"))


@pytest.mark.parametrize("path", WITH_PICTURES, ids=lambda path: path.stem)
def test_the_pictures_of_the_bank_come_at_their_time(path: Path) -> None:
    assert [] == list(early_pictures(drawn(read_template(path), 3, policy("exact"))))


@pytest.mark.parametrize("path", AFTERWARDS, ids=lambda path: path.stem)
def test_what_shows_an_answer_that_the_words_lead_to_is_too_early_with_the_question(path: Path) -> None:
    found = list(early_pictures(with_the_question(read_template(path))))

    assert {"picture-too-early"} == {seen.code for seen in found}
    assert all(seen.keys[0].startswith("picture.") for seen in found)


def too_early(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    text = (FOLDER / "syringe-with-the-question.toml").read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "changed.toml"
    path.write_text(text, "utf-8")
    return [seen.code for seen in early_pictures(drawn(read_template(path), 1, policy("pharmacy")))]


def test_a_given_that_the_story_writes_itself_is_told(tmp_path: Path) -> None:
    assert ["picture-too-early"] == too_early(tmp_path, ("{concentration}.", "50 mg/mL."))


def test_where_a_given_is_told_by_no_words_the_picture_is_to_be_read(tmp_path: Path) -> None:
    assert [] == too_early(tmp_path, ("A vial, {concentration}.", "A vial."))


def test_a_given_that_is_told_in_words_of_its_own_is_told(tmp_path: Path) -> None:
    in_words = 'concentration = { values = ["50 mg/mL"], told = ["fifty milligrams in each"] }'
    assert ["picture-too-early"] == too_early(tmp_path, ('concentration = { values = ["50 mg/mL"] }', in_words))

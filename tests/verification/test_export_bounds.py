"""What exports cannot carry is found in a template; what a reader of templates takes, every export can hold."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.table_reader import LONGEST_TEXT
from dosecalc.bank.template import CARD
from dosecalc.bank.template_reader import read_template
from dosecalc.exports.catalogue import export_to, format_names
from dosecalc.exports.export import CannotExport, Export, Shown, Source
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.printed import printed
from dosecalc.sets.problem_set import Item, Terms
from dosecalc.verification import export_trial, printing
from dosecalc.verification.export_trial import FORMATS, tried_out
from dosecalc.verification.platforms import DIGITS_TOLD_APART
from dosecalc.verification.tasks import Wanted
from dosecalc.verification.verifying import Extent, verified
from tests.exports.moodle_rules import EPSILON, read_quiz
from tests.verification.broken_files import FOLDER, SOUND

WEIGHT_DOSE = SOUND / "weight-dose.toml"
MOST_IN_A_CELL = 32_767
"""Microsoft Support, *Excel specifications and limits*; LibreOffice Calc takes as much."""

MOST_IN_A_NAME = 255
FORMS = ["weight-dose.toml", "syringe.toml"]


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verified(Extent([path], samples=20, jobs=1)).findings}


class Failing:
    """A format that cannot take what it gets."""

    title = "Moodle XML"
    kinds = (SheetKind.worksheet,)

    def write(self, *_: object) -> None:
        message = "no such form"
        raise KeyError(message)


@pytest.mark.parametrize("name", FORMS)
def test_a_format_that_cannot_take_a_problem_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str) -> Export:
        return Failing() if name == "moodle" else export_to(name)  # type: ignore[return-value]

    assert {} == tried_out(Wanted(SOUND / name, "pharmacy", 0, 0, is_exhaustive=False)).seen
    monkeypatch.setattr(export_trial, "export_to", found)
    findings = verified(Extent([SOUND / name], samples=20, jobs=1)).findings

    assert ["failing-export"] == [finding.code for finding in findings]
    assert "found KeyError: 'no such form', writing Moodle XML (policy exact); expected a problem" in str(findings[0])


def test_a_failure_of_the_trial_itself_does_not_pass_for_a_sound_template(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> None:
        message = "boom"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(export_trial, "mistakes_taken_for_right", failing)
    assert {"failing-export"} == codes(WEIGHT_DOSE)
    monkeypatch.setattr(export_trial, "printed", failing)
    assert {"failing-export"} == codes(WEIGHT_DOSE)
    monkeypatch.setattr(export_trial, "TemporaryDirectory", lambda **_: (SOUND / "nowhere").open())
    with pytest.raises(OSError, match="nowhere"):
        codes(WEIGHT_DOSE)


def test_every_format_is_tried_or_its_texts_are_looked_at() -> None:
    assert {*FORMATS, "anki", "pdf", "moodle-mysql"} == set(format_names())
    assert all(sheet in export_to(name).kinds for name, sheet in FORMATS.items())


def test_of_what_nobody_can_set_on_paper_nothing_is_said_where_nobody_sets_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise CannotExport

    path = FOLDER / "letters-without-a-font.toml"
    assert {"no-glyph"} == codes(path)
    for kept in (printing._engine, printing._without_glyph):
        kept.cache_clear()
    monkeypatch.setattr(printing, "Engine", missing)
    assert set() == codes(path)
    for kept in (printing._engine, printing._without_glyph):
        kept.cache_clear()


@given(number=st.integers(1, 10**DIGITS_TOLD_APART - 2), decimals=st.integers(0, 6))
def test_moodle_tells_numbers_of_so_many_digits_from_their_neighbors(number: int, decimals: int) -> None:
    one, other = (float(Fraction(each, 10**decimals)) for each in (number, number + 1))

    assert abs(one - other) > EPSILON * max(1, abs(one))


def test_moodle_does_not_tell_all_numbers_of_more_digits_apart() -> None:
    one, other = 9_999_999_999.9122, 9_999_999_999.9123

    assert DIGITS_TOLD_APART < len("99999999999122")
    assert 0 < abs(one - other) <= EPSILON * one


def longest(path: Path) -> Iterator[Shown]:
    """A problem of which every text is as long as a reader takes."""
    source = read_template(path)
    texts = tuple((key, "x" * LONGEST_TEXT) for key in CARD)
    stories = tuple(replace(story, card=texts, ask="x" * LONGEST_TEXT) for story in source.stories)
    made = drawn(replace(source, title="x" * LONGEST_TEXT, stories=stories), 1, policy("exact"))
    yield Shown(printed(Item(1, "abcd2345", made.identity, tuple(part.key for part in made.parts)), made), made)


@pytest.mark.parametrize("name", FORMS)
def test_the_longest_texts_fit_into_the_cells_of_a_spreadsheet_and_the_names_of_moodle(
    name: str, tmp_path: Path
) -> None:
    terms = Terms("x" * LONGEST_TEXT, "exact@1")
    source = Source("abcd", terms, "A", None, 1, has_key=True, drawn=lambda: longest(SOUND / name))
    export_to("csv").write(source, tmp_path / "set.csv", Options(SheetKind.worked_key), lambda _: None)
    export_to("moodle").write(source, tmp_path / "set.xml", Options(), lambda _: None)

    with (tmp_path / "set.csv").open(encoding="utf-8-sig", newline="") as file:
        lengths = [len(cell) for row in csv.reader(file) for cell in row]
    assert 2000 < max(lengths) <= MOST_IN_A_CELL
    assert [MOST_IN_A_NAME] >= [len(question.name) for question in read_quiz(tmp_path / "set.xml").questions]

"""What authors often get wrong is told by what it is: the key that does not fit, the sign, the brackets, the name."""

from pathlib import Path

import pytest

from dosecalc.bank.choice_reader import pick_faults
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.new_files import UnusableName, new_place
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.calculations.catalogue import calculation
from tests.bank.faults import TEMPLATE

DRUG = '[drug]\nany_of = ["heparin"]\nfrom = "product"\nform = "vial"\ndose = ["vte-infusion"]\n\n[givens]'
DOSES = "vte-bolus, vte-infusion"


def read(tmp_path: Path, *changes: tuple[str, str], text: str = TEMPLATE) -> Path:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def picks(tmp_path: Path, *changes: tuple[str, str]) -> list[tuple[int, str, str, str]]:
    made = read_template(read(tmp_path, ("[givens]", DRUG), *changes))
    return [(each.line, each.key, each.found, each.hint) for each in pick_faults(made)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('"vial"', '"vial"'), []),
        (('"product"', '"reconstitution"'), [(9, "drug.from", "'reconstitution' for heparin", "")]),
        (('"vial"', '"tablet"'), [(10, "drug.form", "'tablet' for heparin", "")]),
        (('"vial"\n', '"vial"\nroute = "ear"\n'), [(11, "drug.route", "'ear' for heparin", "")]),
        (('"vial"\n', '"vial"\nscored = true\n'), [(11, "drug.scored", "'scored' for heparin", "")]),
        (('"vial"\n', '"vial"\nscored = false\n'), []),
        (('"vte-infusion"', '"vte-infuson"'), [(11, "drug.dose", "'vte-infuson'", "vte-infusion")]),
        (
            ('"vte-infusion"', '"vte-infusion", "vte-infuson"'),
            [(11, "drug.dose", "'vte-infuson'", "vte-infusion")],
        ),
        (('dose = ["vte-infusion"]\n', ""), []),
        (('from = "product"\nform = "vial"\n', ""), []),
    ],
)
def test_the_key_is_named_that_nothing_in_the_formulary_goes_with(
    change: tuple[str, str], expected: list[tuple[int, str, str, str]], tmp_path: Path
) -> None:
    assert expected == picks(tmp_path, change)


def test_each_key_that_does_not_fit_is_told_at_once(tmp_path: Path) -> None:
    found = picks(tmp_path, ('"vial"', '"tablet"'), ('"vte-infusion"', '"vte-infuson"'))

    assert ["drug.form", "drug.dose"] == [key for _, key, _, _ in found]


def test_a_drug_that_has_none_of_the_doses_is_named(tmp_path: Path) -> None:
    found = picks(tmp_path, ('["heparin"]', '["heparin", "dobutamine"]'), ('from = "product"\nform = "vial"\n', ""))

    assert [(9, "drug.dose", "no dose for dobutamine among vte-infusion", "")] == found


def test_the_forms_that_there_are_stand_beside_the_one_there_is_not(tmp_path: Path) -> None:
    made = read_template(read(tmp_path, ("[givens]", DRUG.replace('"vial"', '"tablet"'))))

    assert ["what the formulary has of it: premix, vial, syringe"] == [each.expected for each in pick_faults(made)]


def test_the_picks_of_the_bank_are_in_the_formulary() -> None:
    assert [] == [str(fault) for path in template_paths() for fault in pick_faults(read_template(path))]


def faults(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidBank) as refused:
        read_template(path)
    return [(each.key, each.found, each.hint) for each in refused.value.faults]


@pytest.mark.parametrize(
    ("requirement", "found", "hint"),
    [
        ("answer => 110 mg", "'answer => 110 mg'", "answer >= 110 mg"),
        ("answer =< 110 mg", "'answer =< 110 mg'", "answer <= 110 mg"),
        ("answer <> 110 mg", "'answer <> 110 mg'", "answer != 110 mg"),
        ("answer about 110 mg", "'answer about 110 mg'", ""),
        ("answer => ", "'answer => '", ""),
        ("anwser => 110 mg", "'anwser => 110 mg'", "answer"),
        ("weight >= wieght", "'wieght'", "weight"),
    ],
)
def test_what_was_meant_by_a_requirement_is_told(requirement: str, found: str, hint: str, tmp_path: Path) -> None:
    assert [("answer.require", found, hint)] == faults(read(tmp_path, ("answer >= 110 mg", requirement)))


def test_a_table_that_should_be_one_of_several_is_told_by_its_brackets(tmp_path: Path) -> None:
    first = TEMPLATE[: TEMPLATE.rindex("[[story]]")]
    with pytest.raises(InvalidBank) as refused:
        read_template(read(tmp_path, ("[[story]]", "[story]"), text=first))

    assert [("[story]", "[[story]], with two brackets on each side")] == [
        (each.found, each.expected) for each in refused.value.faults
    ]


def test_a_misspelt_given_is_told_once_and_in_one_direction(tmp_path: Path) -> None:
    misspelt = "dose_per_weight, wight", "weight"

    assert [("givens", *misspelt)] == faults(read(tmp_path, ("\nweight = {", "\nwight = {")))


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_told_as_that(text: str, tmp_path: Path) -> None:
    assert [("", "an empty file", "")] == faults(read(tmp_path, text=text))


def test_a_name_that_a_bank_keeps_is_told_as_that() -> None:
    with pytest.raises(UnusableName, match="a bank keeps that name for a folder of its own"):
        new_place(calculation("tablets"), "formulary", None)

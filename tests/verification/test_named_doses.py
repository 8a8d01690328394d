"""Drugs that a story only names are held to what the formulary allows anybody, by the route that is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.verification.named_doses import named_doses
from dosecalc.verification.named_drugs import drugs_named, other_drugs
from tests.verification.broken_files import FOLDER

TEMPLATE = """\
title = "A drug that is only named"
version = 1
level = 2
calculation = "{calculation}"
source = "Made up for a test"

[givens]
{name} = {{ values = ["{dose}"] }}
{other}

[[story]]
order = "{drug} {{{name}}} {route}."
situation = "Also {{{second}}}."
ask = "How much?"
"""


def seen(drug: str, dose: str, route: str, folder: Path) -> list[str]:
    by_weight, by_surface = "/kg" in dose, "/m2" in dose
    calculation = "weight_dose" if by_weight else "surface_dose" if by_surface else "injection_volume"
    name = "dose_per_weight" if by_weight else "dose_per_surface" if by_surface else "dose"
    second = "weight" if by_weight else "body_surface" if by_surface else "concentration"
    unit = "units" if "units" in dose else "mg"
    values = {"weight": "7 kg", "body_surface": "1.3 m2", "concentration": f"7 {unit}/mL"}[second]
    path = folder / "named.toml"
    path.write_text(
        TEMPLATE.format(
            calculation=calculation,
            name=name,
            dose=dose,
            other=f'{second} = {{ values = ["{values}"] }}',
            drug=drug,
            route=route,
            second=second,
        ),
        "utf-8",
    )
    return [found.code for found in named_doses(drawn(read_template(path), 1, policy("exact")))]


@pytest.mark.parametrize(
    ("drug", "dose", "route", "codes"),
    [
        ("morphine", "10 mg", "IV", []),
        ("morphine", "0.5 mg", "IV", []),
        ("morphine", "60 mg", "IV", ["outside-dose-range"]),
        ("morphine", "0.1 mg", "IV", ["outside-dose-range"]),
        ("Morphine", "60 mg", "", ["outside-dose-range"]),
        ("morphine", "10 mg", "intrathecally", ["unheld-dose"]),
        ("gentamicin", "2.5 mg/kg", "IV", []),
        ("gentamicin", "4 mg/kg", "IV", []),
        ("gentamicin", "25 mg/kg", "IV", ["outside-dose-range"]),
        ("gentamicin", "25 mg/m2", "IV", ["unheld-dose"]),
        ("vinCRIStine", "1.4 mg/m2", "IV", []),
        ("vinCRIStine", "2 mg", "IV", []),
        ("vinCRIStine", "20 mg", "IV", ["outside-dose-range"]),
        ("vinCRIStine", "2 mg", "intrathecally", ["unheld-dose"]),
        ("insulin glargine", "60 units", "subcutaneously", []),
        ("insulin glargine", "600 units", "subcutaneously", ["outside-dose-range"]),
        ("a drug that nobody knows", "900 mg", "IV", []),
        ("sodium chloride 0.9%", "900 mg", "IV", []),
        ("pre-morphine", "900 mg", "IV", []),
    ],
)
def test_a_dose_of_a_drug_that_is_only_named(
    drug: str, dose: str, route: str, codes: list[str], tmp_path: Path
) -> None:
    assert codes == seen(drug, dose, route, tmp_path)


def test_where_a_drug_is_picked_it_is_held_to_its_own_dose_elsewhere() -> None:
    path = FOLDER / "dose-of-a-drug-that-is-only-named.toml"
    made = drawn(read_template(path), 1, policy("exact"))
    picking = next(read_template(path) for path in template_paths() if "[drug]" in path.read_text("utf-8"))

    assert ["outside-dose-range"] == [found.code for found in named_doses(made)]
    assert [] == list(named_doses(replace(made, template=replace(made.template, choices=picking.choices))))


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    assert ["norepinephrine"] == [each.name for each in drugs_named("norepinephrine by pump")]
    assert ["amphotericin B liposomal"] == [each.name for each in drugs_named("Amphotericin B liposomal IV")]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("{drug} and amoxicillin by mouth.", ["story.0.order"]),
        ("{drug} by mouth, then cephalexin.", []),
        ("{drug} with 5 mL of amoxicillin.", []),
        ("{drug} in sodium chloride 0.9%.", []),
    ],
)
def test_another_drug_than_the_one_that_is_picked(text: str, others: list[str], tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    before = (FOLDER / "drug-of-another-story.toml").read_text("utf-8")
    path.write_text(before.replace('"amoxicillin {dose} by mouth."', f'"{text} {{dose}}"'), "utf-8")

    found = other_drugs(read_template(path), toml_source(path))
    assert [(key, "other-drug") for key in others] == [(finding.key, finding.code) for finding in found]

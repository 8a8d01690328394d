"""A drug of one's own is held to what its fields are for, in its own file, before a template uses it."""

from pathlib import Path

import pytest

from dosecalc.bank.files import bank_files
from dosecalc.bank.layout import FORMULARY
from dosecalc.verification.drug_checks import drug_findings

DRUG = """\
name = "curarin"
class = "made up for a test"
source = "Made up for a test"

[[product]]
form = "vial"
amount = "50 mg"
volume = "1 mL"
source = "Made up for a test"

[[reconstitution]]
route = "IM"
vial = "500 mg"
add = "1.8 mL"
final = "2 mL"
concentration = "250 mg/mL"
basis = "label"
source = "Made up for a test"

[[dose]]
id = "adult"
use = "a test"
route = "IV"
min = "25 mg"
max = "100 mg"
orders = ["25 mg", "50 mg"]
frequency = ["q6h"]
patient = "adult"
source = "Made up for a test"
"""


def found(text: str, folder: Path) -> list[tuple[str, str, int]]:
    path = folder / "curarin.toml"
    path.write_text(text, "utf-8")
    return [(finding.code, finding.key, finding.line) for finding in drug_findings(path)]


def test_every_drug_of_the_bank_is_sound() -> None:
    assert [] == [str(finding) for path in bank_files(FORMULARY).values() for finding in drug_findings(path)]


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('amount = "50 mg"', 'amount = "50 mL"', "product.0.amount"),
        ('volume = "1 mL"', 'volume = "1 mg"', "product.0.volume"),
        ('vial = "500 mg"', 'vial = "500 mL"', "reconstitution.0.vial"),
        ('add = "1.8 mL"', 'add = "1.8 mg"', "reconstitution.0.add"),
        ('final = "2 mL"', 'final = "2 mg/mL"', "reconstitution.0.final"),
        ('concentration = "250 mg/mL"', 'concentration = "250 mg"', "reconstitution.0.concentration"),
        ('volume = "1 mL"', 'volume = "1 mL"\nstrengths = ["5 mL"]', "product.0.strengths"),
        ('volume = "1 mL"', 'volume = "1 mL"\nstrength = "5 mg"', "product.0.strength"),
        ('volume = "1 mL"', 'volume = "1 mL"\ndensity = "5 units/mL"', "product.0.density"),
        ('volume = "1 mL"', 'volume = "1 mL"\nenergy = "5 mg/mL"', "product.0.energy"),
        ('min = "25 mg"\nmax = "100 mg"', 'min = "25 mL"\nmax = "100 mL"', "dose.0.max"),
        ('min = "25 mg"\nmax = "100 mg"', 'min = "25 mg/mL"\nmax = "100 mg/mL"', "dose.0.max"),
        ('orders = ["25 mg", "50 mg"]', 'orders = ["25 mg", "50 h"]', "dose.0.orders"),
        ('max = "100 mg"', 'max = "100 mg"\ncap = "4 mL"', "dose.0.cap"),
        ('max = "100 mg"', 'max = "100 mg"\ncap_day = "400 mg/tablet"', "dose.0.cap_day"),
    ],
)
def test_a_field_that_measures_something_else_is_told_at_its_line(
    before: str, after: str, key: str, tmp_path: Path
) -> None:
    assert before in DRUG
    text = DRUG.replace(before, after)
    name = key.rpartition(".")[2]
    line = max(number for number, each in enumerate(text.splitlines(), 1) if each.startswith(f"{name} = "))

    assert [] == found(DRUG, tmp_path)
    assert ("wrong-kind", key, line) in found(text, tmp_path)


@pytest.mark.parametrize("dose", ["25 mg/kg", "25 mg/m2", "25 mg/day", "2 units/kg/h", "2 mEq", "25 mL/h"])
def test_a_dose_may_be_for_a_body_a_day_or_both(dose: str, tmp_path: Path) -> None:
    text = DRUG.replace('min = "25 mg"', f'min = "{dose}"').replace('max = "100 mg"', f'max = "{dose}"')
    assert [] == found(text.replace('orders = ["25 mg", "50 mg"]\n', ""), tmp_path)


def test_a_dose_by_volume_is_that_of_a_drug_whose_labels_have_no_amounts(tmp_path: Path) -> None:
    text = DRUG[: DRUG.index("[[reconstitution]]")].replace('amount = "50 mg"\n', "") + DRUG[DRUG.index("[[dose]]") :]
    text = text.replace('min = "25 mg"\nmax = "100 mg"\norders = ["25 mg", "50 mg"]', 'min = "15 mL"\nmax = "30 mL"')
    assert [] == found(text, tmp_path)


@pytest.mark.parametrize(
    ("before", "key"), [('route = "IV"', "dose.0.route"), ('route = "IM"', "reconstitution.0.route")]
)
def test_a_route_is_one_of_those_that_are_known(before: str, key: str, tmp_path: Path) -> None:
    assert [] == found(DRUG.replace(before, 'route = "intrathecal"'), tmp_path)
    (told,) = found(DRUG.replace(before, 'route = "im"'), tmp_path)
    assert ("unknown-word", key) == told[:2]
    (finding,) = drug_findings(tmp_path / "curarin.toml")
    assert "'IM', perhaps" == finding.expected

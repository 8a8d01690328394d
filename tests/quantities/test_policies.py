import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

import dosecalc
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.policies import DEFAULT_POLICY, UnknownPolicy, policy, policy_names, read_policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.definitions import EXACT
from dosecalc.quantities.given import given
from dosecalc.quantities.policy import RULES, RULES_BY_UNIT
from dosecalc.quantities.rounding import PLACES
from dosecalc.quantities.units import conversion_factor, unit
from dosecalc.tutoring.solving import solve

FILES = sorted((bank_folder() / "policies").glob("*.toml"))
FOUND = [path.stem for path in FILES]


def test_the_policies_are_the_files_of_the_folder() -> None:
    assert tuple(FOUND) == policy_names()
    assert {"exact", "nursing", "pharmacy", "whole-pump"} <= set(FOUND)
    assert DEFAULT_POLICY in FOUND


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_policy_file_states_every_rule_and_no_other(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Fraction)

    assert set(RULES) == set(table["rules"])
    assert {rule["place"] for rule in table["rules"].values()} <= set(PLACES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_policy_file_can_be_read(path: Path) -> None:
    assert set(RULES) == set(read_policy(path).rules)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_policy_has_a_title_and_a_source(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Fraction)

    assert table["title"].strip()
    assert len(table["source"]) > len("somewhere")


@pytest.mark.parametrize("name", FOUND)
def test_a_policy_bears_its_version_in_its_identity(name: str) -> None:
    found = policy(name)

    assert f"{name}@{found.version}" == found.identity
    assert found == policy(found.identity)


@pytest.mark.parametrize("name", FOUND)
def test_a_version_that_is_not_here_is_refused(name: str) -> None:
    with pytest.raises(UnknownPolicy, match=f"{name} is here in version {policy(name).version}, not 9999"):
        policy(f"{name}@9999")


def test_an_unknown_policy_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(UnknownPolicy) as refusal:
        policy("guesswork")

    assert "guesswork" in str(refusal.value)
    assert [] == [name for name in FOUND if name not in str(refusal.value)]


def test_every_rule_that_a_kind_or_a_unit_calls_for_is_one_that_policies_state() -> None:
    kinds = {
        kind.rule_name
        for calculation in catalogue().values()
        for kind in (*calculation.givens.values(), calculation.answer)
    }

    assert (kinds | set(RULES_BY_UNIT.values())) <= set(RULES)


@pytest.mark.parametrize(
    ("of", "to"),
    [
        ("lb", "kg"),
        ("oz", "lb"),
        ("in", "cm"),
        ("tsp", "mL"),
        ("tbsp", "mL"),
        ("fl oz", "mL"),
        ("cup", "mL"),
        ("gallon", "mL"),
        ("grain", "mg"),
    ],
)
def test_the_exact_policy_converts_by_the_exact_values(of: str, to: str) -> None:
    assert conversion_factor(unit(of), unit(to), EXACT) == conversion_factor(
        unit(of), unit(to), policy("exact").conversions
    )


def test_the_exact_policy_gives_the_exact_answer() -> None:
    solution = solve(catalogue()["weight_conversion"], {"weight": given("154 lb")}, policy("exact"), unit("kg"))

    assert Fraction("69.85322498") == solution.exact.number


def test_the_nursing_policy_rounds_kilograms_first() -> None:
    givens = {"dose_per_weight": given("15 mg/kg"), "weight": given("125 lb")}

    assert Fraction(852) == solve(catalogue()["weight_dose"], givens, policy("nursing")).exact.number
    assert Fraction(15 * 1250, 22) == solve(catalogue()["weight_dose"], givens, policy("pharmacy")).exact.number


def test_the_bank_stands_beside_the_package_or_in_the_project() -> None:
    package = Path(dosecalc.__file__).parent

    assert bank_folder() in {package / "problems", package.parents[1] / "problems"}

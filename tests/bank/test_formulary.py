"""Rules that every row of the formulary keeps, whoever wrote it."""

import tomllib
from fractions import Fraction

import pytest

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.formulary import UNCONFIRMED, Drug, Supply, drug, drug_ids
from dosecalc.bank.templates import templates
from dosecalc.quantities.units import conversion_factor
from dosecalc.quantities.worked import Worked

NEAR = Fraction(5, 100)
"""How far a label's rounded concentration may be from what vial and final volume come to (trastuzumab: 3.5 %)."""

FEWEST_IN_USE = 110
LINES = [
    (name, place, supply)
    for name in drug_ids()
    for place, supply in enumerate(drug(name).supplies)
    if supply.table == "reconstitution"
]


def ids(row: tuple[str, int, Supply]) -> str:
    return f"{row[0]}-{row[1]}"


def in_unit_of(other: Worked, quantity: Worked) -> Fraction:
    return quantity.number * conversion_factor(quantity.unit, other.unit)


def is_near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= NEAR * other


@pytest.mark.parametrize("row", LINES, ids=ids)
def test_a_vial_in_its_final_volume_has_the_concentration_of_its_label(row: tuple[str, int, Supply]) -> None:
    of = row[2].quantities
    if {"vial", "final", "concentration"} <= set(of):
        drug_in_one = of["vial"].number / of["final"].number
        found = Worked(drug_in_one, of["vial"].unit / of["final"].unit)

        assert is_near(in_unit_of(of["concentration"], found), of["concentration"].number)


@pytest.mark.parametrize("row", LINES, ids=ids)
def test_powder_takes_up_room_or_is_said_to_take_none(row: tuple[str, int, Supply]) -> None:
    of, basis = row[2].quantities, row[2].texts["basis"]
    if {"add", "final"} <= set(of):
        powder = of["final"].number - in_unit_of(of["final"], of["add"])

        assert powder == 0 if basis == "nominal" else powder >= 0


@pytest.mark.parametrize("name", drug_ids())
def test_a_product_states_an_amount_in_each_of_its_forms_above_zero(name: str) -> None:
    stated = [quantity for supply in drug(name).supplies for quantity in supply.quantities.values()]
    stated += [quantity for supply in drug(name).supplies for many in supply.lists.values() for quantity in many]

    assert all(quantity.number > 0 for quantity in stated)


@pytest.mark.parametrize("name", drug_ids())
def test_usual_doses_run_from_less_to_more_and_their_caps_are_not_below_them(name: str) -> None:
    for dose in drug(name).doses.values():
        assert dose.minimum.unit == dose.maximum.unit
        assert 0 < dose.minimum.number <= dose.maximum.number
        if dose.cap is not None and dose.cap.unit.dimension == dose.minimum.unit.dimension:
            assert in_unit_of(dose.cap, dose.minimum) <= dose.cap.number


@pytest.mark.parametrize("name", drug_ids())
def test_what_is_ordered_rises_within_the_usual_dose(name: str) -> None:
    for dose in drug(name).doses.values():
        ordered = [in_unit_of(dose.minimum, amount) for amount in dose.orders]

        assert ordered == sorted(set(ordered))
        assert all(dose.minimum.number <= amount <= dose.maximum.number for amount in ordered)


@pytest.mark.parametrize("name", drug_ids())
def test_no_two_doses_of_a_drug_have_one_id(name: str) -> None:
    table = tomllib.loads((bank_folder() / "formulary" / f"{name}.toml").read_text(encoding="utf-8"))
    ids = [row["id"] for row in table.get("dose", [])]

    assert sorted(set(ids)) == sorted(ids) == sorted(drug(name).doses)


@pytest.mark.parametrize("name", drug_ids())
def test_limits_of_an_infusion_leave_room_between_them(name: str) -> None:
    for facts in drug(name).facts.values():
        of = facts.quantities
        for low, high in (("conc_min", "conc_max"), ("time_min", "time_max"), ("demand_min", "demand_max")):
            if {low, high} <= set(of):
                assert in_unit_of(of[high], of[low]) <= of[high].number


@pytest.mark.parametrize("name", drug_ids())
def test_every_row_has_a_source_that_can_be_followed_or_says_that_it_has_none(name: str) -> None:
    for source in drug(name).sources:
        assert len(source) >= len("US prescribing information")
        assert source.startswith(UNCONFIRMED) or UNCONFIRMED not in source


def named_by_templates() -> set[str]:
    return {name for made in templates().values() for choice in made.choices.values() for name in choice.drugs}


def test_most_of_the_formulary_is_in_use() -> None:
    assert FEWEST_IN_USE <= len(named_by_templates())


def test_every_drug_that_is_named_exists() -> None:
    found: list[Drug] = [drug(name) for name in named_by_templates()]

    assert len(found) == len(named_by_templates())

"""Milligrams, millimoles and milliequivalents turn back into each other; charges balance; limits are kept."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosecalc.bank.formulary import Drug, drug, drug_ids
from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import catalogue
from dosecalc.calculations.dosing import injection_volume
from dosecalc.calculations.electrolytes import (
    cation_with_phosphate,
    mass_from_milliequivalents,
    milliequivalents_from_mass,
    milliequivalents_from_millimoles,
    milliequivalents_per_liter,
    millimoles_from_mass,
    millimoles_from_milliequivalents,
    potassium_phosphates_volume,
    remaining_amount,
)
from dosecalc.calculations.strength import amount_in_volume
from dosecalc.calculations.tonicity import osmolarity
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.solving import solve

CATIONS = ("sodium", "potassium", "calcium", "magnesium")
ANIONS = ("chloride", "acetate", "bicarbonate")
UNLISTED_ANION = {
    "lactated-ringers",
    "calcium-gluconate",
    "magnesium-sulfate",
    "potassium-phosphates",
    "sodium-phosphates",
}
"""What holds lactate, gluconate, sulfate or phosphate, which the formulary does not count in mEq."""

ROUNDED_ON_LABELS = Fraction(15, 1000)


def of(number: Fraction, text: str) -> Worked:
    return Worked(number, unit(text))


def numbers(most: int = 500) -> st.SearchStrategy[Fraction]:
    return st.fractions(Fraction(1, 100), most, max_denominator=100)


MOLAR_MASSES = numbers(500).map(lambda number: of(number, "mg/mmol"))
VALENCES = st.integers(1, 3).map(lambda number: of(Fraction(number), "mEq/mmol"))


@given(amount=numbers(), molar_mass=MOLAR_MASSES, valence=VALENCES)
def test_milliequivalents_turned_into_milligrams_come_back(
    amount: Fraction, molar_mass: Worked, valence: Worked
) -> None:
    mass = mass_from_milliequivalents(of(amount, "mEq"), valence, molar_mass)

    assert amount == milliequivalents_from_mass(mass, molar_mass, valence).number


@given(amount=numbers(), valence=VALENCES)
def test_millimoles_turned_into_milliequivalents_come_back(amount: Fraction, valence: Worked) -> None:
    milliequivalents = milliequivalents_from_millimoles(of(amount, "mmol"), valence)

    assert amount == millimoles_from_milliequivalents(milliequivalents, valence).number


@given(strength=numbers(100), volume=numbers(), molar_mass=MOLAR_MASSES, valence=VALENCES)
def test_a_solution_holds_as_many_milliequivalents_as_the_salt_in_it(
    strength: Fraction, volume: Fraction, molar_mass: Worked, valence: Worked
) -> None:
    concentration, liters = of(strength, "g/L"), of(volume, "L")
    dissolved = amount_in_volume(concentration, liters).to(unit("mg"))

    from_the_liter = milliequivalents_per_liter(concentration, molar_mass, valence) * liters

    assert from_the_liter.number == milliequivalents_from_mass(dissolved, molar_mass, valence).number


@pytest.mark.parametrize(
    ("cations", "cation_valence", "anions", "anion_valence"),
    [(1, 1, 1, 1), (1, 2, 2, 1), (1, 2, 1, 2), (2, 1, 1, 2)],
    ids=["KCl", "CaCl2", "MgSO4", "K2HPO4"],
)
@given(mass=numbers(5000), molar_mass=MOLAR_MASSES)
def test_the_ions_of_a_salt_carry_as_much_of_either_charge(
    cations: int, cation_valence: int, anions: int, anion_valence: int, mass: Fraction, molar_mass: Worked
) -> None:
    salt = millimoles_from_mass(of(mass, "mg"), molar_mass)
    positive, negative = (
        milliequivalents_from_millimoles(salt, of(Fraction(ions * valence), "mEq/mmol"))
        for ions, valence in ((cations, cation_valence), (anions, anion_valence))
    )

    assert positive.number == negative.number


def salts() -> list[Drug]:
    return [found for name in sorted(drug_ids()) if "content" in (found := drug(name)).facts]


@pytest.mark.parametrize(
    "found", [found for found in salts() if found.id not in UNLISTED_ANION], ids=lambda found: found.id
)
def test_what_a_fluid_holds_is_electrically_neutral(found: Drug) -> None:
    held = found.facts["content"].quantities
    positive, negative = (
        sum((held[ion].to(unit("mEq/L")).number for ion in ions if ion in held), Fraction(0))
        for ions in (CATIONS, ANIONS)
    )

    assert positive == negative


def strengths() -> list[tuple[str, Worked]]:
    """The percentages of bags, and the milligrams of the vials and syringes that are not premixed."""
    found: dict[tuple[str, str], Worked] = {}
    for each in salts():
        for supply in each.supplies:
            strength, amount = supply.quantities.get("strength"), supply.quantities.get("amount")
            if "salt" not in each.facts or supply.table != "product" or supply.texts.get("form") == "premix":
                continue
            if strength is not None:
                found[each.id, str(strength)] = strength
            elif amount is not None and amount.unit.dimension == unit("mg").dimension:
                volume = supply.quantities["volume"]
                strength = of(amount.to(unit("mg")).number / volume.to(unit("mL")).number, "mg/mL")
                found[each.id, str(strength)] = strength
    return [(name, strength) for (name, _), strength in found.items()]


def agree(worked_out: Worked, on_the_label: Worked) -> bool:
    there = on_the_label.to(worked_out.unit).number
    return abs(worked_out.number - there) <= there * ROUNDED_ON_LABELS


@pytest.mark.parametrize(("name", "strength"), strengths(), ids=str)
def test_the_label_agrees_with_the_molar_mass(name: str, strength: Worked) -> None:
    facts = drug(name).facts
    salt, held = facts["salt"].quantities, facts["content"].quantities
    ions = [held[ion] for ion in CATIONS if ion in held]

    assert "osmolarity" not in held or agree(
        osmolarity(strength.spelled_out(), salt["molar_mass"], salt["particles"]), held["osmolarity"]
    )
    assert [] == [
        ion
        for ion in ions
        if not agree(milliequivalents_per_liter(strength.spelled_out(), salt["molar_mass"], salt["valence"]), ion)
    ]


LABEL = stated("3 mmol/mL"), stated("4.4 mEq/mL")


@given(phosphate=numbers(45), limit=numbers(80))
def test_two_phosphates_together_hold_what_is_ordered(phosphate: Fraction, limit: Fraction) -> None:
    ordered, (phosphate_strength, potassium_strength) = of(phosphate, "mmol"), LABEL
    volume = potassium_phosphates_volume(ordered, phosphate_strength, of(limit, "mEq"), potassium_strength)
    with_potassium = amount_in_volume(phosphate_strength, volume)
    left = phosphate - with_potassium.number
    with_sodium = injection_volume(remaining_amount(ordered, with_potassium), phosphate_strength)

    assert amount_in_volume(potassium_strength, volume).number <= limit
    assert phosphate == with_potassium.number + amount_in_volume(phosphate_strength, with_sodium).number
    assert left == 0 or limit < cation_with_phosphate(ordered, *LABEL).number


@given(phosphate=numbers(45), limit=numbers(80), by=st.sampled_from(policy_names()))
@settings(max_examples=60)
def test_the_volume_as_it_is_rounded_keeps_to_the_limit(phosphate: Fraction, limit: Fraction, by: str) -> None:
    givens = {
        "phosphate": of(phosphate, "mmol"),
        "phosphate_concentration": LABEL[0],
        "potassium_limit": of(limit, "mEq"),
        "potassium_concentration": LABEL[1],
    }

    rounded = solve(catalogue()["potassium_phosphates_volume"], givens, policy(by)).rounded

    assert by == "exact" or amount_in_volume(LABEL[1], rounded).number <= limit

"""Volumes add up to the bag, energies to the total, and a cycle runs the whole bag in."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.calculations.bag_osmolarity import three_in_one_osmolarity, two_in_one_osmolarity
from dosecalc.calculations.cycling import plateau_rate, ramp_rate
from dosecalc.calculations.energy import (
    amino_acid_energy,
    dextrose_energy,
    dextrose_for_energy,
    fat_energy,
    nitrogen,
    nonprotein_energy,
    total_energy,
)
from dosecalc.calculations.flow import infusion_rate
from dosecalc.calculations.nutrition import dextrose_for_rate, glucose_rate, ingredients_volume, water_volume
from dosecalc.calculations.strength import concentration
from dosecalc.calculations.titration import dose_rate
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import GivensDoNotFit, Worked


def of(text: str, most: int, least: Fraction = Fraction(1, 10)) -> st.SearchStrategy[Worked]:
    return st.fractions(least, most, max_denominator=20).map(lambda number: Worked(number, unit(text)))


GRAMS, MILLILITERS = of("g", 500), of("mL", 3000)


@given(amino_acids=GRAMS, dextrose=GRAMS, fat=MILLILITERS, energy=of("kcal/mL", 3))
def test_the_energy_is_that_of_its_sources(amino_acids: Worked, dextrose: Worked, fat: Worked, energy: Worked) -> None:
    sources = [amino_acid_energy(amino_acids), dextrose_energy(dextrose), fat_energy(fat, energy)]
    without_protein = nonprotein_energy(dextrose, fat, energy)

    assert sum(source.number for source in sources) == total_energy(amino_acids, dextrose, fat, energy).number
    assert sum(source.number for source in sources[1:]) == without_protein.number


@given(amino_acids=GRAMS, dextrose=GRAMS, fat=MILLILITERS, energy=of("kcal/mL", 3))
def test_the_dextrose_for_a_goal_reaches_it(amino_acids: Worked, dextrose: Worked, fat: Worked, energy: Worked) -> None:
    goal = total_energy(amino_acids, dextrose, fat, energy)

    assert dextrose.number == dextrose_for_energy(goal, amino_acids, fat, energy).number


@given(parts=st.tuples(MILLILITERS, MILLILITERS, MILLILITERS, MILLILITERS), left=MILLILITERS)
def test_ingredients_and_water_fill_the_bag(parts: tuple[Worked, Worked, Worked, Worked], left: Worked) -> None:
    ingredients = ingredients_volume(*parts)
    total = Worked(sum(part.number for part in parts) + left.number, unit("mL"))

    water = water_volume(total, ingredients)

    assert left.number == water.number
    assert total.number == ingredients.number + water.number


@given(total=MILLILITERS, more=MILLILITERS)
def test_ingredients_that_do_not_fit_into_the_bag_are_refused(total: Worked, more: Worked) -> None:
    with pytest.raises(GivensDoNotFit, match="the bag cannot hold them"):
        water_volume(total, total + more)


@given(volume=MILLILITERS, duration=of("h", 24, least=Fraction(2)))
def test_a_cycle_with_its_ramps_runs_the_whole_volume_in(volume: Worked, duration: Worked) -> None:
    plateau = plateau_rate(volume, duration)
    ramp = ramp_rate(plateau)

    assert volume.number == 2 * ramp.number + plateau.number * (duration.number - 2)
    assert plateau.number > infusion_rate(volume, duration).number


def test_a_cycle_shorter_than_its_ramps_is_refused() -> None:
    with pytest.raises(GivensDoNotFit, match="longer than its ramps"):
        plateau_rate(stated("500 mL"), stated("90 min"))


@given(rate=of("mg/kg/min", 14), weight=of("kg", 120), duration=of("h", 24))
def test_the_dextrose_for_a_rate_gives_that_rate(rate: Worked, weight: Worked, duration: Worked) -> None:
    assert rate.number == glucose_rate(dextrose_for_rate(rate, weight, duration), weight, duration).number


@given(dextrose=GRAMS, volume=MILLILITERS, weight=of("kg", 120), duration=of("h", 24))
def test_the_rate_of_a_bag_is_that_of_its_pump(
    dextrose: Worked, volume: Worked, weight: Worked, duration: Worked
) -> None:
    by_pump = dose_rate(infusion_rate(volume, duration), concentration(dextrose, volume), weight)

    assert glucose_rate(dextrose, weight, duration).number == by_pump.to(unit("mg/kg/min")).number


@given(amino_acids=GRAMS, dextrose=GRAMS, fat=GRAMS, electrolytes=of("mEq", 400), volume=of("L", 3))
def test_fat_adds_to_the_osmolarity_and_a_second_bag_does_not(
    amino_acids: Worked, dextrose: Worked, fat: Worked, electrolytes: Worked, volume: Worked
) -> None:
    without = two_in_one_osmolarity(amino_acids, dextrose, electrolytes, volume)
    with_fat = three_in_one_osmolarity(amino_acids, dextrose, fat, electrolytes, volume)
    twice = (amino_acids + amino_acids, dextrose + dextrose, electrolytes + electrolytes, volume + volume)

    assert with_fat.number - without.number == fat.number * Fraction(7, 10) / volume.number
    assert without.number == two_in_one_osmolarity(*twice).number


@given(amino_acids=GRAMS)
def test_nitrogen_is_sixteen_percent_of_the_amino_acids(amino_acids: Worked) -> None:
    assume(amino_acids.number)

    assert Fraction(16, 100) == nitrogen(amino_acids).number / amino_acids.number

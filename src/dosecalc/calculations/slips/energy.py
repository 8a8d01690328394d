"""Slips of energy and nitrogen."""

from dosecalc.calculations.energy import (
    ENERGY_OF_AMINO_ACIDS,
    ENERGY_OF_DEXTROSE,
    amino_acid_energy,
    dextrose_energy,
    dextrose_for_energy,
    fat_energy,
    nonprotein_energy,
    total_energy,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

ENERGY_OF_DRY_CARBOHYDRATE = constant("4", "kcal/g", "energy of each gram of carbohydrate in food")
ENERGY_OF_PURE_FAT = constant("9", "kcal/g", "energy of each gram of pure fat")

FOUR_FOR_DEXTROSE = "you used 4 kcal/g for dextrose, as for carbohydrate in food; dextrose in infusions provides 3.4"
EMULSION_AS_FAT = "you counted each mL of emulsion as a gram of fat with 9 kcal; its label gives the kcal in each mL"


@slip_of(dextrose_energy, says=FOUR_FOR_DEXTROSE)
def four_for_dextrose(dextrose: Worked) -> Worked:
    """The factor of food."""
    return dextrose * ENERGY_OF_DRY_CARBOHYDRATE


@slip_of(amino_acid_energy, says="you used 3.4 kcal/g, which is for dextrose; amino acids provide 4")
def factor_of_dextrose(amino_acids: Worked) -> Worked:
    """The other factor."""
    return amino_acids * ENERGY_OF_DEXTROSE


@slip_of(fat_energy, says=EMULSION_AS_FAT)
def emulsion_as_fat(fat_volume: Worked) -> Worked:
    """A milliliter for a gram."""
    return _as_pure_fat(fat_volume)


@slip_of(nonprotein_energy, says=FOUR_FOR_DEXTROSE)
def four_for_dextrose_without_protein(dextrose: Worked, fat_volume: Worked, energy_per_volume: Worked) -> Worked:
    """The factor of food."""
    return dextrose * ENERGY_OF_DRY_CARBOHYDRATE + fat_energy(fat_volume, energy_per_volume)


@slip_of(nonprotein_energy, says=EMULSION_AS_FAT)
def emulsion_as_fat_without_protein(dextrose: Worked, fat_volume: Worked) -> Worked:
    """A milliliter for a gram."""
    return _as_pure_fat(fat_volume) + dextrose_energy(dextrose)


@slip_of(total_energy, says="you left out the energy of the amino acids")
def protein_left_out(dextrose: Worked, fat_volume: Worked, energy_per_volume: Worked) -> Worked:
    """The nonprotein energy for the whole."""
    return nonprotein_energy(dextrose, fat_volume, energy_per_volume)


@slip_of(total_energy, says=FOUR_FOR_DEXTROSE)
def four_for_dextrose_in_all(
    amino_acids: Worked, dextrose: Worked, fat_volume: Worked, energy_per_volume: Worked
) -> Worked:
    """The factor of food."""
    without_fat = amino_acid_energy(amino_acids) + dextrose * ENERGY_OF_DRY_CARBOHYDRATE
    return without_fat + fat_energy(fat_volume, energy_per_volume)


@slip_of(total_energy, says="you swapped the factors: dextrose provides 3.4 kcal/g, amino acids 4")
def factors_swapped(amino_acids: Worked, dextrose: Worked, fat_volume: Worked, energy_per_volume: Worked) -> Worked:
    """3.4 for amino acids, 4 for dextrose."""
    without_fat = amino_acids * ENERGY_OF_DEXTROSE + dextrose * ENERGY_OF_AMINO_ACIDS
    return without_fat + fat_energy(fat_volume, energy_per_volume)


@slip_of(total_energy, says=EMULSION_AS_FAT)
def emulsion_as_fat_in_all(amino_acids: Worked, dextrose: Worked, fat_volume: Worked) -> Worked:
    """A milliliter for a gram."""
    return _as_pure_fat(fat_volume) + amino_acid_energy(amino_acids) + dextrose_energy(dextrose)


@slip_of(
    dextrose_for_energy, says="you divided by 4 kcal/g, as for carbohydrate in food; dextrose in infusions provides 3.4"
)
def four_for_dextrose_to_the_goal(
    energy_goal: Worked, amino_acids: Worked, fat_volume: Worked, energy_per_volume: Worked
) -> Worked:
    """The factor of food."""
    without_protein = (energy_goal - amino_acid_energy(amino_acids)).called("energy from dextrose and fat")
    left = (without_protein - fat_energy(fat_volume, energy_per_volume)).called("energy from dextrose")
    return left / ENERGY_OF_DRY_CARBOHYDRATE


@slip_of(dextrose_for_energy, says="you took all of the energy from dextrose, without counting amino acids and fat")
def all_from_dextrose(energy_goal: Worked) -> Worked:
    """Neither of the others taken off."""
    return energy_goal / ENERGY_OF_DEXTROSE


@slip_of(dextrose_for_energy, says="you left out the energy that the amino acids provide")
def amino_acids_not_counted(energy_goal: Worked, fat_volume: Worked, energy_per_volume: Worked) -> Worked:
    """As if only dextrose and fat counted."""
    return (energy_goal - fat_energy(fat_volume, energy_per_volume)) / ENERGY_OF_DEXTROSE


def _as_pure_fat(fat_volume: Worked) -> Worked:
    return taken_as(fat_volume.to(unit("mL")), unit("g")) * ENERGY_OF_PURE_FAT

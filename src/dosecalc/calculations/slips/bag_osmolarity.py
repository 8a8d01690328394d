"""Slips of the osmolarity of nutrition bags."""

from dosecalc.calculations.bag_osmolarity import (
    OSMOLES_OF_AMINO_ACIDS,
    OSMOLES_OF_DEXTROSE,
    OSMOLES_OF_ELECTROLYTES,
    OSMOLES_OF_FAT,
    three_in_one_osmolarity,
    two_in_one_osmolarity,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

TWICE = constant("2", "", "cation and anion")

OF_THE_BAG = "you gave the milliosmoles of the whole bag, not those of a liter"
FACTORS_SWAPPED = "you swapped the factors: each g of amino acids counts 10, each g of dextrose 5"
ELECTROLYTES_TWICE = "you counted the electrolytes twice; in this estimate each mEq counts once"


@slip_of(two_in_one_osmolarity, says=OF_THE_BAG)
def milliosmoles_of_the_bag(amino_acids: Worked, dextrose: Worked, electrolytes: Worked, volume: Worked) -> Worked:
    """The division by the volume left out."""
    return _of_the_bag(two_in_one_osmolarity(amino_acids, dextrose, electrolytes, volume), volume)


@slip_of(two_in_one_osmolarity, says=FACTORS_SWAPPED)
def factors_swapped(amino_acids: Worked, dextrose: Worked, electrolytes: Worked, volume: Worked) -> Worked:
    """10 for dextrose, 5 for amino acids."""
    return _by_swapped_factors(amino_acids, dextrose, electrolytes) / volume.to(unit("L"))


@slip_of(two_in_one_osmolarity, says=ELECTROLYTES_TWICE)
def electrolytes_twice(amino_acids: Worked, dextrose: Worked, electrolytes: Worked, volume: Worked) -> Worked:
    """Cation and anion both counted."""
    return two_in_one_osmolarity(amino_acids, dextrose, electrolytes * TWICE, volume)


@slip_of(three_in_one_osmolarity, says=OF_THE_BAG)
def milliosmoles_of_the_bag_with_fat(
    amino_acids: Worked, dextrose: Worked, fat: Worked, electrolytes: Worked, volume: Worked
) -> Worked:
    """The division by the volume left out."""
    return _of_the_bag(three_in_one_osmolarity(amino_acids, dextrose, fat, electrolytes, volume), volume)


@slip_of(three_in_one_osmolarity, says=FACTORS_SWAPPED)
def factors_swapped_with_fat(
    amino_acids: Worked, dextrose: Worked, fat: Worked, electrolytes: Worked, volume: Worked
) -> Worked:
    """10 for dextrose, 5 for amino acids."""
    of_all = _by_swapped_factors(amino_acids, dextrose, electrolytes) + fat * OSMOLES_OF_FAT
    return of_all / volume.to(unit("L"))


@slip_of(three_in_one_osmolarity, says=ELECTROLYTES_TWICE)
def electrolytes_twice_with_fat(
    amino_acids: Worked, dextrose: Worked, fat: Worked, electrolytes: Worked, volume: Worked
) -> Worked:
    """Cation and anion both counted."""
    return three_in_one_osmolarity(amino_acids, dextrose, fat, electrolytes * TWICE, volume)


def _of_the_bag(osmolarity: Worked, volume: Worked) -> Worked:
    return taken_as(osmolarity * volume.to(unit("L")), unit("mOsm/L"))


def _by_swapped_factors(amino_acids: Worked, dextrose: Worked, electrolytes: Worked) -> Worked:
    of_both = amino_acids * OSMOLES_OF_DEXTROSE + dextrose * OSMOLES_OF_AMINO_ACIDS
    return of_both + electrolytes * OSMOLES_OF_ELECTROLYTES

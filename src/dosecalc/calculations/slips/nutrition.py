"""Slips of nutrition bags."""

from dosecalc.calculations import flow
from dosecalc.calculations.nutrition import (
    OSMOLES_OF_AMINO_ACIDS,
    OSMOLES_OF_DEXTROSE,
    OSMOLES_OF_ELECTROLYTES,
    OSMOLES_OF_FAT,
    RAMP_DIVISOR,
    dextrose_for_rate,
    glucose_rate,
    plateau_rate,
    ramp_rate,
    three_in_one_osmolarity,
    two_in_one_osmolarity,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

FULL_DAY = constant("24", "h", "a full day")
BOTH_RAMPS = constant("2", "h", "the hours of both ramps")
TWICE = constant("2", "", "cation and anion")

ALL_DAY = "you reckoned with 24 h, not with the hours that the bag runs"
OF_THE_BAG = "you gave the milliosmoles of the whole bag, not those of a liter"
FACTORS_SWAPPED = "you swapped the factors: each g of amino acids counts 10, each g of dextrose 5"
ELECTROLYTES_TWICE = "you counted the electrolytes twice; in this estimate each mEq counts once"
WITHOUT_RAMPS = "you divided by all the hours, as if the bag ran at its full rate from the start to the end"
WITHOUT_BOTH_HOURS = "you took off both hours of the ramps; at half the rate, the two count as one full hour"


@slip_of(glucose_rate, says=ALL_DAY)
def rate_over_a_full_day(dextrose: Worked, weight: Worked) -> Worked:
    """A cycled bag as if it ran all day."""
    return glucose_rate(dextrose, weight, FULL_DAY)


@slip_of(glucose_rate, says="you gave what is given in an hour, not in a minute: ÷ 60 is left out")
def dextrose_of_an_hour(dextrose: Worked, weight: Worked, duration: Worked) -> Worked:
    """The time left in hours."""
    rate = glucose_rate(dextrose, weight, duration).to(unit("mg/kg/h"))
    return taken_as(rate, unit("mg/kg/min"))


@slip_of(glucose_rate, says="you left out × 1,000 from g to mg")
def grams_as_milligrams(dextrose: Worked, weight: Worked, duration: Worked) -> Worked:
    """The dextrose left in grams."""
    return glucose_rate(taken_as(dextrose.to(unit("g")), unit("mg")), weight, duration)


@slip_of(dextrose_for_rate, says=ALL_DAY)
def dextrose_of_a_full_day(glucose_rate: Worked, weight: Worked) -> Worked:
    """A cycled bag as if it ran all day."""
    return dextrose_for_rate(glucose_rate, weight, FULL_DAY)


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


@slip_of(plateau_rate, says=WITHOUT_RAMPS)
def plateau_without_ramps(volume: Worked, duration: Worked) -> Worked:
    """The ramps overlooked."""
    return flow.infusion_rate(volume, duration)


@slip_of(plateau_rate, says=WITHOUT_BOTH_HOURS)
def plateau_without_both_hours(volume: Worked, duration: Worked) -> Worked:
    """As if nothing ran in the ramps."""
    return flow.infusion_rate(volume, duration.to(unit("h")) - BOTH_RAMPS)


@slip_of(plateau_rate, says="you spread the bag over 24 h, not over its cycle")
def plateau_over_a_full_day(volume: Worked) -> Worked:
    """The cycle overlooked."""
    return flow.infusion_rate(volume, FULL_DAY)


@slip_of(ramp_rate, says="you gave the full rate; the ramps run at half of it")
def plateau_for_ramp(volume: Worked, duration: Worked) -> Worked:
    """The last step left out."""
    return plateau_rate(volume, duration)


@slip_of(ramp_rate, says=WITHOUT_RAMPS)
def ramp_without_ramps(volume: Worked, duration: Worked) -> Worked:
    """The ramps overlooked in the full rate."""
    return flow.infusion_rate(volume, duration) / RAMP_DIVISOR


@slip_of(ramp_rate, says=WITHOUT_BOTH_HOURS)
def ramp_without_both_hours(volume: Worked, duration: Worked) -> Worked:
    """As if nothing ran in the ramps."""
    return flow.infusion_rate(volume, duration.to(unit("h")) - BOTH_RAMPS) / RAMP_DIVISOR


def _of_the_bag(osmolarity: Worked, volume: Worked) -> Worked:
    return taken_as(osmolarity * volume.to(unit("L")), unit("mOsm/L"))


def _by_swapped_factors(amino_acids: Worked, dextrose: Worked, electrolytes: Worked) -> Worked:
    of_both = amino_acids * OSMOLES_OF_DEXTROSE + dextrose * OSMOLES_OF_AMINO_ACIDS
    return of_both + electrolytes * OSMOLES_OF_ELECTROLYTES

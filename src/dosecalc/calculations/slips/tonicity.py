"""Slips of osmolarity and of isotonic solutions."""

from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.calculations.tonicity import (
    TEN,
    boric_acid_needed,
    osmolarity,
    osmolarity_of_two_solutes,
    sodium_chloride_needed,
)
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import MILLIGRAMS_PER_MILLILITER, unit
from dosecalc.quantities.worked import Worked

HUNDRED_MILLILITERS = constant("100", "mL", "what 0.9 g of sodium chloride make isotonic")

FOR_100_ML = "you used 0.9 g of sodium chloride, which is for 100 mL and not for this volume"


@slip_of(osmolarity, says="you left out that each molecule splits into several particles")
def particles_left_out(concentration: Worked, molar_mass: Worked) -> Worked:
    """Millimoles for milliosmoles."""
    return _millimoles(concentration, molar_mass)


@slip_of(osmolarity, says="you gave the milliosmoles in 100 mL, not those in a liter")
def in_100_milliliters(concentration: Worked, molar_mass: Worked, particles: Worked) -> Worked:
    """The percentage taken for a liter."""
    return osmolarity(concentration, molar_mass, particles) / TEN


@slip_of(osmolarity_of_two_solutes, says="you left out that molecules split into several particles")
def particles_left_out_of_both(
    concentration: Worked, molar_mass: Worked, other_concentration: Worked, other_molar_mass: Worked
) -> Worked:
    """Millimoles for milliosmoles."""
    return _millimoles(concentration, molar_mass) + _millimoles(other_concentration, other_molar_mass)


@slip_of(sodium_chloride_needed, says=FOR_100_ML)
def sodium_chloride_of_100_milliliters(drug: Worked, equivalent: Worked) -> Worked:
    """0.9% taken for 0.9 g."""
    return sodium_chloride_needed(HUNDRED_MILLILITERS, drug, equivalent)


@slip_of(
    sodium_chloride_needed, says="you gave the sodium chloride that the drug stands for, not what is still missing"
)
def represented_for_needed(drug: Worked, equivalent: Worked) -> Worked:
    """The subtraction left out."""
    return (drug.to(unit("g")) * equivalent).called("sodium chloride that the drug replaces")


@slip_of(boric_acid_needed, says="you gave the sodium chloride; more boric acid is needed: divide by its equivalent")
def sodium_chloride_for_boric_acid(volume: Worked, drug: Worked, equivalent: Worked) -> Worked:
    """The last step left out."""
    return sodium_chloride_needed(volume, drug, equivalent)


@slip_of(boric_acid_needed, says="you multiplied by the equivalent of boric acid, but more of it is needed: divide")
def boric_acid_multiplied(volume: Worked, drug: Worked, equivalent: Worked, boric_acid_equivalent: Worked) -> Worked:
    """Less of the weaker substance."""
    return sodium_chloride_needed(volume, drug, equivalent) * boric_acid_equivalent


@slip_of(boric_acid_needed, says=FOR_100_ML)
def boric_acid_of_100_milliliters(drug: Worked, equivalent: Worked, boric_acid_equivalent: Worked) -> Worked:
    """0.9% taken for 0.9 g."""
    return boric_acid_needed(HUNDRED_MILLILITERS, drug, equivalent, boric_acid_equivalent)


def _millimoles(concentration: Worked, molar_mass: Worked) -> Worked:
    millimoles = concentration.to(MILLIGRAMS_PER_MILLILITER) / molar_mass
    return taken_as(millimoles.to(unit("mmol/L")).called("millimoles in each L"), unit("mOsm/L"))

"""Slips of milligrams, millimoles and milliequivalents."""

from dosecalc.calculations.electrolytes import (
    cation_with_phosphate,
    mass_from_milliequivalents,
    milliequivalents_from_mass,
    milliequivalents_from_millimoles,
    milliequivalents_per_liter,
    millimoles_from_mass,
    millimoles_from_milliequivalents,
    potassium_phosphates_volume,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.calculations.tonicity import TEN
from dosecalc.quantities.units import MILLIGRAMS_PER_MILLILITER, unit
from dosecalc.quantities.worked import Worked


@slip_of(milliequivalents_from_mass, says="you left out the valence, so what you have are millimoles")
def valence_left_out(mass: Worked, molar_mass: Worked) -> Worked:
    """Millimoles for milliequivalents."""
    return taken_as(millimoles_from_mass(mass, molar_mass), unit("mEq"))


@slip_of(milliequivalents_from_millimoles, says="you left out the valence: a millimole of this salt is more than 1 mEq")
def millimoles_as_milliequivalents(millimoles: Worked) -> Worked:
    """One charge for each."""
    return taken_as(millimoles, unit("mEq"))


@slip_of(millimoles_from_milliequivalents, says="you left out the valence: a mEq of this salt is less than 1 mmol")
def milliequivalents_as_millimoles(milliequivalents: Worked) -> Worked:
    """One charge for each."""
    return taken_as(milliequivalents, unit("mmol"))


@slip_of(mass_from_milliequivalents, says="you left out the valence and used milliequivalents as millimoles")
def milliequivalents_as_millimoles_of_the_mass(milliequivalents: Worked, molar_mass: Worked) -> Worked:
    """One charge for each."""
    return taken_as(milliequivalents, unit("mmol")) * molar_mass


@slip_of(milliequivalents_per_liter, says="you left out the valence, so what you have are millimoles")
def valence_left_out_of_a_liter(concentration: Worked, molar_mass: Worked) -> Worked:
    """Millimoles for milliequivalents."""
    millimoles = concentration.to(MILLIGRAMS_PER_MILLILITER) / molar_mass
    return taken_as(millimoles.to(unit("mmol/L")).called("millimoles in each L"), unit("mEq/L"))


@slip_of(milliequivalents_per_liter, says="you gave the milliequivalents in 100 mL, not those in a liter")
def in_100_milliliters(concentration: Worked, molar_mass: Worked, valence: Worked) -> Worked:
    """The percentage taken for a liter."""
    return milliequivalents_per_liter(concentration, molar_mass, valence) / TEN


@slip_of(cation_with_phosphate, says="you used millimoles of phosphate as milliequivalents of what comes with it")
def phosphate_as_cation(phosphate: Worked) -> Worked:
    """One for one."""
    return taken_as(phosphate, unit("mEq"))


@slip_of(potassium_phosphates_volume, says="you left out the limit on potassium")
def potassium_not_counted(phosphate: Worked, phosphate_concentration: Worked) -> Worked:
    """All the phosphate from one salt."""
    return (phosphate / phosphate_concentration).to(unit("mL")).called("volume for all the phosphate")


@slip_of(
    potassium_phosphates_volume,
    says="you divided the limit on potassium by the phosphate in each mL, not by the potassium",
)
def limit_by_phosphate(phosphate_concentration: Worked, potassium_limit: Worked) -> Worked:
    """The other number of the label."""
    return (taken_as(potassium_limit, unit("mmol")) / phosphate_concentration).to(unit("mL"))

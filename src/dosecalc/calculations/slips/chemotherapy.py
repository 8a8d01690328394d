"""Slips of cancer doses: a limit or reduction overlooked, 25 in the wrong place, a percentage of the wrong dose."""

from dosecalc.calculations.chemotherapy import (
    HIGHEST_CLEARANCE,
    NEAREST_WHOLE,
    OTHER_CLEARANCE,
    carboplatin_dose,
    rounding_difference,
    surface_dose,
    surface_dose_capped,
    surface_dose_reduced,
    vial_size_dose,
)
from dosecalc.calculations.slips.declaring import ErrorClass, slip_of, taken_as
from dosecalc.quantities.comparing import apart, smaller_of
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.rounding import WHOLE_DOWN, WHOLE_UP
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

OF_THE_ROUNDED_DOSE = "you divided by the rounded dose; the percentage is of the dose that was ordered"


@slip_of(surface_dose_reduced, says="you did not reduce the dose")
def dose_not_reduced(dose_per_surface: Worked, body_surface: Worked) -> Worked:
    """The full dose."""
    return surface_dose(dose_per_surface, body_surface).called("full dose")


@slip_of(surface_dose_reduced, says="you gave the amount that the dose is reduced by; the answer is what is left")
def reduction_as_the_dose(dose_per_surface: Worked, body_surface: Worked, reduction: Worked) -> Worked:
    """25% of the dose for a dose reduced by 25%."""
    return dose_not_reduced.function(dose_per_surface, body_surface) * (reduction / THE_WHOLE)


@slip_of(surface_dose_reduced, says="you subtracted the percentage as if it were an amount of drug")
def percentage_subtracted_as_an_amount(dose_per_surface: Worked, body_surface: Worked, reduction: Worked) -> Worked:
    """180 mg − 25 mg for 180 mg reduced by 25%."""
    full = dose_not_reduced.function(dose_per_surface, body_surface)
    return full - taken_as(reduction, full.unit)


@slip_of(surface_dose_capped, says="you did not apply the highest dose: the amount by body surface is more than that")
def limit_by_surface_overlooked(dose_per_surface: Worked, body_surface: Worked) -> Worked:
    """The dose by body surface, however much it is."""
    return surface_dose(dose_per_surface, body_surface).called("amount by body surface")


@slip_of(carboplatin_dose, says="you used a clearance of more than 125 mL/min, the highest that the formula takes")
def clearance_not_capped(exposure: Worked, clearance: Worked) -> Worked:
    """AUC × (clearance + 25 mL/min), however high the clearance."""
    return exposure * (clearance.to(unit("mL/min")) + OTHER_CLEARANCE).called("whole clearance")


@slip_of(carboplatin_dose, says="you added 25 after multiplying; it is added to the clearance first")
def other_clearance_added_last(exposure: Worked, clearance: Worked) -> Worked:
    """AUC × clearance + 25."""
    counted = smaller_of(clearance.to(unit("mL/min")), HIGHEST_CLEARANCE).called("clearance that counts")
    product = exposure * counted
    return product + taken_as(OTHER_CLEARANCE, product.unit)


@slip_of(
    vial_size_dose,
    says="you rounded to the farther number of whole vials instead of the nearest",
    error=ErrorClass.ROUNDING,
)
def vials_rounded_the_other_way(dose: Worked, vial_amount: Worked) -> Worked:
    """800 mg for 713 mg from vials of 100 mg."""
    vials = (dose / vial_amount).called("vials")
    is_rounded_down = vials.counted(NEAREST_WHOLE).number <= vials.number
    return vials.counted(WHOLE_UP if is_rounded_down else WHOLE_DOWN) * vial_amount


@slip_of(rounding_difference, says=OF_THE_ROUNDED_DOSE)
def percentage_of_the_rounded_dose(rounded_dose: Worked, dose: Worked) -> Worked:
    """Difference ÷ rounded dose."""
    return apart(rounded_dose, dose).called("difference") / rounded_dose * THE_WHOLE

"""Slips of vials and waste: what of a vial is used, and which size makes up a dose."""

from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.calculations.stock import small_vials, vials, wasted_amount, wasted_of_mix, wasted_share
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.rounding import WHOLE_DOWN, WHOLE_UP
from dosecalc.quantities.worked import Worked

FOR_THE_DOSE = "vials for the dose"
FROM_THE_LAST_VIAL = "you gave what is taken from the last vial, not what is left in it"


@slip_of(wasted_amount, says=FROM_THE_LAST_VIAL)
def taken_from_the_last_vial(dose: Worked, vial_amount: Worked) -> Worked:
    """What full vials leave of the dose."""
    return _left_by(dose, vial_amount, FOR_THE_DOSE)


@slip_of(wasted_share, says="you divided by the dose instead of by the drug in the vials opened")
def share_of_the_dose(dose: Worked, vial_amount: Worked) -> Worked:
    """The waste as a percentage of what is used."""
    return wasted_amount(dose, vial_amount) / dose * THE_WHOLE


@slip_of(wasted_share, says="you gave the share that is used, not the share that is wasted")
def share_that_is_used(dose: Worked, vial_amount: Worked) -> Worked:
    """The dose as a percentage of the drug in the vials opened."""
    needed = vials(dose, vial_amount).called(FOR_THE_DOSE).counted(WHOLE_UP)
    opened = (needed * vial_amount).called("drug in the vials opened")
    return dose / opened * THE_WHOLE


@slip_of(small_vials, says="you made up the whole dose with small vials and left out the large ones")
def small_vials_alone(dose: Worked, small_vial: Worked) -> Worked:
    """As many small vials as hold all of the dose."""
    return vials(dose, small_vial)


@slip_of(wasted_of_mix, says="you counted large vials only; small ones make up the rest with less waste")
def waste_of_large_vials(dose: Worked, large_vial: Worked) -> Worked:
    """What is left of the last large vial."""
    return wasted_amount(dose, large_vial)


@slip_of(wasted_of_mix, says=FROM_THE_LAST_VIAL)
def taken_from_the_last_small_vial(dose: Worked, large_vial: Worked, small_vial: Worked) -> Worked:
    """What large vials and full small ones leave of the dose."""
    return _left_by(_left_by(dose, large_vial, "large vials"), small_vial, FOR_THE_DOSE)


def _left_by(dose: Worked, vial_amount: Worked, name: str) -> Worked:
    """What as many vials as the dose uses up completely leave of it."""
    used_up = vials(dose, vial_amount).called(name).counted(WHOLE_DOWN)
    return (dose - (used_up * vial_amount).called(f"drug in the {name}")).called("rest of the amount")

"""Slips of powders made into solutions: the room that the powder takes up."""

from dosecalc.calculations.reconstitution import (
    concentration_with_diluent,
    diluent_for_concentration,
    reconstituted_concentration,
)
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.taught_stops import MILLILITERS
from dosecalc.quantities.worked import Worked


@slip_of(
    diluent_for_concentration, says="you gave the final volume; the powder takes up room, so less diluent is added"
)
def room_of_powder_not_subtracted(vial_amount: Worked, concentration: Worked) -> Worked:
    """As much diluent as there is to be solution."""
    return (vial_amount / concentration).to(MILLILITERS).called("final volume")


@slip_of(concentration_with_diluent, says="you counted the diluent alone and forgot the room that the powder takes up")
def room_of_powder_left_out(vial_amount: Worked, diluent_volume: Worked) -> Worked:
    """The drug in the diluent, as if the powder were nothing."""
    return reconstituted_concentration(vial_amount, diluent_volume)

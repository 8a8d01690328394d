"""Slips of the rates of cycled nutrition."""

from dosecalc.calculations import flow
from dosecalc.calculations.cycling import FULL_DAY, plateau_rate
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

BOTH_RAMPS = constant("2", "h", "the hours of both ramps")

WITHOUT_RAMPS = "you divided by all the hours, as if the bag ran at its full rate from the start to the end"
WITHOUT_BOTH_HOURS = "you took off both hours of the ramps; at half the rate, the two count as one full hour"


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

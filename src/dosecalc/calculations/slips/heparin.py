"""Slips of weight-based heparin."""

from dosecalc.calculations import titration
from dosecalc.calculations.heparin import capped_dose_rate, lowered_pump_rate, raised_pump_rate
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked


@slip_of(capped_dose_rate, says="you left out the highest rate that the order allows")
def cap_left_out(dose_rate: Worked, weight: Worked) -> Worked:
    """The rate by weight, whatever the limit."""
    return titration.dose_rate_for_weight(dose_rate, weight)


@slip_of(raised_pump_rate, lowered_pump_rate, says="you gave the change alone, not the rate that the pump is set to")
def change_for_the_new_rate(change: Worked, weight: Worked, concentration: Worked) -> Worked:
    """The rate that runs forgotten."""
    return titration.pump_rate(change, weight, concentration)


@slip_of(raised_pump_rate, says="you added the units of the order to the mL of the pump")
def units_added_to_milliliters(pump_rate: Worked, change: Worked) -> Worked:
    """Neither weight nor bag looked at."""
    return pump_rate + taken_as(change, unit("mL/h"))


@slip_of(lowered_pump_rate, says="you subtracted the units of the order from the mL of the pump")
def units_taken_from_milliliters(pump_rate: Worked, change: Worked) -> Worked:
    """Neither weight nor bag looked at."""
    return pump_rate - taken_as(change, unit("mL/h"))


@slip_of(raised_pump_rate, says="you lowered the rate, but the order raises it")
def lowered_for_raised(pump_rate: Worked, change: Worked, weight: Worked, concentration: Worked) -> Worked:
    """The change in the wrong direction."""
    return lowered_pump_rate(pump_rate, change, weight, concentration)


@slip_of(lowered_pump_rate, says="you raised the rate, but the order lowers it")
def raised_for_lowered(pump_rate: Worked, change: Worked, weight: Worked, concentration: Worked) -> Worked:
    """The change in the wrong direction."""
    return raised_pump_rate(pump_rate, change, weight, concentration)

"""Slips of nutrition bags."""

from dosecalc.calculations.cycling import FULL_DAY
from dosecalc.calculations.nutrition import dextrose_for_rate, glucose_rate
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

ALL_DAY = "you used 24 h, not the hours that the bag runs"


@slip_of(glucose_rate, says=ALL_DAY)
def rate_over_a_full_day(dextrose: Worked, weight: Worked) -> Worked:
    """A cycled bag as if it ran all day."""
    return glucose_rate(dextrose, weight, FULL_DAY)


@slip_of(glucose_rate, says="you gave the amount for an hour, not for a minute: you left out ÷ 60")
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

"""Slips of checking a compounding device: milliliters as grams, the percentage of the wrong weight."""

from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.calculations.weighing import bag_weight_of_three, bag_weight_of_two, weight_difference, weight_verdict
from dosecalc.quantities.comparing import apart, compared
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

GRAMS = unit("g")
DENSITIES_LEFT_OUT = "you added the volumes and left out the densities, as if each mL weighed 1 g"


@slip_of(bag_weight_of_two, says=DENSITIES_LEFT_OUT)
def milliliters_as_grams(first_volume: Worked, second_volume: Worked) -> Worked:
    """The sum of the volumes, in grams."""
    return _as_grams(first_volume) + _as_grams(second_volume)


@slip_of(bag_weight_of_three, says=DENSITIES_LEFT_OUT)
def milliliters_of_three_as_grams(first_volume: Worked, second_volume: Worked, third_volume: Worked) -> Worked:
    """The sum of the volumes, in grams."""
    return milliliters_as_grams.function(first_volume, second_volume) + _as_grams(third_volume)


@slip_of(weight_difference, says="you divided by what the scale shows; the percentage is of the expected weight")
def percentage_of_the_actual_weight(actual_weight: Worked, expected_weight: Worked) -> Worked:
    """Difference ÷ actual weight."""
    return apart(actual_weight, expected_weight) / actual_weight * THE_WHOLE


@slip_of(weight_verdict, says="you compared grams with percent; make the difference a percentage first")
def grams_against_percent(actual_weight: Worked, expected_weight: Worked, tolerance: Worked) -> Worked:
    """40 g off as more than 3%."""
    off = apart(actual_weight, expected_weight).called("difference")
    return compared(taken_as(off, tolerance.unit), tolerance, "within", "over")


def _as_grams(volume: Worked) -> Worked:
    return taken_as(volume.to(unit("mL")), GRAMS)

"""Slips of strengths and of what a solution or mixture holds."""

from dataclasses import replace

from dosecalc.calculations.slips.declaring import ErrorClass, slip_of, taken_as
from dosecalc.calculations.strength import (
    part_of_mixture,
    percent_of_mixture,
    percent_strength,
    ratio_strength,
)
from dosecalc.quantities.given import THE_WHOLE, constant, given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

PERCENT = unit("%")
HUNDRED_MILLILITERS = given("100 mL")
A_THOUSAND_PERCENT = constant("1000", "percent_of_whole", "1,000 taken for 100")


@slip_of(percent_strength, says="you gave the grams in each mL; a percentage is the grams in 100 mL")
def grams_in_each_milliliter(amount: Worked, volume: Worked) -> Worked:
    """The decimal number of grams in 1 mL, taken for a percentage."""
    return taken_as(_grams_in_each(amount, volume), PERCENT)


@slip_of(percent_strength, says="you gave the milligrams in each mL; a percentage is the grams in 100 mL")
def milligrams_in_each_milliliter(amount: Worked, volume: Worked) -> Worked:
    """The number of milligrams in 1 mL, taken for a percentage: ten times too much."""
    return taken_as(_grams_in_each(amount, volume).to(unit("mg/mL")), PERCENT)


@slip_of(percent_strength, says="you used the grams in the whole volume as the percentage, as if they were in 100 mL")
def grams_of_the_whole_volume(amount: Worked) -> Worked:
    """The grams divided by 100 mL, however much solution there is."""
    return percent_strength(amount, HUNDRED_MILLILITERS)


@slip_of(
    ratio_strength,
    says="you wrote one zero too many in the ratio, as when 1% is taken for 1 g in 1,000 mL",
    error=ErrorClass.ARITHMETIC,
)
def zero_too_many(concentration: Worked) -> Worked:
    """1:10,000 for 1:1,000."""
    right = ratio_strength(concentration)
    return replace(right, number=right.number / 10)


@slip_of(ratio_strength, says="you wrote one zero too few in the ratio", error=ErrorClass.ARITHMETIC)
def zero_too_few(concentration: Worked) -> Worked:
    """1:1,000 for 1:10,000."""
    right = ratio_strength(concentration)
    return replace(right, number=right.number * 10)


@slip_of(percent_of_mixture, says="you divided by the rest of the mixture; the whole includes the ingredient as well")
def rest_for_the_whole(part: Worked, mixture: Worked) -> Worked:
    """The percentage of the base or solvent, not of what both make."""
    rest = (mixture - part).called("rest of the mixture")
    return ((part / rest).called("share of the rest") * THE_WHOLE).called("percentage")


@slip_of(part_of_mixture, says="you divided the percentage by 1,000 instead of by 100")
def percentage_of_a_thousand(percentage: Worked, mixture: Worked) -> Worked:
    """1% taken for 1 mg in each gram."""
    return mixture * (percentage / A_THOUSAND_PERCENT).called("share of the mixture")


def _grams_in_each(amount: Worked, volume: Worked) -> Worked:
    return (amount.to(unit("g")) / volume.to(unit("mL"))).called("grams in each mL")

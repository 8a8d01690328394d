"""Slips of mixtures: strengths averaged as if there were the same amount of each."""

from dataclasses import replace

from dosecalc.calculations.mixing import (
    mixed_concentration,
    mixed_concentration_of_three,
    mixed_percent,
    mixed_percent_of_three,
)
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.given import given
from dosecalc.quantities.worked import Worked

AS_IF_ALIKE = "you took the plain mean of the strengths, as if there were the same amount of each"
TWO, THREE = given("2"), given("3")


@slip_of(mixed_concentration, says=AS_IF_ALIKE)
def mean_of_two_concentrations(first_concentration: Worked, second_concentration: Worked) -> Worked:
    """Half the sum of the strengths."""
    return _sum(first_concentration, second_concentration) / TWO


@slip_of(mixed_concentration_of_three, says=AS_IF_ALIKE)
def mean_of_three_concentrations(
    first_concentration: Worked, second_concentration: Worked, third_concentration: Worked
) -> Worked:
    """A third of the sum of the strengths."""
    return _sum(first_concentration, second_concentration, third_concentration) / THREE


@slip_of(mixed_percent, says=AS_IF_ALIKE)
def mean_of_two_percentages(first_percentage: Worked, second_percentage: Worked) -> Worked:
    """Half the sum of the percentages."""
    return _sum(first_percentage, second_percentage) / TWO


@slip_of(mixed_percent_of_three, says=AS_IF_ALIKE)
def mean_of_three_percentages(first_percentage: Worked, second_percentage: Worked, third_percentage: Worked) -> Worked:
    """A third of the sum of the percentages."""
    return _sum(first_percentage, second_percentage, third_percentage) / THREE


def _sum(first: Worked, *others: Worked) -> Worked:
    """The sum, told as the first strength is; nothing of it as a ratio 1:x."""
    total = replace(first, form="")
    for other in others:
        total = replace(total + replace(other, form=""), per=first.per)
    return total.called("sum of the strengths")

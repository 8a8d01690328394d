"""Slips of additives and bags: orders for each liter, overfill."""

from dosecalc.calculations.admixture import additive_volume, concentration_added_with_overfill
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.calculations.strength import concentration
from dosecalc.quantities.given import given
from dosecalc.quantities.worked import Worked

ONE_LITER = given("1 L")


@slip_of(additive_volume, says="you took the amount for a whole liter, whatever the size of the bag")
def order_for_a_whole_liter(ordered_concentration: Worked, stock_concentration: Worked) -> Worked:
    """The additive for 1 L."""
    return additive_volume(ordered_concentration, ONE_LITER, stock_concentration)


@slip_of(
    concentration_added_with_overfill,
    says="you divided by the labeled volume alone; overfill and additive are in the bag as well",
)
def labeled_volume_alone(amount: Worked, bag_volume: Worked) -> Worked:
    """The strength of a bag that ends at its labeled volume."""
    return concentration(amount, bag_volume)

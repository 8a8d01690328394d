"""Slips of additives and bags: orders for each liter, overfill, the shortest time."""

from dosecalc.calculations.admixture import additive_volume, concentration_added_with_overfill, least_time
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.calculations.strength import concentration
from dosecalc.quantities.given import given
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

MINUTES_WRITTEN_AFTER_THE_POINT = given("100")


@slip_of(additive_volume, says="you took the amount for a whole liter, whatever the size of the bag")
def order_for_a_whole_liter(ordered_concentration: Worked, stock_concentration: Worked) -> Worked:
    """The additive for 1 L."""
    return additive_volume(ordered_concentration, given("1 L"), stock_concentration)


@slip_of(
    concentration_added_with_overfill,
    says="you divided by the labeled volume alone; overfill and additive are in the bag as well",
)
def labeled_volume_alone(amount: Worked, bag_volume: Worked) -> Worked:
    """The strength of a bag that ends at its labeled volume."""
    return concentration(amount, bag_volume)


@slip_of(least_time, says="you read the decimals of the hours as minutes; 0.5 h is 30 min, not 50")
def decimals_read_as_minutes(dose: Worked, highest_rate: Worked) -> Worked:
    """1.25 h taken for 1 h 25 min."""
    time = (dose / highest_rate).to(unit("min")).called("least time").to(unit("h")).called("time in hours")
    hours = time.counted(WHOLE_DOWN).called("whole hours")
    minutes = taken_as((time - hours) * MINUTES_WRITTEN_AFTER_THE_POINT, unit("min"))
    return (hours.to(unit("min")) + minutes).called("least time").as_duration()

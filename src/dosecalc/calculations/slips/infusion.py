"""Slips of infusions under way."""

from dosecalc.calculations import flow
from dosecalc.calculations.infusion import (
    piggyback_rate,
    rate_increase,
    recalculated_rate,
    remaining_volume,
    reservoir_volume,
)
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import ErrorClass, slip_of, taken_as
from dosecalc.calculations.slips.flow import BY_THE_HOURS, HUNDREDTHS, times_the_hours
from dosecalc.quantities.given import THE_WHOLE, constant
from dosecalc.quantities.rounding import WHOLE_UP
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

ONE_DAY = constant("24", "h", "a full day")


@slip_of(remaining_volume, says="you gave what has run in, not what is left in the bag")
def infused_for_left(pump_rate: Worked, duration: Worked) -> Worked:
    """The subtraction left out."""
    return flow.infused_volume(pump_rate, duration)


@slip_of(
    recalculated_rate, says="you divided what is left by the whole time of the order, not by the time that is left"
)
def original_time(volume: Worked, volume_infused: Worked, duration: Worked) -> Worked:
    """The time that is over counted as well."""
    return flow.infusion_rate((volume - volume_infused).called("volume left"), duration)


@slip_of(
    recalculated_rate, says="you divided the whole bag by the time that is left, though part of it has already run in"
)
def whole_bag_again(volume: Worked, duration: Worked, elapsed_time: Worked) -> Worked:
    """What has run in counted as well."""
    return flow.infusion_rate(volume, (duration - elapsed_time).called("time left"))


@slip_of(recalculated_rate, says="you gave the rate of the order, which does not make up for what went wrong")
def rate_of_the_order(volume: Worked, duration: Worked) -> Worked:
    """Nothing taken off."""
    return flow.infusion_rate(volume, duration)


@slip_of(recalculated_rate, says="you gave the rate at which it has run so far, not the one for the rest")
def rate_so_far(volume_infused: Worked, elapsed_time: Worked) -> Worked:
    """What is over instead of what is left."""
    return flow.infusion_rate(volume_infused, elapsed_time)


@slip_of(rate_increase, says="you gave the new rate as a percentage of the old one; take 100% off")
def new_rate_as_a_percentage(pump_rate: Worked, new_rate: Worked) -> Worked:
    """The subtraction left out."""
    return new_rate / pump_rate * THE_WHOLE


@slip_of(rate_increase, says="you divided by the new rate; an increase is a percentage of the old one")
def increase_of_the_new_rate(pump_rate: Worked, new_rate: Worked) -> Worked:
    """The wrong whole."""
    return (new_rate.to(unit("mL/h")) - pump_rate).called("rise of the rate") / new_rate * THE_WHOLE


@slip_of(piggyback_rate, says="you gave the mL for each minute, but a pump is set in mL for each hour")
def milliliters_of_a_minute(bag_volume: Worked, drug_volume: Worked, duration: Worked) -> Worked:
    """The rate by the minute."""
    whole_volume = bag_volume.to(unit("mL")) + drug_volume
    return taken_as(whole_volume / duration.to(unit("min")), unit("mL/h"))


@slip_of(piggyback_rate, says=BY_THE_HOURS, ends_wrong=True)
def multiplied_by_the_hours(bag_volume: Worked, drug_volume: Worked, duration: Worked) -> Worked:
    """112 mL over 30 min as 112 × 30 ÷ 60."""
    return times_the_hours(bag_volume.to(unit("mL")) + drug_volume, duration)


@slip_of(piggyback_rate, says=HUNDREDTHS, error=ErrorClass.ARITHMETIC)
def minutes_as_hundredths_in_the_rate(bag_volume: Worked, drug_volume: Worked, duration: Worked) -> Worked:
    """30 min as 0.3 h."""
    return piggyback_rate(bag_volume, drug_volume, misread_times.minutes_as_hundredths(duration))


@slip_of(piggyback_rate, says="you left out the volume of the drug, which runs in with the bag")
def drug_volume_left_out(bag_volume: Worked, duration: Worked) -> Worked:
    """The bag alone."""
    return flow.infusion_rate(bag_volume, duration)


@slip_of(reservoir_volume, says="you left out the priming volume, which stays in the tubing")
def priming_left_out(pump_rate: Worked, duration: Worked) -> Worked:
    """What reaches the patient, and no more."""
    return flow.infused_volume(pump_rate, duration)


@slip_of(reservoir_volume, says="you counted full days of 24 h, not the hours of the order")
def full_days(pump_rate: Worked, duration: Worked, priming_volume: Worked) -> Worked:
    """46 hours taken for two days."""
    days = (duration.to(unit("h")) / ONE_DAY).counted(WHOLE_UP)
    return reservoir_volume(pump_rate, days * ONE_DAY, priming_volume)

"""Slips of infusions by volume."""

from dosecalc.calculations.flow import (
    drip_rate,
    drip_rate_from_pump_rate,
    gravity_infusion_time,
    infused_volume,
    infusion_end,
    infusion_rate,
    infusion_time,
)
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import ErrorClass, NotInvited, slip_of, taken_as
from dosecalc.quantities.given import given
from dosecalc.quantities.operations import PRODUCT, QUOTIENT
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked, step

BAGS = tuple(given(size) for size in ("50 mL", "100 mL", "250 mL", "500 mL", "1,000 mL"))
MOST_ADDED = given("20 mL")
"""More than that is rarely added to a small bag: 52 mL is a bag of 50 mL with 2 mL of drug."""

LONGEST = given("1 h")
"""Bags with a drug added to them run in within that; slower ones are made up to a volume."""

WITHOUT_THE_DRUG = "you used the bag alone, without the drug that was added to it"
HUNDREDTHS = "you read the minutes as hundredths of an hour, as if 1 h 30 min were 1.3 h and not 1.5 h"
TWO_DECIMALS = "you read the decimals of the hours as minutes, as if 8.25 h were 8 h 25 min and not 8 h 15 min"
ONE_DECIMAL = "you read the decimal of the hours as minutes, as if 8.5 h were 8 h 5 min and not 8 h 30 min"
BY_THE_HOURS = "you multiplied by the time in hours instead of dividing by it"
VOLUME_OF_AN_HOUR = "you used the whole volume as what runs in an hour, whatever the time"
DIVIDED_BY_THE_FACTOR = "you divided the mL in an hour by the drop factor; multiply by it, and divide by 60"
MICRODRIP = "you used the mL in an hour as the drops in a minute, which works only for a set of 60 gtt/mL"


@slip_of(infusion_rate, says="you gave the mL for each minute, but a pump is set in mL for each hour")
def milliliters_of_a_minute(volume: Worked, duration: Worked) -> Worked:
    """The rate by the minute."""
    return taken_as(volume / duration.to(unit("min")), unit("mL/h"))


@slip_of(infusion_rate, says=HUNDREDTHS, error=ErrorClass.ARITHMETIC)
def minutes_as_hundredths_in_the_rate(volume: Worked, duration: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return infusion_rate(volume, misread_times.minutes_as_hundredths(duration))


@slip_of(infusion_rate, says=BY_THE_HOURS)
def multiplied_by_the_hours(volume: Worked, duration: Worked) -> Worked:
    """54 mL over 15 min as 54 × 15 ÷ 60."""
    return times_the_hours(volume, duration)


@slip_of(infusion_rate, says=VOLUME_OF_AN_HOUR)
def volume_as_hourly_rate(volume: Worked) -> Worked:
    """54 mL over 15 min as 54 mL/h."""
    return taken_as(volume.to(unit("mL")), unit("mL/h"))


@slip_of(infusion_rate, says=WITHOUT_THE_DRUG)
def bag_without_the_drug(volume: Worked, duration: Worked) -> Worked:
    """52 mL taken for 50 mL."""
    return infusion_rate(_bag_alone(volume, duration), duration)


@slip_of(drip_rate, says=WITHOUT_THE_DRUG)
def drops_of_the_bag_without_the_drug(volume: Worked, duration: Worked, drop_factor: Worked) -> Worked:
    """55 mL taken for 50 mL."""
    return drip_rate(_bag_alone(volume, duration), duration, drop_factor)


def times_the_hours(volume: Worked, duration: Worked) -> Worked:
    """A volume multiplied by a time that is told in minutes; of one in hours the step itself shows it."""
    if duration.unit == unit("h"):
        raise NotInvited
    whole, hours = volume.to(unit("mL")), duration.to(unit("h"))
    return step(PRODUCT, unit("mL/h"), whole, hours, name="pump rate")


def _by_the_drop_factor(hourly: Worked, drop_factor: Worked) -> Worked:
    """Divided by, and the set taken for one of 60 drops."""
    rate = hourly.to(unit("mL/h"))
    return step(QUOTIENT, unit("gtt/min"), rate, drop_factor, name="drip rate")


def _bag_alone(volume: Worked, duration: Worked) -> Worked:
    whole, time = volume.to(unit("mL")), duration.to(unit("h"))
    for bag in BAGS:
        if bag.number < whole.number <= bag.number + MOST_ADDED.number and time.number <= LONGEST.number:
            return bag
    raise NotInvited


@slip_of(drip_rate, says="you worked out the drops in an hour, not in a minute")
def drops_of_an_hour(volume: Worked, duration: Worked, drop_factor: Worked) -> Worked:
    """The time left in hours."""
    drops = volume * drop_factor
    return taken_as(drops / duration.to(unit("h")), unit("gtt/min"))


@slip_of(drip_rate, says=MICRODRIP)
def milliliters_of_an_hour_as_drops(volume: Worked, duration: Worked) -> Worked:
    """What a microdrip set makes of it."""
    return taken_as(infusion_rate(volume, duration), unit("gtt/min"))


@slip_of(drip_rate, says=DIVIDED_BY_THE_FACTOR, ends_wrong=True)
def hourly_milliliters_by_the_drop_factor(volume: Worked, duration: Worked, drop_factor: Worked) -> Worked:
    """The shortcut for sets of 10, 15 and 20 gtt/mL, by the wrong number."""
    return _by_the_drop_factor(infusion_rate(volume, duration), drop_factor)


@slip_of(drip_rate_from_pump_rate, says=DIVIDED_BY_THE_FACTOR, ends_wrong=True)
def hourly_rate_by_the_drop_factor(hourly_rate: Worked, drop_factor: Worked) -> Worked:
    """As above."""
    return _by_the_drop_factor(hourly_rate, drop_factor)


@slip_of(drip_rate_from_pump_rate, says="you worked out the drops in an hour, not in a minute")
def drops_of_an_hour_from_the_rate(hourly_rate: Worked, drop_factor: Worked) -> Worked:
    """The division by 60 left out."""
    return taken_as((hourly_rate * drop_factor).called("drops in an hour").to(unit("gtt/h")), unit("gtt/min"))


@slip_of(drip_rate_from_pump_rate, says=MICRODRIP)
def hourly_rate_as_drops(hourly_rate: Worked) -> Worked:
    """What a microdrip set makes of it."""
    return taken_as(hourly_rate.to(unit("mL/h")), unit("gtt/min"))


@slip_of(infusion_time, says=TWO_DECIMALS, error=ErrorClass.ARITHMETIC)
def two_decimals_as_minutes(volume: Worked, pump_rate: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return misread_times.two_decimals_as_minutes(infusion_time(volume, pump_rate))


@slip_of(infusion_time, says=ONE_DECIMAL, error=ErrorClass.ARITHMETIC)
def one_decimal_as_minutes(volume: Worked, pump_rate: Worked) -> Worked:
    """A tenth of an hour counted as a minute."""
    return misread_times.one_decimal_as_minutes(infusion_time(volume, pump_rate))


@slip_of(gravity_infusion_time, says="you used the drops in a minute as the mL in an hour and left out the drop factor")
def drip_rate_as_hourly_rate(volume: Worked, drip_rate: Worked) -> Worked:
    """The drip rate used like a pump rate."""
    return infusion_time(volume, taken_as(drip_rate, unit("mL/h")))


@slip_of(gravity_infusion_time, says=TWO_DECIMALS, error=ErrorClass.ARITHMETIC)
def two_decimals_as_minutes_by_gravity(volume: Worked, drip_rate: Worked, drop_factor: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return misread_times.two_decimals_as_minutes(gravity_infusion_time(volume, drip_rate, drop_factor))


@slip_of(gravity_infusion_time, says=ONE_DECIMAL, error=ErrorClass.ARITHMETIC)
def one_decimal_as_minutes_by_gravity(volume: Worked, drip_rate: Worked, drop_factor: Worked) -> Worked:
    """A tenth of an hour counted as a minute."""
    return misread_times.one_decimal_as_minutes(gravity_infusion_time(volume, drip_rate, drop_factor))


@slip_of(infusion_end, says=TWO_DECIMALS, error=ErrorClass.ARITHMETIC)
def end_with_two_decimals_as_minutes(start: Worked, volume: Worked, pump_rate: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return start + misread_times.two_decimals_as_minutes(infusion_time(volume, pump_rate))


@slip_of(infusion_end, says=ONE_DECIMAL, error=ErrorClass.ARITHMETIC)
def end_with_one_decimal_as_minutes(start: Worked, volume: Worked, pump_rate: Worked) -> Worked:
    """A tenth of an hour counted as a minute."""
    return start + misread_times.one_decimal_as_minutes(infusion_time(volume, pump_rate))


@slip_of(infused_volume, says=HUNDREDTHS, error=ErrorClass.ARITHMETIC)
def minutes_as_hundredths_in_the_volume(pump_rate: Worked, duration: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return infused_volume(pump_rate, misread_times.minutes_as_hundredths(duration))

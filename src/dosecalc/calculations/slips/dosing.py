"""Slips of doses: the volume on the label, the daily amount as one dose, hours between doses for doses a day."""

from dataclasses import replace

from dosecalc.calculations.dosing import (
    DOSES_A_DAY,
    ONCE_A_DAY,
    ONE_DOSE,
    divided_dose,
    divided_dose_volume,
    doses_a_day,
    injection_volume,
    oral_volume,
)
from dosecalc.calculations.safety import daily_weight_dose
from dosecalc.calculations.slips.declaring import NotInvited, slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import Unit, unit
from dosecalc.quantities.worked import Worked, step

HALF_A_DAY = constant("12", "h/day", "the hours of a day, wrongly")


@slip_of(oral_volume, injection_volume, says="you gave the whole volume on the label, whatever the dose")
def whole_volume_of_the_label(concentration: Worked) -> Worked:
    """10 mL, where the label says 500 mg/10 mL."""
    if concentration.per == 1:
        raise NotInvited
    amount = Worked(concentration.number * concentration.per, Unit(concentration.unit.above))
    return (amount / concentration).to(unit("mL")).called("volume")


@slip_of(doses_a_day, says="you used the hours between doses as the number of doses a day")
def hours_for_doses_a_day(interval: Worked) -> Worked:
    """Every 6 h as 6 doses a day."""
    read = step(CONVERSION, DOSES_A_DAY, interval, number=interval.to(unit("h/dose")).number)
    return replace(read, note="hours taken for doses")


@slip_of(doses_a_day, says="you divided 12 hours by the interval; a day has 24")
def days_of_12_hours(interval: Worked) -> Worked:
    """Every 6 h as 2 doses a day."""
    return (HALF_A_DAY / interval).called("doses a day")


DAILY_AS_ONE = "you used the amount for a whole day as one dose"
BY_THE_HOURS = "you divided by the hours between doses instead of the number of doses a day"


@slip_of(divided_dose, says=DAILY_AS_ONE)
def daily_amount_as_one_dose(daily_dose: Worked, weight: Worked) -> Worked:
    """The daily amount, not divided."""
    return _each_time(daily_dose, weight, ONCE_A_DAY)


@slip_of(divided_dose_volume, says=DAILY_AS_ONE)
def volume_of_the_daily_amount(daily_dose: Worked, weight: Worked, concentration: Worked) -> Worked:
    """The volume of the daily amount, not divided."""
    return injection_volume(daily_amount_as_one_dose.function(daily_dose, weight), concentration)


@slip_of(divided_dose, says=BY_THE_HOURS)
def divided_by_the_hours(daily_dose: Worked, weight: Worked, interval: Worked) -> Worked:
    """Every 8 h as a division by 8."""
    return _each_time(daily_dose, weight, taken_as(interval, DOSES_A_DAY))


@slip_of(divided_dose_volume, says=BY_THE_HOURS)
def volume_divided_by_the_hours(daily_dose: Worked, weight: Worked, interval: Worked, concentration: Worked) -> Worked:
    """The volume of the daily amount divided by 8 for every 8 h."""
    return injection_volume(divided_by_the_hours.function(daily_dose, weight, interval), concentration)


def _each_time(daily_dose: Worked, weight: Worked, doses: Worked) -> Worked:
    return daily_weight_dose(daily_dose, weight) / doses * ONE_DOSE

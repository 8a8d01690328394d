"""Slips of dispensing: sig codes misread, a factor of the quantity left out, the first fill forgotten."""

from fractions import Fraction

from dosecalc.calculations.dispensing import (
    doses_in_days,
    quantity_to_dispense,
    quantity_with_refills,
    refills_needed,
    taper_quantity,
)
from dosecalc.calculations.dosing import DOSES_A_DAY, HOURS_IN_A_DAY, ONCE_A_DAY
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

ONE_DAY = constant("1", "day", "one day of each step")

HOURS_AS_DOSES = "you used the hours between doses as the number of doses a day"
AS_ONCE_A_DAY = "you counted one dose a day"


@slip_of(doses_in_days, says="you counted the doses of a week for every day")
def doses_a_week_as_a_day(frequency: Worked, days: Worked) -> Worked:
    """3 doses/week as 3 doses/day."""
    return doses_in_days(taken_as(frequency, DOSES_A_DAY), days)


@slip_of(doses_in_days, says=AS_ONCE_A_DAY)
def doses_once_a_day(days: Worked) -> Worked:
    """One dose for each day."""
    return doses_in_days(ONCE_A_DAY, days)


@slip_of(doses_in_days, says=HOURS_AS_DOSES)
def hours_for_doses_in_days(frequency: Worked, days: Worked) -> Worked:
    """Every 6 h as 6 doses a day."""
    return doses_in_days(hours_as_doses(frequency), days)


@slip_of(quantity_to_dispense, says="you counted the doses and left out how much is taken each time")
def doses_for_quantity(each_dose: Worked, frequency: Worked, days: Worked) -> Worked:
    """The number of doses as that of tablets."""
    doses = doses_in_days(frequency, days)
    one_each_time = Worked(Fraction(1), each_dose.unit)
    return (one_each_time * doses).called("quantity")


@slip_of(quantity_to_dispense, says=AS_ONCE_A_DAY)
def quantity_once_a_day(each_dose: Worked, days: Worked) -> Worked:
    """Amount of each dose × days."""
    return quantity_to_dispense(each_dose, ONCE_A_DAY, days)


@slip_of(quantity_to_dispense, says=HOURS_AS_DOSES)
def hours_for_quantity(each_dose: Worked, frequency: Worked, days: Worked) -> Worked:
    """Every 6 h as 6 doses a day."""
    return quantity_to_dispense(each_dose, hours_as_doses(frequency), days)


@slip_of(taper_quantity, says="you used the amount of step 1 for all the days; it goes down in steps 2 and 3")
def first_step_for_all_days(first_daily: Worked, first_days: Worked, second_days: Worked, third_days: Worked) -> Worked:
    """Amount a day in step 1 × all the days."""
    return first_daily * (first_days + second_days + third_days)


@slip_of(taper_quantity, says="you added the amounts of one day of each step, without the days")
def days_of_the_steps_left_out(first_daily: Worked, second_daily: Worked, third_daily: Worked) -> Worked:
    """6 + 4 + 2 tablets."""
    return ((first_daily + second_daily).called("steps 1 and 2") + third_daily).called("quantity") * ONE_DAY


@slip_of(quantity_with_refills, says="you counted the refills only; the first fill comes on top of them")
def first_fill_left_out(quantity: Worked, refills: Worked) -> Worked:
    """Quantity × refills."""
    return (quantity * refills).called("quantity in all")


@slip_of(refills_needed, says="you counted the first fill as a refill")
def first_fill_as_a_refill(days: Worked, days_each_fill: Worked) -> Worked:
    """Days ÷ days of each fill."""
    return (days / days_each_fill).called("fills")


def hours_as_doses(frequency: Worked) -> Worked:
    """The hours from dose to dose, as that many doses a day."""
    hours = (HOURS_IN_A_DAY / frequency).to(unit("h/dose"))
    return Worked(hours.number, DOSES_A_DAY)

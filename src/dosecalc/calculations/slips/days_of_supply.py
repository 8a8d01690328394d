"""Slips of days of supply: doses for days, priming once a day, the in-use limit, dates that are a day off."""

from dataclasses import replace
from datetime import date as calendar_date

from dosecalc.calculations.days_of_supply import (
    days_supply,
    earliest_refill_date,
    eye_drop_days,
    next_fill_date,
    pen_daily_units,
    pen_days,
)
from dosecalc.calculations.dispensing import doses_in_container
from dosecalc.calculations.slips.declaring import NotInvited, slip_of, taken_as
from dosecalc.calculations.slips.dispensing import hours_as_doses
from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.given import constant
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import DAY, Worked

DAYS = unit("days")
ONE_DAY = constant("1", "day", "a day")
DROPS_OF_A_SOLUTION = constant("20", "gtt/mL", "drops of a solution in each mL")
TWO_DROPS = constant("2", "gtt/dose", "a drop in each eye")
TWO_EYES = constant("2", "", "both eyes")
DAYS_OF_A_MONTH, MONTHS_OF_A_YEAR = 30, 12
FOR_ONE_EYE = "it is for one eye already"
ONE_DAY_SHORT = "you gave the last day that is covered; the next supply is needed on the day after it"
MONTHS_OF_30_DAYS = "you counted 30 days in every month"


@slip_of(days_supply, says="you counted the doses that it holds, not the days")
def doses_for_days(quantity: Worked, each_dose: Worked) -> Worked:
    """The doses in the container as days."""
    return taken_as(doses_in_container(quantity, each_dose), DAYS)


@slip_of(days_supply, says="you left out how much is taken each time")
def amount_of_each_dose_left_out(quantity: Worked, frequency: Worked) -> Worked:
    """Each mL, tablet or puff as a dose."""
    return (taken_as(quantity, unit("doses")) / frequency).to(DAYS)


@slip_of(days_supply, says="you used the hours between doses as the number of doses a day")
def hours_for_days_of_supply(quantity: Worked, each_dose: Worked, frequency: Worked) -> Worked:
    """Every 6 h as 6 doses a day."""
    return days_supply(quantity, each_dose, hours_as_doses(frequency))


@slip_of(eye_drop_days, says="you counted the drops for one eye only")
def drops_for_one_eye(bottle_volume: Worked, drops_in_volume: Worked, each_dose: Worked, frequency: Worked) -> Worked:
    """Half the drops, where both eyes are treated."""
    both = each_dose.at_least(TWO_DROPS, FOR_ONE_EYE)
    return eye_drop_days(bottle_volume, drops_in_volume, both / TWO_EYES, frequency)


@slip_of(eye_drop_days, says="you counted 20 drops to the mL, where the problem says fewer")
def drops_of_a_solution(bottle_volume: Worked, each_dose: Worked, frequency: Worked) -> Worked:
    """20 drops in each mL, whatever is stated."""
    return eye_drop_days(bottle_volume, DROPS_OF_A_SOLUTION, each_dose, frequency)


@slip_of(pen_daily_units, says="you counted the priming once a day, but it goes with every dose")
def primed_once_a_day(each_dose: Worked, priming: Worked, frequency: Worked) -> Worked:
    """Units of each dose × doses a day + units for priming."""
    injected = each_dose * frequency
    return injected + taken_as(priming, injected.unit)


@slip_of(pen_days, says="you counted the priming once a day, but it goes with every dose")
def days_primed_once_a_day(
    pen_amount: Worked, each_dose: Worked, priming: Worked, frequency: Worked, in_use_limit: Worked
) -> Worked:
    """Pen amount ÷ (units of each dose × doses a day + units for priming)."""
    until_empty = (pen_amount / primed_once_a_day.function(each_dose, priming, frequency)).to(DAYS)
    return smaller_of(until_empty, in_use_limit)


@slip_of(next_fill_date, says=ONE_DAY_SHORT)
def last_day_covered(filled: Worked, days: Worked) -> Worked:
    """The day before the next supply is needed."""
    return next_fill_date(filled, days) - ONE_DAY


@slip_of(next_fill_date, says=MONTHS_OF_30_DAYS)
def in_months_of_30_days(filled: Worked, days: Worked) -> Worked:
    """30 days after 5 March as 5 April."""
    right = next_fill_date(filled, days)
    start = calendar_date.fromordinal(filled.number // DAY)
    whole_days = (right.number - filled.number) // DAY
    months, day = divmod(start.day - 1 + whole_days, DAYS_OF_A_MONTH)
    year, month = divmod(start.year * MONTHS_OF_A_YEAR + start.month - 1 + months, MONTHS_OF_A_YEAR)
    try:
        found = calendar_date(year, month + 1, day + 1)
    except ValueError as no_such_day:
        raise NotInvited from no_such_day
    return replace(right, number=found.toordinal() * DAY)


@slip_of(earliest_refill_date, says="you left out how many days early a refill is allowed")
def days_early_left_out(filled: Worked, days: Worked) -> Worked:
    """The day on which nothing is left."""
    return next_fill_date(filled, days)


@slip_of(earliest_refill_date, says="you added the days early instead of subtracting them")
def days_early_added(filled: Worked, days: Worked, days_early: Worked) -> Worked:
    """The day on which nothing is left, and the days early after it."""
    return next_fill_date(filled, days) + _whole(days_early)


@slip_of(earliest_refill_date, says="you came out a day too early: the day of the fill is the first day covered")
def refill_a_day_too_early(filled: Worked, days: Worked, days_early: Worked) -> Worked:
    """Counted back from the last day that is covered."""
    return earliest_refill_date(filled, days, days_early) - ONE_DAY


@slip_of(earliest_refill_date, says=MONTHS_OF_30_DAYS)
def refill_in_months_of_30_days(filled: Worked, days: Worked, days_early: Worked) -> Worked:
    """30 days after 5 March as 5 April, less the days early."""
    return in_months_of_30_days.function(filled, days) - _whole(days_early)


def _whole(days: Worked) -> Worked:
    return days.to(DAYS).counted(WHOLE_DOWN)

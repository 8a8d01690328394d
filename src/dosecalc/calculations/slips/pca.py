"""Slips of patient-controlled analgesia."""

from dosecalc.calculations.dosing import ONE_DOSE
from dosecalc.calculations.pca import (
    HOUR,
    demand_doses,
    highest_hourly_dose,
    highest_hourly_dose_with_basal,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.rounding import WHOLE_UP
from dosecalc.quantities.units import NO_UNIT, unit
from dosecalc.quantities.worked import Worked

ONE_PRESS = constant("1", "", "one press too many")
FOUR_HOURS = constant("4", "", "hours of a limit that is told for four hours")

MINUTES_AS_DOSES = "you used the minutes of the lockout as the number of doses"
ONE_PRESS_MORE = "you counted one press too many: the one at the end of the time belongs to the next"
IN_FOUR_HOURS = "you worked out the most in 4 hours, not in one"


@slip_of(demand_doses, says=MINUTES_AS_DOSES)
def lockout_as_count(lockout: Worked) -> Worked:
    """A lockout of 10 minutes taken for 10 doses."""
    return _count(lockout) * ONE_DOSE


@slip_of(highest_hourly_dose, says=MINUTES_AS_DOSES)
def lockout_as_count_in_the_dose(demand_dose: Worked, lockout: Worked) -> Worked:
    """A lockout of 10 minutes taken for 10 doses an hour."""
    return demand_dose * _count(lockout) / HOUR


@slip_of(demand_doses, says=ONE_PRESS_MORE)
def one_dose_too_many(duration: Worked, lockout: Worked) -> Worked:
    """A press at the beginning of the hour and one at its end."""
    return (demand_doses(duration, lockout) + ONE_DOSE).called("demand doses")


@slip_of(highest_hourly_dose, says=ONE_PRESS_MORE)
def one_press_too_many(demand_dose: Worked, lockout: Worked) -> Worked:
    """As above, of what they give."""
    presses = (HOUR / lockout).called("demand doses in an hour").counted(WHOLE_UP) + ONE_PRESS
    return (demand_dose * presses / HOUR).called("most in an hour")


@slip_of(highest_hourly_dose_with_basal, says=ONE_PRESS_MORE)
def one_press_too_many_with_basal(demand_dose: Worked, lockout: Worked, basal_rate: Worked) -> Worked:
    """As above, beside the basal rate."""
    return one_press_too_many.function(demand_dose, lockout) + basal_rate


@slip_of(highest_hourly_dose_with_basal, says="you left out the basal rate, which runs all the time")
def basal_left_out(demand_dose: Worked, lockout: Worked) -> Worked:
    """The demand doses alone."""
    return highest_hourly_dose(demand_dose, lockout)


@slip_of(highest_hourly_dose_with_basal, says=MINUTES_AS_DOSES)
def lockout_as_count_with_basal(demand_dose: Worked, lockout: Worked, basal_rate: Worked) -> Worked:
    """A lockout of 10 minutes taken for 10 doses an hour."""
    return demand_dose * _count(lockout) / HOUR + basal_rate


@slip_of(
    highest_hourly_dose_with_basal,
    says="you added the basal rate to each dose; it counts once an hour, not at each press",
)
def basal_at_each_press(demand_dose: Worked, lockout: Worked, basal_rate: Worked) -> Worked:
    """Added before multiplying."""
    return highest_hourly_dose(demand_dose + taken_as(basal_rate, demand_dose.unit), lockout)


@slip_of(highest_hourly_dose, says=IN_FOUR_HOURS)
def four_hours(demand_dose: Worked, lockout: Worked) -> Worked:
    """The four-hour limit for the hourly one."""
    return highest_hourly_dose(demand_dose, lockout) * FOUR_HOURS


@slip_of(highest_hourly_dose_with_basal, says=IN_FOUR_HOURS)
def four_hours_with_basal(demand_dose: Worked, lockout: Worked, basal_rate: Worked) -> Worked:
    """The four-hour limit for the hourly one."""
    return highest_hourly_dose_with_basal(demand_dose, lockout, basal_rate) * FOUR_HOURS


def _count(lockout: Worked) -> Worked:
    return taken_as(lockout.to(unit("min")), NO_UNIT)

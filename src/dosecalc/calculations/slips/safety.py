"""Slips of judging an order: numbers compared without their units, one end of a range only, a limit overlooked."""

from dataclasses import replace

from dosecalc.calculations.dosing import ONE_DOSE, weight_dose
from dosecalc.calculations.safety import (
    adjusted_dose,
    daily_limit_verdict,
    daily_total,
    daily_verdict,
    dose_limit_verdict,
    dose_verdict,
    weight_dose_capped,
)
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.comparing import compared, reached
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

WITHOUT_UNITS = "you compared the numbers without bringing them to the same unit"
ONE_END_ONLY = "you compared the order with one end of the range only"


@slip_of(dose_verdict, says=ONE_END_ONLY)
def one_end_of_the_range(dose: Worked, lowest_dose: Worked, highest_dose: Worked) -> Worked:
    """A dose above the range held against the lowest, one below it against the highest."""
    return _held_against_one_end(dose, lowest_dose, highest_dose)


@slip_of(daily_verdict, says=ONE_END_ONLY)
def one_end_of_the_range_for_a_day(daily_amount: Worked, lowest_amount: Worked, highest_amount: Worked) -> Worked:
    """A daily amount above the range held against the lowest, one below it against the highest."""
    return _held_against_one_end(daily_amount, lowest_amount, highest_amount)


@slip_of(dose_limit_verdict, says=WITHOUT_UNITS)
def numbers_of_doses_compared(dose: Worked, dose_limit: Worked) -> Worked:
    """1.2 g as less than 1,000 mg."""
    return dose_limit_verdict(taken_as(dose, dose_limit.unit), dose_limit)


@slip_of(daily_limit_verdict, says=WITHOUT_UNITS)
def numbers_of_amounts_compared(daily_amount: Worked, daily_limit: Worked) -> Worked:
    """4.2 g/day as less than 4,000 mg/day."""
    return daily_limit_verdict(taken_as(daily_amount, daily_limit.unit), daily_limit)


@slip_of(daily_total, says="you used the hours between doses as the number of doses a day")
def hours_for_daily_total(dose: Worked, interval: Worked) -> Worked:
    """Every 8 h as 8 doses a day."""
    return dose / ONE_DOSE * taken_as(interval, unit("doses/day"))


@slip_of(weight_dose_capped, says="you did not apply the highest dose: the amount by weight is more than that")
def dose_limit_overlooked(dose_per_weight: Worked, weight: Worked) -> Worked:
    """The dose by weight, however much it is."""
    return weight_dose(dose_per_weight, weight).called("amount by weight")


@slip_of(adjusted_dose, says="you took the percentage off the dose; it is the share that is given")
def share_taken_off(dose: Worked, share: Worked) -> Worked:
    """75% of the dose, where 25% is given."""
    return dose * (THE_WHOLE - share) / THE_WHOLE


def _held_against_one_end(ordered: Worked, lowest: Worked, highest: Worked) -> Worked:
    """Safe, by the end that it does not break."""
    form = dose_verdict(ordered, lowest, highest).form
    if ordered.number > highest.to(ordered.unit).number:
        return replace(reached(ordered, lowest, "below", "safe"), form=form)
    below_is_not_seen = compared(ordered, highest, "safe", "above")
    return replace(below_is_not_seen, number=below_is_not_seen.number + 1, form=form)

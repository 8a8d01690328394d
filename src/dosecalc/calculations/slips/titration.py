"""Slips of titrated infusions."""

from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.calculations.titration import (
    GLUCOSE_WITHOUT_INSULIN,
    dose_rate,
    dose_rate_flat,
    insulin_rate,
    pump_rate,
    pump_rate_flat,
)
from dosecalc.quantities.empirical import bare, measured_in
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

SIXTY = constant("60", "", "minutes in an hour")

ONCE_TOO_OFTEN = "you multiplied by 60 once too often; an order by the minute needs it once, one by the hour not at all"
SIXTY_LEFT_OUT = "you used the dose for an hour as the dose for a minute, without ÷ 60"
THOUSAND_LEFT_OUT = "you left out × 1,000 from mg to mcg, or from g to mg"


@slip_of(pump_rate, says=ONCE_TOO_OFTEN)
def hours_taken_for_minutes(dose_rate: Worked, weight: Worked, concentration: Worked) -> Worked:
    """An order by the hour treated like one by the minute."""
    return pump_rate(dose_rate, weight, concentration) * SIXTY


@slip_of(pump_rate_flat, says=ONCE_TOO_OFTEN)
def hours_taken_for_minutes_flat(dose_rate: Worked, concentration: Worked) -> Worked:
    """An order by the hour treated like one by the minute."""
    return pump_rate_flat(dose_rate, concentration) * SIXTY


@slip_of(dose_rate, says=SIXTY_LEFT_OUT)
def dose_of_an_hour(pump_rate: Worked, concentration: Worked, weight: Worked) -> Worked:
    """The dose of an hour for that of a minute."""
    return _as_if_by_the_minute(dose_rate(pump_rate, concentration, weight))


@slip_of(dose_rate, says=THOUSAND_LEFT_OUT)
def thousand_left_out(pump_rate: Worked, concentration: Worked, weight: Worked) -> Worked:
    """The unit of the bag kept."""
    return _as_if_a_thousandth(dose_rate(pump_rate, concentration, weight))


@slip_of(dose_rate_flat, says=SIXTY_LEFT_OUT)
def dose_of_an_hour_flat(pump_rate: Worked, concentration: Worked) -> Worked:
    """The dose of an hour for that of a minute."""
    return _as_if_by_the_minute(dose_rate_flat(pump_rate, concentration))


@slip_of(dose_rate_flat, says=THOUSAND_LEFT_OUT)
def thousand_left_out_flat(pump_rate: Worked, concentration: Worked) -> Worked:
    """The unit of the bag kept."""
    return _as_if_a_thousandth(dose_rate_flat(pump_rate, concentration))


def _as_if_by_the_minute(rate: Worked) -> Worked:
    return taken_as(rate, rate.unit.with_name("hour", "minute"))


def _as_if_a_thousandth(rate: Worked) -> Worked:
    """Milligrams taken for micrograms, grams for milligrams; units as they are."""
    smaller = rate.unit.with_name("milligram", "microgram").with_name("gram", "milligram")
    return taken_as(rate, smaller)


@slip_of(insulin_rate, says="you multiplied 60 alone; subtract it from the glucose first")
def multiplied_before_subtracting(glucose: Worked, multiplier: Worked) -> Worked:
    """Glucose − 60 × multiplier."""
    taken_off = (GLUCOSE_WITHOUT_INSULIN * multiplier).called("60 × multiplier")
    return measured_in(bare(glucose, unit("mg/dL")) - taken_off, unit("units/h")).called("insulin rate")

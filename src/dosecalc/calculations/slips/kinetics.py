"""Slips of loading and maintenance doses."""

from dosecalc.calculations.kinetics import (
    NATURAL_LOGARITHM_OF_TWO,
    half_life,
    increment_loading_dose,
    loading_dose,
    maintenance_dose,
    maintenance_dose_rate,
    part_of_dose,
    rest_of_dose,
)
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import ErrorClass, slip_of, taken_as
from dosecalc.quantities.given import constant
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

HALF = constant("0.5", "", "a half")

SALT_LEFT_OUT = "you left out the salt factor; only that part of the salt is active drug"
SALT_MULTIPLIED = "you multiplied by the salt factor, but the dose of a salt is larger than that of the drug: divide"


@slip_of(loading_dose, says=SALT_LEFT_OUT)
def salt_factor_left_out(target: Worked, volume: Worked) -> Worked:
    """The drug itself for its salt."""
    return (target * volume).called("drug in the body at the target")


@slip_of(loading_dose, says=SALT_MULTIPLIED)
def salt_factor_multiplied(target: Worked, volume: Worked, salt_factor: Worked) -> Worked:
    """Less of the salt than of the drug."""
    return (target * volume).called("drug in the body at the target") * salt_factor


@slip_of(increment_loading_dose, says="you left out the level that is there already")
def level_left_out(target: Worked, volume: Worked, salt_factor: Worked) -> Worked:
    """A full loading dose."""
    return loading_dose(target, volume, salt_factor)


@slip_of(increment_loading_dose, says=SALT_LEFT_OUT)
def salt_factor_left_out_of_the_increment(level: Worked, target: Worked, volume: Worked) -> Worked:
    """The drug itself for its salt."""
    return (_rise(level, target) * volume).called("drug in the body at the target")


@slip_of(increment_loading_dose, says=SALT_MULTIPLIED)
def salt_factor_multiplied_in_the_increment(
    level: Worked, target: Worked, volume: Worked, salt_factor: Worked
) -> Worked:
    """Less of the salt than of the drug."""
    return (_rise(level, target) * volume).called("drug in the body at the target") * salt_factor


@slip_of(maintenance_dose_rate, says=SALT_LEFT_OUT)
def salt_factor_left_out_of_the_rate(clearance: Worked, target: Worked) -> Worked:
    """The drug itself for its salt."""
    return (clearance * target).called("drug cleared").to(unit("mg/h"))


@slip_of(maintenance_dose_rate, says=SALT_MULTIPLIED)
def salt_factor_multiplied_in_the_rate(clearance: Worked, target: Worked, salt_factor: Worked) -> Worked:
    """Less of the salt than of the drug."""
    return ((clearance * target).called("drug cleared") * salt_factor).to(unit("mg/h"))


@slip_of(maintenance_dose, says="you left out the bioavailability; only that part of the dose reaches the blood")
def bioavailability_left_out(clearance: Worked, target: Worked, interval: Worked, salt_factor: Worked) -> Worked:
    """An oral dose as if it were intravenous."""
    return _to_arrive(clearance, target, interval, salt_factor)


@slip_of(
    maintenance_dose,
    says="you multiplied by the bioavailability, but what does not arrive must be given too: divide",
    ends_wrong=True,
)
def bioavailability_multiplied(
    clearance: Worked, target: Worked, interval: Worked, salt_factor: Worked, bioavailability: Worked
) -> Worked:
    """Less by mouth than into the vein."""
    return _to_arrive(clearance, target, interval, salt_factor) * bioavailability


@slip_of(maintenance_dose, says=SALT_LEFT_OUT)
def salt_factor_left_out_of_maintenance(
    clearance: Worked, target: Worked, interval: Worked, bioavailability: Worked
) -> Worked:
    """The drug itself for its salt."""
    return (clearance * target).called("drug cleared").to(unit("mg/h")) * interval / bioavailability


@slip_of(half_life, says="you left out the factor 0.693")
def logarithm_left_out(volume: Worked, clearance: Worked) -> Worked:
    """The time constant for the half-life."""
    return (volume / clearance).to(unit("min")).as_duration()


@slip_of(half_life, says="you swapped the volume and the clearance; divide by the clearance")
def volume_and_clearance_exchanged(volume: Worked, clearance: Worked) -> Worked:
    """The time taken from the rate, not its reciprocal."""
    taken = taken_as(clearance / volume, unit("h"))
    return (NATURAL_LOGARITHM_OF_TWO * taken).to(unit("min")).as_duration()


@slip_of(half_life, says="you took half of volume ÷ clearance; the factor is 0.693")
def half_for_the_logarithm(volume: Worked, clearance: Worked) -> Worked:
    """As if a level fell in a straight line."""
    return (HALF * volume / clearance).to(unit("min")).as_duration()


@slip_of(
    half_life,
    says="you read the decimals of the hours as minutes, as if 5.25 h were 5 h 25 min and not 5 h 15 min",
    error=ErrorClass.ARITHMETIC,
)
def two_decimals_as_minutes(volume: Worked, clearance: Worked) -> Worked:
    """Base 60 and base 100 mixed up."""
    return misread_times.two_decimals_as_minutes(half_life(volume, clearance))


@slip_of(part_of_dose, says="you gave the rest of the dose, not the part that is asked for")
def rest_for_part(dose: Worked, share: Worked) -> Worked:
    """The other part."""
    return rest_of_dose(dose, share)


@slip_of(rest_of_dose, says="you gave the whole dose; the part that was given before must be taken off")
def whole_dose_for_rest(dose: Worked) -> Worked:
    """The first part given twice."""
    return dose


@slip_of(rest_of_dose, says="you gave the part that comes first, not the rest")
def part_for_rest(dose: Worked, share: Worked) -> Worked:
    """The other part."""
    return part_of_dose(dose, share)


def _rise(level: Worked, target: Worked) -> Worked:
    return (target.to(unit("mg/L")) - level).called("rise of the level")


def _to_arrive(clearance: Worked, target: Worked, interval: Worked, salt_factor: Worked) -> Worked:
    return (maintenance_dose_rate(clearance, target, salt_factor) * interval).called("dose that must arrive")

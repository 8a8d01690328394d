"""Slips of infusions that are raised in steps."""

from dosecalc.calculations import flow
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import ErrorClass, slip_of
from dosecalc.calculations.stepped import stepped_infusion_time, stepped_rate
from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.worked import Worked


@slip_of(stepped_rate, says="you raised the rate one time too many; the first step runs at the starting rate")
def one_increase_too_many(
    starting_rate: Worked, increase: Worked, step_time: Worked, elapsed_time: Worked, highest_rate: Worked
) -> Worked:
    """The step that runs now counted like one that is over."""
    return smaller_of(_reached(starting_rate, increase, step_time, elapsed_time) + increase, highest_rate)


@slip_of(stepped_rate, says="you raised the rate one time too few; each step that is over raises it")
def one_increase_too_few(
    starting_rate: Worked, increase: Worked, step_time: Worked, elapsed_time: Worked, highest_rate: Worked
) -> Worked:
    """The starting rate counted as the first increase."""
    return smaller_of(_reached(starting_rate, increase, step_time, elapsed_time) - increase, highest_rate)


@slip_of(stepped_rate, says="you kept the starting rate, which is raised at each step")
def constant_rate(starting_rate: Worked) -> Worked:
    """The steps overlooked."""
    return starting_rate


@slip_of(stepped_infusion_time, says="you let the whole volume run at the last rate, without the two slower steps")
def all_at_the_last_rate(volume: Worked, last_rate: Worked) -> Worked:
    """The steps overlooked."""
    return flow.infusion_time(volume, last_rate)


@slip_of(stepped_infusion_time, says="you let the whole volume run at the first rate, which is raised twice")
def all_at_the_first_rate(volume: Worked, first_rate: Worked) -> Worked:
    """The steps overlooked."""
    return flow.infusion_time(volume, first_rate)


@slip_of(
    stepped_infusion_time,
    says="you read the decimals of the hours as minutes, as if 3.25 h were 3 h 25 min and not 3 h 15 min",
    error=ErrorClass.ARITHMETIC,
)
def two_decimals_as_minutes(
    volume: Worked, first_rate: Worked, second_rate: Worked, last_rate: Worked, step_time: Worked
) -> Worked:
    """Base 60 and base 100 mixed up."""
    return misread_times.two_decimals_as_minutes(
        stepped_infusion_time(volume, first_rate, second_rate, last_rate, step_time)
    )


def _reached(starting_rate: Worked, increase: Worked, step_time: Worked, elapsed_time: Worked) -> Worked:
    increases = (elapsed_time / step_time).called("steps completed").counted(WHOLE_DOWN)
    return (starting_rate + (increase * increases).called("rise")).called("before the limit")

"""Slips of least and largest volumes and shortest times."""

from dosecalc.calculations.dilution_limits import least_time
from dosecalc.calculations.slips import misread_times
from dosecalc.calculations.slips.declaring import slip_of
from dosecalc.quantities.worked import Worked


@slip_of(least_time, says="you read the decimals of the hours as minutes; 0.5 h is 30 min, not 50")
def decimals_read_as_minutes(dose: Worked, highest_rate: Worked) -> Worked:
    """1.25 h taken for 1 h 25 min."""
    return misread_times.two_decimals_as_minutes(least_time(dose, highest_rate))

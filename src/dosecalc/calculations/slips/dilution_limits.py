"""Slips of least and largest volumes and shortest times."""

from dosecalc.calculations.dilution_limits import least_time
from dosecalc.calculations.slips.declaring import slip_of, taken_as
from dosecalc.quantities.given import given
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

MINUTES_WRITTEN_AFTER_THE_POINT = given("100")


@slip_of(least_time, says="you read the decimals of the hours as minutes; 0.5 h is 30 min, not 50")
def decimals_read_as_minutes(dose: Worked, highest_rate: Worked) -> Worked:
    """1.25 h taken for 1 h 25 min."""
    time = (dose / highest_rate).to(unit("min")).called("least time").to(unit("h")).called("time in hours")
    hours = time.counted(WHOLE_DOWN).called("whole hours")
    minutes = taken_as((time - hours) * MINUTES_WRITTEN_AFTER_THE_POINT, unit("min"))
    return (hours.to(unit("min")) + minutes).called("least time").as_duration()

"""Times as they are misread: decimals of an hour taken for minutes, minutes taken for hundredths of an hour."""

from dataclasses import replace

from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import unit
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import Worked, step

HOURS, MINUTES = unit("h"), unit("min")
TENTH, HUNDREDTH = Rounding("tenth"), Rounding("hundredth")


def two_decimals_as_minutes(time: Worked) -> Worked:
    """8.33 hours taken for 8 hours and 33 minutes."""
    return _decimals_as_minutes(time, HUNDREDTH, 100)


def one_decimal_as_minutes(time: Worked) -> Worked:
    """8.3 hours taken for 8 hours and 3 minutes."""
    return _decimals_as_minutes(time, TENTH, 10)


def _decimals_as_minutes(time: Worked, rule: Rounding, for_one: int) -> Worked:
    hours = Worked(time.to(HOURS).number, HOURS)
    whole, rest = divmod(rule(hours.number), 1)
    minutes = MINUTES_AN_HOUR * whole + for_one * rest
    return step(CONVERSION, MINUTES, hours, number=minutes, form="duration").by(Way.IN_HOURS_AND_MINUTES)


def minutes_as_hundredths(duration: Worked) -> Worked:
    """1 hour and 30 minutes taken for 1.3 hours; nothing is misread in a time that is told in hours."""
    if duration.unit != MINUTES:
        return duration
    whole, rest = divmod(duration.number, MINUTES_AN_HOUR)
    misread = step(CONVERSION, HOURS, duration, number=whole + rest / 100)
    return replace(misread, name=duration.name, note="as a decimal")

"""Slips of dates: which limit counts, where counting begins, how long a month is."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from dosecalc.calculations.slips.declaring import ErrorClass, NotInvited, slip_of
from dosecalc.calculations.storage import (
    TO_THE_LAST_MINUTE,
    beyond_use,
    beyond_use_with_stability,
    days_left,
    discard_date,
)
from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.given import given
from dosecalc.quantities.operations import DIFFERENCE, SMALLER
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import DAY, Worked, step

A_DAY, TWO_DAYS = given("1 day"), given("2 days")
HOURS_ARE_COUNTED = "limits in hours are not counted in days"
DAYS_OF_ANY_MONTH = 30

FIRST_DAY_COUNTED = "you counted the first day as day 1; it is day 0, so you came out a day too early"
A_DAY_TOO_MANY = "you counted a day too many, as when a month of 31 days is counted as 30"


@slip_of(beyond_use, says="you took the later of the limit and the expiry; the earlier one counts")
def later_of_limit_and_expiry(made: Worked, limit: Worked, expiry: Worked) -> Worked:
    """One of the two overlooked, the one that comes first."""
    return _overlooked(1, _allowed(made, limit), _end_of_expiry(expiry)).called("beyond use")


@slip_of(beyond_use, says="you let it last to the end of the day; the limit runs from the time it was made")
def end_of_the_last_day(made: Worked, limit: Worked, expiry: Worked) -> Worked:
    """The date alone counted, not the hour."""
    allowed = _allowed(made, limit.at_least(TWO_DAYS, HOURS_ARE_COUNTED))
    return smaller_of(_end_of(_day_of(allowed)).called("end of the day"), _end_of_expiry(expiry))


@slip_of(beyond_use, says=FIRST_DAY_COUNTED, error=ErrorClass.ARITHMETIC)
def day_of_making_counted(made: Worked, limit: Worked, expiry: Worked) -> Worked:
    """A day too early."""
    days = limit.at_least(TWO_DAYS, HOURS_ARE_COUNTED)
    return beyond_use(made - A_DAY, days, expiry)


@slip_of(beyond_use, says=A_DAY_TOO_MANY, error=ErrorClass.ARITHMETIC)
def day_too_many(made: Worked, limit: Worked, expiry: Worked) -> Worked:
    """A day too late."""
    days = limit.at_least(TWO_DAYS, HOURS_ARE_COUNTED)
    return beyond_use(made + A_DAY, days, expiry)


@slip_of(beyond_use_with_stability, says="you overlooked one of the three limits, which comes earlier")
def second_of_three_limits(made: Worked, limit: Worked, stability: Worked, expiry: Worked) -> Worked:
    """What counts when the earliest is overlooked."""
    return _overlooked(1, *_limits(made, limit, stability, expiry)).called("beyond use")


@slip_of(beyond_use_with_stability, says="you took the latest of the three limits; the earliest one counts")
def last_of_three_limits(made: Worked, limit: Worked, stability: Worked, expiry: Worked) -> Worked:
    """The limit that is the last to be reached."""
    return _overlooked(2, *_limits(made, limit, stability, expiry)).called("beyond use")


@slip_of(discard_date, says="you took the later of the limit and the expiry; the earlier one counts")
def later_of_opening_and_expiry(opened: Worked, limit: Worked, expiry: Worked) -> Worked:
    """One of the two overlooked, the one that comes first."""
    return _overlooked(1, (opened + limit).called("limit after opening"), expiry).called("discard date")


@slip_of(discard_date, says=FIRST_DAY_COUNTED, error=ErrorClass.ARITHMETIC)
def day_of_opening_counted(opened: Worked, limit: Worked, expiry: Worked) -> Worked:
    """A day too early."""
    return discard_date(opened - A_DAY, limit, expiry)


@slip_of(discard_date, says=A_DAY_TOO_MANY, error=ErrorClass.ARITHMETIC)
def day_after_opening_skipped(opened: Worked, limit: Worked, expiry: Worked) -> Worked:
    """A day too late."""
    return discard_date(opened + A_DAY, limit, expiry)


@slip_of(days_left, says="you counted today as a day that is left", error=ErrorClass.ARITHMETIC)
def today_counted(today: Worked, expiry: Worked) -> Worked:
    """Both the first and the last day counted."""
    return days_left(today, expiry) + A_DAY


@slip_of(days_left, says="you counted 30 days in every month", error=ErrorClass.ARITHMETIC)
def months_of_thirty_days(today: Worked, expiry: Worked) -> Worked:
    """12 months of 30 days each."""
    days = _counted_by_months(expiry) - _counted_by_months(today)
    return step(DIFFERENCE, unit("days"), expiry, today, number=days)


@slip_of(days_left, says="you counted to the first day of the month; a month alone means its last day")
def month_ends_on_its_first_day(today: Worked, expiry: Worked) -> Worked:
    """Used up when the month begins."""
    return days_left(today, _first_of_the_month(expiry))


@slip_of(days_left, says="you counted to the end of the month before; a month alone means its own last day")
def month_before_counted(today: Worked, expiry: Worked) -> Worked:
    """Used up before the month begins."""
    return days_left(today, _first_of_the_month(expiry) - A_DAY)


def _overlooked(how_many: int, *limits: Worked) -> Worked:
    """The limit that counts when so many that come before it are overlooked."""
    earliest, *later = sorted(limits, key=lambda limit: limit.number)
    taken = later[how_many - 1]
    return step(SMALLER, taken.unit, earliest, taken, number=taken.number, form=taken.form)


def _limits(made: Worked, limit: Worked, stability: Worked, expiry: Worked) -> tuple[Worked, Worked, Worked]:
    return _allowed(made, limit), (made + stability).called("limit of stability"), _end_of_expiry(expiry)


def _allowed(made: Worked, limit: Worked) -> Worked:
    return (made + limit).called("limit of the standard")


def _end_of_expiry(expiry: Worked) -> Worked:
    return _end_of(expiry).called("end of the expiry date")


def _day_of(moment: Worked) -> Worked:
    """The date of a moment, from its first minute."""
    return Worked(moment.number - moment.number % DAY, moment.unit, form="date")


def _end_of(day: Worked) -> Worked:
    return replace(day + TO_THE_LAST_MINUTE, form="moment")


def _first_of_the_month(last: Worked) -> Worked:
    """The day on which the month begins that ends with this day.

    Raises:
        NotInvited: it is another day, so that nobody takes it for a month.
    """
    day = date.fromordinal(int(last.number / DAY))
    if (day + timedelta(days=1)).day != 1:
        raise NotInvited
    return replace(last, number=Fraction(day.replace(day=1).toordinal()) * DAY)


def _counted_by_months(day: Worked) -> Fraction:
    """The days up to a date where every month has 30 and a year 360."""
    found = date.fromordinal(int(day.number / DAY))
    return Fraction((found.year * 12 + found.month) * DAYS_OF_ANY_MONTH + found.day)

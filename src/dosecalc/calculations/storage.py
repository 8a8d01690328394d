"""How long a preparation may be used."""

from dataclasses import replace

from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.given import given
from dosecalc.quantities.kinds import Date, Duration, Moment
from dosecalc.quantities.worked import Worked

TO_THE_LAST_MINUTE = given("23 h 59 min", "duration")


def beyond_use(made: Moment, limit: Duration, expiry: Date) -> Moment:
    """The beyond-use date and time: the limit after making, but no later than any ingredient keeps.

        beyond use = the earlier of made + limit and the end of the expiry date

    Args:
        made: when it was made; a date and time.
        limit: how long the standard allows; a time.
        expiry: the earliest expiry date of an ingredient, through the end of that day; a date.

    Returns:
        The last date and time at which it may be used.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 14. Worked examples: tests/authorities/beyond_use.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(beyond_use(given("2026-03-05 14:30"), given("96 h"), given("2026-03-31")))
    2026-03-09 14:30
    """
    allowed = (made + limit).called("limit of the standard")
    return smaller_of(allowed, _end_of(expiry)).called("beyond use")


def _end_of(day: Worked) -> Worked:
    return replace(day + TO_THE_LAST_MINUTE, form="moment", name="end of the expiry date")

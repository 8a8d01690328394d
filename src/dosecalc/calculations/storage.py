"""How long a preparation may be used, and how long stock keeps."""

from dosecalc.quantities.comparing import compared, smaller_of
from dosecalc.quantities.given import given
from dosecalc.quantities.kinds.times import Date, DaysLeft, Moment, StorageTime
from dosecalc.quantities.kinds.verdicts import LimitVerdict
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked

TO_THE_LAST_MINUTE = given("23 h 59 min", "duration")


def beyond_use(made: Moment, limit: StorageTime, expiry: Date) -> Moment:
    """The beyond-use date and time: the limit after making, but no later than any ingredient keeps.

        beyond use = the earlier of made + limit and the end of the expiry date

    Args:
        made: when it was made, or the vial first punctured; a date and time.
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


def beyond_use_with_stability(made: Moment, limit: StorageTime, stability: StorageTime, expiry: Date) -> Moment:
    """The beyond-use date and time where the drug's stability sets a limit of its own.

        beyond use = the earlier of made + limit, made + stability and the end of the expiry date

    Args:
        made: when it was made; a date and time.
        limit: how long the standard allows; a time.
        stability: how long the drug is known to keep so; a time.
        expiry: the earliest expiry date of an ingredient, through the end of that day; a date.

    Returns:
        The last date and time at which it may be used.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 14.
        Worked examples: tests/authorities/beyond_use_with_stability.toml.

    >>> from dosecalc.quantities.given import given
    >>> made = given("2026-03-05 14:30")
    >>> print(beyond_use_with_stability(made, given("10 days"), given("48 h"), given("2026-03-31")))
    2026-03-07 14:30
    """
    stable = (made + stability).called("limit of stability")
    without_stability = beyond_use(made, limit, expiry).called("limit and expiry")
    return smaller_of(without_stability, stable).called("beyond use")


def discard_date(opened: Date, limit: StorageTime, expiry: Date) -> Date:
    """The last day on which an opened multiple-dose container may be used.

        discard date = the earlier of opened + limit, in whole days, and the expiry date

    Args:
        opened: the day on which it was first entered; a date.
        limit: how long it may be used after that; a time, of which whole days count.
        expiry: what its label says; a date.

    Returns:
        The date.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 15, and Centers for Disease Control and Prevention,
        injection safety: 28 days unless the manufacturer states another time.
        Worked examples: tests/authorities/discard_date.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(discard_date(given("2026-03-05"), given("28 days"), given("2026-04-30")))
    2026-04-02
    """
    days = limit.to(unit("days")).counted(WHOLE_DOWN)
    return smaller_of((opened + days).called("limit after opening"), expiry).called("discard date")


def use_verdict(planned: Moment, beyond_use: Moment) -> LimitVerdict:
    """Whether a preparation is used before its beyond-use date and time have passed.

        verdict = whether the planned time is within the beyond-use time, or over it

    Args:
        planned: when it is to be used; a date and time.
        beyond_use: what its label says; a date and time.

    Returns:
        One of the words within, over; the beyond-use time itself is within.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        United States Pharmacopeia, chapter 797 (2023), section 14. Worked examples: tests/authorities/use_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(use_verdict(given("2026-03-09 15:00"), given("2026-03-09 14:30")))
    over
    """
    return compared(planned, beyond_use, "within", "over").called("verdict")


def days_left(today: Date, expiry: Date) -> DaysLeft:
    """How many days stock can still be kept.

        days left = expiry date − today

    Args:
        today: the day of counting; a date.
        expiry: what the label says; a date, not an earlier one.

    Returns:
        The number of days, none on the expiry date itself.

    Raises:
        UnitMismatch: a given is no date.
        GivensDoNotFit: the expiry date is over.

    Source:
        Days between dates of the calendar, as ISO 8601 writes them.
        Worked examples: tests/authorities/days_left.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(days_left(given("2026-02-20"), given("2026-03-31")))
    39 days
    """
    today.called("today").at_most(expiry, "it has expired")
    return (expiry - today).called("days left")


def _end_of(day: Worked) -> Worked:
    return (day + TO_THE_LAST_MINUTE).but(form="moment", name="end of the expiry date")

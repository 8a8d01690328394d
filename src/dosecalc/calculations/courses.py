"""Cancer drugs over time: a course of days, what adds up over cycles, what is left of a lifetime limit."""

from dosecalc.quantities.given_names import over_time
from dosecalc.quantities.kinds.counts import Number, NumberOfCycles
from dosecalc.quantities.kinds.drugs import CancerDose, DailyDosePerSurface, DosePerSurface, DosePerSurfaceOrZero
from dosecalc.quantities.kinds.patients import BodySurface
from dosecalc.quantities.kinds.times import NumberOfDays
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.worked import Worked


def course_dose(daily_dose: DailyDosePerSurface, body_surface: BodySurface, days: NumberOfDays) -> CancerDose:
    """How much a patient is given in all when a dose by body surface is given each day of a course.

        course dose = daily dose for each square meter × body surface area × days

    Args:
        daily_dose: what is ordered for each day; an amount of drug per body surface and day.
        body_surface: the patient's body surface area; an area.
        days: for how many days it is given; a time.

    Returns:
        The amount for the whole course, exact, in the unit of the order.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        S. L. Prince, "Calculations", *International Journal of Pharmaceutical Compounding*, July 2000 (ijpc.com,
        abstract 513), a dose by body surface on successive days; that a course's total and its daily dose are mixed up
        is the error that R. Kaushal tells, "Medication Overdose", AHRQ WebM&M, April 2003 (psnet.ahrq.gov).
        Worked examples: tests/authorities/course_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(course_dose(given("20 mg/m2/day"), given("1.8 m2"), given("5 days")))
    180 mg
    """
    return (over_time(daily_dose * body_surface, "dose of") * days).called("course dose")


def cumulative_dose(dose_per_surface: DosePerSurface, cycles: Number) -> DosePerSurface:
    """How much of a drug a patient has had after some cycles, for each square meter.

        cumulative dose = dose for each square meter × cycles

    Args:
        dose_per_surface: what is given in each cycle; an amount of drug per body surface.
        cycles: how many cycles there were; a number.

    Returns:
        The dose for each square meter so far, exact, in the unit of the order.

    Raises:
        UnitMismatch: a given measures something else than stated above.

    Source:
        US prescribing information, DOXOrubicin hydrochloride injection, section 5.1, "Cardiomyopathy".
        Worked examples: tests/authorities/cumulative_dose.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(cumulative_dose(given("60 mg/m2"), given("4")))
    240 mg/m2
    """
    return (dose_per_surface * cycles).called("cumulative dose")


def lifetime_dose_left(lifetime_limit: DosePerSurface, dose_so_far: DosePerSurfaceOrZero) -> DosePerSurfaceOrZero:
    """What may still be given of a drug that has a lifetime limit, for each square meter.

        dose left = lifetime limit − dose so far

    Args:
        lifetime_limit: the most in a lifetime; an amount of drug per body surface.
        dose_so_far: the cumulative dose of all treatment before; an amount of drug per body surface, may be zero.

    Returns:
        The dose for each square meter that is left, exact, in the unit of the limit; may be zero.

    Raises:
        UnitMismatch: the limit and the dose count the drug differently.
        GivensDoNotFit: more was given than the limit.

    Source:
        US prescribing information, DOXOrubicin hydrochloride injection, section 5.1, "Cardiomyopathy".
        Worked examples: tests/authorities/lifetime_dose_left.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(lifetime_dose_left(given("550 mg/m2"), given("240 mg/m2")))
    310 mg/m2
    """
    return _left(lifetime_limit, dose_so_far)


def cycles_left(
    lifetime_limit: DosePerSurface, dose_so_far: DosePerSurfaceOrZero, dose_per_surface: DosePerSurface
) -> NumberOfCycles:
    """How many more full cycles a lifetime limit allows.

        cycles left = (lifetime limit − dose so far) ÷ dose for each square meter, rounded down to a whole number

    Args:
        lifetime_limit: the most in a lifetime; an amount of drug per body surface.
        dose_so_far: the cumulative dose of all treatment before; an amount of drug per body surface, may be zero.
        dose_per_surface: what is to be given in each cycle; an amount of drug per body surface.

    Returns:
        The number of whole cycles; none where not even one is left.

    Raises:
        UnitMismatch: the limit and the doses count the drug differently.
        GivensDoNotFit: more was given than the limit.

    Source:
        US prescribing information, DOXOrubicin hydrochloride injection, section 5.1, "Cardiomyopathy".
        Worked examples: tests/authorities/cycles_left.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(cycles_left(given("550 mg/m2"), given("240 mg/m2"), given("60 mg/m2")))
    5
    """
    left = _left(lifetime_limit, dose_so_far)
    return (left / dose_per_surface).called("cycles left").counted(WHOLE_DOWN)


def _left(lifetime_limit: Worked, dose_so_far: Worked) -> Worked:
    given_before = dose_so_far.called("dose so far").at_most(lifetime_limit, "nothing of the lifetime limit is left")
    return (lifetime_limit - given_before).called("dose left")

"""The second route of beyond-use dates."""

from fractions import Fraction
from math import floor

from dosecalc.verification.routes.route import route
from dosecalc.verification.routes.units import MINUTES_A_DAY


@route("moment", in_steps=True, made="moment", limit="min", expiry="date")
def beyond_use(made: Fraction, limit: Fraction, expiry: Fraction) -> Fraction:
    return min(made + limit, expiry + MINUTES_A_DAY - 1)


@route("moment", in_steps=True, made="moment", limit="min", stability="min", expiry="date")
def beyond_use_with_stability(made: Fraction, limit: Fraction, stability: Fraction, expiry: Fraction) -> Fraction:
    return min(made + min(limit, stability), expiry + MINUTES_A_DAY - 1)


@route("date", in_steps=True, opened="date", limit="min", expiry="date")
def discard_date(opened: Fraction, limit: Fraction, expiry: Fraction) -> Fraction:
    return min(opened + floor(limit / MINUTES_A_DAY) * MINUTES_A_DAY, expiry)


@route("", words="within | over", in_steps=True, planned="moment", beyond_use="moment")
def use_verdict(planned: Fraction, beyond_use: Fraction) -> Fraction:
    return Fraction(planned > beyond_use)


@route("min", in_steps=True, fits=lambda today, expiry: today <= expiry, today="date", expiry="date")
def days_left(today: Fraction, expiry: Fraction) -> Fraction:
    return expiry - today

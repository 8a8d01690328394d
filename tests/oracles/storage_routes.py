"""The second route of beyond-use dates."""

from fractions import Fraction

from tests.oracles.plain_fractions import route


@route("moment", in_steps=True, made="moment", limit="min", expiry="date")
def beyond_use(made: Fraction, limit: Fraction, expiry: Fraction) -> Fraction:
    return min(made + limit, expiry + 1439)

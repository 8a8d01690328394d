"""The F distribution, which says how far an estimate of reliability may be off."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

HALVINGS = 200
MOST_TERMS = 10_000
SMALLEST = 1e-300
PRECISION = 1e-14


def f_share_below(value: float, above: int, below: int) -> float:
    """The share of the distribution below a value; above, below: its degrees of freedom."""
    part = above * value
    return beta_share_below(part / (part + below), above / 2, below / 2)


def f_quantile(share: float, above: int, below: int) -> float:
    """The value below which that share of the distribution lies."""
    low, high = 0.0, 1.0
    while f_share_below(high, above, below) < share:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if f_share_below(middle, above, below) < share else (low, middle)
    return high


def beta_share_below(x: float, a: float, b: float) -> float:
    """The regularized incomplete beta function.

    Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction) and 8.17.4 (symmetry).
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share_below(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front / a / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + …)) by the method of Lentz (Applied Optics 1976;15:668)."""
    value, upper, lower = 1.0, 1.0, 0.0
    for place in range(1, MOST_TERMS):
        term = _term(place, x, a, b)
        lower = 1 / _not_zero(1 + term * lower)
        upper = _not_zero(1 + term / upper)
        value *= upper * lower
        if abs(upper * lower - 1) < PRECISION:
            break
    return value


def _term(place: int, x: float, a: float, b: float) -> float:
    m, is_odd = divmod(place, 2)
    if is_odd:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _not_zero(number: float) -> float:
    return number if abs(number) > SMALLEST else SMALLEST

"""Whether a number is the right one, only rounded to another place or in another way."""

from fractions import Fraction
from math import ceil, floor

from dosecalc.tutoring.solving import LARGEST_ROUNDING_ERROR

FINEST_PLACE_TYPED = 14


def is_another_rounding(typed: Fraction, exact: Fraction, step: Fraction | None = None) -> bool:
    """Whether the number is the exact one, rounded to another place or in another way, and still near it.

    step: what neighbours are apart under the rule that holds; one step off is near, unless it is a fifth of the answer.

    >>> is_another_rounding(Fraction("13.13"), Fraction("13.125"), Fraction("0.1"))
    True
    """
    if typed == exact:
        return True
    near = max(LARGEST_ROUNDING_ERROR * exact, min(step or Fraction(0), exact / 5))
    if typed <= 0 or abs(typed - exact) > near:
        return False
    return any(typed in _roundings(exact, Fraction(10) ** -places) for places in range(FINEST_PLACE_TYPED))


def _roundings(exact: Fraction, step: Fraction) -> set[Fraction]:
    """Down and up; the nearest is one of them, whichever way a tie goes."""
    return {step * floor(exact / step), step * ceil(exact / step)}

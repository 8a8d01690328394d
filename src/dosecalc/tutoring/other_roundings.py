"""Whether a number is the right one, only rounded to another place or in another way."""

from fractions import Fraction

from dosecalc.quantities.notation import MINUTES_AN_HOUR, decimals_needed
from dosecalc.quantities.quick_fraction import ZERO, QuickFraction
from dosecalc.tutoring.solving import LARGEST_ROUNDING_ERROR

FINEST_PLACE_TYPED = 14
A_FIFTH = QuickFraction(1, 5)
A_MINUTE = QuickFraction(1)


def is_another_rounding(typed: Fraction, exact: Fraction, step: Fraction | None = None) -> bool:
    """Whether the number is the exact one, rounded to another place or in another way, and still near it.

    Down or up, to as many decimals as it has: then it is less than one of the last of them off. The nearest is one of
    these, whichever way a tie goes.

    step: what neighbours are apart under the rule that holds; one step off is near, unless it is a fifth of the answer.

    >>> is_another_rounding(Fraction("13.13"), Fraction("13.125"), Fraction("0.1"))
    True
    """
    if typed == exact:
        return True
    off = abs(typed - exact)
    if typed.numerator <= 0 or off > max(LARGEST_ROUNDING_ERROR * exact, min(step or ZERO, exact * A_FIFTH)):
        return False
    places = decimals_needed(typed)
    return places is not None and places < FINEST_PLACE_TYPED and off * 10**places < 1


def is_another_rounding_of_time(typed: Fraction, exact: Fraction) -> bool:
    """Whether so many minutes are the exact ones, rounded in another way, in minutes or in hours.

    Less than a minute off, however few decimals the hours have; the same for 84 min as for 1.4 h.

    >>> [is_another_rounding_of_time(Fraction(minutes), Fraction(600, 7)) for minutes in ("85", "85.8", "84", "90")]
    [True, True, False, False]
    """
    if abs(typed - exact) >= A_MINUTE:
        return False
    in_hours = typed / MINUTES_AN_HOUR, exact / MINUTES_AN_HOUR
    return is_another_rounding(typed, exact, A_MINUTE) or is_another_rounding(*in_hours)

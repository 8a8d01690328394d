"""Which of several slips that lead to the same number is the most likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.units import conversion_factor
from dosecalc.tutoring.slips.invited import ways_to_write
from dosecalc.tutoring.slips.thousands import is_thousandfold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution


def likeliest_first(found: Iterable[Slip], typed: Fraction, solution: Solution) -> tuple[Slip, ...]:
    """Slips that lead to a number, in their order; but first those that come to it without rounding, then by the rule.

    Of two slips, one may come to the very number and the other only near it: then the likelier one is no longer so.
    Before all of them goes what comes to 1,000 times the right answer or a thousandth of it: too much for chance.
    """

    def rank(slip: Slip) -> tuple[bool, bool, bool]:
        is_exact = as_written(slip.number, solution.exact.form) == typed
        return not is_thousandfold(slip, solution), not is_exact, typed not in ways_to_write(slip, solution)

    return tuple(_whose_effect_shows(sorted(found, key=rank), typed, solution))


def _whose_effect_shows(found: Sequence[Slip], typed: Fraction, solution: Solution) -> Sequence[Slip]:
    """Of slips that lead to a number of the card, only those that come to it, where one does.

    What comes near it changes something by so little that rounding takes it away: that is seen in no answer.
    """
    exactly = [slip for slip in found if as_written(slip.number, solution.exact.form) == typed]
    return exactly if exactly and _is_given(typed, solution) else found


def _is_given(number: Fraction, solution: Solution) -> bool:
    given = (step for step in solution.steps if not step.parts and not step.is_constant and not step.form)
    return any(
        step.number * conversion_factor(step.unit, solution.unit, step.conversions) == number
        for step in given
        if step.unit.dimension == solution.unit.dimension
    )

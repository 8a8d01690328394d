"""Which of several slips that lead to the same number is the most likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.units import conversion_factor
from dosecalc.tutoring.slips.answers import STOPPED
from dosecalc.tutoring.slips.invited import ways_to_write
from dosecalc.tutoring.slips.thousands import is_thousandfold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

COUNTED_OTHERWISE = frozenset({"rounded-up", "rounded-down"})


def likeliest_first(found: Iterable[Slip], typed: Fraction, solution: Solution) -> tuple[Slip, ...]:
    """Slips that lead to a number, in their order; but first those that come to it without rounding, then by the rule.

    Of two slips, one may come to the very number and the other only near it: then the likelier one is no longer so.
    Before all of them goes the answer itself, rounded down for up or up for down; and what comes to 1,000 times the
    right answer or a thousandth of it: too much for chance.
    """

    def rank(slip: Slip) -> tuple[bool, bool, bool, bool]:
        is_exact = as_written(slip.number, solution.exact.form) == typed
        is_by_rule = typed in ways_to_write(slip, solution)
        return not _is_only_rounded(slip, solution), not is_thousandfold(slip, solution), not is_exact, not is_by_rule

    return tuple(_whose_effect_shows(sorted(found, key=rank), typed, solution))


def _whose_effect_shows(found: Sequence[Slip], typed: Fraction, solution: Solution) -> Sequence[Slip]:
    """Of slips that lead to a number of the card or of a step, or to the answer wrongly rounded, those that come to it.

    What comes near it changes something by so little that rounding takes it away: that is seen in no answer. And
    nobody has to go wrong besides to come to what rounding alone makes of the answer.
    """
    exactly = [slip for slip in found if as_written(slip.number, solution.exact.form) == typed]
    is_plain = _is_given(typed, solution) or any(
        slip.id == STOPPED or _is_only_rounded(slip, solution) for slip in exactly
    )
    return exactly if exactly and is_plain else found


def _is_only_rounded(slip: Slip, solution: Solution) -> bool:
    """Whether everything is right but the direction in which the answer was rounded."""
    return slip.id in COUNTED_OTHERWISE and slip.at is solution.exact


def _is_given(number: Fraction, solution: Solution) -> bool:
    of_its_form = (step for step in solution.steps if step.form == solution.exact.form)
    given = (step for step in of_its_form if not step.parts and not step.is_constant)
    return any(
        step.number * conversion_factor(step.unit, solution.unit, step.conversions) == number
        for step in given
        if step.unit.dimension == solution.unit.dimension
    )

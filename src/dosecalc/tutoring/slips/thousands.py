"""A factor of 1,000: what comes of mixing up mcg and mg, mL and L, wherever a problem or its working holds both."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.rounding import PLACES, Rounding
from dosecalc.quantities.units import Unit, conversion_factor, paired, symbol
from dosecalc.tutoring.slips.givens import givens_of
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import is_too_far

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

THOUSAND = QuickFraction(1000)
THOUSANDS = (("thousandfold-too-large", THOUSAND, "high"), ("thousandfold-too-small", 1 / THOUSAND, "low"))

OF_THE_PATIENT = "kilogram"
"""A weight in kg beside a dose in g invites no mistake, unless the working converts the one to the other."""


def thousand_turns(units: str) -> Iterator[tuple[str, Fraction, str]]:
    """1,000 times too much or too little, by the units that are mixed up; nothing where there are none."""
    for id_, factor, where in THOUSANDS if units else ():
        yield id_, factor, f"you got an answer 1,000 times too {where}, as when {units} are mixed up"


def thousandfold(steps: Sequence[Worked], others: Sequence[Worked]) -> Iterator[Slip]:
    """The answer 1,000 times too large or too small, where the working or the card holds units so far apart."""
    for id_, factor, says in thousand_turns(units_mixed_up(steps) or _told_beside(steps, others)):
        yield Slip(id_, ErrorClass.ARITHMETIC, says, steps[-1].number * factor)


def is_thousandfold(slip: Slip, solution: Solution) -> bool:
    """Whether a single slip, of whatever name, comes to 1,000 times the right answer or to a thousandth of it."""
    exact = solution.exact.number
    return not slip.is_pair and not solution.exact.form and slip.number in {exact * THOUSAND, exact / THOUSAND}


def roundings_of(slip: Slip, solution: Solution) -> set[Fraction]:
    """What somebody writes who comes out 1,000 times off: rounded before the factor or after it, to any place."""
    exact = solution.exact.number
    factor = THOUSAND if slip.number > exact else 1 / THOUSAND
    rules = [Rounding(place) for place, size in PLACES.items() if size is not None]
    near = {rule(exact) * factor for rule in rules} | {rule(slip.number) for rule in rules}
    return {number for number in near if not is_too_far(number, slip.number)} | {
        right * factor for right in solution.accepted if right
    }


def units_mixed_up(steps: Sequence[Worked]) -> str:
    """The units of the first conversion by 1,000, the smaller first: `mcg and mg`; empty where there is none."""
    names = (pair for step in steps if step.operation is CONVERSION for pair in paired(step.parts[0].unit, step.unit))
    return next(filter(None, (_mixed_up(old, new) for old, new, _ in names)), "")


def _told_beside(steps: Sequence[Worked], others: Sequence[Worked]) -> str:
    """As `units_mixed_up`, of two units that stand on the card, or that of the answer and one on the card."""
    told = chain(givens_of(steps), others, steps[-1:])
    names = dict.fromkeys(name for each in told if not each.form for name, _ in each.unit.signed)
    pairs = combinations((name for name in names if name != OF_THE_PATIENT), 2)
    return next(filter(None, (_mixed_up(one, other) for one, other in pairs)), "")


def _mixed_up(one: str, other: str) -> str:
    """Both units, the smaller first, where they are 1,000 apart; else nothing."""
    first, second = Unit((one,)), Unit((other,))
    if first.dimension != second.dimension:
        return ""
    factor = conversion_factor(first, second)
    if factor not in {THOUSAND, 1 / THOUSAND}:
        return ""
    smaller, larger = (other, one) if factor == THOUSAND else (one, other)
    return f"{symbol(smaller, one=False)} and {symbol(larger, one=False)}"

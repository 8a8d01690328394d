"""Which mistakes explain a wrong answer: the slips that lead to it, the most likely first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount
from dosecalc.tutoring.slips.answers import unfinished
from dosecalc.tutoring.slips.explained_numbers import leads_to
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.invited import pairs_of, read_off, slips, swapped_in_the_answer, ways_to_write
from dosecalc.tutoring.slips.likeliest import likeliest_first
from dosecalc.tutoring.slips.roundings import ROUNDED_TOO_EARLY, is_nearest, rounding_slip
from dosecalc.tutoring.slips.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

    ExplainedBy = Callable[[Solution, Fraction, Sequence[Worked]], tuple[Slip, ...]]
    """As `mistakes` below."""


def candidates(solution: Solution, others: Sequence[Worked] = ()) -> Iterator[Iterable[Slip]]:
    """What may have led to a wrong number, each kind to be looked at only where none before it leads there.

    Single slips; what was plainly read off a label; slips in pairs; two digits of the right answer swapped.

    others: what the problem tells besides the givens.
    """
    single = slips(solution, others)
    yield single
    yield read_off(solution, others)
    yield pairs_of(solution, single)
    yield swapped_in_the_answer(solution)


def mistakes(solution: Solution, typed: Fraction, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """The slips that lead to a number, of the first kind of which any does; all of them, the most likely first.

    typed: a wrong answer as it stands on the page, in the unit that was asked for.
    others: as for `candidates`.
    """
    found = (explaining(each, typed, solution) for each in candidates(solution, others))
    return next(filter(None, found), ())


def unexplained(*_: object) -> tuple[Slip, ...]:
    """No mistakes, where they are known already or of no use: to look for them takes far longer than the verdict."""
    return ()


def explaining(candidates: Iterable[Slip], typed: Fraction, solution: Solution) -> tuple[Slip, ...]:
    """Those of the slips that lead to a number, the most likely first."""
    return likeliest_first([slip for slip in candidates if leads_to(slip, typed, solution)], typed, solution)


def besides_rounding(found: Iterable[Slip], rounded: Fraction, solution: Solution) -> tuple[Slip, ...]:
    """Of slips that lead to another rounding of the right answer those that it may come from all the same.

    Only such as come to the very number: a result on the way that was rounded early, or a wrong formula that is hardly
    off.
    """
    if rounded == solution.written_number:
        return ()
    return tuple(
        slip
        for slip in found
        if not slip.is_pair
        and slip.error in {ErrorClass.CONCEPTUAL, ErrorClass.ROUNDING}
        and rounded in ways_to_write(slip, solution)
    )


def of_rounding(found: Iterable[Slip], rounded: Fraction, solution: Solution, typed: Fraction) -> tuple[Slip, ...]:
    """How another rounding of the right answer came about: that it was rounded so, and what `besides_rounding` finds.

    What was rounded on the way goes first where no place makes that number of the right answer by its nearest step.
    typed: the same number in the unit in which it was typed, and so rounded.
    """
    so, besides = rounding_slip(solution, rounded), besides_rounding(found, rounded, solution)
    if is_nearest(typed, solution.written_number * typed / rounded):
        return so, *besides
    early = tuple(slip for slip in besides if slip.id == ROUNDED_TOO_EARLY)
    return *early, so, *(slip for slip in besides if slip not in early)


def of_unit(solution: Solution, *, missing: bool) -> Slip:
    """An answer whose number is right and whose unit is not there, or another."""
    general = GENERAL["unit-left-out" if missing else "wrong-unit"]
    return Slip(general.id, ErrorClass.UNIT, general.says, solution.exact.number, solution.exact)


def of_its_kind(found: Iterable[Slip], number: Fraction, unit: Unit, solution: Solution) -> tuple[Slip, ...]:
    """Of slips that lead to a number those that lead to its unit as well, where that measures something else.

    5 tablets are not 5 mL/h that went wrong; but 896 mcg/min, a result on the way, is where somebody stopped. If the
    very amount is a result on the way, other slips are far-fetched; so is what only ends in that number.
    """
    candidates = tuple(found)
    if not candidates or unit.dimension == solution.unit.dimension:
        return candidates
    typed = amount(number, unit)
    stopped = tuple(slip for slip in unfinished(solution.steps) if slip.here == typed)
    return stopped or tuple(slip for slip in candidates if slip.comes_to(unit))

"""Which mistakes explain a wrong answer: the slips that lead to it, the most likely first."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.rounding import PLACES, Rounding
from dosecalc.quantities.worked import as_written
from dosecalc.tutoring.slips.answers import moved_points, pairs, taken_from_the_card, unfinished
from dosecalc.tutoring.slips.conversions import conversion_turns
from dosecalc.tutoring.slips.formulas import formula_slips
from dosecalc.tutoring.slips.givens import exchanges, label_turns, other_number_turns, transposition_turns
from dosecalc.tutoring.slips.operations import operation_turns
from dosecalc.tutoring.slips.roundings import early_rounding_turns
from dosecalc.tutoring.slips.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.slips.slip import Turn
    from dosecalc.tutoring.solving import Solution

    ExplainedBy = Callable[[Solution, Fraction, Sequence[Worked]], tuple[Slip, ...]]
    """As `mistakes` below."""

LEFT_OUT = frozenset({"left-out", "not-subtracted"})

LEAST_STEPS_TO_TELL = 20
"""How many steps of the last place an answer must be worth to tell far-fetched slips from chance."""


def mistakes(solution: Solution, typed: Fraction, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """The slips, single or else in pairs, that lead to a number; all of them, the most likely first.

    typed: a wrong answer as it stands on the page, in the unit that was asked for.
    others: what the problem tells besides the givens.
    """
    single = slips(solution, others)
    return tuple(slip for slip in single if leads_to(slip, typed, solution)) or tuple(
        slip for slip in pairs_of(solution, single) if leads_to(slip, typed, solution)
    )


def of_unit(solution: Solution, *, missing: bool) -> Slip:
    """An answer whose number is right and whose unit is not there, or another."""
    id_, says = (
        ("unit-left-out", "you left out the unit")
        if missing
        else ("wrong-unit", "you wrote another unit than was asked for")
    )
    return Slip(id_, ErrorClass.ROUNDING, says, solution.exact.number, solution.exact)


def slips(solution: Solution, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """Every single slip that an answer invites and that does not lead to the right one, the most likely first."""
    declared = list(formula_slips(solution))
    if solution.form.in_text:
        return tuple(_told_apart(declared, (), solution))
    steps = solution.exact.steps()
    better_told = {slip.number for slip in declared}
    in_the_steps = (slip for slip in _in_the_steps(steps) if slip.number not in better_told)
    of_understanding = chain(_led(label_turns(steps), steps), declared, in_the_steps)
    of_care = chain(
        taken_from_the_card(steps, others),
        exchanges(steps),
        _led(other_number_turns(steps, others), steps),
        () if solution.exact.form else moved_points(solution.exact.number),
        _led(chain(early_rounding_turns(steps), transposition_turns(steps)), steps) if is_telling(solution) else (),
    )
    return tuple(_told_apart(of_understanding, of_care, solution))


def confusions(solution: Solution) -> int:
    """How many slips in the steps of an answer cannot be told from the right answer, or from another slip.

    Slips declared for a calculation are not counted: to declare one more must not change what a template draws.
    """
    if solution.form.in_text:
        return 0
    steps = solution.exact.steps()
    outcomes = {slip.number for slip in chain(_led(label_turns(steps), steps), _in_the_steps(steps))}
    written = [_rounded(number, solution) for number in outcomes - {solution.exact.number}]
    return len(written) - len(set(written) - solution.accepted)


def is_telling(solution: Solution) -> bool:
    """Whether the answer has digits enough for a wrong one to tell where it comes from: 13.1 mL/h has, 2 tablets not.

    Among a handful of possible numbers nearly every one is explained by some swapped digits or some pair of slips;
    naming these would be guessing.
    """
    step = solution.rule.step(solution.written_number)
    return step is None or solution.written_number >= LEAST_STEPS_TO_TELL * step


def pairs_of(solution: Solution, single: Sequence[Slip]) -> Iterator[Slip]:
    """The single slips in pairs with a moved point or a factor of 1,000, where nothing simpler leads there."""
    if solution.form.name or not is_telling(solution):
        return
    seen = {slip.number for slip in single}
    for slip in pairs(single):
        if slip.number not in seen and not is_right(slip, solution):
            seen.add(slip.number)
            yield slip


def _in_the_steps(steps: Sequence[Worked]) -> Iterator[Slip]:
    """The slips that any formula of these steps invites; to leave out the last operation is to stop before it."""
    yield from _led(conversion_turns(steps), steps)
    stopped = list(unfinished(steps))
    yield from stopped
    before_the_last = {(slip.number, slip.at) for slip in stopped}
    for slip in _led(operation_turns(steps), steps):
        if slip.id not in LEFT_OUT or (slip.number, slip.at) not in before_the_last:
            yield slip


def _led(turns: Iterable[Turn], steps: Sequence[Worked]) -> Iterator[Slip]:
    return (slip for turn in turns if (slip := turn.leads(steps)) is not None)


def _told_apart(of_understanding: Iterable[Slip], of_care: Iterable[Slip], solution: Solution) -> Iterator[Slip]:
    """Those that lead away from the right answer.

    Of those that have nothing to do with the formula, only such as nothing in the formula explains: two givens
    exchanged in a division are the division upside down.
    """
    outcomes: set[Fraction] = set()
    for slip in of_understanding:
        if not is_right(slip, solution):
            yield slip
        outcomes.add(slip.number)
    for slip in of_care:
        if slip.number not in outcomes and not is_right(slip, solution):
            yield slip
        outcomes.add(slip.number)


def is_right(slip: Slip, solution: Solution) -> bool:
    """Whether the slip makes no difference: rounded, it is taken for right."""
    return slip.number == solution.exact.number or not solution.accepted.isdisjoint(ways_to_write(slip, solution))


def ways_to_write(slip: Slip, solution: Solution) -> set[Fraction]:
    """The numbers that somebody writes who goes wrong so: rounded by the rule that holds, or left as it is."""
    return {_rounded(slip.number, solution), as_written(slip.number, solution.exact.form)}


def _rounded(number: Fraction, solution: Solution) -> Fraction:
    """The number as it is written, rounded unless nothing would be left of it."""
    written = as_written(number, solution.exact.form)
    return solution.rule(written) or written


def leads_to(slip: Slip, typed: Fraction, solution: Solution) -> bool:
    """Whether the slip explains a number: it comes to it, rounded as the rule says or less."""
    return typed in numbers_after(slip, solution)


def numbers_after(slip: Slip, solution: Solution) -> set[Fraction]:
    """Every number that the slip explains."""
    written = as_written(slip.number, solution.exact.form)
    step = solution.rule.step(written)
    finer = (Rounding(place) for place, size in PLACES.items() if size is not None and step is not None and size < step)
    return ways_to_write(slip, solution) | {rule(written) for rule in finer}

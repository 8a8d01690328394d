"""Every slip that an answer invites: what may go wrong in its steps, and with its numbers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.worked import DAYS
from dosecalc.tutoring.slips.abbreviations import taken_for_another
from dosecalc.tutoring.slips.answers import (
    answers_with_digits_swapped,
    compared_wrongly,
    counted_the_other_way,
    moved_points,
    pairs,
    rounded_to_whole,
    taken_from_a_label,
    taken_from_the_card,
)
from dosecalc.tutoring.slips.choices import took_the_limit
from dosecalc.tutoring.slips.conversions import nothing_converted_turns
from dosecalc.tutoring.slips.formulas import formula_slips
from dosecalc.tutoring.slips.givens import (
    amount_as_rate_turns,
    exchanges,
    label_turns,
    other_number_turns,
    rate_as_amount_turns,
    transposition_turns,
)
from dosecalc.tutoring.slips.hours_between import hours_for_doses_turns
from dosecalc.tutoring.slips.in_the_steps import in_the_steps, led
from dosecalc.tutoring.slips.not_needed import multiplied_by_what_is_not_needed, volume_of_label_turns
from dosecalc.tutoring.slips.on_hand import inverts_a_volume, on_hand_turns
from dosecalc.tutoring.slips.roundings import early_rounding_turns
from dosecalc.tutoring.slips.thousands import thousandfold
from dosecalc.tutoring.slips.times import twelve_hours_off
from dosecalc.tutoring.slips.weights import weight_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

LEAST_STEPS_TO_TELL = 20
"""How many steps of the last place an answer must be worth to tell far-fetched slips from chance."""


def slips(solution: Solution, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """Every single slip that an answer invites and that does not lead to the right one, the most likely first."""
    declared = list(formula_slips(solution))
    steps = solution.steps
    if solution.form.in_text:
        of_dates = (
            chain(taken_from_the_card(steps, others), led(other_number_turns(steps, others), steps))
            if solution.form.name in DAYS
            else ()
        )
        of_understanding = chain(twelve_hours_off(solution.exact), taken_for_another(solution), declared)
        of_care = chain(of_dates, compared_wrongly(solution.exact, solution.form.words))
        return tuple(_told_apart(of_understanding, of_care, solution))
    better_told = {slip.number for slip in declared}
    in_general = chain(
        led(chain(on_hand_turns(steps), hours_for_doses_turns(steps)), steps),
        in_the_steps(steps),
        led(chain(nothing_converted_turns(steps), weight_turns(steps)), steps),
    )
    others_there = (
        slip
        for slip in in_general
        if took_the_limit(slip) or (slip.number not in better_told and not inverts_a_volume(slip))
    )
    of_understanding = chain(
        twelve_hours_off(solution.exact),
        led(label_turns(steps), steps),
        declared,
        others_there,
        counted_the_other_way(solution),
    )
    of_care = chain(
        taken_from_the_card(steps, others),
        exchanges(steps),
        led(
            chain(
                other_number_turns(steps, others),
                amount_as_rate_turns(steps, others),
                rate_as_amount_turns(steps, others),
                volume_of_label_turns(steps, others),
            ),
            steps,
        ),
        multiplied_by_what_is_not_needed(steps, others),
        () if solution.exact.form else chain(moved_points(solution.exact.number), thousandfold(steps, others)),
        rounded_to_whole(solution.exact) if is_telling(solution) and not solution.exact.form else (),
        led(chain(early_rounding_turns(steps), transposition_turns(steps)), steps) if is_telling(solution) else (),
    )
    return _without_what_a_limit_cuts(tuple(_told_apart(of_understanding, of_care, solution)))


def _without_what_a_limit_cuts(found: tuple[Slip, ...]) -> tuple[Slip, ...]:
    """Without the slips that come to a limit because it holds for them as well: whoever answers so took the limit."""
    limits = {slip.number for slip in found if took_the_limit(slip)}
    return tuple(slip for slip in found if slip.number not in limits or took_the_limit(slip))


def is_telling(solution: Solution) -> bool:
    """Whether the answer has digits enough for a wrong one to tell where it comes from: 13.1 mL/h has, 2 tablets not.

    Among a handful of possible numbers nearly every one is explained by some swapped digits or some pair of slips;
    naming these would be guessing.
    """
    step = solution.rule.step(solution.written_number)
    return step is None or solution.written_number >= LEAST_STEPS_TO_TELL * step


def read_off(solution: Solution, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """Numbers of labels given as the answer; only where it has digits enough to tell that from chance."""
    if solution.form.name or not is_telling(solution):
        return ()
    return tuple(slip for slip in taken_from_a_label(solution.steps, others) if not is_right(slip, solution))


def swapped_in_the_answer(solution: Solution) -> tuple[Slip, ...]:
    """Two neighbouring digits of the right answer swapped as it was written; of two digits in all that is chance."""
    if solution.form.name or not is_telling(solution):
        return ()
    return tuple(slip for slip in answers_with_digits_swapped(solution.rounded) if not is_right(slip, solution))


def pairs_of(solution: Solution, single: Sequence[Slip]) -> Iterator[Slip]:
    """The single slips in pairs with a moved point or a factor of 1,000, where nothing simpler leads there."""
    if solution.form.name or not is_telling(solution):
        return
    seen = {slip.number for slip in single}
    for slip in pairs(single, solution.steps):
        if slip.number not in seen and not is_right(slip, solution):
            seen.add(slip.number)
            yield slip


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
    return {solution.as_answered(slip.number), as_written(slip.number, solution.exact.form)}

"""Which mistakes explain a wrong answer: the slips that lead to it, the most likely first."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.rounding import PLACES, Rounding
from dosecalc.quantities.units import conversion_factor, spelled
from dosecalc.quantities.worked import DAY, DAYS
from dosecalc.tutoring.slips.answers import (
    STOPPED,
    TO_WHOLE,
    answers_with_digits_swapped,
    compared_wrongly,
    moved_points,
    pairs,
    rounded_to_whole,
    taken_from_a_label,
    taken_from_the_card,
)
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
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.in_the_steps import in_the_steps, led
from dosecalc.tutoring.slips.not_needed import multiplied_by_what_is_not_needed, volume_of_label_turns
from dosecalc.tutoring.slips.on_hand import inverts_a_volume, on_hand_turns
from dosecalc.tutoring.slips.roundings import early_rounding_turns
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.slips.thousands import is_thousandfold, roundings_of, thousandfold
from dosecalc.tutoring.slips.weights import weight_turns
from dosecalc.tutoring.solving import is_too_far

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

    ExplainedBy = Callable[[Solution, Fraction, Sequence[Worked]], tuple[Slip, ...]]
    """As `mistakes` below."""

LEAST_STEPS_TO_TELL = 20
"""How many steps of the last place an answer must be worth to tell far-fetched slips from chance."""

ON_PAPER = ("whole", "tenth", "hundredth")
LONGEST_TO_READ_OFF = 2 * DAY
"""A time of the next day may be typed without saying so; nobody comes to one of the week after that and does so."""

THREE_FIGURES = 100
"""How many steps of a place a number must be worth to have three figures down to it: that place takes 0.5 % at most."""

MOST_ROUNDED_AWAY, MOST_COUNTED_AWAY = Fraction(1, 3), Fraction(1, 4)
"""How far the rounding that is asked for may take what a slip comes to, as a share of it: to the nearest, up or down.

To the nearest, a tenth and a fifth were tried too: as many false reasons, and up to 1 % more slips unnamed.
"""


def mistakes(solution: Solution, typed: Fraction, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """The slips, single or else in pairs, that lead to a number; all of them, the most likely first.

    Before pairs goes what was plainly read off a label.

    typed: a wrong answer as it stands on the page, in the unit that was asked for.
    others: what the problem tells besides the givens.
    """
    single = slips(solution, others)
    return (
        explaining(single, typed, solution)
        or explaining(read_off(solution, others), typed, solution)
        or explaining(pairs_of(solution, single), typed, solution)
        or explaining(swapped_in_the_answer(solution), typed, solution)
    )


def unexplained(*_: object) -> tuple[Slip, ...]:
    """No mistakes, where they are known already or of no use: to look for them takes far longer than the verdict."""
    return ()


def explaining(candidates: Iterable[Slip], typed: Fraction, solution: Solution) -> tuple[Slip, ...]:
    """Those of the slips that lead to a number, the most likely first."""
    return likeliest_first([slip for slip in candidates if leads_to(slip, typed, solution)], typed, solution)


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


def of_unit(solution: Solution, *, missing: bool) -> Slip:
    """An answer whose number is right and whose unit is not there, or another."""
    general = GENERAL["unit-left-out" if missing else "wrong-unit"]
    return Slip(general.id, ErrorClass.UNIT, general.says, solution.exact.number, solution.exact)


def slips(solution: Solution, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
    """Every single slip that an answer invites and that does not lead to the right one, the most likely first."""
    declared = list(formula_slips(solution))
    steps = solution.steps
    if solution.form.in_text:
        of_dates = led(other_number_turns(steps, others), steps) if solution.form.name in DAYS else ()
        return tuple(
            _told_apart(declared, chain(of_dates, compared_wrongly(solution.exact, solution.form.words)), solution)
        )
    better_told = {slip.number for slip in declared}
    in_general = chain(
        led(on_hand_turns(steps), steps),
        in_the_steps(steps),
        led(chain(nothing_converted_turns(steps), weight_turns(steps)), steps),
    )
    others_there = (slip for slip in in_general if slip.number not in better_told and not inverts_a_volume(slip))
    of_understanding = chain(led(label_turns(steps), steps), declared, others_there)
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
    return tuple(_told_apart(of_understanding, of_care, solution))


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


def of_its_kind(found: Iterable[Slip], unit: Unit, solution: Solution) -> tuple[Slip, ...]:
    """Of slips that lead to a number those that lead to its unit as well, where that measures something else.

    5 tablets are not 5 mL/h that went wrong; but 896 mcg/min, a result on the way, is where somebody stopped.
    """
    if unit.dimension == solution.unit.dimension:
        return tuple(found)
    word = re.compile(rf"(?<![\w/]){re.escape(spelled(unit))}(?![\w/])")
    return tuple(
        slip
        for slip in found
        if (slip.kept is not None and slip.kept.unit.dimension == unit.dimension)
        or word.search(slip.here.rpartition("=")[2])
    )


def pairs_of(solution: Solution, single: Sequence[Slip]) -> Iterator[Slip]:
    """The single slips in pairs with a moved point or a factor of 1,000, where nothing simpler leads there."""
    if solution.form.name or not is_telling(solution):
        return
    seen = {slip.number for slip in single}
    for slip in pairs(single, solution.exact.steps()):
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


def leads_to(slip: Slip, typed: Fraction, solution: Solution) -> bool:
    """Whether the slip explains a number: it comes to it, rounded as the rule says or less."""
    return typed in numbers_after(slip, solution)


def numbers_after(slip: Slip, solution: Solution) -> set[Fraction]:
    """Every number that the slip explains.

    A result on the way has no rule of its own: somebody who stops there may round it to a whole number. What is 1,000
    times off is told by whatever rounding. Two slips together are far-fetched enough: they explain only what is rounded
    as the problem says.
    """
    written = as_written(slip.number, solution.exact.form)
    found = {solution.as_answered(slip.number)} if slip.is_pair else _as_one_may_round(slip, written, solution)
    of_a_thousand = roundings_of(slip, solution) if is_thousandfold(slip, solution) else set[Fraction]()
    if solution.form.name == "clock" and written < LONGEST_TO_READ_OFF:
        found = found | {number % DAY for number in found}
    return {number for number in found if _tells_of(number, written, slip, solution)} | of_a_thousand


def _as_one_may_round(slip: Slip, written: Fraction, solution: Solution) -> set[Fraction]:
    """By the rule, or less, or not at all; or more, as long as three figures are left.

    Where up or down is asked for, to the nearest as well, unless whole things are counted.
    """
    step = solution.rule.step(written)
    finer = (
        Rounding(place)
        for place, size in PLACES.items()
        if size is not None and step is not None and (size < step or size == step < 1)
    )
    found = ways_to_write(slip, solution) | {rule(written) for rule in finer} | set(_in_three_figures(written, step))
    if slip.id == STOPPED and not is_too_far(TO_WHOLE(written), written):
        found.add(TO_WHOLE(written))
    return found


def _in_three_figures(written: Fraction, step: Fraction | None) -> Iterator[Fraction]:
    """Rounded to a coarser decimal place than was asked for, as long as three figures are left: 244 for 244.4."""
    for place in ON_PAPER:
        size = PLACES[place]
        if size is not None and step is not None and size > step and written >= THREE_FIGURES * size:
            yield Rounding(place)(written)


def _tells_of(number: Fraction, written: Fraction, slip: Slip, solution: Solution) -> bool:
    """Whether a number tells that somebody came to what is written, from which it was rounded.

    Half a tablet is what the rule makes of a quarter, but too far from it to say that somebody came to a quarter. Where
    the right answer is 2 tablets, the rule itself is as coarse, and 1 vial is what 0.4 of one is counted up to; of 270
    tablets, 1 says nothing. What another rounding than that asked for makes of it must be near, and of a pair all.
    """
    if solution.form.counts_minutes:
        return True
    if slip.is_pair or number != solution.as_answered(slip.number):
        return not is_too_far(number, written)
    if solution.rule.direction != "nearest":
        return not is_telling(solution) or abs(number - written) <= MOST_COUNTED_AWAY * written
    key, step = solution.written_number, solution.rule.step(solution.written_number)
    most = max(MOST_ROUNDED_AWAY, step / 2 / key) if step and key else MOST_ROUNDED_AWAY
    return abs(number - written) <= most * abs(written)

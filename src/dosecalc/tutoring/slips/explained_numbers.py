"""The numbers that a slip explains: what it comes to, however somebody may have rounded it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.rounding import PLACES, Rounding
from dosecalc.quantities.worked import DAY
from dosecalc.tutoring.slips.answers import STOPPED, TO_WHOLE
from dosecalc.tutoring.slips.invited import is_telling, ways_to_write
from dosecalc.tutoring.slips.thousands import is_thousandfold, roundings_of
from dosecalc.tutoring.solving import is_too_far

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

ON_PAPER = ("whole", "tenth", "hundredth")
LONGEST_TO_READ_OFF = 2 * DAY
"""A time of the next day may be typed without saying so; nobody comes to one of the week after that and does so."""

THREE_FIGURES = 100
"""How many steps of a place a number must be worth to have three figures down to it: that place takes 0.5 % at most."""

MOST_ROUNDED_AWAY, MOST_COUNTED_AWAY = Fraction(1, 3), Fraction(1, 4)
"""How far the rounding that is asked for may take what a slip comes to, as a share of it: to the nearest, up or down.

To the nearest, a tenth and a fifth were tried too: as many false reasons, and up to 1 % more slips unnamed.
"""


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

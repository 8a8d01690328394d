"""The slips that any formula of certain steps invites, whatever is calculated."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.tutoring.slips.answers import operations_of, unfinished
from dosecalc.tutoring.slips.choices import LIMIT_OVERLOOKED
from dosecalc.tutoring.slips.conversions import conversion_turns
from dosecalc.tutoring.slips.givens import label_turns
from dosecalc.tutoring.slips.operations import operation_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.slips.slip import Slip, Turn

LEFT_OUT = frozenset({"left-out", "not-subtracted"})
SAYS_WHAT_IS_MISSING = frozenset({LIMIT_OVERLOOKED, "root-left-out", "power-left-out"})
"""What tells of a result on the way why it is not the answer yet."""


def in_the_steps(steps: Sequence[Worked]) -> Iterator[Slip]:
    """The slips that any formula of these steps invites; to leave out the last operation is to stop before it."""
    yield from led(conversion_turns(steps), steps)
    at_operations = list(led(operation_turns(steps), steps))
    better_told = {slip.number for slip in at_operations if slip.id in SAYS_WHAT_IS_MISSING}
    stopped = [slip for slip in unfinished(steps) if slip.number not in better_told]
    yield from stopped
    before_the_last = {(slip.number, slip.at) for slip in stopped}
    for slip in at_operations:
        if slip.id not in LEFT_OUT or (slip.number, slip.at) not in before_the_last:
            yield slip


def led(turns: Iterable[Turn], steps: Sequence[Worked]) -> Iterator[Slip]:
    """The slips that turns lead to in these steps, without those that lead nowhere."""
    return (slip for turn in turns if (slip := turn.leads(steps)) is not None)


def numbers_led_to(steps: Sequence[Worked]) -> Iterator[Fraction]:
    """The numbers that these slips and a label read wrongly lead to, some perhaps twice, without a word on how."""
    for turn in chain(label_turns(steps), conversion_turns(steps), operation_turns(steps)):
        if (number := turn.answer(steps)) is not None:
            yield number
    for step in operations_of(steps)[:-1]:
        yield step.number

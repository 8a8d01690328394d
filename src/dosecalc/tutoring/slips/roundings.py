"""Slips of rounding: too early, in the wrong place, up or down where the nearest is wanted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import decimals_needed
from dosecalc.quantities.operations import ARITHMETIC
from dosecalc.quantities.rounding import PLACES, TIES, Rounding, is_tie, rounded_to_whole
from dosecalc.quantities.worked import DAY
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.slip import Slip, Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

ROUNDED_TOO_EARLY = "rounded-too-early"
ON_THE_WAY = (Rounding("whole"), Rounding("tenth"))
"""To what people round before the end."""

LEAST_ROUNDED = 1
"""Nobody rounds 0.12 to a tenth and goes on with it."""

DECIMAL_PLACES = ("ten", "whole", "tenth", "hundredth")
"""Coarser places that people round to by mistake: nobody takes a half or a quarter for one."""

TIES_MISSED = {
    "half up": "you rounded an exact half to the even digit, but here a half is rounded up",
    "half even": "you rounded an exact half up, but here a half is rounded to the even digit",
}
"""What is said of a tie that went the other way, by the rule."""


def early_rounding_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """A result on the way, rounded before the end."""
    for step in steps[:-1]:
        if step.operation not in ARITHMETIC or step.form or step.number < LEAST_ROUNDED:
            continue
        for rule in ON_THE_WAY:
            number = rule(step.number)
            if number != step.number:
                yield _rounded_early(step, rule, number)


def _rounded_early(step: Worked, rule: Rounding, number: Fraction) -> Turn:
    return Turn(
        ROUNDED_TOO_EARLY,
        ErrorClass.ROUNDING,
        lambda: f"you rounded {told(step)} {_to_place(rule, step.number)} before the end",
        step,
        number,
        lambda: equation(str(step), number, step),
    )


def _to_place(rule: Rounding, number: Fraction) -> str:
    return rule.done(number).removeprefix("rounded ")


def rounding_slip(solution: Solution, typed: Fraction) -> Slip:
    """How an answer that is the exact one was rounded, where it was rounded wrongly.

    typed: the number as it stands on the page, another rounding of the exact one.
    """
    if solution.form.name == "clock":
        typed += DAY * rounded_to_whole((solution.written_number - typed) / DAY)
    return Slip(*_named(solution, typed), solution.exact.number, solution.exact)


def is_nearest(typed: Fraction, exact: Fraction) -> bool:
    """Whether a number is the exact one, rounded to the nearest of as many decimals as it has, or cut off there.

    >>> [is_nearest(Fraction(typed), Fraction("293.18")) for typed in ("293", "293.2", "293.1", "294")]
    [True, True, True, False]
    >>> [is_nearest(Fraction(typed), Fraction("293.5")) for typed in ("294", "293", "292.5")]
    [True, True, False]
    >>> is_nearest(Fraction(292), Fraction(293))
    False
    """
    step = Fraction(1, 10 ** (decimals_needed(typed) or 0))
    return -step <= 2 * (exact - typed) < 2 * step


def _named(solution: Solution, typed: Fraction) -> tuple[str, ErrorClass, str]:
    rule, exact = solution.rule, solution.written_number
    step = rule.step(exact)
    if typed == exact:
        return "not-rounded", ErrorClass.ROUNDING, GENERAL["not-rounded"].says
    if step is not None and typed % step == 0 and not _is_rounded_to_coarser(typed, exact, step):
        if is_tie(rule, exact) and typed == step * rounded_to_whole(
            exact / step, "nearest", next(tie for tie in TIES if tie != rule.tie)
        ):
            return "tie-rounded-the-other-way", ErrorClass.ROUNDING, TIES_MISSED[rule.tie]
        if typed == step * rounded_to_whole(exact / step, "up", rule.tie):
            return "rounded-up", ErrorClass.ROUNDING, "you rounded up"
        if typed == step * rounded_to_whole(exact / step, "down", rule.tie):
            says = "you rounded down" if rule.direction == "up" else "you cut off the last digits instead of rounding"
            return "rounded-down", ErrorClass.ROUNDING, says
    return "rounded-in-the-wrong-place", ErrorClass.ROUNDING, "you rounded to a different place"


def _is_rounded_to_coarser(typed: Fraction, exact: Fraction, step: Fraction) -> bool:
    """Whether a coarser place than that of the rule makes the number of the exact one: 0.4 of 0.392, not 0.39 up."""
    coarser = (Rounding(place) for place in DECIMAL_PLACES if (PLACES[place] or step) > step)
    return any(rule(exact) == typed for rule in coarser)

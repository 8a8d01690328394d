"""Earlier answers that a later part works out once more from the card: what follows from the learner's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.quantities.reworking import NothingFollows, reworked
from dosecalc.quantities.units import conversion_factor
from dosecalc.tutoring.solving import rounded_within_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution


def worked_again(solution: Solution, earlier: Sequence[Solution]) -> dict[int, Worked]:
    """The step of a working that is the answer to an earlier part, by the place of that part.

    It is the same number, made of the same givens: two that are equal by chance are not taken for each other.
    """
    found = {}
    for place, asked in enumerate(earlier):
        steps = (step for step in reversed(solution.steps[:-1]) if _is_the_same(step, asked.exact))
        if (step := next(steps, None)) is not None:
            found[place] = step
    return found


def _is_the_same(step: Worked, answer: Worked) -> bool:
    is_alike = bool(step.parts) and not step.form and step.unit.dimension == answer.unit.dimension
    return (
        is_alike
        and step.number * conversion_factor(step.unit, answer.unit, step.conversions) == answer.number
        and _made_of(step) == _made_of(answer)
    )


def _made_of(answer: Worked) -> frozenset[tuple[Fraction, Unit]]:
    return frozenset((step.number, step.unit) for step in answer.steps() if not step.parts)


def following(solution: Solution, own: Mapping[Worked, Worked]) -> Solution | None:
    """The answer of somebody who takes their own earlier answers for these steps; None where nothing follows.

    Its working is still that of the right answer: only its numbers are others.
    """
    conversions = solution.policy.conversions
    changed = {
        step: answer.number * conversion_factor(answer.unit, step.unit, conversions)
        for step, answer in own.items()
        if answer.unit.dimension == step.unit.dimension
    }
    try:
        number = reworked(solution.steps, changed)
    except NothingFollows:
        return None
    if number == solution.exact.number or number < 0 or (not number and not solution.calculation.answer.may_be_zero):
        return None
    exact = solution.exact.but(number=number)
    return replace(solution, exact=exact, rounded=rounded_within_reason(exact, solution.rule))

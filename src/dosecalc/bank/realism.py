"""What makes a draw fit to be a problem: sourced ranges, answers that can be measured, rounding that is fair."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import DECIMALS_SHOWN, decimals_needed
from dosecalc.quantities.worked import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.formulary import DoseRange
    from dosecalc.bank.template import Requirement
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

LARGEST_ROUNDING_ERROR = Fraction(1, 20)
"""A twentieth: what Parshuram and others (CMAJ 2008;178:42) count as an error of measurement."""

COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "!=": operator.ne}


def meets(requirement: Requirement, values: Mapping[str, Worked]) -> bool:
    """Whether the drawn values (and the answer) meet a template's requirement."""
    left = values[requirement.name]
    right = requirement.quantity if requirement.quantity is not None else values[requirement.other]
    return bool(COMPARISONS[requirement.sign](left.number, right.to(left.unit).number))


def is_realistic(solution: Solution, dose: DoseRange | None, *, ties: bool) -> bool:
    """Whether the answer can be written, is neither trivial nor a tie, and every dose lies in its range."""
    return _is_fair(solution, ties=ties) and _is_not_given(solution) and (dose is None or _is_within(solution, dose))


def _is_fair(solution: Solution, *, ties: bool) -> bool:
    exact, rounded = (as_written(worked.number, worked.form) for worked in (solution.exact, solution.rounded))
    step = solution.rule.step(exact)
    tie = step is not None and exact % step * 2 == step
    needed = decimals_needed(rounded)
    return (
        needed is not None
        and needed <= DECIMALS_SHOWN
        and (ties or not tie)
        and abs(rounded - exact) <= LARGEST_ROUNDING_ERROR * exact
        and solution.rule(exact) != 0
    )


def _is_not_given(solution: Solution) -> bool:
    answer = solution.rounded
    return all((given.number, given.unit) != (answer.number, answer.unit) for given in solution.givens.values())


def _is_within(solution: Solution, dose: DoseRange) -> bool:
    """Every quantity that is a dose, given or worked out, lies in the usual range and under the limits."""
    doses = [step for step in solution.exact.steps() if "dose" in step.name]
    in_range = all(_between(step, dose.minimum, dose.maximum) for step in doses)
    capped = dose.cap is None or all(_between(step, None, dose.cap) for step in doses)
    return in_range and capped and (dose.cap_day is None or all(_between(step, None, dose.cap_day) for step in doses))


def _between(step: Worked, lowest: Worked | None, highest: Worked) -> bool:
    """Whether the step lies between the two; where it measures something else, they do not bound it."""
    if step.unit.dimension != highest.unit.dimension:
        return True
    return (lowest is None or lowest.to(step.unit).number <= step.number) and step.number <= highest.to(
        step.unit
    ).number

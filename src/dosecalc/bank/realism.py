"""What makes a draw fit to be a problem: sourced ranges, answers that can be measured, rounding that is fair."""

from __future__ import annotations

import operator
from dataclasses import replace
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.kind import meant_for
from dosecalc.quantities.notation import DECIMALS_SHOWN, decimals_needed
from dosecalc.quantities.operations import CHOOSING, CONVERSION
from dosecalc.quantities.rounding import is_tie
from dosecalc.quantities.units import MINUTE, Unit
from dosecalc.quantities.worked import DAY
from dosecalc.tutoring.solving import changes_too_much

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.formulary import DoseRange
    from dosecalc.bank.template import Requirement
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution

COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "!=": operator.ne}


def meets(requirement: Requirement, values: Mapping[str, Worked]) -> bool:
    """Whether the drawn values (and the answer) meet a template's requirement."""
    left = values[requirement.name]
    right = requirement.quantity if requirement.quantity is not None else values[requirement.other]
    if right.unit == left.unit:
        return bool(COMPARISONS[requirement.sign](left.number, right.number))
    number = right.but(unit=meant_for(right.unit, left.unit) or right.unit).to(left.unit).number
    return bool(COMPARISONS[requirement.sign](left.number, number))


class Oddity(Enum):
    """What keeps an answer from being realistic."""

    UNWRITABLE = auto()
    ROUNDED = auto()
    TIE = auto()
    GIVEN = auto()
    DOSE = auto()


def is_realistic(solution: Solution, dose: DoseRange | None, *, ties: bool) -> bool:
    """Whether the answer can be written, is neither trivial nor a tie, and every dose lies in its range."""
    return oddity(solution, dose, ties=ties) is None


def oddity(solution: Solution, dose: DoseRange | None, *, ties: bool) -> Oddity | None:
    """What keeps the answer from being realistic, a dose before all else; None where nothing does."""
    if dose is not None and not _is_within(solution, dose):
        return Oddity.DOSE
    exact, rounded = solution.written_number, as_written(solution.rounded.number, solution.rounded.form)
    needed = decimals_needed(rounded)
    if needed is None or needed > DECIMALS_SHOWN:
        return Oddity.UNWRITABLE
    if not solution.is_rounded or changes_too_much(solution.rule, rounded, exact):
        return Oddity.ROUNDED
    if not ties and is_tie(solution.rule, exact):
        return Oddity.TIE
    return None if _is_not_given(solution) else Oddity.GIVEN


def is_chosen(solution: Solution) -> bool:
    """Whether the answer is one of several that the problem itself offers: a word, a size, the smaller of two."""
    if solution.form.words:
        return True
    answer = solution.exact
    while answer.operation is CONVERSION:
        answer = answer.parts[0]
    return answer.operation in CHOOSING


def _is_not_given(solution: Solution) -> bool:
    answer = solution.rounded
    return is_chosen(solution) or all(
        (given.number, given.unit) != (answer.number, answer.unit) for given in solution.givens.values()
    )


def _is_within(solution: Solution, dose: DoseRange) -> bool:
    """Every quantity that is a dose, given or worked out, lies in the usual range and under the limits."""
    return all(is_usual(step, dose) for step in solution.steps if "dose" in step.name)


def is_usual(amount: Worked, dose: DoseRange) -> bool:
    """Whether an amount, and what it comes to in a day, lies in the usual range and under the limits of a dose."""
    doses = [amount, *([daily] if (daily := _each_day(amount, dose)) is not None else [])]
    limits = [limit for limit in (dose.cap, dose.cap_day, dose.maximum) if limit is not None]
    return all(_reaches(step, dose.minimum) and all(_keeps_to(step, limit) for limit in limits) for step in doses)


def range_missed(amount: Worked, dose: DoseRange) -> str:
    """Which limits of a dose an amount does not keep to, in words; empty where it is usual."""
    if is_usual(amount, dose):
        return ""
    if not is_usual(amount, replace(dose, cap=None, cap_day=None)):
        return f"outside {dose.minimum} to {dose.maximum}"
    over = dose.cap if dose.cap is not None and not is_usual(amount, replace(dose, cap_day=None)) else dose.cap_day
    return f"above {over}, the most there may be"


def _each_day(step: Worked, dose: DoseRange) -> Worked | None:
    """What a single dose comes to in a day, where it is known how often it is given: once, if nothing else is said."""
    if "time" in {base for base, _ in step.unit.dimension} or len(dose.intervals) > 1:
        return None
    doses = DAY / dose.intervals[0].to(MINUTE).number if dose.intervals else Fraction(1)
    return step.but(number=step.number * doses, unit=step.unit / Unit(("day",)))


def _reaches(step: Worked, lowest: Worked) -> bool:
    """Whether the step is at least that much; where it measures something else, it is not bounded."""
    return step.unit.dimension != lowest.unit.dimension or lowest.to(step.unit).number <= step.number


def _keeps_to(step: Worked, limit: Worked) -> bool:
    """Whether the step is at most that much; where it measures something else, it is not bounded."""
    return step.unit.dimension != limit.unit.dimension or step.number <= limit.to(step.unit).number

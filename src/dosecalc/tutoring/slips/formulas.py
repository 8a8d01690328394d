"""Slips of single calculations: formulas as they are often got wrong, worked with the givens of the problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import TAKEN_AS, wrong_formulas
from dosecalc.quantities.units import UnitMismatch, conversion_factor
from dosecalc.quantities.worked import DAYS, InvalidGiven, Worked
from dosecalc.tutoring.formula import line_of, step_line
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import check_dates
from dosecalc.tutoring.there_and_back import without_returns
from dosecalc.tutoring.working import working

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from fractions import Fraction

    from dosecalc.calculations.slips.declaring import WrongFormula
    from dosecalc.tutoring.solving import Solution

HOW_FAR_APART = "↔"


def formula_slips(solution: Solution) -> Iterator[Slip]:
    """Where each wrong formula of the calculation leads, with the line of its working that shows what went wrong."""
    right: set[str] = set()
    for wrong, result, number in _outcomes(solution):
        right = right or set(map(str, working(solution.exact, solution.exact, "formula")))
        here = _last(result) if wrong.ends_wrong else _first_wrong(result, right)
        yield Slip(wrong.id, wrong.error, wrong.says, number, solution.exact, here)


def where_formulas_lead(solution: Solution) -> tuple[Fraction, ...]:
    """The numbers to which the wrong formulas of the calculation lead, in the unit of the answer."""
    return tuple(number for _, _, number in _outcomes(solution))


def _outcomes(solution: Solution) -> Iterator[tuple[WrongFormula, Worked, Fraction]]:
    """What each wrong formula comes to, and that in the unit of the answer; those left out that come to nothing."""
    invited = wrong_formulas(solution.calculation)
    if not invited:
        return
    entered = {
        name: kind.entered(name, solution.givens[name], solution.policy)
        for name, kind in solution.calculation.givens.items()
    }
    has_dates = any(quantity.form in DAYS for quantity in entered.values())
    for wrong in invited:
        try:
            result = wrong(entered)
            if has_dates:
                check_dates(result)
            factor = conversion_factor(result.unit, solution.unit, solution.policy.conversions)
        except (InvalidGiven, UnitMismatch):
            continue
        if result.number > 0 or (result.number == 0 and solution.form.in_text):
            yield wrong, result, result.number * factor


def _first_wrong(result: Worked, right: Container[str]) -> str:
    """The line where one thing was taken for another, or else the first that is not in the right working.

    What is taken for another may have been worked out rightly, by a step that the right working has no need of.
    """
    if not result.parts:
        return ""
    taken = (step for step in result.steps() if step.note == TAKEN_AS and not step.parts[0].is_constant)
    if (step := next(taken, None)) is not None:
        return str(step_line(step))
    lines = (str(line_of(step)) for step in _shown(result) if step.note != TAKEN_AS)
    return next((line for line in lines if line not in right), _last(result))


def _last(result: Worked) -> str:
    """The last line that shows anything."""
    return str(line_of(_shown(result)[-1]))


def _shown(result: Worked) -> list[Worked]:
    """The steps that have lines, without those whose line shows no mistake, as long as there are others."""
    steps = [step for step in without_returns(result).steps() if line_of(step) is not None]
    return [step for step in steps if not _tells_nothing(step)] or steps


def _tells_nothing(step: Worked) -> bool:
    """Whether its line shows no mistake: a conversion done rightly, how far two quantities are apart."""
    if step.sign != "→" or step.note:
        return step.sign == HOW_FAR_APART
    source = step.parts[0]
    return step.number == source.number * conversion_factor(source.unit, step.unit, step.conversions)

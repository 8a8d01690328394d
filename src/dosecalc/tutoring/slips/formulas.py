"""Slips of single calculations: formulas as they are often got wrong, and other calculations that a card invites."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from dosecalc.calculations.slips.declaring import ErrorClass, wrong_formulas
from dosecalc.quantities.operations import CONVERSION, DISTANCE
from dosecalc.quantities.units import UnitMismatch, conversion_factor
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import DAYS, InvalidGiven, Worked
from dosecalc.tutoring.formula import line_of, step_line
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import check_dates, entered
from dosecalc.tutoring.there_and_back import without_returns
from dosecalc.tutoring.working import working

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from fractions import Fraction

    from dosecalc.tutoring.solving import Solution

OTHER = "another-calculation"
"""By which histories know a slip that a template declares, whichever it is."""


def formula_slips(solution: Solution) -> Iterator[Slip]:
    """Where each wrong formula of the calculation leads, with the line of its working that shows what went wrong."""
    right: set[str] = set()
    for wrong in _outcomes(solution):
        right = right or set(map(str, working(solution.exact, solution.exact, "formula")))
        here, step = _last(wrong.result) if wrong.ends_wrong else _first_wrong(wrong.result, right)
        yield Slip(wrong.id, wrong.error, wrong.says, wrong.number, solution.exact, here, came_to=step)


def where_formulas_lead(solution: Solution) -> tuple[Fraction, ...]:
    """The numbers to which the wrong formulas of the calculation lead, in the unit of the answer."""
    return tuple(wrong.number for wrong in _outcomes(solution))


class _Outcome(NamedTuple):
    """What a wrong formula comes to. number: that in the unit of the answer. id, error, says: as in `Slip`.

    ends_wrong: as in `WrongFormula`.
    """

    id: str
    error: ErrorClass
    says: str
    ends_wrong: bool
    result: Worked
    number: Fraction


def _outcomes(solution: Solution) -> Iterator[_Outcome]:
    """What each calculation that the card invites and each wrong formula comes to; not those that come to nothing."""
    for other in solution.invites:
        with suppress(InvalidGiven):  # what a template is verified for; a learner gets the other reasons
            given = entered(other.calculation, other.givens, solution.policy)
            yield from _outcome(solution, (OTHER, ErrorClass.CONCEPTUAL, other.says, False), other.calculation, given)
    invited = wrong_formulas(solution.calculation)
    given = solution.entered() if invited else {}
    for wrong in invited:
        told = (wrong.id, wrong.error, wrong.says_of(solution.givens), wrong.ends_wrong)
        yield from _outcome(solution, told, wrong, given)


def _outcome(
    solution: Solution,
    told: tuple[str, ErrorClass, str, bool],
    formula: Callable[[Mapping[str, Worked]], Worked],
    given: Mapping[str, Worked],
) -> Iterator[_Outcome]:
    """What a formula comes to with these givens."""
    try:
        result = formula(given)
        if any(quantity.form in DAYS for quantity in given.values()):
            check_dates(result)
        factor = conversion_factor(result.unit, solution.unit, solution.policy.conversions)
    except (InvalidGiven, UnitMismatch):
        return
    if result.number > 0 or (result.number == 0 and solution.form.in_text):
        yield _Outcome(*told, result, result.number * factor)


def _first_wrong(result: Worked, right: Container[str]) -> tuple[str, Worked]:
    """The line where one thing was taken for another, or else the first that is not in the right working; its step.

    What is taken for another may have been worked out rightly, by a step that the right working has no need of.
    """
    if not result.parts:
        return "", result
    taken = (step for step in result.steps() if step.way is Way.TAKEN_AS and not step.parts[0].is_constant)
    if (step := next(taken, None)) is not None:
        return str(step_line(step)), step
    lines = ((str(line_of(step)), step) for step in _shown(result) if step.way is not Way.TAKEN_AS)
    return next((line for line in lines if line[0] not in right), _last(result))


def _last(result: Worked) -> tuple[str, Worked]:
    """The last line that shows anything, and its step."""
    step = _shown(result)[-1]
    return str(line_of(step)), step


def _shown(result: Worked) -> list[Worked]:
    """The steps that have lines, without those whose line shows no mistake, as long as there are others."""
    steps = [step for step in without_returns(result).steps() if line_of(step) is not None]
    return [step for step in steps if not _tells_nothing(step)] or steps


def _tells_nothing(step: Worked) -> bool:
    """Whether its line shows no mistake: a conversion done rightly, how far two quantities are apart."""
    if step.operation is not CONVERSION or step.note:
        return step.operation is DISTANCE
    source = step.parts[0]
    return step.number == source.number * conversion_factor(source.unit, step.unit, step.conversions)

"""Hints, read off the worked answer: each tells a little more, the last shows the set-up without its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.units import paired, spelled, symbol
from dosecalc.quantities.worked import IN_HOURS_AND_MINUTES
from dosecalc.tutoring.working import METHODS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.tutoring.formula import Line
    from dosecalc.tutoring.solving import Solution


def hints(solution: Solution, method: str = METHODS[0]) -> tuple[str, ...]:
    """What to think of first, what to convert, and the set-up with its result left open."""
    summary = solution.calculation.summary
    told = [f"You look for: {summary[:1].lower()}{summary[1:]}. Formula: {solution.calculation.formula}."]
    if conversions := _conversions(solution):
        told.append(f"Convert on the way: {', '.join(conversions)}.")
    lines = [line for line in solution.working(method) if line.sign == "=" and line.note != IN_HOURS_AND_MINUTES]
    whole = len(lines)
    while len(lines) > 1 and _tells_the_answer(lines, solution):
        lines.pop()
    told += [f"Begin with: {line.set_up} = ?" for line in lines[:-1][:1]]
    unit = spelled(solution.unit) if len(lines) == whole and not (solution.exact.form or lines[-1].x) else ""
    told.append(f"Set-up: {lines[-1].set_up} = ? {unit}".rstrip())
    return tuple(told)


def _tells_the_answer(lines: Sequence[Line], solution: Solution) -> bool:
    """Whether the last line only takes over what was worked out before it: the smaller of two, 375 mg/dose × 1 dose."""
    *before, last = lines
    taken_over = [line.result for line in before if f" {line.result} " in f" {last.left} "]
    answers = {last.result.split()[0], str(solution.rounded).split()[0]}
    return any(solution.form.words or result.split()[0] in answers for result in taken_over)


def _conversions(solution: Solution) -> list[str]:
    """Each conversion that the working needs, once: `lb to kg`."""
    found = {}
    for step in solution.exact.steps():
        if step.sign == "→":
            for old, new, _ in paired(step.parts[0].unit, step.unit):
                found[f"{symbol(old, one=False)} to {symbol(new, one=False)}"] = True
        if step.sign == "→" and step.note and step.note != IN_HOURS_AND_MINUTES:
            found[f"{step.parts[0]} to {step}"] = True
    return list(found)

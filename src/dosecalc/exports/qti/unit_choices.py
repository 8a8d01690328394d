"""Units to choose from beside the right one: such as a learner might really write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.units import Unit, spelled, unit
from dosecalc.tutoring.grading import grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution

MOST = 5
"""How many units there are to choose from."""

MISTAKEN = {
    "gram": ("milligram", "microgram"),
    "milligram": ("microgram", "gram"),
    "microgram": ("milligram", "gram"),
    "nanogram": ("microgram", "milligram"),
    "kilogram": ("pound", "gram_of_weight"),
    "pound": ("kilogram",),
    "milliliter": ("liter",),
    "liter": ("milliliter",),
    "hour": ("minute", "day"),
    "minute": ("hour",),
    "day": ("hour", "dose"),
    "dose": ("day",),
    "week": ("day",),
    "unit_of_activity": ("milligram",),
    "milliunit": ("unit_of_activity", "milligram"),
    "milliequivalent": ("millimole", "milligram"),
    "millimole": ("milliequivalent", "milligram"),
    "tablet": ("milligram", "capsule"),
    "capsule": ("milligram", "tablet"),
    "drop": ("milliliter",),
    "celsius": ("fahrenheit",),
    "fahrenheit": ("celsius",),
    "inch": ("centimeter",),
    "centimeter": ("inch", "meter"),
}
"""For which other unit each is taken, the likeliest first."""

COMMON = ("mL", "mg", "mL/h", "tablets", "doses", "days")
"""What is offered where nothing is nearer."""


def unit_choices(part: Part) -> tuple[Unit, ...]:
    """The right unit and a few wrong ones, in alphabetical order; nothing where a number alone is asked for."""
    solution = part.solution
    if not part.asked_unit:
        return ()
    found = {part.asked_unit: solution.unit}
    for other in _others(solution):
        if len(found) == MOST:
            break
        if spelled(other) and spelled(other) not in found and _is_wrong(solution, other):
            found[spelled(other)] = other
    return tuple(found[text] for text in sorted(found, key=str.lower))


def _others(solution: Solution) -> Iterator[Unit]:
    right = solution.unit
    for of in (right.above, right.below):
        for name in of:
            yield from (right.with_name(name, other) for other in MISTAKEN.get(name, ()) if other not in _names(right))
    if right.below:
        yield from (Unit(right.above, tuple(each for each in right.below if each != name)) for name in right.below)
    yield from (unit(text) for text in solution.calculation.answer.units)
    yield from (unit(text) for text in COMMON)


def _names(of: Unit) -> tuple[str, ...]:
    return of.above + of.below


def _is_wrong(solution: Solution, other: Unit) -> bool:
    number = str(solution.rounded).split(" ", maxsplit=1)[0].rstrip("%")
    return not grade(solution, f"{number} {spelled(other)}").verdict.is_right

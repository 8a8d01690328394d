"""Answers to try on a part, each with its kind, and what the set's own marking gives for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import amount, decimals_needed, plain_decimal
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor, spelled, unit
from dosecalc.quantities.words import NOTHING, in_place
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import unexplained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.marking import Marking
    from dosecalc.tutoring.parts import Part

RELATED = ("mcg", "mg", "g", "kg", "mL", "L", "h", "min", "mL/h", "mL/min", "L/h", "mg/mL", "g/L", "mg/h", "mcg/min")
UNRELATED = ("gtt", "mmol", "tablets")
SPELLED = {
    "mL/h": ("mL/hr", "ml/h", "ml/hr", "mL/hour", "ML/HR", "milliliters per hour", "mL per hour", "cc/h"),
    "mL": ("ml", "ML", "mls", "milliliters", "millilitres", "cc"),
    "mg": ("MG", "milligrams", "mgs"),
    "mcg": ("MCG", "micrograms", "microgram", "ug", "µg"),
    "g": ("gm", "grams"),
    "units/h": ("units/hr", "unit/h", "U/h"),
    "tablets": ("tablet", "tab", "tabs", "Tablets"),
    "gtt/min": ("drops/min", "gtts/min", "drops per minute"),
    "mcg/kg/min": ("mcg/kg/minute", "micrograms/kg/min", "mcg per kg per min"),
}


@dataclass(frozen=True)
class Probe:
    """An answer. kind: what it tries."""

    kind: str
    text: str


def probes(part: Part) -> Iterator[Probe]:
    """Right, wrong, unrounded, in another unit, without a unit, in other spellings."""
    solution = part.solution
    yield Probe("right", part.key)
    for wrong in part.distractors:
        if "…" not in wrong.text:
            yield Probe("slip", wrong.text)
    if solution.exact.form or solution.form.must_be_safe:
        return
    key, exact = solution.rounded.number, solution.exact.number
    yield Probe("right", amount(key, solution.unit).replace(",", ""))
    if exact != key and decimals_needed(exact) is not None:
        yield Probe("unrounded", f"{plain_decimal(exact)} {spelled(solution.unit)}".strip())
    yield Probe("unrounded", _cut(exact, solution.unit))
    if solution.unit == NO_UNIT:
        yield Probe("unit", f"{plain_decimal(key)} mg")
    else:
        yield from _of_units(part, plain_decimal(key))
    if key in {Fraction(1, 2), Fraction(1, 4)}:
        yield Probe("fraction", f"{key} {part.asked_unit}")


def _of_units(part: Part, number: str) -> Iterator[Probe]:
    """The right number without its unit, with others, and with its own in other spellings."""
    own, conversions = part.solution.unit, part.solution.policy.conversions
    yield Probe("no unit", number)
    for other in map(unit, (*RELATED, *UNRELATED)):
        if other != own:
            yield Probe("another unit", f"{number} {other}")
        if other != own and other.dimension == own.dimension:
            same = part.solution.rounded.number * conversion_factor(own, other, conversions)
            if decimals_needed(same) is not None:
                yield Probe("another unit", f"{plain_decimal(same)} {other}")
    for spelling in SPELLED.get(part.asked_unit, ()):
        yield Probe("spelling", f"{number} {spelling}")


def _cut(exact: Fraction, of: Unit) -> str:
    """The exact answer with as many decimals as a calculator shows."""
    digits = 10**6
    return f"{plain_decimal(Fraction(int(exact * digits), digits))} {spelled(of)}".strip()


def chosen(part: Part, text: str) -> str:
    """What is ticked by somebody who would write this, one a line."""
    if not part.solution.form.is_several:
        return text
    read = part.solution.form.read(text)
    places = in_place(read.number)
    return "\n".join(word for place, word in enumerate(part.solution.form.words) if place in places) or NOTHING


def share(part: Part, text: str, marking: Marking) -> Fraction:
    """What the part earns of its own credit by the marking of the set."""
    return marking.marks([grade(part.solution, text, explained_by=unexplained)])[0]

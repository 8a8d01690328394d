"""Whether the measures that a card tells of an adult belong to one body, even those that are there to distract."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.units import conversion_factor, unit
from dosecalc.verification.observation import Observation, keys_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem

ADULT = re.compile(r"\b(adult|man|woman)\b", re.IGNORECASE)
MEASURE = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) (kg|lb|cm|in|m2)(?= tall|[,.;]|$)")
BASES = {"kg": "kg", "lb": "kg", "cm": "cm", "in": "cm", "m2": "m2"}
BODY_MASS = Fraction(15), Fraction(60)
"""In kg/m2, wide on purpose: below 16 the World Health Organization speaks of severe thinness (Technical Report 854,
1995), which a card would tell; above 60 there are few."""

HEIGHT_BY_SURFACE = Fraction(140), Fraction(210)
"""In centimeters; a judgement of what adults on cards may measure, no published limit."""

MOSTELLER = 3600
"""Surface in m2 = √(cm × kg ÷ 3,600): Mosteller, N Engl J Med 1987;317:1098."""


def odd_bodies(made: Problem) -> Iterator[Observation]:
    """Adults whose weight does not go with the height or the body surface area told beside it."""
    for told in (line for label, line in made.card if label == "Patient" and ADULT.search(line)):
        body = {BASES[name]: Fraction(number) * _factor(name) for number, name in MEASURE.findall(told)}
        if misfit := _misfit(body):
            yield Observation("implausible", keys_of_value(made.template, "weight"), told, misfit)


def _factor(name: str) -> Fraction:
    return conversion_factor(unit(name), unit(BASES[name]))


def _misfit(body: dict[str, Fraction]) -> str:
    """What is to be expected instead; nothing if the measures go together.

    Mosteller's formula, turned round, gives the height that goes with a surface and a weight.
    """
    weight, height, surface = (body.get(name) for name in ("kg", "cm", "m2"))
    if weight and height and not _lies(weight / (height / 100) ** 2, BODY_MASS):
        return "a height and a weight of {} to {} kg/m2".format(*BODY_MASS)
    if weight and surface and not height and not _lies(surface**2 * MOSTELLER / weight, HEIGHT_BY_SURFACE):
        return "a weight and a surface that make {} to {} cm".format(*HEIGHT_BY_SURFACE)
    return ""


def _lies(number: Fraction, between: tuple[Fraction, Fraction]) -> bool:
    return between[0] <= number <= between[1]

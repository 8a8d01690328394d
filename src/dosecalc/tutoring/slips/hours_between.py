"""The hours from dose to dose taken for the number of doses a day: every 8 h as 8 doses a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.operations import LOOKED_UP
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.units import unit
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.slip import Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

HOURS_FOR_DOSES = "hours-for-doses"
DOSES_A_DAY = unit("doses/day")
HOURS_IN_A_DAY = QuickFraction(24)
LONGEST_TOLD = 12
"""Of once a day nobody counts 24 doses, and of less no hours are told."""

INTEGER = re.compile(r"\d+")


def hours_for_doses_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The hours as that many doses a day, wherever a frequency is given, or looked up in an order that tells hours."""
    for step in steps:
        if step.unit != DOSES_A_DAY or not step.number:
            continue
        hours = HOURS_IN_A_DAY / step.number
        if hours.denominator != 1 or not 1 < hours <= LONGEST_TOLD:
            continue
        if not step.parts or (step.operation is LOOKED_UP and decimal(hours) in INTEGER.findall(step.parts[0].name)):
            yield _hours_for_doses(step, hours)


def _hours_for_doses(step: Worked, hours: Fraction) -> Turn:
    return Turn(
        HOURS_FOR_DOSES,
        ErrorClass.CONCEPTUAL,
        lambda: GENERAL[HOURS_FOR_DOSES].says,
        step,
        hours,
        lambda: f"every {decimal(hours)} h, taken for {decimal(hours)} doses/day",
    )

"""Conversions of somebody's own numbers: each of them is asked of pint as well, before the answer is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import asked_of_pint

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


def hold_to_pint(result: Worked) -> None:
    """Compare every conversion that leads to a quantity with what pint makes of it.

    Raises:
        ArithmeticError: pint comes to another number; then the fault is ours, and nothing must be told.
    """
    for step in result.steps():
        if step.operation is CONVERSION:
            given = step.parts[0]
            number = given.number * asked_of_pint(given.unit, step.unit, step.conversions)
            if number != step.number:
                message = f"{given} is {step} here, and {number} {step.unit} in pint"
                raise ArithmeticError(message)

"""Slips of products and quotients: upside down, multiplied for divided, a number left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.operations import PRODUCT, QUOTIENT
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from dosecalc.quantities.operations import Operation
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked

MOST_NAMES_READ = 2
"""In the unit of a step that went wrong."""

UPSIDE_DOWN = "upside-down"

PERCENT = "%"
"""No unit to cancel: `1/%` would tell nobody anything."""


def product_turns(step: Worked) -> Iterator[Turn]:
    """The wrong turns at a product."""
    left, right = step.parts
    if right.number:
        yield _unlike(
            "divided-instead-of-multiplied",
            lambda: f"you divided by {told(right)} instead of multiplying by it",
            step,
            left.number / right.number,
            (left, QUOTIENT, right),
            left.unit * right.unit,
        )
    yield left_out(step, left, right)
    if not left.parts and left.is_constant:
        yield left_out(step, right, left)


def quotient_turns(step: Worked) -> Iterator[Turn]:
    """The wrong turns at a quotient."""
    left, right = step.parts
    if left.number:
        yield _unlike(
            UPSIDE_DOWN,
            lambda: f"you divided upside down: by {told(left)}",
            step,
            right.number / left.number,
            (right, QUOTIENT, left),
            left.unit / right.unit,
        )
    yield _unlike(
        "multiplied-instead-of-divided",
        lambda: f"you multiplied by {told(right)} instead of dividing by it",
        step,
        left.number * right.number,
        (left, PRODUCT, right),
        left.unit / right.unit,
    )
    yield left_out(step, left, right)


def left_out(step: Worked, kept: Worked, missing: Worked) -> Turn:
    """One of the two quantities of a step left out."""

    def with_sign() -> str:
        return f"{step.operation.sign} {missing}" if missing is step.parts[1] else str(missing)

    return Turn(
        "left-out",
        ErrorClass.CONCEPTUAL,
        lambda: f"you left out {with_sign() if missing.is_constant else told(missing)}",
        step,
        kept.number,
        lambda: f"{kept}, without {with_sign()}",
        kept,
    )


def _unlike(
    id_: str,
    says: Callable[[], str],
    step: Worked,
    number: Fraction,
    done: tuple[Worked, Operation, Worked],
    right: Unit,
) -> Turn:
    """A wrong turn whose own unit shows that it is one: `20 mL ÷ 1.55 g = 12.9032… (in mL/g, not g/mL)`.

    done: the operation as it was done. right: the unit of the operation done rightly, by its quantities alone; of a
    formula that has its unit by agreement it is another than the step's, and nothing is to be seen from it.
    """
    first, operation, second = done

    def unit() -> Unit:
        found = first.unit * second.unit if operation is PRODUCT else first.unit / second.unit
        return step.unit if (right / step.unit).signed or PERCENT in str(found) else found

    def here() -> str:
        left, found = f"{first} {operation.sign} {second}", unit()
        if found == step.unit:
            return equation(left, number, step)
        return f"{left} = {decimal(number)} ({_sign_of_it(found, step.unit)})"

    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, here, unit=unit)


def _sign_of_it(found: Unit, right: Unit) -> str:
    """What the unit says; of more names than two, only that it is another: nobody reads mg·min·min/mL/mL."""
    if len(found.signed) > MOST_NAMES_READ:
        return f"the unit is not {right}" if right.signed else "a unit is left over"
    return f"in {found if found.above else f'1{found}'}, not {right if right.signed else 'a bare number'}"

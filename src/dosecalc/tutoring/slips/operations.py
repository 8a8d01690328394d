"""Slips of single operations, each by what it does: added for subtracted, a root left out, a product turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.operations import (
    CONVERSION,
    DIFFERENCE,
    DISTANCE,
    FIRST_ENOUGH,
    IN_WORDS,
    KEPT,
    POWER,
    PRODUCT,
    QUOTIENT,
    RATIO,
    ROOT,
    ROUNDING,
    SMALLER,
    SQUARE,
    SUM,
    WITHIN_A_DAY,
    Operation,
)
from dosecalc.tutoring.slips.choices import counting_turns, first_enough_turns, smaller_turns
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.products import left_out, product_turns, quotient_turns
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked


def operation_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The wrong turns at every step that is an operation."""
    for step in steps:
        if step.parts:
            yield from TURNS[step.operation](step)


def _turn(id_: str, says: Callable[[], str], step: Worked, number: Fraction, left: Callable[[], str]) -> Turn:
    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, lambda: equation(left(), number, step))


def _of_sum(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if left.unit != right.unit or left.form:
        return
    yield left_out(step, left, right)
    yield left_out(step, right, left)
    yield _turn(
        "subtracted-instead-of-added",
        lambda: f"you subtracted {told(right)} instead of adding it",
        step,
        left.number - right.number,
        lambda: f"{left} − {right}",
    )


def _of_difference(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if left.unit != right.unit or left.form:
        return
    yield Turn(
        "not-subtracted",
        ErrorClass.CONCEPTUAL,
        lambda: f"you did not subtract {told(right)}",
        step,
        left.number,
        lambda: f"{left}, without − {right}",
        left,
    )
    yield Turn(
        "took-what-is-subtracted",
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(right)} itself instead of subtracting it",
        step,
        right.number,
        right.__str__,
        right,
    )
    yield _turn(
        "added-instead-of-subtracted",
        lambda: f"you added {told(right)} instead of subtracting it",
        step,
        left.number + right.number,
        lambda: f"{left} + {right}",
    )


def _of_root(step: Worked) -> Iterator[Turn]:
    under = step.parts[0]
    yield Turn(
        "root-left-out",
        ErrorClass.CONCEPTUAL,
        lambda: GENERAL["root-left-out"].says,
        step,
        under.number,
        under.__str__,
    )
    yield _turn(
        "halved-instead-of-root",
        lambda: f"you halved {under} instead of taking its square root",
        step,
        under.number / 2,
        lambda: f"{under} ÷ 2",
    )


def _of_power(step: Worked) -> Iterator[Turn]:
    base, exponent = step.parts
    yield Turn(
        "power-left-out",
        ErrorClass.CONCEPTUAL,
        lambda: f"you did not raise {told(base)} to the power {exponent}",
        step,
        base.number,
        base.__str__,
    )
    yield _turn(
        "multiplied-instead-of-raised",
        lambda: f"you multiplied {told(base)} by {exponent} instead of raising it to that power",
        step,
        base.number * exponent.number,
        lambda: f"{base} × {exponent}",
    )


def _of_none(_step: Worked) -> Iterator[Turn]:
    return iter(())


TURNS: Mapping[Operation, Callable[[Worked], Iterator[Turn]]] = {
    PRODUCT: product_turns,
    QUOTIENT: quotient_turns,
    SUM: _of_sum,
    DIFFERENCE: _of_difference,
    ROOT: _of_root,
    SQUARE: _of_power,
    POWER: _of_power,
    CONVERSION: _of_none,  # slips of conversions depend on all of them: see `conversions`
    ROUNDING: counting_turns,
    KEPT: _of_none,
    RATIO: _of_none,
    WITHIN_A_DAY: _of_none,
    DISTANCE: _of_none,
    SMALLER: smaller_turns,
    FIRST_ENOUGH: first_enough_turns,
    **dict.fromkeys(IN_WORDS, _of_none),
}
"""The wrong turns that each operation invites."""

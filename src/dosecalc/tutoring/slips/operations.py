"""Slips of single operations: upside down, multiplied for divided, added for subtracted, a number left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import decimal
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
from dosecalc.quantities.rounding import DIRECTIONS, Rounding
from dosecalc.tutoring.slips.in_general import GENERAL
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked


MOST_NAMES_READ = 2
"""In the unit of a step that went wrong."""

UPSIDE_DOWN = "upside-down"

PERCENT = "%"
"""No unit to cancel: `1/%` would tell nobody anything."""


def operation_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The wrong turns at every step that is an operation."""
    for step in steps:
        if step.parts:
            yield from TURNS[step.operation](step)


def _turn(id_: str, says: Callable[[], str], step: Worked, number: Fraction, left: Callable[[], str]) -> Turn:
    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, lambda: equation(left(), number, step))


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

    def here() -> str:
        first, operation, second = done
        left = f"{first} {operation.sign} {second}"
        found = first.unit * second.unit if operation is PRODUCT else first.unit / second.unit
        if found == step.unit or (right / step.unit).signed or PERCENT in str(found):
            return equation(left, number, step)
        return f"{left} = {decimal(number)} ({_sign_of_it(found, step.unit)})"

    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, here)


def _sign_of_it(found: Unit, right: Unit) -> str:
    """What the unit says; of more names than two, only that it is another: nobody reads mg·min·min/mL/mL."""
    if len(found.signed) > MOST_NAMES_READ:
        return f"the unit is not {right}" if right.signed else "a unit is left over"
    return f"in {found if found.above else f'1{found}'}, not {right if right.signed else 'a bare number'}"


def _left_out(step: Worked, kept: Worked, missing: Worked) -> Turn:
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


def _of_product(step: Worked) -> Iterator[Turn]:
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
    yield _left_out(step, left, right)
    if not left.parts and left.is_constant:
        yield _left_out(step, right, left)


def _of_quotient(step: Worked) -> Iterator[Turn]:
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
    yield _left_out(step, left, right)


def _of_sum(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if left.unit != right.unit or left.form:
        return
    yield _left_out(step, left, right)
    yield _left_out(step, right, left)
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


def _taken(id_: str, says: Callable[[], str], step: Worked, other: Worked) -> Turn:
    """Another of the quantities that a step chooses from."""
    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, other.number, other.__str__, other)


def _of_smaller(step: Worked) -> Iterator[Turn]:
    quantity, limit = step.parts
    smaller, other = (quantity, limit) if step.number == quantity.number else (limit, quantity)
    if other.number != smaller.number:
        yield _taken(
            "limit-overlooked", lambda: f"you chose {told(other)}, which is not the smaller of the two", step, other
        )


def _of_first_enough(step: Worked) -> Iterator[Turn]:
    needed, *sizes = step.parts
    place = next(place for place, size in enumerate(sizes) if size.number == step.number)
    if place > 0:
        below = sizes[place - 1]
        yield _taken("size-too-small", lambda: f"you chose {below}, which does not hold {told(needed)}", step, below)
    if place + 1 < len(sizes):
        above = sizes[place + 1]
        yield _taken("size-larger-than-needed", lambda: f"you chose {above}, when a smaller one is enough", step, above)


def _of_counting(step: Worked) -> Iterator[Turn]:
    """Whole vials, doses or days: counted in the other direction, or not made whole at all."""
    if step.rule is None:
        return
    counted = step.parts[0]
    for direction in DIRECTIONS:
        number = Rounding(step.rule.place, direction)(counted.number)
        if number != step.number and step.rule.direction != "nearest" and number:
            yield _counted_towards(direction, step, step.rule.direction, number)
    yield Turn(
        "not-rounded-on-the-way",
        ErrorClass.ROUNDING,
        lambda: f"you used {counted} as it is, but it must be {step.note}",
        step,
        counted.number,
        counted.__str__,
        counted,
    )


def _counted_towards(direction: str, step: Worked, right: str, number: Fraction) -> Turn:
    counted = step.parts[0]
    return Turn(
        f"rounded-{direction}",
        ErrorClass.ROUNDING,
        lambda: f"you rounded {counted} {_towards(direction)} instead of {_towards(right)}",
        step,
        number,
        lambda: equation(str(counted), number, step),
    )


def _towards(direction: str) -> str:
    return "to the nearest" if direction == "nearest" else direction


def _of_none(_step: Worked) -> Iterator[Turn]:
    return iter(())


TURNS: Mapping[Operation, Callable[[Worked], Iterator[Turn]]] = {
    PRODUCT: _of_product,
    QUOTIENT: _of_quotient,
    SUM: _of_sum,
    DIFFERENCE: _of_difference,
    ROOT: _of_root,
    SQUARE: _of_power,
    POWER: _of_power,
    CONVERSION: _of_none,  # slips of conversions depend on all of them: see `conversions`
    ROUNDING: _of_counting,
    KEPT: _of_none,
    RATIO: _of_none,
    WITHIN_A_DAY: _of_none,
    DISTANCE: _of_none,
    SMALLER: _of_smaller,
    FIRST_ENOUGH: _of_first_enough,
    **dict.fromkeys(IN_WORDS, _of_none),
}
"""The wrong turns that each operation invites."""

"""Slips of single operations: upside down, multiplied for divided, added for subtracted, a number left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.rounding import DIRECTIONS, Rounding
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked


def operation_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The wrong turns at every step that is an operation."""
    for step in steps:
        if step.sign in TURNS:
            yield from TURNS[step.sign](step)


def _turn(id_: str, says: str, step: Worked, number: Fraction, left: str) -> Turn:
    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, equation(left, number, step.unit))


def _left_out(step: Worked, kept: Worked, missing: Worked) -> Turn:
    return _turn("left-out", f"{told(missing)} was left out", step, kept.number, str(kept))


def _of_product(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if right.number:
        yield _turn(
            "divided-instead-of-multiplied",
            f"{told(left)} was divided by {told(right)} instead of multiplied by it",
            step,
            left.number / right.number,
            f"{left} ÷ {right}",
        )
    yield _left_out(step, left, right)
    if not left.parts and left.note == "constant":
        yield _left_out(step, right, left)


def _of_quotient(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if left.number:
        yield _turn(
            "upside-down",
            f"the division was done upside down: {told(right)} by {told(left)}",
            step,
            right.number / left.number,
            f"{right} ÷ {left}",
        )
    yield _turn(
        "multiplied-instead-of-divided",
        f"{told(left)} was multiplied by {told(right)} instead of divided by it",
        step,
        left.number * right.number,
        f"{left} × {right}",
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
        f"{told(right)} was subtracted from {told(left)} instead of added to it",
        step,
        left.number - right.number,
        f"{left} − {right}",
    )


def _of_difference(step: Worked) -> Iterator[Turn]:
    left, right = step.parts
    if left.unit != right.unit or left.form:
        return
    yield _turn(
        "not-subtracted", f"{told(right)} was not subtracted from {told(left)}", step, left.number, str(left)
    )
    yield _turn(
        "took-what-is-subtracted",
        f"{told(right)} was used itself, where it is subtracted from {told(left)}",
        step,
        right.number,
        str(right),
    )
    yield _turn(
        "added-instead-of-subtracted",
        f"{told(right)} was added to {told(left)} instead of subtracted from it",
        step,
        left.number + right.number,
        f"{left} + {right}",
    )


def _of_root(step: Worked) -> Iterator[Turn]:
    under = step.parts[0]
    yield _turn("root-left-out", "the square root was not taken", step, under.number, str(under))
    yield _turn(
        "halved-instead-of-root",
        f"{under} was halved, where its square root is taken",
        step,
        under.number / 2,
        f"{under} ÷ 2",
    )


def _of_power(step: Worked) -> Iterator[Turn]:
    base, exponent = step.parts
    yield _turn("power-left-out", f"{told(base)} was used without its power", step, base.number, str(base))
    yield _turn(
        "multiplied-instead-of-raised",
        f"{told(base)} was multiplied by {exponent}, where it is raised to that power",
        step,
        base.number * exponent.number,
        f"{base} × {exponent}",
    )


def _of_smaller(step: Worked) -> Iterator[Turn]:
    quantity, limit = step.parts
    other = quantity if step.number == limit.number else limit
    smaller = limit if other is quantity else quantity
    if other.number != smaller.number:
        says = f"{told(other)} was taken, where {told(smaller)} is less and counts"
        yield _turn("limit-overlooked", says, step, other.number, str(other))


def _of_first_enough(step: Worked) -> Iterator[Turn]:
    needed, *sizes = step.parts
    place = next(place for place, size in enumerate(sizes) if size.number == step.number)
    if place:
        yield _turn(
            "size-too-small",
            f"{sizes[place - 1]} was taken, which does not hold {told(needed)}",
            step,
            sizes[place - 1].number,
            str(sizes[place - 1]),
        )
    if place + 1 < len(sizes):
        yield _turn(
            "size-larger-than-needed",
            f"{sizes[place + 1]} was taken, where {sizes[place]} is enough",
            step,
            sizes[place + 1].number,
            str(sizes[place + 1]),
        )


def _of_counting(step: Worked) -> Iterator[Turn]:
    """Whole vials, doses or days: counted in the other direction, or not made whole at all."""
    if step.rule is None or step.sign != "≈":
        return
    counted = step.parts[0]
    for direction in DIRECTIONS:
        number = Rounding(step.rule.place, direction)(counted.number)
        if number != step.number and step.rule.direction != "nearest" and number:
            yield Turn(
                f"rounded-{direction}",
                ErrorClass.ROUNDING,
                f"{counted} was rounded {_towards(direction)}, where it is rounded {_towards(step.rule.direction)}",
                step,
                number,
                equation(str(counted), number, step.unit),
            )
    yield Turn(
        "not-rounded-on-the-way",
        ErrorClass.ROUNDING,
        f"{counted} was used as it is, where it is {step.note}",
        step,
        counted.number,
        str(counted),
    )


def _towards(direction: str) -> str:
    return "to the nearest" if direction == "nearest" else direction


TURNS: Mapping[str, Callable[[Worked], Iterator[Turn]]] = {
    "×": _of_product,
    "÷": _of_quotient,
    "+": _of_sum,
    "−": _of_difference,
    "√": _of_root,
    "^": _of_power,
    "min": _of_smaller,
    "fit": _of_first_enough,
    "≈": _of_counting,
}
"""The wrong turns that an operation invites, by its sign."""

"""Slips of steps that choose one of several quantities, or count whole ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.rounding import DIRECTIONS, Rounding
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.slips.slip import Slip


LIMIT_OVERLOOKED = "limit-overlooked"


def smaller_turns(step: Worked) -> Iterator[Turn]:
    """The wrong turns at the smaller of two."""
    quantity, limit = step.parts
    smaller, other = (quantity, limit) if step.number == quantity.number else (limit, quantity)
    if other.number != smaller.number:
        yield _taken(
            LIMIT_OVERLOOKED, lambda: f"you chose {told(other)}, which is not the smaller of the two", step, other
        )


def took_the_limit(slip: Slip) -> bool:
    """Whether the limit itself was taken where what it limits is less."""
    return slip.id == LIMIT_OVERLOOKED and slip.at is not None and slip.kept is slip.at.parts[1]


def first_enough_turns(step: Worked) -> Iterator[Turn]:
    """The wrong turns at the first size that is enough."""
    needed, *sizes = step.parts
    place = next(place for place, size in enumerate(sizes) if size.number == step.number)
    if place > 0:
        below = sizes[place - 1]
        yield _taken("size-too-small", lambda: f"you chose {below}, which does not hold {told(needed)}", step, below)
    if place + 1 < len(sizes):
        above = sizes[place + 1]
        yield _taken("size-larger-than-needed", lambda: f"you chose {above}, when a smaller one is enough", step, above)


def _taken(id_: str, says: Callable[[], str], step: Worked, other: Worked) -> Turn:
    """Another of the quantities that a step chooses from."""
    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, other.number, other.__str__, other)


def counting_turns(step: Worked) -> Iterator[Turn]:
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

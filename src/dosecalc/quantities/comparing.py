"""Steps that compare: the smaller of two, the first size that is enough, the word for where a quantity lies."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import choice_of
from dosecalc.quantities.operations import CHECKED, COMPARED, DISTANCE, FIRST_ENOUGH, PLACED, REACHED, SMALLER
from dosecalc.quantities.units import NO_UNIT
from dosecalc.quantities.worked import GivensDoNotFit, step

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


def smaller_of(quantity: Worked, other: Worked) -> Worked:
    """The smaller of two quantities of a kind (of two dates, the earlier), in the unit of the first."""
    return step(SMALLER, quantity.unit, quantity, other.to(quantity.unit), form=quantity.form)


def first_enough(quantity: Worked, *sizes: Worked) -> Worked:
    """The first of these sizes, told in rising order, that is not less.

    Raises:
        GivensDoNotFit: none is, or they do not rise.
    """
    offered = [size.to(quantity.unit) for size in sizes]
    if any(left.number >= right.number for left, right in pairwise(offered)):
        message = f"{', '.join(map(str, sizes))} do not stand in rising order"
        raise GivensDoNotFit(message)
    if quantity.number > offered[-1].number:
        message = f"{quantity} is more than the largest, {sizes[-1]}"
        raise GivensDoNotFit(message)
    return step(FIRST_ENOUGH, quantity.unit, quantity, *offered)


def placed(quantity: Worked, low: Worked, high: Worked, below: str, between: str, above: str) -> Worked:
    """One of three words: whether it is less than the low limit, between the limits, or more than the high one.

    Raises:
        GivensDoNotFit: the low limit is above the high one.
    """
    lowest, highest = low.to(quantity.unit), high.to(quantity.unit)
    if lowest.number > highest.number:
        message = f"the low limit, {low}, is more than the high one, {high}"
        raise GivensDoNotFit(message)
    return step(PLACED, NO_UNIT, quantity, lowest, highest, form=choice_of(below, between, above))


def compared(quantity: Worked, limit: Worked, within: str, over: str) -> Worked:
    """One of two words: whether it is at most the limit, or more."""
    return step(COMPARED, NO_UNIT, quantity, limit.to(quantity.unit), form=choice_of(within, over))


def checked(quantity: Worked, right: Worked, same: str, other: str) -> Worked:
    """One of two words: whether it is exactly the other quantity, or not."""
    expected = right.to(quantity.unit)
    return step(CHECKED, NO_UNIT, quantity, expected, form=choice_of(same, other), note="must be equal")


def reached(quantity: Worked, least: Worked, short: str, enough: str) -> Worked:
    """One of two words: whether it is less than what is needed, or at least that."""
    return step(REACHED, NO_UNIT, quantity, least.to(quantity.unit), form=choice_of(short, enough))


def apart(quantity: Worked, other: Worked) -> Worked:
    """How far two quantities of a kind are apart, whichever is more, in the unit of the first."""
    return step(DISTANCE, quantity.unit, quantity, other.to(quantity.unit))


def between(quantity: Worked, low: Worked, high: Worked, why: str) -> Worked:
    """The same quantity, which must lie between two others and be neither of them.

    Raises:
        GivensDoNotFit: it does not; `why` says what that means.
    """
    if not low.to(quantity.unit).number < quantity.number < high.to(quantity.unit).number:
        message = f"{quantity.name} is {quantity}, which is not between {low} and {high}: {why}"
        raise GivensDoNotFit(message)
    return quantity

"""Whole ones, and the smaller of two: where a rough number must not lead to another answer than the exact one."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.operations import QUOTIENT, SMALLER
from dosecalc.quantities.rounding import rounded_to_whole
from dosecalc.tutoring.mental.easy_numbers import TWO_FIGURES, size
from dosecalc.tutoring.mental.thoughts import How, NotInTheHead, Thought

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mental.mind import Mind

FEW = 20
"""Up to so many whole ones are counted rightly or not at all."""

MANY, A_HUNDRED = 31, 100
"""Up to so many, the days of a month, they are counted by a divisor of two figures; by one of one figure, so many."""

A_LITTLE = Fraction(1, 4)
LONG = 5
"""From so many figures on, a number is not compared with multiples of another in the head."""


def counted(mind: Mind, node: Worked) -> Fraction:
    """Rounded to whole ones, which is a step of its own; a rounded weight is rough enough as it is."""
    source = node.parts[0]
    if not node.is_made_whole:
        return mind.of(source)
    if source.operation is QUOTIENT and (node.number <= FEW or _can_be_counted(mind, node, source)):
        return _among_multiples(mind, node, source)
    if (
        source.operation is SMALLER
        and source.parts[0].operation is QUOTIENT
        and _is_counted_before_the_limit(mind, node, source)
    ):
        return _before_the_limit(mind, node, *source.parts)
    about = mind.of(source)
    whole = _whole(node, about)
    if node.number <= FEW and whole != node.number:
        raise NotInTheHead
    if whole != about:
        direction = node.rounded_towards
        said = f"{amount(about, node.unit)}, rounded{'' if direction == 'nearest' else f' {direction}'},"
        mind.say(said, amount(whole, node.unit), is_exact=True)
    mind.remember_rounded(about, whole)
    return whole


def _is_counted_before_the_limit(mind: Mind, node: Worked, source: Worked) -> bool:
    quotient, limit = source.parts
    return quotient.number < limit.number and (node.number <= FEW or _can_be_counted(mind, node, quotient))


def _before_the_limit(mind: Mind, node: Worked, quotient: Worked, limit: Worked) -> Fraction:
    """Whole days until it is used up, then the smaller of these and the limit."""
    whole = _among_multiples(mind, node, quotient)
    _tell_the_smaller(mind, node, whole, mind.operand(limit), is_certain=True)
    return whole


def _can_be_counted(mind: Mind, node: Worked, quotient: Worked) -> bool:
    """Whether more than a few are counted by multiples all the same, and come out rightly."""
    one, other = map(mind.of, quotient.parts)
    is_short = size(one) < LONG and size(other) <= TWO_FIGURES
    most = A_HUNDRED if size(other) == 1 else MANY
    return is_short and node.number <= most and _whole(node, one / other) == node.number


def _among_multiples(mind: Mind, node: Worked, quotient: Worked) -> Fraction:
    """How many there are, seen from the multiples between which what is divided lies."""
    one, other = (mind.operand(part) for part in quotient.parts)
    if not other or max(size(one), size(other)) >= LONG:
        raise NotInTheHead
    exactly = one / other
    whole = _whole(node, exactly)
    if whole != node.number:
        raise NotInTheHead
    left, below, above = f"{decimal(one)} ÷ {decimal(other)}", floor(exactly), ceil(exactly)
    if below == above:
        return mind.result(node.unit, left, exactly)
    if below == 0:
        said, multiple = "less than 1", below
    elif exactly - below <= A_LITTLE:
        said, multiple = f"a little over {below}", below
    elif above - exactly <= A_LITTLE:
        said, multiple = f"a little under {above}", above
    else:
        said, multiple = _between(node, exactly, below, above), below
    if size(other) > 1 and multiple > 1:
        said += f" ({multiple} × {decimal(other)} = {decimal(multiple * other)})"
    mind.think(Thought(left, amount(whole, node.unit), is_exact=True, by_way_of=f"{said}, so"))
    return whole


def _between(node: Worked, exactly: Fraction, below: int, above: int) -> str:
    """Where it lies between two whole numbers; to the nearest, by which of them is nearer."""
    if node.rounded_towards != "nearest":
        return f"between {below} and {above}"
    if exactly - below == above - exactly:
        return f"halfway between {below} and {above}"
    near, far = (below, above) if exactly - below < above - exactly else (above, below)
    return f"nearer to {near} than to {far}"


def _whole(node: Worked, about: Fraction) -> Fraction:
    return Fraction(rounded_to_whole(about, node.rounded_towards))


def smaller(mind: Mind, node: Worked) -> Fraction:
    """The smaller of two.

    Raises:
        NotInTheHead: roughly, it is the other, or they are the same.
    """
    first, second = node.parts
    one, other = mind.operand(first), mind.operand(second)
    if (one < other, one == other) != (first.number < second.number, first.number == second.number):
        raise NotInTheHead
    is_given = not (first if one < other else second).parts
    _tell_the_smaller(mind, node, one, other, is_certain=is_given)
    return min(one, other)


def _tell_the_smaller(mind: Mind, node: Worked, one: Fraction, other: Fraction, *, is_certain: bool) -> None:
    told = f"the smaller of {amount(one, node.unit)} and {amount(other, node.unit)}"
    found = amount(min(one, other), node.unit)
    mind.think(Thought(told, found, is_exact=True, in_words=True, is_certain=is_certain, how=How.CHOSEN))

"""Sums and differences in the head, and the time from one point in time to another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import amount, decimal, duration
from dosecalc.quantities.operations import DIFFERENCE, DISTANCE, SUM, SUMS, WITHIN_A_DAY, Operation
from dosecalc.quantities.units import Unit
from dosecalc.tutoring.formula import is_label_strength, label_amounts
from dosecalc.tutoring.mental.compatible import LONGEST
from dosecalc.tutoring.mental.easy_numbers import TWO_FIGURES, figures, power_of_ten, size, to_nearest
from dosecalc.tutoring.mental.thoughts import How, NotInTheHead, Thought

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mental.mind import Mind

LARGEST_SLIP = Fraction(1, 4)
"""How far a rough difference may be from the exact one, as a part of it."""

LARGEST_LOSS, LARGEST_LOSS_OF_ALL = Fraction(1, 6), Fraction(1, 40)
"""How much of the smaller term, and of all, may be rounded away with what a sum comes to."""

JOINED = SUMS | {DISTANCE}
"""What has two terms."""

THREE_FIGURES = TWO_FIGURES + 1


def added(mind: Mind, node: Worked) -> Fraction:
    """A sum or a difference; numbers of two figures and a half stay as they are.

    Raises:
        NotInTheHead: one term was told as so much in each, the other as so much in so much.
    """
    is_by_label = is_told_by_label(node)
    if is_by_label and any(part.parts and not is_told_by_label(part) for part in node.parts):
        raise NotInTheHead
    one, other = (mind.of(part) if is_by_label else mind.operand(part) for part in node.parts)
    if not other or (not one and node.operation is not DIFFERENCE):
        return one or other
    for part in node.parts if is_by_label else ():
        _tell_percentage(mind, part)
    if node.operation is DISTANCE and other > one:
        one, other = other, one
    joined = SUM if node.operation is SUM else DIFFERENCE
    per = node.per if is_by_label else Fraction(1)
    return sum_of(mind, node, (one * per, other * per), joined, per=per)


def is_told_by_label(node: Worked) -> bool:
    """Whether a strength is told as so much in so much, as those are that it is the sum of."""
    is_joined = node.operation in JOINED
    return is_label_strength(node) and (not is_joined or all(part.per == node.per for part in node.parts))


def sum_of(
    mind: Mind, node: Worked, terms: tuple[Fraction, Fraction], joined: Operation, *, per: Fraction = Fraction(1)
) -> Fraction:
    """What two terms come to, each rounded to where the second figure of the result stands.

    Raises:
        NotInTheHead: so little is left that the rounding shows.
    """
    place = power_of_ten(_joined(*terms, joined)) / 10
    smaller = min(map(abs, terms))
    one, other = (mind.instead(term, _rounded_to(term, place, smaller), _unit(node, per)) for term in terms)
    exactly = _joined(one, other, joined)
    right = node.number * per
    if abs(exactly - right) > LARGEST_SLIP * abs(right):
        raise NotInTheHead
    least = min(abs(one), abs(other))
    kept = in_sight_of(exactly, least, THREE_FIGURES)
    if kept:
        left = f"{decimal(one)} {joined.sign} {decimal(other)}"
        mind.think(Thought(left, amount(kept / per, node.unit, per), is_exact=kept == exactly))
        mind.remember_sum(kept / per, least / per)
    return kept / per


def in_sight_of(total: Fraction, least: Fraction, many: int) -> Fraction:
    """A sum with so many figures, or more, until what its smaller term adds is still to be seen.

    >>> [int(in_sight_of(Fraction(total), Fraction(least), 2)) for total, least in ((103, 3), (1034, 34), (162, 62))]
    [103, 1030, 160]
    """
    most = min(LARGEST_LOSS * least, LARGEST_LOSS_OF_ALL * abs(total))
    while abs(figures(total, many) - total) > most:
        many += 1
    return figures(total, many)


def _unit(node: Worked, per: Fraction) -> Unit:
    return node.unit if per == 1 else Unit(node.unit.above)


def _joined(one: Fraction, other: Fraction, joined: Operation) -> Fraction:
    return one + other if joined is SUM else one - other


def _rounded_to(term: Fraction, place: Fraction, smaller: Fraction) -> Fraction:
    """The term with two figures, or as far as that place if that lies further right.

    With more, where the smaller of the two terms would be lost in what is rounded away: 1,120 + 23, not 1,100 + 23.
    """
    if size(term) <= LONGEST:
        return term
    found = to_nearest(term, min(power_of_ten(term) / 10, place))
    return found if abs(found - term) <= LARGEST_LOSS * smaller else in_sight_of(term, smaller, THREE_FIGURES)


def elapsed(mind: Mind, node: Worked) -> Fraction:
    """The time from one point in time to another, which needs no rounding.

    Raises:
        NotInTheHead: dates are compared.
    """
    if node.operation is WITHIN_A_DAY:
        start, end = node.parts[0].parts[1], node.parts[0].parts[0]
    else:
        end, start = node.parts
    if end.form != "clock":
        raise NotInTheHead
    told = f"from {start} to {end}"
    mind.think(Thought(told, duration(node.number), is_exact=True, in_words=True, how=How.READ_OFF_A_CLOCK))
    return node.number


def _tell_percentage(mind: Mind, part: Worked) -> None:
    if not part.is_plain and is_label_strength(part):
        about, (_, below) = mind.of(part), label_amounts(part)
        told = f"{amount(about * part.per, Unit(part.unit.above))} in {below}"
        mind.say(str(part.parts[0]), told, is_exact=about == part.number)

"""Pairs of numbers that are multiplied or divided in the head, near two that are not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from dosecalc.quantities.quick_fraction import ZERO, QuickFraction
from dosecalc.tutoring.mental.easy_numbers import (
    AN_EIGHTH,
    QUICK,
    ROUND,
    TWO_FIGURES,
    easier,
    figures,
    figures_needed,
    is_shift,
    leading,
    power_of_ten,
    size,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_IN_A_PRODUCT, MOST_WITH_A_HALF = QuickFraction(7, 2), QuickFraction(4)
"""How many figures two factors have together, at most; the second where one ends in a five or nothing else will do."""

LONGEST, LONGEST_EVENLY = QuickFraction(5, 2), QuickFraction(3)
"""How many figures a number has at most that is divided; the second, where it goes evenly."""

QUICK_FACTORS = (10, 20, 50)
"""By what a number of two figures is multiplied at once; by 30 or 70 it takes a thought more."""

FIGURES_FOR_NEARNESS = 20
"""Being off by a twentieth is as bad as a figure more."""

SECOND_CHANGE = QuickFraction(1, 2)
"""What it costs beside the first, in figures, to change the other number too."""

FIGURES_FOR_A_CHANGE, FIGURES_FOR_ITS_SQUARE = 10, 120
"""What it costs to change a number by all of it, whatever comes of it; a large change is worse than two small ones."""

FINER_MULTIPLE, HARDER_MULTIPLE, EASILY_TIMES = QuickFraction(2, 5), QuickFraction(9, 10), 30
"""What a multiple of two figures costs more than one of one: 21 times 14 for 300; what it does from 30 times on."""

LARGEST_CIRCLE = QuickFraction(1, 100)
"""Nobody takes 200 for 187.5 to see that 1.5 times 125 is 187.5; to take 170 for 169 is no circle."""

LARGEST_REST = QuickFraction(1, 15)
"""How far a multiple of the divisor may be from what is divided, as a part of it."""


@dataclass(frozen=True, order=True)
class Pair:
    """Two numbers, and what they come to in the head.

    cost: in figures. is_multiple: whether the result is the nearest easy multiple, not what the division comes to.
    """

    cost: Fraction
    one: Fraction
    other: Fraction
    result: Fraction
    is_multiple: bool = False


def factors(one: Fraction, other: Fraction, within: Fraction, *, finely: bool) -> Pair | None:
    """These two factors or easier ones near them, whichever are told soonest; None where no head multiplies any.

    within: how far each, and their product, may be off, as a part of it. finely: whether a harder product will do.

    >>> pair = factors(Fraction(18), Fraction(87), Fraction(1, 8), finely=False)
    >>> int(pair.one), int(pair.other)
    (18, 90)
    """
    found = []
    for new, another in product([one, *easier(one, within)], [other, *easier(other, within)]):
        cost = _cost_of_product(new, another, finely=finely)
        off = abs(new * another / (one * other) - 1)
        if cost is not None and off <= within:
            cost += _cost_of_changes((one, new), (other, another)) + off * FIGURES_FOR_NEARNESS
            found.append(Pair(cost, new, another, new * another))
    return min(found, default=None)


def division(one: Fraction, other: Fraction, within: Fraction) -> Pair | None:
    """These two numbers or easier ones near them, whichever are told soonest; None where no head divides any.

    >>> pair = division(Fraction(900), Fraction(290), Fraction(1, 8))
    >>> int(pair.one), int(pair.other)
    (900, 300)
    """
    found = []
    for above, below in product([one, *easier(one, within)], [other, *easier(other, within)]):
        changes = _cost_of_changes((one, above), (other, below))
        for cost, quotient in _quotients(above, below):
            off = abs(quotient * other / one - 1)
            is_multiple = quotient != above / below
            is_circle = quotient * below == one and abs(above / one - 1) > LARGEST_CIRCLE
            if off <= within and not is_circle:
                found.append(Pair(cost + changes + off * FIGURES_FOR_NEARNESS, above, below, quotient, is_multiple))
    return min(found, default=None)


def _cost_of_changes(*pairs: tuple[Fraction, Fraction]) -> Fraction:
    changes = [abs(new / old - 1) for old, new in pairs if new != old]
    return sum(map(_cost_of_change, changes), SECOND_CHANGE if len(changes) == len(pairs) else ZERO)


def _cost_of_change(change: Fraction) -> Fraction:
    return 1 + change * FIGURES_FOR_A_CHANGE + change * change * FIGURES_FOR_ITS_SQUARE


def _cost_of_product(one: Fraction, other: Fraction, *, finely: bool) -> Fraction | None:
    if is_shift(one) or is_shift(other):
        return Fraction(1)
    cost = size(one) + size(other)
    if cost > MOST_IN_A_PRODUCT:
        if _written_figures(one) + _written_figures(other) > MOST_WITH_A_HALF:
            return None
        has_half = any(size(each) == 1 or leading(each) % 5 == 0 for each in (one, other))
        return cost + 1 if has_half or finely else None
    is_quick = any(leading(each) in QUICK_FACTORS for each in (one, other))
    return cost if is_quick or cost <= LONGEST else cost + 1


def _written_figures(number: Fraction) -> int:
    return TWO_FIGURES if leading(number) == AN_EIGHTH else figures_needed(number)


def _quotients(above: Fraction, below: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    """What two numbers come to in the head, if anything, each with what it costs."""
    quotient, cost = above / below, size(above) + size(below)
    if is_shift(below):
        yield Fraction(1), quotient
    elif size(above) > LONGEST:
        if size(above) <= LONGEST_EVENLY and size(below) <= TWO_FIGURES and figures(quotient, TWO_FIGURES) == quotient:
            yield cost + FINER_MULTIPLE, quotient
    elif _goes_evenly(below, quotient):
        yield cost, quotient
    elif size(below) <= TWO_FIGURES:
        for further, multiple in _easy_near(quotient):
            if abs(multiple / quotient - 1) <= LARGEST_REST:
                yield cost + Fraction(1, 2) + further, multiple
        if leading(below) in ROUND and size(above) == 1:
            yield cost + Fraction(3, 2), quotient


def _goes_evenly(below: Fraction, quotient: Fraction) -> bool:
    """By one figure everybody divides; by 15 and 25, where the result is as easy."""
    return size(below) == 1 or (leading(below) in ROUND and size(quotient) <= TWO_FIGURES)


def _easy_near(number: Fraction) -> list[tuple[Fraction, Fraction]]:
    """The numbers by which a multiple is looked for, each with what it costs further."""
    one = power_of_ten(number)
    quick = [figures(number, 1), *(one * QuickFraction(first, 10) for first in QUICK)]
    finer = figures(number, TWO_FIGURES)
    is_easy = finer == number or leading(finer) < EASILY_TIMES
    return [*((ZERO, each) for each in quick), (FINER_MULTIPLE if is_easy else HARDER_MULTIPLE, finer)]

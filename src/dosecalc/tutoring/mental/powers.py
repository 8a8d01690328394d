"""Squares, roots and ratios in the head."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities import roots
from dosecalc.quantities.notation import amount, decimal, ratio
from dosecalc.quantities.units import Unit
from dosecalc.tutoring.mental.compatible import LONGEST, division
from dosecalc.tutoring.mental.easy_numbers import TWO_FIGURES, figures, power_of_ten, size
from dosecalc.tutoring.mental.thoughts import NotInTheHead, Thought

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mental.mind import Mind

NEAR_A_SQUARE = Fraction(1, 20)
"""How far the square of one figure may be from what a root is taken of, as a part of it."""


def squared(mind: Mind, node: Worked) -> Fraction:
    """A number times itself; of one half way between two of two figures, these two: 1.65 × 1.65 by 1.6 × 1.7."""
    part = node.parts[0]
    one = mind.of(part)
    if TWO_FIGURES < size(one) <= LONGEST:
        half = power_of_ten(one) / 20
        below, above = one - half, one + half
        note = f"{decimal(below)} × {decimal(above)} = {decimal(below * above)}"
        return mind.result(node.unit, f"{decimal(one)} × {decimal(one)}", below * above, note)
    near = one if size(one) <= TWO_FIGURES else mind.instead(one, figures(one, TWO_FIGURES), part.unit)
    return mind.result(node.unit, f"{decimal(near)} × {decimal(near)}", near * near)


def root(mind: Mind, node: Worked) -> Fraction:
    """The square root, with its square."""
    under = mind.of(node.parts[0])
    exactly = roots.square_root(under)[0]
    near = figures(exactly, 1)
    if abs(near * near - under) > NEAR_A_SQUARE * under:
        near = figures(exactly, TWO_FIGURES)
    note = f"{decimal(near)} × {decimal(near)} = {decimal(near * near)}"
    mind.say(f"√{decimal(under)}", amount(near, node.unit), is_exact=near * near == under, note=note)
    return near


def ratio_of(mind: Mind, node: Worked) -> Fraction:
    """One gram in so many milliliters."""
    grams = mind.operand(node.parts[0])
    pair = division(Fraction(1), grams, mind.roughness.within)
    if pair is None or pair.is_multiple:
        raise NotInTheHead
    mind.instead(grams, pair.other, Unit(node.unit.above))
    milliliters = mind.kept(pair.result)
    mind.think(Thought(f"1 ÷ {decimal(pair.other)}", ratio(1 / milliliters), is_exact=milliliters == pair.result))
    return 1 / milliliters

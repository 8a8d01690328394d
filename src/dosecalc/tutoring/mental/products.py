"""Products and quotients in the head."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.operations import PRODUCT, QUOTIENT, SUMS
from dosecalc.quantities.units import NO_UNIT, Unit, unit
from dosecalc.tutoring.formula import is_label_strength
from dosecalc.tutoring.mental.compatible import LONGEST
from dosecalc.tutoring.mental.easy_numbers import figures_needed, size
from dosecalc.tutoring.mental.sums import is_told_by_label, sum_of
from dosecalc.tutoring.mental.thoughts import Thought

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mental.mind import Mind

PERCENT_OF_WHOLE = unit("percent_of_whole")
HALF_AND_A_TENTH = Fraction(11, 20)
"""Nearly what a division by 1.8 comes to, a hundredth less."""

DEGREES_IN_EACH = unit("°F/°C")


def multiplied(mind: Mind, node: Worked) -> Fraction:
    """A product or a quotient, by the shortest way that a head takes."""
    left, right = node.parts
    if node.operation is PRODUCT and (_is_percentage(left) or _is_percentage(right)):
        return _percentage_of(mind, node)
    if right.unit == DEGREES_IN_EACH:
        return _degrees(mind, node)
    if (
        node.operation is QUOTIENT
        and (left.unit, left.per) == (right.unit, right.per)
        and all(map(is_told_by_label, node.parts))
    ):
        of = Unit(left.unit.above)
        return mind.quotient(node.unit, mind.of(left) * left.per, mind.of(right) * right.per, (of, of))
    if node.operation is QUOTIENT and (lasting := _lasting(right)) is not None:
        return _by_what_one_lasts(mind, node, *lasting)
    for strength, other in ((right, left), (left, right)):
        if _is_uneven(strength) and (strength is right or node.operation is PRODUCT):
            return _by_label(mind, node, strength, other)
    return _one_by_the_other(mind, node)


def _one_by_the_other(mind: Mind, node: Worked) -> Fraction:
    left, right = node.parts
    one, other = mind.operand(left), mind.operand(right)
    if _is_whole(right):
        return _as_share(mind, node, one)
    if node.operation is PRODUCT and right.unit == NO_UNIT and right.parts and _is_one(left) and left.unit != NO_UNIT:
        return mind.result(node.unit, f"{decimal(one)} × {decimal(other)}", one * other)
    if (_is_one(right) and other == 1) or (_is_one(left) and one == 1 and node.operation is PRODUCT):
        return one * other
    if node.operation is QUOTIENT:
        return mind.quotient(node.unit, one, other, (left.unit, right.unit))
    return _product(mind, node, one, other, (left.unit, right.unit))


def _product(mind: Mind, node: Worked, one: Fraction, other: Fraction, units: tuple[Unit, Unit]) -> Fraction:
    if not one or not other:
        return Fraction(0)
    one, other = mind.product(one, other, units)
    return mind.result(node.unit, f"{decimal(one)} × {decimal(other)}", one * other)


def _degrees(mind: Mind, node: Worked) -> Fraction:
    """Degrees of one scale as those of the other."""
    degrees = mind.of(node.parts[0])
    if not degrees:
        return degrees
    factor = node.parts[1].number
    exactly = node.operation.work(node, (degrees, factor))
    note, about = "double, minus a tenth", mind.kept(exactly)
    if node.operation is QUOTIENT:
        is_seen = figures_needed(exactly) == 1
        note, about = ("", exactly) if is_seen else ("half, plus a tenth", mind.kept(degrees * HALF_AND_A_TENTH))
    left = f"{decimal(degrees)} {node.operation.sign} {decimal(factor)}"
    mind.think(Thought(left, amount(about, node.unit), is_exact=about == exactly, note=note))
    return about


def _is_uneven(strength: Worked) -> bool:
    """Whether a label tells so much in so much that what is in each is no number for the head: 20 mEq in 15 mL."""
    return is_label_strength(strength) and not strength.parts and not strength.form and size(strength.number) > LONGEST


def _lasting(divisor: Worked) -> tuple[Worked | None, Worked] | None:
    """What is told as one in so many, such as 1 dose in 72 h, and what it is multiplied by; None for all else."""
    each, rate = divisor.parts if divisor.operation is PRODUCT else (None, divisor)
    is_one_in_many = is_label_strength(rate) and not (rate.parts or rate.form) and rate.number * rate.per == 1
    return (each, rate) if is_one_in_many and (each is None or not each.parts) else None


def _by_what_one_lasts(mind: Mind, node: Worked, each: Worked | None, rate: Worked) -> Fraction:
    """How many there are of what lasts so long: 5 patches, 1 for each dose, and a dose for 72 h, are 5 × 72 h."""
    left = node.parts[0]
    many = mind.operand(left)
    if each is not None and each.number != 1:
        many = mind.quotient(NO_UNIT, many, each.number, (left.unit, each.unit))
    return _product(mind, node, many, rate.per, (left.unit, Unit(rate.unit.below)))


def _by_label(mind: Mind, node: Worked, strength: Worked, other: Worked) -> Fraction:
    """How many times what the label tells, and as many times what it is in: 40 ÷ 20 = 2, and 2 × 15 mL."""
    above, below = strength.number * strength.per, strength.per
    units = Unit(strength.unit.above), Unit(strength.unit.below)
    divisor, factor, of = (above, below, units) if node.operation is QUOTIENT else (below, above, units[::-1])
    number = mind.operand(other)
    times = mind.quotient(NO_UNIT, number, divisor, (other.unit, of[0]))
    if factor == 1 or times == 1:
        return times * factor
    one, another = mind.product(times, factor, (NO_UNIT, of[1]))
    return mind.result(node.unit, f"{decimal(one)} × {decimal(another)}", one * another)


def _percentage_of(mind: Mind, node: Worked) -> Fraction:
    """So many percent of something; where they are the whole and a share more or less, that share apart."""
    factor, other = node.parts if _is_percentage(node.parts[0]) else reversed(node.parts)
    percentage, of = factor.parts[0], mind.operand(other)
    if percentage.operation in SUMS and _is_whole(percentage.parts[0]):
        share = _share_of(mind, node, mind.of(percentage.parts[1]), of, other.unit)
        return sum_of(mind, node, (of, share), percentage.operation) if share else of
    return _share_of(mind, node, mind.of(percentage), of, other.unit)


def _share_of(mind: Mind, node: Worked, percentage: Fraction, of: Fraction, unit_of: Unit) -> Fraction:
    if not percentage or not of:
        return Fraction(0)
    percentage, of = mind.product(percentage, of, (PERCENT_OF_WHOLE, unit_of))
    return mind.result(node.unit, f"{amount(percentage, PERCENT_OF_WHOLE)} of {decimal(of)}", of * percentage / 100)


def _as_share(mind: Mind, node: Worked, one: Fraction) -> Fraction:
    """A percentage as the part that it is, or the other way round."""
    about = one * 100 if node.operation is PRODUCT else one / 100
    left = decimal(one) if node.operation is PRODUCT else amount(one, PERCENT_OF_WHOLE)
    mind.say(left, amount(about, node.unit), is_exact=True)
    return about


def _is_one(part: Worked) -> bool:
    """Whether multiplying or dividing by it changes no number: 1 day, a bare 1."""
    return part.number == 1 and part.unit.is_simple


def _is_percentage(factor: Worked) -> bool:
    """Whether a bare number is a percentage divided by the whole."""
    return factor.operation is QUOTIENT and factor.unit == NO_UNIT and _is_whole(factor.parts[1])


def _is_whole(part: Worked) -> bool:
    return part.unit == PERCENT_OF_WHOLE and part.number == 100 and not part.parts

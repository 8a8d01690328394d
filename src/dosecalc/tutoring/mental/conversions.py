"""A quantity in another unit, in the head."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import amount, decimal, duration
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import NO_UNIT, Unit, paired, spelled, unit
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.chain import TIMES_ALONE, conversion_factors, in_fitting_units
from dosecalc.tutoring.formula import is_label_strength
from dosecalc.tutoring.mental.compatible import MOST_WITH_A_HALF, division, factors
from dosecalc.tutoring.mental.easy_numbers import (
    TWO_FIGURES,
    easier,
    figures,
    figures_needed,
    is_shift,
    size,
    to_nearest,
    two_figures,
)
from dosecalc.tutoring.mental.thoughts import NotInTheHead

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mental.mind import Mind

BY_HALVES = {
    ("pound", "kilogram"): ("half, minus a tenth", Fraction(9, 20)),
    ("kilogram", "pound"): ("double, plus a tenth", Fraction(11, 5)),
}
"""How pounds and kilograms are turned into each other in the head."""

LONGEST_MOVED, LONGEST_TIME = 5, 3
"""How many figures a number keeps at most whose decimal point is only moved; how many a time does."""

KILOGRAM, GRAMS_IN_ONE = unit("kg"), 1000
STEPS_OF_TIME = ((Fraction(1), Fraction(1)), (Fraction(1, 2), Fraction(3, 2)))
"""Whole hours, days and weeks, and halves of them, each with what it costs in figures; other times cost two."""

LARGEST_STEP, COST_OF_A_ROUND_TIME = Fraction(1, 20), 24
"""How far off whole and half ones may be, as a part of it; what it costs to be off by all of it, in figures."""


def converted(mind: Mind, node: Worked) -> Fraction:
    """The quantity in the other unit, as one thought, whatever lay between."""
    source = node.parts[0]
    if source.unit == node.unit:
        return mind.operand(source)
    if source.unit.above in SCALES or node.unit.above in SCALES:
        return _percentage(mind, node)
    if (quotient := in_fitting_units(node)) is not None:
        return mind.of(quotient)
    while source.operation is CONVERSION and source.is_plain and source.parts[0].unit.above not in SCALES:
        source = source.parts[0]
    if source.unit == node.unit:
        return mind.of(source)
    return _from_unit(mind, node, source)


def _from_unit(mind: Mind, node: Worked, source: Worked) -> Fraction:
    is_label = is_label_strength(source) and not source.form
    exactly = mind.operand(source) if is_label else mind.of(source)
    if not exactly:
        return exactly
    pairs = [(old, new) for old, new, _ in paired(source.unit, node.unit)]
    told = duration(exactly) if source.form == "duration" else amount(exactly, source.unit)
    if source.form == "ratio":
        return _of_ratio(mind, node, source)
    if len(pairs) == 1 and node.unit.is_simple:
        if pairs[0] in BY_HALVES:
            return _by_halves(mind, told, exactly, pairs[0], node.unit)
        if pairs[0] == ("pound", "gram_of_weight"):
            kilograms = _by_halves(mind, told, exactly, ("pound", "kilogram"), KILOGRAM)
            grams = kilograms * GRAMS_IN_ONE
            mind.say(amount(kilograms, KILOGRAM), amount(grams, node.unit), is_exact=True, note="× 1,000")
            return grams
        if node.unit.above in TIMES_ALONE and node.number < source.number:
            return _longer_times(mind, node, source, told, exactly)
    return _by_factors(mind, node, source, told, exactly)


def _by_halves(mind: Mind, told: str, exactly: Fraction, pair: tuple[str, str], wanted: Unit) -> Fraction:
    note, factor = BY_HALVES[pair]
    about = figures(exactly * factor, mind.roughness.figures)
    mind.say(told, amount(about, wanted), is_exact=False, note=note)
    return about


def _of_ratio(mind: Mind, node: Worked, source: Worked) -> Fraction:
    """1:1,000 as what its gram is in each milliliter."""
    one, in_milliliters = Unit(source.unit.above), source.per
    many = node.number * in_milliliters
    if node.unit.below != source.unit.below:
        raise NotInTheHead
    about = mind.kept(node.number)
    note = f"{amount(many, Unit(node.unit.above))} ÷ {amount(in_milliliters, Unit(node.unit.below))}"
    told = f"{amount(Fraction(1), one)} in {amount(in_milliliters, Unit(source.unit.below))}"
    mind.say(told, amount(about, node.unit), is_exact=about == node.number, note=note)
    return about


def _longer_times(mind: Mind, node: Worked, source: Worked, told: str, exactly: Fraction) -> Fraction:
    """Minutes as hours, hours as days: whole ones or halves where these are near."""
    many = source.number / node.number
    time = exactly / many
    found = [(TWO_FIGURES + _cost(two_figures(time), time), two_figures(time), exactly)]
    for step, cost in STEPS_OF_TIME:
        near = to_nearest(time, step)
        if abs(near - time) <= LARGEST_STEP * time:
            found.append((cost + _cost(near, time), near, near * many))
    _, about, over = min(found)
    is_said = over != exactly or source.form == "duration"
    note = f"{decimal(over)} ÷ {decimal(many)}" if is_said else f"÷ {decimal(many)}"
    mind.say(told, amount(about, node.unit), is_exact=about == time, note=note)
    return about


def _cost(near: Fraction, time: Fraction) -> Fraction:
    return abs(near - time) / time * COST_OF_A_ROUND_TIME


def _by_factors(mind: Mind, node: Worked, source: Worked, told: str, exactly: Fraction) -> Fraction:
    """By one factor after another; each that is no power of ten must be easy, and so must what it is used on."""
    about, note, is_exact = exactly, "", True
    by_units = sorted(conversion_factors(source, node), key=lambda each: each.below[0] > 1)  # × 60, then ÷ 1,000
    for each in by_units:
        (above, _), (below, _) = each.above, each.below
        sign, exact_by = ("÷", below) if below > 1 else ("×", above / below)  # nobody divides by 0.0022 in the head
        by = exact_by
        if not is_shift(by) and about != 1:
            by = mind.instead(by, figures(by, TWO_FIGURES), NO_UNIT)
            new = _easy_for(mind, about, by, sign)
            if new != about and note:
                raise NotInTheHead
            told = told if new == about else amount(mind.instead(about, new, source.unit), source.unit)
            about = new
        is_exact = is_exact and by == exact_by
        note += f" {sign} {decimal(by)}" if by != 1 else ""  # 1 L for a quart
        about = about * by if sign == "×" else about / by
    is_moved = all(is_shift(max(each.above[0], each.below[0])) for each in by_units)
    longest = LONGEST_MOVED if is_moved else LONGEST_TIME if node.unit.above in TIMES_ALONE else TWO_FIGURES
    kept = about if figures_needed(about) <= longest else mind.kept(about)
    mind.say(
        told, amount(kept, node.unit), is_exact=is_exact and kept == about, note="" if exactly == 1 else note.strip()
    )
    return kept


def _easy_for(mind: Mind, number: Fraction, by: Fraction, sign: str) -> Fraction:
    """The number, or one near it that is multiplied or divided by this factor in the head.

    Raises:
        NotInTheHead: there is none.
    """
    if sign == "×" and size(number) + size(by) <= MOST_WITH_A_HALF:
        return number
    for near in (number, *reversed(easier(number, mind.roughness.within))):
        pair = factors(near, by, Fraction(0), finely=False) if sign == "×" else division(near, by, Fraction(0))
        if pair is not None:
            return near
    if max(size(number), size(by)) > TWO_FIGURES:
        raise NotInTheHead
    return number


def _percentage(mind: Mind, node: Worked) -> Fraction:
    """Grams in each milliliter as grams in 100, or the other way round, which is told where it is used."""
    source = node.parts[0]
    if node.unit.above not in SCALES:
        return mind.of(source) / SCALES[source.unit.above]
    grams = mind.operand(source)
    about = grams * SCALES[node.unit.above]
    mind.say(_in_each(grams, source), amount(about, node.unit), is_exact=True)
    return about


def _in_each(number: Fraction, strength: Worked) -> str:
    return f"{amount(number, Unit(strength.unit.above))} in each {spelled(Unit(strength.unit.below))}"

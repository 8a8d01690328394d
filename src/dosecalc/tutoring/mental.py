"""Arithmetic as it is done in the head: easy numbers for the givens, two figures for what comes of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities import roots
from dosecalc.quantities.kind import POINTS_IN_TIME
from dosecalc.quantities.notation import MINUTES_AN_HOUR, amount, decimal, ratio
from dosecalc.quantities.rounding import rounded_to_whole
from dosecalc.quantities.units import MINUTE, NO_UNIT, Unit, paired, unit
from dosecalc.quantities.worked import IN_HOURS_AND_MINUTES, SCALES, Worked
from dosecalc.tutoring.chain import conversion_factors, in_fitting_units
from dosecalc.tutoring.easy_numbers import (
    BY_HALVES,
    compatible,
    easy,
    figures_needed,
    is_divided_in_the_head,
    two_figures,
)
from dosecalc.tutoring.formula import is_label_strength, label_amounts
from dosecalc.tutoring.thoughts import Thought, told_together

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR, PERCENT_OF_WHOLE = unit("h"), unit("percent_of_whole")
LONG = 2 * MINUTES_AN_HOUR
"""Minutes from which on a time is easier told in hours."""

FOUR_FIGURES = 1000
FIGURES_KEPT = 3
"""Up to so many figures a given may stay as it is, where it is easily divided or divides easily: 125."""

DELICATE = Fraction(1, 30)
TEMPERATURES = frozenset({"celsius", "fahrenheit"})


class NotInTheHead(Exception):
    """A step that nobody works out in the head, or whose rough result makes no sense."""


class Mind:
    """Works a quantity out roughly, step by step, and keeps what it thought.

    within: how much, as a part of it, a given may be changed to make it easier.
    """

    def __init__(self, within: Fraction) -> None:
        """A mind that has thought nothing yet."""
        self.within = within
        self.thoughts: list[Thought] = []
        self._known: dict[Worked, Fraction] = {}
        self._in_sums: frozenset[Worked] = frozenset()
        self._ways: dict[str, Callable[[Worked], Fraction]] = {
            **dict.fromkeys("×÷", self._multiplied),
            **dict.fromkeys("+−↔", self._added),
            "→": self._converted,
            "≈": self._counted,
            "√": self._root,
            "^": self._squared,
            "1:": self._ratio,
            "min": self._smaller,
            "#": lambda same: self._of(same.parts[0]),
        }

    def answer(self, goal: Worked) -> Worked:
        """The quantity, roughly.

        Raises:
            NotInTheHead: one of its steps is nothing for the head.
        """
        self._in_sums = frozenset(part for each in goal.steps() if each.sign in {*"+−↔"} for part in each.parts)
        about = Worked(self._of(goal), goal.unit, form=goal.form, conversions=goal.conversions)
        if about.unit != MINUTE or about.number < LONG or goal.sign == "→":
            return about
        hours = replace(about, number=easy(about.number / MINUTES_AN_HOUR, self.within), unit=HOUR)
        self._think_in_words(str(about), str(hours), is_exact=hours.number * MINUTES_AN_HOUR == about.number)
        return hours

    def told(self, about: Worked) -> tuple[str, ...]:
        """Every thought; the last one tells about what the answer is."""
        return told_together(self.thoughts, str(about))

    def _of(self, node: Worked) -> Fraction:
        """The rough number of a quantity, in the quantity's own unit."""
        if node not in self._known:
            self._known[node] = self._worked_out(node) if node.parts else self._easy(node)
        return self._known[node]

    def _easy(self, given: Worked) -> Fraction:
        """A given or constant as it is easy; what is added or taken away, and a temperature, is changed less."""
        is_short = two_figures(given.number) == given.number or given.number in range(FOUR_FIGURES)
        if given.note == "constant" and is_short:
            return given.number
        if is_label_strength(given):
            return two_figures(given.number)
        is_delicate = given in self._in_sums or not TEMPERATURES.isdisjoint(given.unit.above)
        return easy(given.number, min(self.within, DELICATE) if is_delicate else self.within)

    def _worked_out(self, node: Worked) -> Fraction:
        way = self._ways.get(node.sign)
        if way is None or node.form in POINTS_IN_TIME:
            raise NotInTheHead
        return way(node)

    def _squared(self, node: Worked) -> Fraction:
        one = self._of(node.parts[0])
        if node.parts[1].number != 2:
            raise NotInTheHead
        return self._result(node, f"{decimal(one)} × {decimal(one)}", one * one)

    def _think(self, left: str, right: str, *, is_exact: bool) -> None:
        self.thoughts.append(Thought(left, right, is_exact))

    def _think_in_words(self, left: str, right: str, *, is_exact: bool, note: str = "") -> None:
        if left != right:
            self.thoughts.append(Thought(left, right, is_exact, in_words=True, note=note))

    def _result(self, node: Worked, left: str, exactly: Fraction) -> Fraction:
        """What a sum or a product comes to, in two figures."""
        about = two_figures(exactly)
        if about * node.number < 0 or bool(about) != bool(node.number):
            raise NotInTheHead
        if not about:
            return about
        self._think(left, amount(about, node.unit, _per(node)), is_exact=about == exactly)
        return about

    def _operand(self, part: Worked) -> Fraction:
        """The rough number of what is multiplied or divided; a strength as so much in each, first."""
        about = self._of(part)
        if is_label_strength(part) and about:
            in_label, below = label_amounts(replace(part, number=about) if part.parts else part)
            left = str(part.parts[0]) if part.note else f"{in_label} in {below}"
            right = f"{amount(about, Unit(part.unit.above))} in each {Unit(part.unit.below)}"
            is_exact = about == part.number or (bool(part.parts) and not part.note)
            self._think_in_words(left, right, is_exact=is_exact)
        return about

    def _multiplied(self, node: Worked) -> Fraction:
        left, right = node.parts
        if node.sign == "×" and (_is_percentage(left) or _is_percentage(right)):
            return self._percentage_of(node)
        if node.sign == "÷" and left.unit == right.unit and is_label_strength(left) and left.per == right.per:
            above, below = self._of(left) * left.per, self._of(right) * right.per
            return self._result(node, f"{decimal(above)} ÷ {decimal(below)}", _divided(above, below))
        one, other = self._operand(left), self._operand(right)
        if right.unit == PERCENT_OF_WHOLE and right.number == 100:
            return self._as_share(node, one)
        if _is_one(right) or (_is_one(left) and node.sign == "×"):
            return one * other
        if node.sign == "÷":
            return self._quotient(node, one, other)
        return self._result(node, f"{decimal(one)} × {decimal(other)}", one * other)

    def _quotient(self, node: Worked, one: Fraction, other: Fraction) -> Fraction:
        """One number divided by the other; where nobody does that in the head, compatible numbers near them."""
        if not other or is_divided_in_the_head(one, other):
            return self._result(node, f"{decimal(one)} ÷ {decimal(other)}", _divided(one, other))
        is_told = self._is_told(node.parts[0]), self._is_told(node.parts[1])
        own = [
            rough if told or figures_needed(part.number) > FIGURES_KEPT else part.number
            for part, rough, told in zip(node.parts, (one, other), is_told, strict=True)
        ]
        near = compatible(own[0], own[1], is_told=is_told)
        if not is_divided_in_the_head(*near):
            near = one, other
        above, below = (
            f"{decimal(new)} (for {decimal(rough)})" if told and new != rough else decimal(new)
            for new, rough, told in zip(near, (one, other), is_told, strict=True)
        )
        return self._result(node, f"{above} ÷ {below}", _divided(*near))

    def _is_told(self, part: Worked) -> bool:
        """Whether its number was told on the way, or stands in the problem as it is."""
        return bool(part.parts) or part.note == "constant" or part in self._in_sums or is_label_strength(part)

    def _percentage_of(self, node: Worked) -> Fraction:
        factor, other = node.parts if _is_percentage(node.parts[0]) else reversed(node.parts)
        percentage, of = self._of(factor.parts[0]), self._operand(other)
        return self._result(node, f"{amount(percentage, PERCENT_OF_WHOLE)} of {decimal(of)}", of * percentage / 100)

    def _as_share(self, node: Worked, one: Fraction) -> Fraction:
        """A percentage as the part that it is, or the other way round."""
        about = one * 100 if node.sign == "×" else one / 100
        left = decimal(one) if node.sign == "×" else amount(one, PERCENT_OF_WHOLE)
        self._think_in_words(left, amount(about, node.unit), is_exact=True)
        return about

    def _added(self, node: Worked) -> Fraction:
        one, other = (self._of(part) for part in node.parts)
        if not one or not other:
            return abs(one - other) if node.sign != "−" else one - other
        for part in node.parts:
            self._tell_percentage(part)
        if node.sign == "↔" and other > one:
            one, other = other, one
        per = _per(node)
        left = f"{decimal(one * per)} {'+' if node.sign == '+' else '−'} {decimal(other * per)}"
        return self._result(node, left, one + other if node.sign == "+" else one - other)

    def _root(self, node: Worked) -> Fraction:
        under = self._of(node.parts[0])
        root = easy(roots.square_root(under)[0], self.within)
        note = f"{decimal(root)} × {decimal(root)} = {decimal(root * root)}"
        self._think_in_words(f"√{decimal(under)}", amount(root, node.unit), is_exact=root * root == under, note=note)
        return root

    def _ratio(self, node: Worked) -> Fraction:
        grams = self._operand(node.parts[0])
        milliliters = two_figures(_divided(Fraction(1), grams))
        self._think(f"1 ÷ {decimal(grams)}", ratio(1 / milliliters), is_exact=milliliters * grams == 1)
        return 1 / milliliters

    def _smaller(self, node: Worked) -> Fraction:
        one, other = (self._of(part) for part in node.parts)
        smaller = amount(min(one, other), node.unit)
        told = f"the smaller of {amount(one, node.unit)} and {amount(other, node.unit)}"
        self._think_in_words(told, smaller, is_exact=True)
        return min(one, other)

    def _counted(self, node: Worked) -> Fraction:
        """Rounded to whole ones, which is a step of its own; a rounded weight is rough enough as it is."""
        about = self._of(node.parts[0])
        if not node.note.endswith("whole number"):
            return about
        direction = next((way for way in ("up", "down") if f"rounded {way}" in node.note), "nearest")
        whole = Fraction(rounded_to_whole(about, direction, "half up"))
        told = f"{amount(about, node.unit)}, rounded{'' if direction == 'nearest' else f' {direction}'},"
        if whole != about:
            self._think_in_words(told, amount(whole, node.unit), is_exact=True)
        return whole

    def _converted(self, node: Worked) -> Fraction:
        source = node.parts[0]
        if source.unit == node.unit or node.note == IN_HOURS_AND_MINUTES:
            return self._of(source)
        if source.unit.above in SCALES or node.unit.above in SCALES:
            return self._percentage(node)
        if (quotient := in_fitting_units(node)) is not None:
            return self._of(quotient)
        while source.sign == "→" and not source.note and source.parts[0].unit.above not in SCALES:
            source = source.parts[0]
        if source.unit == node.unit:
            return self._of(source)
        return self._from_unit(node, source)

    def _from_unit(self, node: Worked, source: Worked) -> Fraction:
        """A quantity in another unit; a given as it is told, what was worked out as it was rounded."""
        pairs = [(old, new) for old, new, _ in paired(source.unit, node.unit)]
        exactly, note = self._operand(source) if source.note else self._of(source), ""
        told, is_given = str(source) if not source.parts else amount(exactly, source.unit), not source.parts
        if len(pairs) == 1 and pairs[0] in BY_HALVES and node.unit.is_simple:
            note, factor = BY_HALVES[pairs[0]]
            about = easy(source.number * factor, self.within) if is_given else two_figures(exactly * factor)
            self._think_in_words(told, amount(about, node.unit), is_exact=False, note=note)
            return about
        is_exact, start = True, decimal(exactly) if is_given and exactly != source.number else ""
        factors = conversion_factors(source, node)
        for each in sorted(factors, key=lambda each: each.below[0] > 1):  # first × 60, then ÷ 1,000
            (above, _), (below, _) = each.above, each.below
            sign, by = ("÷", below) if below > 1 else ("×", above / below)  # nobody divides by 0.0022 in the head
            many = two_figures(by)
            note += f" {sign} {decimal(many)}{'' if many == by else f' for {decimal(by)}'}"
            exactly, is_exact = exactly * many if sign == "×" else exactly / many, is_exact and many == by
        about = two_figures(exactly)
        is_exact = about == node.number if is_given else is_exact and about == exactly
        self._think_in_words(told, amount(about, node.unit), is_exact=is_exact, note=f"{start}{note}".strip())
        return about

    def _percentage(self, node: Worked) -> Fraction:
        """Grams in each milliliter as grams in 100, or the other way round, which is told where it is used."""
        source = node.parts[0]
        if node.unit.above not in SCALES:
            return self._of(source) / SCALES[source.unit.above]
        grams = self._operand(source)
        about = grams * SCALES[node.unit.above]
        told = f"{amount(grams, Unit(source.unit.above))} in each {Unit(source.unit.below)}"
        self._think_in_words(told, amount(about, node.unit), is_exact=True)
        return about

    def _tell_percentage(self, part: Worked) -> None:
        if part.note and is_label_strength(part):
            about, (_, below) = self._of(part), label_amounts(part)
            told = f"{amount(about * part.per, Unit(part.unit.above))} in {below}"
            self._think_in_words(str(part.parts[0]), told, is_exact=about == part.number)


def _is_one(part: Worked) -> bool:
    """Whether multiplying or dividing by it changes no number: 1 day, a bare 1."""
    return part.number == 1 and part.unit.is_simple


def _divided(one: Fraction, other: Fraction) -> Fraction:
    if not other:
        raise NotInTheHead
    return one / other


def _per(node: Worked) -> Fraction:
    """By what a strength is told: in 100 mL, where that is how it is counted."""
    return node.per if is_label_strength(node) else Fraction(1)


def _is_percentage(factor: Worked) -> bool:
    """Whether a bare number is a percentage divided by the whole."""
    return (
        factor.sign == "÷"
        and factor.unit == NO_UNIT
        and factor.parts[1].unit == PERCENT_OF_WHOLE
        and factor.parts[1].number == 100
        and not factor.parts[1].parts
    )

"""A mind that works a quantity out roughly, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import POINTS_IN_TIME, as_written
from dosecalc.quantities.notation import MINUTES_AN_HOUR, amount, decimal
from dosecalc.quantities.operations import (
    CONVERSION,
    DISTANCE,
    FIRST_ENOUGH,
    IN_WORDS,
    KEPT,
    POWER,
    PRODUCTS,
    RATIO,
    ROOT,
    ROUNDING,
    SMALLER,
    SQUARE,
    SUMS,
    WITHIN_A_DAY,
    Operation,
)
from dosecalc.quantities.units import MINUTE, Unit, spelled
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.formula import label_amounts
from dosecalc.tutoring.mental.compatible import LONGEST, division, factors
from dosecalc.tutoring.mental.conversions import converted
from dosecalc.tutoring.mental.counts import counted, smaller
from dosecalc.tutoring.mental.easy_numbers import TWO_FIGURES, figures, shortened, size, two_figures
from dosecalc.tutoring.mental.powers import ratio_of, root, squared
from dosecalc.tutoring.mental.products import multiplied
from dosecalc.tutoring.mental.sums import added, elapsed, in_sight_of, is_told_by_label
from dosecalc.tutoring.mental.thoughts import How, NotInTheHead, Thought, told_together

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction


@dataclass(frozen=True)
class Roughness:
    """How much, as a part of it, a number may be changed to make it easier; how many figures a result keeps."""

    within: Fraction
    figures: int = TWO_FIGURES

    @property
    def is_finest(self) -> bool:
        """Whether harder numbers will do, because easier ones are too far off."""
        return self.figures > TWO_FIGURES


class Mind:
    """Works a quantity out roughly and keeps what it thought.

    A given stands for itself until a step needs an easier number; that change is a thought of its own, so that every
    number of a step was given or told before.
    """

    def __init__(self, roughness: Roughness) -> None:
        """A mind that has thought nothing yet."""
        self.roughness = roughness
        self._thoughts: list[Thought] = []
        self._least_terms: dict[Fraction, Fraction] = {}
        """What sums and differences came to, each with the smaller of its terms."""
        self._known: dict[Worked, Fraction] = {}

    def answer(self, goal: Worked, *, in_hours: bool = False) -> Worked:
        """The quantity, roughly, in two figures unless nothing was rounded; minutes in hours and minutes if asked.

        Raises:
            NotInTheHead: one of its steps is nothing for the head.
        """
        about = Worked(self.of(goal), goal.unit, per=goal.per, form=goal.form)
        if not all(thought.is_exact for thought in self._thoughts):
            about = self._in_two_figures(about)
        if not in_hours or about.unit != MINUTE or about.number < MINUTES_AN_HOUR:
            return about
        hours = replace(about, form="duration")
        if self._thoughts[-1].right != str(hours):
            self.say(str(about), str(hours), is_exact=True)
        return hours

    @property
    def has_worked_something_out(self) -> bool:
        """Whether there is more to it than what a clock says."""
        return any(thought.how is not How.READ_OFF_A_CLOCK for thought in self._thoughts)

    def told(self, about: Worked) -> tuple[str, ...]:
        """Every thought; the last one tells the answer."""
        return told_together(self._thoughts, str(about))

    def of(self, node: Worked) -> Fraction:
        """The rough number of a quantity, in the quantity's own unit; of a given, its number as it is."""
        if node not in self._known:
            self._known[node] = self._worked_out(node) if node.parts else node.number
        return self._known[node]

    def operand(self, part: Worked) -> Fraction:
        """The rough number of what is multiplied or divided; a strength as so much in each, first."""
        about = self.of(part)
        if not is_told_by_label(part) or not about:
            return about
        in_each = about if size(about) <= LONGEST else figures(about, TWO_FIGURES)
        in_label, below = label_amounts(replace(part, number=about))
        left = f"{in_label} in {below}" if part.is_plain else str(part.parts[0])
        right = f"{amount(in_each, Unit(part.unit.above))} in each {spelled(Unit(part.unit.below), one=True)}"
        self.say(left, right, is_exact=in_each == about)
        return in_each

    def think(self, thought: Thought) -> None:
        """Keep a thought."""
        self._thoughts.append(thought)

    def remember_sum(self, total: Fraction, least: Fraction) -> None:
        """Keep what a sum or a difference came to with the smaller of its terms, which is to stay in sight."""
        self._least_terms[total] = least

    def remember_rounded(self, total: Fraction, whole: Fraction) -> None:
        """Keep a sum that was rounded to whole ones as a sum."""
        if total in self._least_terms:
            self._least_terms[whole] = self._least_terms[total]

    def say(self, left: str, right: str, *, is_exact: bool, note: str = "") -> None:
        """Keep a thought in words, unless it says nothing."""
        if left != right:
            self.think(Thought(left, right, is_exact, in_words=True, note=note))

    def instead(self, old: Fraction, new: Fraction, unit: Unit) -> Fraction:
        """An easier number taken instead of another, and said."""
        if new != old:
            self.say(amount(old, unit), amount(new, unit), is_exact=False)
        return new

    def result(self, unit: Unit, left: str, exactly: Fraction, note: str = "") -> Fraction:
        """What a product or a quotient comes to, as it is kept in the head."""
        about = self.kept(exactly)
        self.think(Thought(left, amount(about, unit), about == exactly and not note, note=note))
        return about

    def kept(self, exactly: Fraction) -> Fraction:
        """A result with as many figures as stay in the head."""
        return figures(exactly, self.roughness.figures) if self.roughness.is_finest else two_figures(exactly)

    def product(self, one: Fraction, other: Fraction, units: tuple[Unit, Unit]) -> tuple[Fraction, Fraction]:
        """Two factors that are multiplied in the head, each said where it is another."""
        pair = factors(one, other, self.roughness.within, finely=self.roughness.is_finest)
        if pair is None:
            raise NotInTheHead
        return self.instead(one, pair.one, units[0]), self.instead(other, pair.other, units[1])

    def quotient(self, unit: Unit, one: Fraction, other: Fraction, units: tuple[Unit, Unit]) -> Fraction:
        """One number divided by the other; easier ones near them, where nobody divides these in the head."""
        pair = division(one, other, self.roughness.within) if one and other else None
        if pair is None:
            raise NotInTheHead
        above, below = self.instead(one, pair.one, units[0]), self.instead(other, pair.other, units[1])
        back = f"{decimal(pair.result)} × {decimal(below)} = {decimal(pair.result * below)}" if pair.is_multiple else ""
        return self.result(unit, f"{decimal(above)} ÷ {decimal(below)}", pair.result, back)

    def _worked_out(self, node: Worked) -> Fraction:
        if node.form in POINTS_IN_TIME:
            raise NotInTheHead
        if any(part.form in POINTS_IN_TIME for part in node.parts):
            return elapsed(self, node)
        return WAYS[node.operation](self, node)

    def _in_two_figures(self, about: Worked) -> Worked:
        """The answer with two figures; the smaller of two as it is, for rounded it might be the other.

        What a sum came to keeps as many as show both its terms.
        """
        written, least = as_written(about.number, about.form), self._least_terms.get(about.number)
        shorter_number = shortened(written) if least is None else in_sight_of(written, least, TWO_FIGURES)
        number = as_written(shorter_number, about.form)
        last = self._thoughts[-1]
        if number == about.number or last.how is How.CHOSEN:
            return about
        shorter = replace(about, number=number)
        if last.right == str(about):
            self._thoughts[-1] = replace(last, right=str(shorter), is_exact=False)
        return shorter


def _number_of_it(mind: Mind, node: Worked) -> Fraction:
    return mind.operand(node.parts[0])


def _not_at_all(_mind: Mind, _node: Worked) -> Fraction:
    raise NotInTheHead


WAYS: MappingProxyType[Operation, Callable[[Mind, Worked], Fraction]] = MappingProxyType(
    {
        **dict.fromkeys(PRODUCTS, multiplied),
        **dict.fromkeys(SUMS, added),
        ROOT: root,
        SQUARE: squared,
        POWER: _not_at_all,
        CONVERSION: converted,
        ROUNDING: counted,
        KEPT: _number_of_it,
        RATIO: ratio_of,
        WITHIN_A_DAY: elapsed,
        DISTANCE: added,
        SMALLER: smaller,
        FIRST_ENOUGH: _not_at_all,
        **dict.fromkeys(IN_WORDS, _not_at_all),
    }
)
"""How each step is worked out in the head."""

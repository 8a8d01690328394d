"""The way from an answer back to what it was made of: every step undone, written as arithmetic."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from dosecalc.quantities.forms import POINTS_IN_TIME
from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.operations import (
    CONVERSION,
    DISTANCE,
    FIRST_ENOUGH,
    IN_WORDS,
    KEPT,
    POWER,
    PRODUCT,
    PRODUCTS,
    QUOTIENT,
    RATIO,
    ROOT,
    ROUNDING,
    SMALLER,
    SQUARE,
    SUM,
    SUMS,
    WITHIN_A_DAY,
    Operation,
)
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor
from dosecalc.tutoring.chain import conversion_factors
from dosecalc.tutoring.formula import (
    continued,
    factor_text,
    first_term,
    is_label_strength,
    label_amounts,
    step_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.quantities.worked import Worked

ENDLESS = "…"
TWO = 2

WORKED_OUT = PRODUCTS | SUMS | {KEPT}
"""What a share, a bare number, can be that only the working knows; a square besides."""


class NoWayBack(Exception):
    """A step that cannot be undone: something was rounded, or the other of two was taken."""


class WayBack:
    """Arithmetic that begins with an answer and undoes one step after the other, so that a calculator follows it."""

    def __init__(self, answer: Worked) -> None:
        """The answer, with nothing undone yet."""
        self._value = answer
        self._text = str(answer)
        self._is_begun = self._has_sum = self._is_bare = False
        self._is_time = answer.form == "duration"
        self._done: list[str] = []
        self._before: list[str] = []
        self.is_divisor = False
        """Whether something was divided by what the answer led to."""

    @property
    def number(self) -> Fraction:
        """What it has come to, in the unit of the quantity that was reached last."""
        return self._value.number

    def equations(self, sign: str, result: Worked) -> tuple[str, ...]:
        """What was written, the last with this sign and result; before it, where numbers that do not end come from."""
        shown = decimal(result.number) if self._is_bare else str(result)
        last = [f"{self._text} {sign} {shown}"] if self._is_begun else []
        return (*self.names, *self._done, *last)

    @property
    def names(self) -> tuple[str, ...]:
        """The equations that say where numbers that do not end come from."""
        return tuple(dict.fromkeys(self._before))

    def go_back(self, node: Worked, place: int) -> None:
        """Undo the step: what the part at that place must have been.

        Raises:
            NoWayBack: nothing undoes such a step.
            ZeroDivisionError: it was multiplied by zero.
        """
        child = node.parts[place]
        if node.unit != NO_UNIT and all(part.unit == NO_UNIT for part in node.parts):
            self._begin(decimal(self.number), is_begun=False)
            self._value = replace(self._value, unit=NO_UNIT)
        if len(node.parts) == TWO:
            self._name(_other(node, child))
        self.UNDOING[node.operation](self, node, child)

    def _name(self, other: Worked) -> None:
        """Say where a number that does not end comes from.

        Raises:
            NoWayBack: it was rounded, or is more than arithmetic.
        """
        if not other.parts or not (ENDLESS in str(other) or _is_nowhere(other)):
            return
        for part in other.parts:
            self._name(part)
        if other.operation is KEPT:
            return
        line = step_line(other)
        if line.sign != "=" or line.note:
            raise NoWayBack
        self._before.append(f"{_ratio_of_labels(other) or _square(other) or line.left} = {line.result}")

    def _undo_product(self, node: Worked, child: Worked) -> None:
        other = _other(node, child)
        if other.number == 1 and other.unit == NO_UNIT and child is node.parts[0]:
            self._reach(child, self.number)
        elif node.operation is PRODUCT:
            self._write(continued(QUOTIENT, _in_minutes(other)), child, self.number / other.number)
        elif child is node.parts[0]:
            self._write(continued(PRODUCT, _in_minutes(other)), child, self.number * other.number)
        else:
            self._begin(f"{first_term(other)} ÷ {self._value}")
            self.is_divisor = True
            self._reach(child, other.number / self.number)

    def _undo_sum(self, node: Worked, child: Worked) -> None:
        """A date or clock time stands before what is added to it."""
        other = _other(node, child)
        value, known = (
            each.number * conversion_factor(each.unit, child.unit, node.conversions) for each in (self._value, other)
        )
        if not known and not other.form:
            self._reach(child, value if node.operation is SUM or child is node.parts[0] else -value)
        elif node.operation is SUM:
            self._write(f"− {other}", child, value - known, is_sum=True)
        elif child is node.parts[1]:
            self._begin(f"{other} − {self._value}", has_sum=True)
            self._reach(child, known - value)
        elif other.form in POINTS_IN_TIME:
            self._begin(f"{other} + {self._value}")  # no clock time is multiplied
            self._reach(child, known + value)
        else:
            self._write(f"+ {other}", child, value + known, is_sum=True)

    def _convert_back(self, node: Worked, child: Worked) -> None:
        """By its factors: a check that leaves them out does not find who forgot the 60."""
        number = self.number / conversion_factor(child.unit, node.unit, node.conversions)
        factors = conversion_factors(node, child)
        is_told_so = not self._is_begun and self._text == str(replace(child, number=number))  # 6 h, kept as 360 min
        if not factors or is_told_so:
            self._settle()
            self._reach(child, number)
            return
        self._tell_minutes()
        self._write(" ".join(map(factor_text, factors)), child, number)

    def _tell_minutes(self) -> None:
        """A time of hours and minutes as the minutes that are converted, where nothing stands behind it yet."""
        minutes = amount(self.number, self._value.unit)
        if self._is_time and not self._is_begun and self._text != minutes:
            self._before.append(f"{self._text} = {minutes}")
            self._text = minutes

    def _undo_keeping(self, node: Worked, child: Worked) -> None:
        self._reach(child, self.number)
        self._is_bare = child.unit != node.unit

    def _undo_root(self, _node: Worked, child: Worked) -> None:
        self._begin(f"{decimal(self.number)} × {decimal(self.number)}")
        self._reach(child, self.number * self.number)

    def _undo_ratio(self, node: Worked, child: Worked) -> None:
        one, milliliters = amount(Fraction(1), Unit(node.unit.above)), Unit(node.unit.below)
        self._begin(f"{one} ÷ {amount(1 / self.number, milliliters)}")
        self._reach(child, self.number)

    def _choose_back(self, node: Worked, child: Worked) -> None:
        """From the smaller of two to what it was; the other one has nothing to do with it."""
        if child.number != node.number:
            raise NoWayBack
        self._reach(child, self.number)

    def _leave(self, _node: Worked, _child: Worked) -> None:
        """Nothing is undone: the day after midnight is that of the difference before."""

    def _give_up(self, _node: Worked, _child: Worked) -> None:
        raise NoWayBack

    UNDOING: ClassVar[Mapping[Operation, Callable[[WayBack, Worked, Worked], None]]] = {
        **dict.fromkeys(PRODUCTS, _undo_product),
        **dict.fromkeys(SUMS, _undo_sum),
        ROOT: _undo_root,
        SQUARE: _give_up,
        POWER: _give_up,
        CONVERSION: _convert_back,
        ROUNDING: _give_up,
        KEPT: _undo_keeping,
        RATIO: _undo_ratio,
        WITHIN_A_DAY: _leave,
        DISTANCE: _give_up,
        SMALLER: _choose_back,
        FIRST_ENOUGH: _give_up,
        **dict.fromkeys(IN_WORDS, _give_up),
    }
    """How each step is undone."""

    def _write(self, text: str, child: Worked, number: Fraction, *, is_sum: bool = False) -> None:
        if self._is_bare or (self._has_sum and not is_sum):
            self._settle(always=True)
        self._text = f"{self._text} {text}"
        self._is_begun, self._has_sum = True, is_sum or self._has_sum
        self._reach(child, number)

    def _begin(self, text: str, *, is_begun: bool = True, has_sum: bool = False) -> None:
        """Write on with something else than what has come out so far.

        Raises:
            NoWayBack: with a number that does not end and stands nowhere yet.
        """
        if self._is_begun:
            self._settle(always=True)
        elif ENDLESS in str(self._value) and str(self._value) != self._text:
            raise NoWayBack
        self._text, self._is_begun, self._has_sum, self._is_bare = text, is_begun, has_sum, False

    def _settle(self, *, always: bool = False) -> None:
        """End the equation where a bare number got its unit back, or where sums would stand before products."""
        if not self._is_bare and not always:
            return
        if self._is_begun:
            self._done.append(f"{self._text} = {decimal(self.number) if self._is_bare else self._value}")
        self._text, self._is_begun, self._has_sum, self._is_bare = str(self._value), False, False, False

    def _reach(self, child: Worked, number: Fraction) -> None:
        self._value = replace(child, number=number)


def _in_minutes(time: Worked) -> Worked:
    """A time of hours and minutes as the minutes that are multiplied or divided by; anything else as it is."""
    return replace(time, form="")


def _other(node: Worked, child: Worked) -> Worked:
    """The part of two that is not undone."""
    return node.parts[1] if child is node.parts[0] else node.parts[0]


def _is_nowhere(number: Worked) -> bool:
    """Whether it is a share that was worked out: a bare number that only the working knows."""
    return number.unit == NO_UNIT and (number.operation in WORKED_OUT or bool(_square(number)))


def _square(number: Worked) -> str:
    """A number times itself; empty for anything else."""
    if number.operation is not SQUARE:
        return ""
    return " × ".join([decimal(number.parts[0].number)] * TWO)


def _ratio_of_labels(quotient: Worked) -> str:
    """Two strengths that count by the same, divided: 20 g ÷ 65 g, both in 100 mL; empty for anything else."""
    if quotient.operation is not QUOTIENT or not all(map(is_label_strength, quotient.parts)):
        return ""
    one, other = quotient.parts
    same = (one.unit, one.per) == (other.unit, other.per)
    return f"{label_amounts(one)[0]} ÷ {label_amounts(other)[0]}" if same else ""

"""What a step of a worked quantity does, and the arithmetic of it, which stands here and nowhere else.

`Worked` and the functions beside it (`comparing`, `empirical`) make steps by it; `reworking` works them out again from
other numbers. What is told, drawn or undone of a step is a table by operation, each where it is needed; a test asks
every one of these tables for every operation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from dosecalc.quantities import roots
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import MINUTES_A_DAY
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.units import conversion_factor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

LARGEST_EXPONENT = 10
"""A power beyond it is nobody's slip, and could take for ever to work out."""


class Nature(Enum):
    """What an operation is to whoever reads a working."""

    GIVEN = "a quantity as it was given; no step"
    ARITHMETIC = "a sum, difference, product, quotient, root or power"
    CONVERSION = "the same in another unit"
    ROUNDING = "the same with fewer digits, or where none were too many"
    REWRITING = "the same told in another way: as a ratio, within a day"
    DISTANCE = "how far two are apart"
    CHOICE = "one of the quantities that are compared"
    VERDICT = "a word for how quantities compare"
    LOOKING_UP = "what a text of an order stands for, which nobody works out"


def _stated(step: Worked, _numbers: Sequence[Fraction]) -> Fraction:
    return step.number


def _product(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] * numbers[1]


def _quotient(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] / numbers[1]


def _sum(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] + _in_unit_of_first(step, numbers[1])


def _difference(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    if step.parts[0].form == step.parts[1].form == "date":
        return (numbers[0] - numbers[1]) / MINUTES_A_DAY
    return numbers[0] - _in_unit_of_first(step, numbers[1])


def _in_unit_of_first(step: Worked, number: Fraction) -> Fraction:
    """A time added to a date is kept as it is told (4 days), and counts in minutes."""
    first, second = step.parts
    if second.unit == first.unit:
        return number
    return number * conversion_factor(second.unit, first.unit, step.conversions)


def _root(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return roots.square_root(numbers[0])[0]


def _square(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    base = numbers[0]
    if base <= 0:
        raise ValueError
    return base * base


def _power(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    base, exponent = numbers
    if base <= 0 or abs(exponent) > LARGEST_EXPONENT:
        raise ValueError
    return roots.power(base, exponent)


def _conversion(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    """By the factor that the step was made with, which need not be that of its units: 5 mEq taken for 5 mL."""
    source = step.parts[0]
    if source.number:
        return numbers[0] * step.number / source.number
    return numbers[0] * conversion_factor(source.unit, step.unit, step.conversions)


def _rounding(step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    if step.rule is None:
        return numbers[0]
    return as_written(step.rule(as_written(numbers[0], step.form)), step.form)


def _same(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0]


def _within_a_day(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return numbers[0] % MINUTES_A_DAY


def _distance(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return abs(numbers[0] - numbers[1])


def _smaller(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return min(numbers)


def _first_enough(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    needed, *sizes = numbers
    for size in sizes:
        if size >= needed:
            return size
    raise ValueError


def _placed(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    quantity, low, high = numbers
    return QuickFraction(0 if quantity < low else 2 if quantity > high else 1)


def _compared(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return QuickFraction(int(numbers[0] > numbers[1]))


def _reached(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return QuickFraction(int(numbers[0] >= numbers[1]))


def _checked(_step: Worked, numbers: Sequence[Fraction]) -> Fraction:
    return QuickFraction(int(numbers[0] != numbers[1]))


@dataclass(frozen=True, eq=False)
class Operation:
    """What a step does.

    name: that of its constant. nature: what it is to whoever reads a working.
    sign: what is printed between its parts, or before them; of what is told in words, for whoever looks at the steps.
    work: the number of a step of it from the numbers of its parts, in that order, which may be others than the parts'
        own; a ValueError or ArithmeticError where there is none. What else is looked at is the step's: its rule, units.
    """

    name: str
    sign: str
    nature: Nature
    work: Callable[[Worked, Sequence[Fraction]], Fraction] = field(repr=False)

    def __reduce__(self) -> str:
        """By its name: what was copied, or sent to another process, is the same one."""
        return self.name


GIVEN = Operation("GIVEN", "", Nature.GIVEN, _stated)
PRODUCT = Operation("PRODUCT", "×", Nature.ARITHMETIC, _product)
QUOTIENT = Operation("QUOTIENT", "÷", Nature.ARITHMETIC, _quotient)
SUM = Operation("SUM", "+", Nature.ARITHMETIC, _sum)
DIFFERENCE = Operation("DIFFERENCE", "−", Nature.ARITHMETIC, _difference)
ROOT = Operation("ROOT", "√", Nature.ARITHMETIC, _root)
SQUARE = Operation("SQUARE", "^", Nature.ARITHMETIC, _square)
POWER = Operation("POWER", "^", Nature.ARITHMETIC, _power)
CONVERSION = Operation("CONVERSION", "→", Nature.CONVERSION, _conversion)
ROUNDING = Operation("ROUNDING", "≈", Nature.ROUNDING, _rounding)
KEPT = Operation("KEPT", "#", Nature.ROUNDING, _rounding)
"""Kept as it is: its number alone, or a count that is whole already. No line is needed for it."""
RATIO = Operation("RATIO", "1:", Nature.REWRITING, _same)
WITHIN_A_DAY = Operation("WITHIN_A_DAY", "↻", Nature.REWRITING, _within_a_day)
"""A difference of clock times that runs past midnight, as what the clock really went on."""
DISTANCE = Operation("DISTANCE", "↔", Nature.DISTANCE, _distance)
SMALLER = Operation("SMALLER", "min", Nature.CHOICE, _smaller)
FIRST_ENOUGH = Operation("FIRST_ENOUGH", "fit", Nature.CHOICE, _first_enough)
"""The first of several sizes that is enough."""
PLACED = Operation("PLACED", "?", Nature.VERDICT, _placed)
"""Compared with a low and a high limit."""
COMPARED = Operation("COMPARED", "?≤", Nature.VERDICT, _compared)
"""Compared with the most that it may be."""
REACHED = Operation("REACHED", "?≥", Nature.VERDICT, _reached)
"""Compared with the least that is enough."""
CHECKED = Operation("CHECKED", "?=", Nature.VERDICT, _checked)
"""Compared with what is right."""
LOOKED_UP = Operation("LOOKED_UP", "=", Nature.LOOKING_UP, _stated)
"""What the text that its first part is called stands for."""

OPERATIONS = tuple(made for made in tuple(globals().values()) if isinstance(made, Operation))


def _of(*natures: Nature) -> frozenset[Operation]:
    return frozenset(each for each in OPERATIONS if each.nature in natures)


PRODUCTS = frozenset({PRODUCT, QUOTIENT})
SUMS = frozenset({SUM, DIFFERENCE})

ARITHMETIC = _of(Nature.ARITHMETIC, Nature.CONVERSION)
"""What a learner reckons: sums, differences, products, quotients, conversions, roots and powers."""

CHOOSING = _of(Nature.CHOICE, Nature.VERDICT)
"""What comes to a word, or to one of the quantities that are compared."""

IN_WORDS = _of(Nature.VERDICT, Nature.LOOKING_UP)
"""What comes to a word, or to what is written for another: neither side of its line equals the other."""

BY_THE_WAY = _of(Nature.GIVEN, Nature.CONVERSION, Nature.ROUNDING)
"""What is no operation of a formula."""

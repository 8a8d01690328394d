"""A line of a worked solution, and the lines by formula: one for every step that a quantity remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import form
from dosecalc.quantities.notation import DECIMALS_IN_FULL, amount, decimal
from dosecalc.quantities.operations import (
    CHECKED,
    COMPARED,
    CONVERSION,
    DISTANCE,
    FIRST_ENOUGH,
    GIVEN,
    IN_WORDS,
    KEPT,
    LOOKED_UP,
    PLACED,
    POWER,
    PRODUCT,
    PRODUCTS,
    QUOTIENT,
    RATIO,
    REACHED,
    ROOT,
    ROUNDING,
    SMALLER,
    SQUARE,
    SUMS,
    WITHIN_A_DAY,
    Operation,
)
from dosecalc.quantities.units import Unit, symbol
from dosecalc.quantities.vocabulary import SINGULARS
from dosecalc.quantities.ways import Way, grams_in
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.chain import ChainFactor, ConversionFactor, conversion_factors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.quantities.worked import Worked

LEADS_TO = "→"
"""The sign of a line that comes to a word, or to what is written for another: neither side equals the other."""


@dataclass(frozen=True)
class Line:
    """One line of a working: what stands left of the equals sign, and what it comes to.

    label: what is being worked out. way: how, as of a Worked. sign: `=`, `≈` where the line rounds, or LEADS_TO.
    chain: the fractions, for dimensional analysis.
    proportion: `500 mg : 5 mL = 750 mg : x`, where the line solves one; then `left` is what x is.
    x: what x comes to, where the result says it in another way: 125 mL in 1 h is 125 mL/h.
    """

    left: str
    result: str
    label: str = ""
    sign: str = "="
    note: str = ""
    way: Way = Way.PLAIN
    chain: tuple[ChainFactor, ...] = ()
    proportion: str = ""
    x: str = ""

    def __str__(self) -> str:
        """The line as plain text."""
        return ", so ".join(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written one below the other: of a proportion, the proportion and what x is."""
        label = f"{self.label[:1].upper()}{self.label[1:]}: " if self.label else ""
        note = f" ({self.note})" if self.note else ""
        if self.proportion:
            x = f"{self.x}, which is " if self.x else ""
            return f"{label}{self.proportion}", f"x = {self.left} = {x}{self.result}"
        return (f"{label}{self.left} {self.sign} {self.result}{note}",)

    @property
    def cancelled(self) -> tuple[str, ...]:
        """The symbols of the units that cancel, in the order in which they first stand there."""
        terms = (term for factor in self.chain for term in (factor.above, factor.below) if term)
        struck = (unit for term in terms for unit, is_struck in term.units if is_struck)
        return tuple(dict.fromkeys(SINGULARS.get(unit, unit) for unit in struck))


def formula_lines(root: Worked) -> list[Line]:
    """A line for every step, in the order in which they are worked out."""
    return [line for step in root.steps() if (line := line_of(step)) is not None]


def line_of(step: Worked) -> Line | None:
    """The line of a single step; None of a quantity that was given, or kept as it is."""
    return None if step.operation in SILENT else step_line(step)


def step_line(step: Worked) -> Line:
    """The line of one step."""
    sign = LINE_SIGNS.get(step.operation, "=")
    note, way = step.note, step.way
    if _becomes_percentage(step):
        note, way = grams_in(SCALES[step.unit.above]), Way.SPELLED_OUT
    return Line(SPOKEN[step.operation](step), str(step), label=step.name, sign=sign, note=note, way=way)


def _becomes_percentage(step: Worked) -> bool:
    return step.operation is CONVERSION and step.is_plain and step.unit.above in SCALES


def _product(step: Worked) -> str:
    left, right = step.parts
    return f"{first_term(left)} {continued(step.operation, right)}"


def _sum(step: Worked) -> str:
    left, right = step.parts
    return f"{left} {step.operation.sign} {right}"


def _conversion(step: Worked) -> str:
    source = step.parts[0]
    if not step.is_plain:
        return str(source)
    if _becomes_percentage(step):
        return f"{first_term(source)} × {SCALES[step.unit.above]:,}"
    return " ".join([first_term(source), *map(factor_text, conversion_factors(source, step))])


def _smaller_of(step: Worked) -> str:
    left, right = step.parts
    return f"the {'earlier' if form(step.form).counts_minutes else 'smaller'} of {left} and {right}"


def _first_enough(step: Worked) -> str:
    needed, *sizes = step.parts
    return f"the first of {', '.join(map(str, sizes))} that holds {needed}"


def _power(step: Worked) -> str:
    return f"{step.parts[0]}^{step.parts[1]}"


SILENT = frozenset({GIVEN, KEPT})
"""What needs no line."""

SPOKEN: Mapping[Operation, Callable[[Worked], str]] = {
    **dict.fromkeys(PRODUCTS, _product),
    **dict.fromkeys(SUMS, _sum),
    ROOT: lambda step: f"√{step.parts[0]}",
    SQUARE: _power,
    POWER: _power,
    CONVERSION: _conversion,
    ROUNDING: lambda step: str(step.parts[0]),
    RATIO: lambda step: f"1 g {continued(QUOTIENT, step.parts[0])}",
    WITHIN_A_DAY: lambda step: f"{step.parts[0]} + 24 h",
    DISTANCE: lambda step: f"the difference between {step.parts[0]} and {step.parts[1]}",
    SMALLER: _smaller_of,
    FIRST_ENOUGH: _first_enough,
    PLACED: lambda step: f"{step.parts[0]} against {step.parts[1]} to {step.parts[2]}",
    COMPARED: lambda step: f"{step.parts[0]} against at most {step.parts[1]}",
    REACHED: lambda step: f"{step.parts[0]} against at least {step.parts[1]}",
    CHECKED: lambda step: f"{step.parts[0]} against {step.parts[1]}",
    LOOKED_UP: lambda step: step.parts[0].name,
}
"""How the left side of a step is written; of all but those that are SILENT."""

LINE_SIGNS: Mapping[Operation, str] = {ROUNDING: "≈", **dict.fromkeys(IN_WORDS, LEADS_TO)}
"""Between the sides of a line, where they are not equal."""


def first_term(part: Worked) -> str:
    """The first operand of a product; a strength is taken apart as its label does: 400 mg ÷ 250 mL."""
    return " ÷ ".join(label_amounts(part)) if is_label_strength(part) else str(part)


def continued(operation: Operation, part: Worked) -> str:
    """The sign and the second operand; a strength is taken apart as its label does: ÷ 500 mg × 5 mL."""
    if operation not in PRODUCTS or not is_label_strength(part):
        return f"{operation.sign} {part}"
    above, below = label_amounts(part)
    other = QUOTIENT if operation is PRODUCT else PRODUCT
    return f"{operation.sign} {above} {other.sign} {below}"


def label_amounts(part: Worked) -> tuple[str, str]:
    """What a strength is so much of, and in how much: 400 mg, 250 mL."""
    return amount(part.number * part.per, Unit(part.unit.above)), amount(part.per, Unit(part.unit.below))


def is_label_strength(part: Worked) -> bool:
    """Whether it is written as so much in so much: 500 mg/5 mL, 1:1,000."""
    return part.per != 1 and len(part.unit.below) == 1


def factor_text(factor: ConversionFactor) -> str:
    """How a conversion is said in a line of arithmetic: `× 60 min/h`, `÷ 2.2 lb/kg`."""
    (above, over), (below, under) = factor.above, factor.below
    if below == 1:
        return f"× {decimal(above, DECIMALS_IN_FULL)} {symbol(over, one=False)}/{symbol(under, one=True)}"
    return f"÷ {decimal(below, DECIMALS_IN_FULL)} {symbol(under, one=False)}/{symbol(over, one=True)}"

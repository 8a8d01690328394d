"""The worked solution, read off the steps that a quantity remembers: by formula and by dimensional analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import form
from dosecalc.quantities.notation import DECIMALS_IN_FULL, amount, decimal
from dosecalc.quantities.units import Unit, symbol
from dosecalc.quantities.vocabulary import SINGULARS
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.chain import ChainFactor, ConversionFactor, chain, conversion_factors, flattened, is_product

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.quantities.worked import Worked

NUMBER_ALONE = "#"
"""The sign of a step that only leaves the unit away; it needs no line of its own."""

METHODS = ("dimensional-analysis", "formula")


@dataclass(frozen=True)
class Line:
    """One line of a working: what stands left of the equals sign, and what it comes to.

    label: what is being worked out. sign: `=`, or `≈` where the line rounds.
    chain: the fractions, for dimensional analysis.
    """

    left: str
    result: str
    label: str = ""
    sign: str = "="
    note: str = ""
    chain: tuple[ChainFactor, ...] = ()

    def __str__(self) -> str:
        """The line as plain text."""
        label = f"{self.label[:1].upper()}{self.label[1:]}: " if self.label else ""
        note = f" ({self.note})" if self.note else ""
        return f"{label}{self.left} {self.sign} {self.result}{note}"

    @property
    def cancelled(self) -> tuple[str, ...]:
        """The symbols of the units that cancel, in the order in which they first stand there."""
        terms = (term for factor in self.chain for term in (factor.above, factor.below) if term)
        struck = (unit for term in terms for unit, is_struck in term.units if is_struck)
        return tuple(dict.fromkeys(SINGULARS.get(unit, unit) for unit in struck))


def working(exact: Worked, rounded: Worked, method: str = METHODS[0]) -> list[Line]:
    """The lines that lead from the givens to the rounded answer, by one of METHODS."""
    lines = list(dict.fromkeys(_formula_lines(exact) if method == "formula" else _chain_lines(exact)))
    if not lines:
        lines = [Line(str(exact), str(exact), label=exact.name)]
    return lines if rounded is exact else [*lines, _rounding_line(rounded)]


def _formula_lines(root: Worked) -> list[Line]:
    """A line for every step, in the order in which they are worked out."""
    return [_step_line(step) for step in root.steps() if step.parts and step.sign != NUMBER_ALONE]


def line_of(step: Worked) -> Line | None:
    """The line of a single step; None of a quantity that was given."""
    return _step_line(step) if step.parts and step.sign != NUMBER_ALONE else None


def _step_line(step: Worked) -> Line:
    if step.sign == "→":
        return _conversion_line(step)
    if step.sign == "≈":
        return _rounding_line(step)
    spoken = SPOKEN.get(step.sign, _operation)
    return Line(spoken(step), str(step), label=step.name, note=step.note)


def _operation(step: Worked) -> str:
    left, right = step.parts
    return f"{_first(left) if step.sign in '×÷' else left} {_continued(step.sign, right)}"


def _smaller_of(step: Worked) -> str:
    left, right = step.parts
    return f"the {'earlier' if form(step.form).counts_minutes else 'smaller'} of {left} and {right}"


def _first_enough(step: Worked) -> str:
    needed, *sizes = step.parts
    return f"the first of {', '.join(map(str, sizes))} that holds {needed}"


SPOKEN: Mapping[str, Callable[[Worked], str]] = {
    "1:": lambda step: f"1 g {_continued('÷', step.parts[0])}",
    "↻": lambda step: f"{step.parts[0]} + 24 h",
    "√": lambda step: f"√{step.parts[0]}",
    "^": lambda step: f"{step.parts[0]}^{step.parts[1]}",
    "min": _smaller_of,
    "fit": _first_enough,
    "?": lambda step: f"{step.parts[0]} against {step.parts[1]} to {step.parts[2]}",
    "?≤": lambda step: f"{step.parts[0]} against at most {step.parts[1]}",
    "?≥": lambda step: f"{step.parts[0]} against at least {step.parts[1]}",
    "?=": lambda step: f"{step.parts[0]} against {step.parts[1]}",
    "=": lambda step: step.parts[0].name,
    "↔": lambda step: f"the difference between {step.parts[0]} and {step.parts[1]}",
}
"""How the left side of a step is written, where it is not two quantities with a sign between them."""


def _first(part: Worked) -> str:
    return " ÷ ".join(_label_amounts(part)) if _is_label_strength(part) else str(part)


def _continued(sign: str, part: Worked) -> str:
    """The sign and the second operand; a strength is taken apart as its label does: ÷ 500 mg × 5 mL."""
    if sign not in "×÷" or not _is_label_strength(part):
        return f"{sign} {part}"
    above, below = _label_amounts(part)
    return f"{sign} {above} {'÷' if sign == '×' else '×'} {below}"


def _label_amounts(part: Worked) -> tuple[str, str]:
    return amount(part.number * part.per, Unit(part.unit.above)), amount(part.per, Unit(part.unit.below))


def _is_label_strength(part: Worked) -> bool:
    """Whether it is written as so much in so much: 500 mg/5 mL, 1:1,000."""
    return part.per != 1 and len(part.unit.below) == 1


def _rounding_line(step: Worked) -> Line:
    return Line(str(step.parts[0]), str(step), label=step.name, sign="≈", note=step.note)


def _conversion_line(step: Worked) -> Line:
    source = step.parts[0]
    if step.note:
        return Line(str(source), str(step), label=step.name, note=step.note)
    if step.unit.above in SCALES:
        return Line(
            f"{_first(source)} × {SCALES[step.unit.above]:,}",
            str(step),
            label=step.name,
            note=f"grams in {SCALES[step.unit.above]:,} mL",
        )
    return Line(
        " ".join([_first(source), *(_factor_text(factor) for factor in conversion_factors(source, step))]),
        str(step),
        label=step.name,
    )


def _factor_text(factor: ConversionFactor) -> str:
    """How a conversion is said in a line of arithmetic: `× 60 min/h`, `÷ 2.2 lb/kg`."""
    (above, over), (below, under) = factor.above, factor.below
    if below == 1:
        return f"× {decimal(above, DECIMALS_IN_FULL)} {symbol(over, one=above == 1)}/{symbol(under, one=True)}"
    if above == 1:
        return f"÷ {decimal(below, DECIMALS_IN_FULL)} {symbol(under, one=below == 1)}/{symbol(over, one=True)}"
    return f"× {decimal(above / below, DECIMALS_IN_FULL)} {symbol(over, one=False)}/{symbol(under, one=True)}"


def _chain_lines(root: Worked) -> list[Line]:
    """One chain of factors for every product, after the lines for what is not a product (sums, rounded weights)."""
    if not root.parts:
        return []
    if not is_product(root):
        own = [] if root.sign == NUMBER_ALONE else [_step_line(root)]
        return [line for part in root.parts for line in _chain_lines(part)] + own
    bases, factors = flattened(root, 1)
    fractions = chain(root, bases, factors)
    return [
        *(line for base, _ in bases for line in _chain_lines(base)),
        Line(" × ".join(map(str, fractions)), str(root), label=root.name, chain=fractions),
    ]

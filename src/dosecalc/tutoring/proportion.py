"""Ratio and proportion: every step that compares so much of one thing with so much of another, solved for x.

What is known stands left, what is wanted right, like things in like places: 500 mg : 5 mL = 750 mg : x. The product of
the outer two is that of the inner two. A step that is no proportion (a sum, a root, a bare number) stays as by formula.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import DECIMALS_IN_FULL, amount
from dosecalc.quantities.operations import CONVERSION, PRODUCT, PRODUCTS, QUOTIENT, RATIO
from dosecalc.quantities.units import NO_UNIT, Unit
from dosecalc.quantities.vocabulary import HOUSEHOLD
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.chain import conversion_factors
from dosecalc.tutoring.formula import SILENT, Line, factor_text, is_label_strength, label_amounts, step_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.chain import ConversionFactor

X = "x"


@dataclass(frozen=True)
class Solved:
    """The lines of a step by proportion. needed: the quantities that must have been worked out before."""

    lines: tuple[Line, ...]
    needed: tuple[Worked, ...]


def proportion_lines(root: Worked) -> list[Line]:
    """A proportion for every step that is one, the formula's line for every other, in the order of working out."""
    if not root.parts:
        return []
    for shape in _SHAPES:
        if (solved := shape(root)) is not None:
            break
    else:
        solved = Solved(() if root.operation in SILENT else (step_line(root),), root.parts)
    return [line for part in solved.needed for line in proportion_lines(part)] + list(solved.lines)


def _line(step: Worked, known: tuple[str, str], wanted: tuple[str, str], x: str = "") -> Line:
    """The line that solves known = wanted for the x that stands in `wanted`."""
    (first, second), (third, fourth) = known, wanted
    left = f"{third} × {second} ÷ {first}" if fourth == X else f"{first} × {fourth} ÷ {second}"
    proportion = f"{first} : {second} = {third} : {fourth}"
    return Line(left, str(step), label=step.name, proportion=proportion, x=x)


def _scaled(step: Worked) -> Solved | None:
    """A quantity times how often one amount goes into another: 100 mL : 1.5 g = 750 mL : x."""
    if not step.is_plain or step.operation not in PRODUCTS:
        return None
    for factor, other in ((step.parts[1], step.parts[0]), (step.parts[0], step.parts[1])):
        if _compares_like(factor) and other.unit != NO_UNIT and not is_label_strength(other):
            above, below = factor.parts if step.operation is PRODUCT else reversed(factor.parts)
            is_divisor = step.operation is QUOTIENT and other is step.parts[1]
            if is_divisor or above.number in {0, below.number}:
                return None
            above_text, below_text = _alike(above, below)
            needed = (other, above, below) if other is step.parts[0] else (above, below, other)
            return Solved((_line(step, (below_text, str(other)), (above_text, X)),), needed)
    return None


def _compares_like(factor: Worked) -> bool:
    """Whether a bare number is how often one amount goes into another of the same unit."""
    return (
        factor.operation is QUOTIENT and factor.is_plain and factor.unit == NO_UNIT and factor.parts[0].unit != NO_UNIT
    )


def _alike(one: Worked, other: Worked) -> tuple[str, str]:
    """Both amounts without what stands below the line in both: of 5 g/100 mL and 35 g/100 mL, 5 g and 35 g."""
    per, unit = one.per if one.per == other.per else Fraction(1), Unit(one.unit.above)
    return amount(one.number * per, unit), amount(other.number * per, unit)


def _for_one(step: Worked, source: Worked) -> Line:
    """A label strength as so much in one: 500 mg : 250 mL = x : 1 mL."""
    one = amount(Fraction(1), Unit(step.unit.below))
    return _line(step, label_amounts(source), (X, one), x=amount(step.number, Unit(step.unit.above)))


def _as_percentage(step: Worked) -> Solved | None:
    """Grams in so many milliliters as grams in 100 mL: 120 g : 600 mL = x : 100 mL."""
    if step.operation is not CONVERSION or step.unit.above not in SCALES:
        return None
    source, scale = step.parts[0], Fraction(SCALES[step.unit.above])
    is_quotient = _is_amount_for_amount(source)
    known = (str(source.parts[0]), str(source.parts[1])) if is_quotient else label_amounts(source)
    if known[1] == (whole := amount(scale, Unit(source.unit.below))):
        return None
    x = amount(step.number, Unit(source.unit.above))
    return Solved((_line(step, known, (X, whole), x=x),), source.parts if is_quotient else (source,))


def _is_amount_for_amount(step: Worked) -> bool:
    """Whether a quotient is so much for so much of something of which there is one name: 120 g ÷ 600 mL."""
    return (
        step.operation is QUOTIENT
        and step.is_plain
        and all(part.unit.above and not is_label_strength(part) for part in step.parts)
        and step.parts[1].unit.is_simple
        and len(step.parts[1].unit.above) == 1
        and step.parts[1].unit.above[0] in step.unit.below
    )


def _for_another_time(step: Worked) -> Solved | None:
    """So much in so many minutes as so much in an hour: 250 mL : 90 min = x : 60 min."""
    if step.operation is not CONVERSION or not step.is_plain or not _is_amount_for_amount(step.parts[0]):
        return None
    source, factors = step.parts[0], conversion_factors(step.parts[0], step)
    if len(factors) != 1 or factors[0].below[1] not in step.unit.below or factors[0].below[0] != 1:
        return None
    many, name = factors[0].above
    above, below = source.parts
    if below.unit.above != (name,):
        return None
    if below.number == many:
        left = f"{above} ÷ {below} {factor_text(factors[0])}"
        return Solved((Line(left, str(step), label=step.name),), source.parts)
    x = amount(above.number * many / below.number, above.unit)
    known, wanted = (str(above), str(below)), (X, amount(many, Unit((name,))))
    return Solved((_line(step, known, wanted, x=x),), source.parts)


def _converted(step: Worked) -> Solved | None:
    """A conversion, one proportion for every unit that changes: 2.2 lb : 1 kg = 154 lb : x."""
    source = step.parts[0]
    if step.operation is not CONVERSION or not step.is_plain or step.unit.above in SCALES:
        return None
    now, lines = replace(source, name=step.name), list[Line]()
    if is_label_strength(source):
        now = replace(now, per=Fraction(1), form="")
        lines.append(_for_one(now, source))
    for factor in conversion_factors(source, step):
        is_rate = factor.below[1] in step.unit.below
        if is_rate and not HOUSEHOLD.isdisjoint((factor.above[1], factor.below[1])):
            return None
        new, old = (factor.below, factor.above) if is_rate else (factor.above, factor.below)
        number = now.number * factor.above[0] / factor.below[0]
        further = replace(now, number=number, unit=now.unit.with_name(old[1], new[1]))
        lines.append((_rate_converted if is_rate else _amount_converted)(further, now, factor))
        now = further
    is_told = lines and f"{source} × " not in f"{lines[0].proportion.partition(' : ')[0]} × "
    return Solved(tuple(lines), (source,)) if is_told else None


def _amount_converted(step: Worked, source: Worked, factor: ConversionFactor) -> Line:
    return _line(step, (_in_full(factor.below), _in_full(factor.above)), (str(source), X))


def _rate_converted(step: Worked, source: Worked, factor: ConversionFactor) -> Line:
    """A rate for another unit of time: 1.5 mL : 1 min = x : 60 min."""
    (many, old), (few, _) = factor.above, factor.below
    known, wanted = (Fraction(1), many) if few == 1 else (few, Fraction(1))
    name = old if few == 1 else factor.below[1]
    return _line(
        step,
        (_without(source, (old,)), _in_full((known, name))),
        (X, _in_full((wanted, name))),
        x=_without(step, (factor.below[1],)),
    )


def _in_full(term: tuple[Fraction, str]) -> str:
    return amount(term[0], Unit((term[1],)), most=DECIMALS_IN_FULL)


def _without(quantity: Worked, names: tuple[str, ...], per: Fraction = Fraction(1)) -> str:
    """The quantity with these units left out below its line."""
    below = tuple(name for name in quantity.unit.below if name not in names)
    return amount(quantity.number * per, Unit(quantity.unit.above, below))


def _product(step: Worked) -> Solved | None:
    """So much for each, times how many: 15 mcg/min : 1 kg = x : 70 kg."""
    if not step.is_plain or step.operation is not PRODUCT:
        return None
    for rate, other in (step.parts, reversed(step.parts)):
        shared = tuple(name for name in rate.unit.below if name in other.unit.above)
        if len(shared) == len(rate.unit.above) == 1 and not is_label_strength(other):
            per = rate.per if is_label_strength(rate) else Fraction(1)
            if not other.number or (other.unit == Unit(shared) and other.number == per):
                return None
            known = _without(rate, shared, per), amount(per, Unit(shared))
            return Solved((_line(step, known, (X, str(other))),), step.parts)
    return None


def _quotient(step: Worked) -> Solved | None:
    """How much holds an amount, or how much there is for one; what stands below both lines goes without saying."""
    if not step.is_plain or step.operation is not QUOTIENT or is_label_strength(step.parts[0]):
        return None
    dividend, divisor = step.parts
    shared = tuple(name for name in dividend.unit.below if name in divisor.unit.below)
    above, below = divisor.unit.above, tuple(name for name in divisor.unit.below if name not in shared)
    if len(above) != 1 or not dividend.unit.above or not dividend.number or (shared and is_label_strength(divisor)):
        return None
    wanted = _without(dividend, shared) if shared else str(dividend)
    is_held = above[0] in dividend.unit.above
    line = None
    if is_held and len(below) == 1:
        line = _holding(step, wanted, below)
    elif not is_held and not below and divisor.number != 1:
        line = _in_one(step, wanted)
    return Solved((line,), step.parts) if line else None


def _holding(step: Worked, wanted: str, below: tuple[str, ...]) -> Line | None:
    """500 mg : 5 mL = 750 mg : x."""
    divisor = step.parts[1]
    per = divisor.per if is_label_strength(divisor) else Fraction(1)
    known = amount(divisor.number * per, Unit(divisor.unit.above)), amount(per, Unit(below))
    return None if known[0] == wanted else _line(step, known, (wanted, X))


def _in_one(step: Worked, wanted: str) -> Line:
    """1,000 mL : 8 h = x : 1 h."""
    divisor = step.parts[1]
    unit = Unit(divisor.unit.above)
    known, one = (wanted, amount(divisor.number, unit)), amount(Fraction(1), unit)
    return _line(step, known, (X, one), x=_without(step, divisor.unit.above))


def _as_ratio(step: Worked) -> Solved | None:
    """A strength as 1 g in so many milliliters: 0.4 g : 1,000 mL = 1 g : x."""
    if step.operation is not RATIO:
        return None
    known, one = label_amounts(step.parts[0]), amount(Fraction(1), Unit(step.unit.above))
    if known[0] == one:
        return None
    x = amount(1 / step.number, Unit(step.unit.below))
    return Solved((_line(step, known, (one, X), x=x),), step.parts)


_SHAPES: tuple[Callable[[Worked], Solved | None], ...] = (
    _scaled,
    _as_percentage,
    _for_another_time,
    _converted,
    _product,
    _quotient,
    _as_ratio,
)
"""In the order in which they are tried: the first three make one proportion of two steps."""

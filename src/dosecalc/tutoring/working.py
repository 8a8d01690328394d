"""The worked solution, read off the steps that a quantity remembers: by formula and by dimensional analysis."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import DECIMALS_IN_FULL, amount, decimal, decimals_needed
from dosecalc.quantities.units import Unit, conversion_factor, paired, symbol
from dosecalc.quantities.worked import SCALES

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked

METHODS = ("dimensional-analysis", "formula")


@dataclass(frozen=True)
class Term:
    """A number with its units as they stand in a chain; a unit that cancels is struck out.

    units: each symbol, and whether it is struck.
    """

    number: str
    units: tuple[tuple[str, bool], ...] = ()

    def __str__(self) -> str:
        """Number and units, struck or not: `5 mcg`, `1 kg·min`."""
        written = "·".join(unit for unit, _ in self.units)
        return f"{self.number}{'' if written == '%' or not written else ' '}{written}"


@dataclass(frozen=True)
class ChainFactor:
    """One fraction of a chain: what stands above and below the line (nothing below: None)."""

    above: Term
    below: Term | None

    def __str__(self) -> str:
        """In one line: `(250 mL / 400 mg)`."""
        return str(self.above) if self.below is None else f"({self.above} / {self.below})"


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
        return tuple(dict.fromkeys(symbol_ for term in terms for symbol_, struck in term.units if struck))


def working(exact: Worked, rounded: Worked, method: str = METHODS[0]) -> list[Line]:
    """The lines that lead from the givens to the rounded answer, by one of METHODS."""
    lines = list(dict.fromkeys(_formula_lines(exact) if method == "formula" else _chain_lines(exact)))
    if not lines:
        lines = [Line(str(exact), str(exact), label=exact.name)]
    return lines if rounded is exact else [*lines, _rounding_line(rounded)]


def _formula_lines(root: Worked) -> list[Line]:
    """A line for every step, in the order in which they are worked out."""
    return [_step_line(step) for step in root.steps() if step.parts]


def _step_line(step: Worked) -> Line:
    if step.sign == "→":
        return _conversion_line(step)
    if step.sign == "≈":
        return _rounding_line(step)
    if step.sign == "1:":
        return Line(f"1 g {_continued('÷', step.parts[0])}", str(step), label=step.name)
    if step.sign == "↻":
        return Line(f"{step.parts[0]} + 24 h", str(step), label=step.name, note=step.note)
    left, right = step.parts
    return Line(f"{_first(left)} {_continued(step.sign, right)}", str(step), label=step.name)


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
        " ".join([_first(source), *(_factor_text(factor) for factor in _factors(source, step))]),
        str(step),
        label=step.name,
    )


@dataclass(frozen=True)
class _Factor:
    """A conversion as a fraction that is worth one: so many of `above` to so many of `below`."""

    above: tuple[Fraction, str]
    below: tuple[Fraction, str]

    @property
    def inverse(self) -> _Factor:
        return _Factor(self.below, self.above)


def _factors(source: Worked, step: Worked) -> list[_Factor]:
    """The conversions of single units that a conversion step is made of."""
    return [_unit_factor(old, new, sign, step) for old, new, sign in paired(source.unit, step.unit)]


def _unit_factor(old: str, new: str, sign: int, step: Worked) -> _Factor:
    worth = conversion_factor(Unit((old,)), Unit((new,)), step.conversions)
    one, many = Fraction(1), worth
    if worth < 1 and (_in_full(1 / worth) or not _in_full(worth)):
        one, many = 1 / worth, Fraction(1)
    factor = _Factor((many, new), (one, old))
    return factor if sign > 0 else factor.inverse


def _in_full(number: Fraction) -> bool:
    needed = decimals_needed(number)
    return needed is not None and needed <= DECIMALS_IN_FULL


def _factor_text(factor: _Factor) -> str:
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
    if not _is_product(root):
        return [line for part in root.parts for line in _chain_lines(part)] + [_step_line(root)]
    bases, factors = _flattened(root, 1)
    return [*(line for base, _ in bases for line in _chain_lines(base)), _chain_line(root, bases, factors)]


def _is_product(step: Worked) -> bool:
    """Whether a step multiplies, divides or converts unit by unit."""
    return step.sign in {"×", "÷"} or (step.sign == "→" and not step.note and step.unit.above not in SCALES)


def _flattened(node: Worked, exponent: int) -> tuple[list[tuple[Worked, int]], list[_Factor]]:
    """What a product is made of: quantities with their exponents, and conversions."""
    if not _is_product(node):
        return [(node, exponent)], []
    bases, factors = _flattened(node.parts[0], exponent)
    if node.sign == "→":
        return bases, factors + [factor if exponent > 0 else factor.inverse for factor in _factors(node.parts[0], node)]
    more, further = _flattened(node.parts[1], exponent if node.sign == "×" else -exponent)
    return bases + more, factors + further


def _chain_line(root: Worked, bases: list[tuple[Worked, int]], factors: list[_Factor]) -> Line:
    raw = [_raw_factor(base, exponent) for base, exponent in bases]
    raw += [
        _RawFactor(
            decimal(factor.above[0], DECIMALS_IN_FULL),
            (factor.above[1],),
            decimal(factor.below[0], DECIMALS_IN_FULL),
            (factor.below[1],),
        )
        for factor in factors
    ]
    chain = _struck(_ordered(raw, root.unit), root.unit)
    return Line(" × ".join(map(str, chain)), str(root), label=root.name, chain=chain)


@dataclass(frozen=True)
class _RawFactor:
    """A fraction of a chain before its cancelled units are known."""

    number_above: str
    above: tuple[str, ...]
    number_below: str
    below: tuple[str, ...]


def _raw_factor(base: Worked, exponent: int) -> _RawFactor:
    over = _RawFactor(
        decimal(base.number * base.per, DECIMALS_IN_FULL), base.unit.above, decimal(base.per), base.unit.below
    )
    return over if exponent > 0 else _RawFactor(over.number_below, over.below, over.number_above, over.above)


def _ordered(factors: list[_RawFactor], target: Unit) -> list[_RawFactor]:
    """Begin with the unit that is asked for; let each next fraction cancel what stands below the line."""
    waiting, chain = list(factors), list[_RawFactor]()
    open_units = set(target.above)
    while waiting:
        following = next((factor for factor in waiting if open_units & set(factor.above)), waiting[0])
        waiting.remove(following)
        chain.append(following)
        open_units = (open_units | set(following.below)) - (set(following.above) - set(target.above))
    return chain


def _struck(chain: list[_RawFactor], target: Unit) -> tuple[ChainFactor, ...]:
    above = Counter(name for factor in chain for name in factor.above)
    below = Counter(name for factor in chain for name in factor.below)
    strikes_above = above - Counter(target.above)
    strikes_below = below - Counter(target.below)
    return tuple(
        ChainFactor(
            _term(factor.number_above, factor.above, strikes_above),
            _term(factor.number_below, factor.below, strikes_below)
            if factor.below or factor.number_below != "1"
            else None,
        )
        for factor in chain
    )


def _term(number: str, names: tuple[str, ...], strikes: Counter[str]) -> Term:
    units = []
    for name in names:
        struck = strikes[name] > 0
        strikes[name] -= struck
        units.append(
            (symbol(name, one=number == "1" or (number.startswith("0.") and name != "unit_of_activity")), struck)
        )
    return Term(number, tuple(units))

"""Dimensional analysis: a product as one chain of fractions, with the conversions in it and what cancels struck out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import DECIMALS_IN_FULL, decimal, decimals_needed
from dosecalc.quantities.operations import CONVERSION, PRODUCT, PRODUCTS, QUOTIENT
from dosecalc.quantities.quick_fraction import ONE
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor, paired, symbol
from dosecalc.quantities.vocabulary import OF_ACTIVITY
from dosecalc.quantities.worked import SCALES
from dosecalc.quantities.worked import step as step_of

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

TIMES_ALONE = frozenset({("minute",), ("hour",), ("day",)})


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
class ConversionFactor:
    """A conversion as a fraction that is worth one: so many of `above` to so many of `below`, one of them 1."""

    above: tuple[Fraction, str]
    below: tuple[Fraction, str]

    @property
    def inverse(self) -> ConversionFactor:
        """The same conversion upside down."""
        return ConversionFactor(self.below, self.above)


def conversion_factors(source: Worked, step: Worked) -> list[ConversionFactor]:
    """The conversions of single units that a conversion step is made of."""
    return [_unit_factor(old, new, sign, step) for old, new, sign in paired(source.unit, step.unit)]


def _unit_factor(old: str, new: str, sign: int, step: Worked) -> ConversionFactor:
    worth = conversion_factor(Unit((old,)), Unit((new,)), step.conversions)
    one, many = (1 / worth, ONE) if is_told_by_its_inverse(worth) else (ONE, worth)
    factor = ConversionFactor((many, new), (one, old))
    return factor if sign > 0 else factor.inverse


def is_told_by_its_inverse(factor: Fraction) -> bool:
    """Whether to divide is easier to write than to multiply by a factor: ÷ 1,000 for 0.001, ÷ 0.96 for 1.0416… in full.

    What can be written in full goes first, then what is more than one.
    """
    in_full, in_full_turned = _in_full(factor), _in_full(1 / factor)
    return factor < 1 if in_full == in_full_turned else in_full_turned


def _in_full(number: Fraction) -> bool:
    needed = decimals_needed(number)
    return needed is not None and needed <= DECIMALS_IN_FULL


def in_fitting_units(node: Worked) -> Worked | None:
    """A quotient whose unit was changed afterwards, with its parts in the units that fit: 24 mg/h ÷ 1.6 mg/mL."""
    quotient = node.parts[0]
    if quotient.operation is not QUOTIENT or not quotient.is_plain or node.unit.above in TIMES_ALONE:
        return None
    left, right = (part.unit for part in quotient.parts)
    for old, new, sign in paired(quotient.unit, node.unit):
        if (old, sign) in left.signed:
            left = left.with_name(old, new)
        elif (old, -sign) in right.signed:
            right = right.with_name(old, new)
        else:
            return None
    parts = quotient.parts[0].to(left), quotient.parts[1].to(right)
    return step_of(QUOTIENT, node.unit, *parts, number=node.number)


def is_product(step: Worked) -> bool:
    """Whether a step multiplies, divides or converts unit by unit; numbers alone have no units to cancel."""
    measures = any(part.unit != NO_UNIT for part in step.parts)
    return (step.operation in PRODUCTS and measures and step.is_plain) or (
        step.operation is CONVERSION and step.is_plain and step.unit.above not in SCALES
    )


def flattened(node: Worked, exponent: int) -> tuple[list[tuple[Worked, int]], list[ConversionFactor]]:
    """What a product is made of: quantities with their exponents, and conversions."""
    if not is_product(node):
        return [(node, exponent)], []
    bases, factors = flattened(node.parts[0], exponent)
    if node.operation is CONVERSION:
        return bases, factors + [
            factor if exponent > 0 else factor.inverse for factor in conversion_factors(node.parts[0], node)
        ]
    more, further = flattened(node.parts[1], exponent if node.operation is PRODUCT else -exponent)
    return bases + more, factors + further


def chain(root: Worked, bases: list[tuple[Worked, int]], factors: list[ConversionFactor]) -> tuple[ChainFactor, ...]:
    """The fractions whose product is the root: its quantities and conversions, ordered so that units cancel in turn."""
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
    return _struck(_ordered(raw, root.unit), root.unit)


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
        units.append((symbol(name, one=number == "1" or (number.startswith("0.") and name not in OF_ACTIVITY)), struck))
    return Term(number, tuple(units))

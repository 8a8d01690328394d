"""Units that multiply, divide and cancel by name, and what one is worth in another.

What each is worth stands in `definitions`; pint is the second opinion, for somebody's own numbers and in the tests.
This is the only module that imports it, and only then: its import takes longer than everything else a command does. No
text from outside reaches pint: it sees names from the vocabulary.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError
from dosecalc.quantities.definitions import EXACT, Conversions, definitions, worths
from dosecalc.quantities.quick_fraction import ONE, QuickFraction
from dosecalc.quantities.vocabulary import KNOWN, dimension_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pint import UnitRegistry

CACHED = 4096
"""Units and factors that are kept; people's typing makes new ones without end."""

FIRST_BELOW, LAST_BELOW = ("body_weight", "body_surface", "doses"), "time"
"""The order of the units below the line: mcg/kg/min, never mcg/min/kg."""


class UnitMismatch(DosecalcError):
    """Two quantities measure different things, or a quantity measures something else than was asked for."""


@dataclass(frozen=True)
class Unit:
    """A unit such as mcg/kg/min: the vocabulary's names above and below the line, in the order they are written."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """That of its names, worked out once: every operation looks units up."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.above, self.below))

    def __mul__(self, other: Unit) -> Unit:
        """The product; a unit that stands above and below cancels."""
        return cancelled(self.above + other.above, self.below + other.below)

    def __truediv__(self, other: Unit) -> Unit:
        """The quotient; a unit that stands above and below cancels."""
        return cancelled(self.above + other.below, self.below + other.above)

    def __str__(self) -> str:
        """As it is written for amounts other than one: `units/kg/h`, `mL`, or nothing for a bare number."""
        return spelled(self)

    @cached_property
    def inverse(self) -> Unit:
        """The unit upside down."""
        return Unit(self.below, self.above)

    @property
    def is_simple(self) -> bool:
        """Whether nothing stands below the line."""
        return not self.below

    @cached_property
    def dimension(self) -> frozenset[tuple[str, int]]:
        """What is measured: each base dimension with its exponent."""
        total: Counter[str] = Counter()
        for name, sign in self.signed:
            for base, exponent in dimension_of(name):
                total[base] += sign * exponent
        return frozenset((base, exponent) for base, exponent in total.items() if exponent)

    @cached_property
    def signed(self) -> tuple[tuple[str, int], ...]:
        """Every name with 1 for above or -1 for below the line."""
        return (*((name, 1) for name in self.above), *((name, -1) for name in self.below))

    def with_name(self, old: str, new: str) -> Unit:
        """The same unit with one name replaced."""
        return Unit(
            tuple(new if name == old else name for name in self.above),
            tuple(new if name == old else name for name in self.below),
        )


@lru_cache(CACHED)
def cancelled(above: tuple[str, ...], below: tuple[str, ...]) -> Unit:
    """The unit with these names above and below the line, without those that stand on both."""
    over, under = Counter(above), Counter(below)
    shared = over & under
    return Unit(tuple((over - shared).elements()), tuple(sorted((under - shared).elements(), key=_place)))


def _place(name: str) -> tuple[int, str]:
    dimension = KNOWN[name].dimension
    if dimension in FIRST_BELOW:
        return FIRST_BELOW.index(dimension), dimension
    return len(FIRST_BELOW) + (dimension == LAST_BELOW), dimension


NO_UNIT = Unit()
MINUTE = Unit(("minute",))
GRAMS_PER_MILLILITER = Unit(("gram",), ("milliliter",))
MILLIGRAMS_PER_MILLILITER = Unit(("milligram",), ("milliliter",))


@lru_cache(CACHED)
def spelled(unit: Unit, *, one: bool = False) -> str:
    """The unit in its only written form; `one` for an amount of exactly one: `1 tablet`, `2 tablets`."""
    if unit == NO_UNIT:
        return ""
    last = len(unit.above) - 1
    above = [symbol(name, one=one or place < last) for place, name in enumerate(unit.above)]
    return "/".join(["·".join(above), *(symbol(name, one=True) for name in unit.below)])


def symbol(name: str, *, one: bool) -> str:
    """How the vocabulary's `name` is written: the plural for amounts other than one, where it has one."""
    atom = KNOWN[name]
    return atom.symbol if one or not atom.plural else atom.plural


@lru_cache(CACHED)
def unit(text: str) -> Unit:
    """The unit that an author's text such as `mL/h` names, exactly as it is spelled; an empty text is a bare number.

    Raises:
        UnitMismatch: the text names no unit of the vocabulary.
    """
    if not text:
        return NO_UNIT
    above, *below = text.split("/")
    return cancelled(tuple(map(_strictly, above.split("·"))), tuple(map(_strictly, below)))


@cache
def _strict_symbols() -> dict[str, str]:
    table = {atom.name: atom.name for atom in KNOWN.values()}
    for atom in reversed(tuple(KNOWN.values())):
        table |= dict.fromkeys((atom.symbol, atom.plural or atom.symbol), atom.name)
    return table


def _strictly(text: str) -> str:
    if text not in _strict_symbols():
        message = f"there is no unit {text!r}"
        raise UnitMismatch(message)
    return _strict_symbols()[text]


@cache
def _registry(conversions: Conversions) -> UnitRegistry[Any]:
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(list(definitions(conversions)))
    return registry


@lru_cache(CACHED)
def conversion_factor(source: Unit, target: Unit, conversions: Conversions = EXACT) -> Fraction:
    """How many of `target` one `source` is worth.

    Raises:
        UnitMismatch: they measure different things.

    >>> conversion_factor(unit("mL/min"), unit("L/h"))
    Fraction(3, 50)
    """
    if source.dimension != target.dimension:
        message = f"{source} cannot be converted to {target}: they measure different things"
        raise UnitMismatch(message)
    if source == target:
        return ONE
    worth = worths(conversions)
    return _in_first_units(source, worth) / _in_first_units(target, worth)


def _in_first_units(of: Unit, worth: Mapping[str, Fraction]) -> Fraction:
    """What one of it is worth in the first units of what it measures."""
    factor = ONE
    for name in of.above:
        factor *= worth[name]
    for name in of.below:
        factor /= worth[name]
    return factor


def asked_of_pint(source: Unit, target: Unit, conversions: Conversions = EXACT) -> Fraction:
    """The same factor, asked of pint."""
    registry = _registry(conversions)
    factor = registry.Quantity(Fraction(1), _in_pint(registry, source)).to(_in_pint(registry, target)).magnitude
    if not isinstance(factor, Fraction):  # a float here would be a wrong dose later
        message = f"pint returned {factor!r}, not an exact fraction"
        raise TypeError(message)
    return QuickFraction(factor)


def _in_pint(registry: UnitRegistry[Any], of: Unit) -> Any:
    exponents: Counter[str] = Counter()
    for name, sign in of.signed:
        exponents[name] += sign
    return registry.Unit(
        registry.UnitsContainer({name: Fraction(exponent) for name, exponent in exponents.items() if exponent})
    )


@lru_cache(CACHED)
def paired(source: Unit, target: Unit) -> tuple[tuple[str, str, int], ...]:
    """The names that differ, paired by what they measure: (from, to, 1 above or -1 below the line)."""
    waiting, missing, pairs = list(target.signed), [], []
    for pair in source.signed:
        if pair in waiting:
            waiting.remove(pair)
        else:
            missing.append(pair)
    for name, sign in missing:
        for other, other_sign in waiting:
            if sign == other_sign and dimension_of(name) == dimension_of(other):
                waiting.remove((other, other_sign))
                pairs.append((name, other, sign))
                break
    return tuple(pairs)


@lru_cache(CACHED)
def opposed(unit: Unit, other: Unit) -> tuple[tuple[str, str], ...]:
    """Pairs of different units that measure the same and stand on opposite sides of the line."""
    return tuple(
        (mine, theirs)
        for ours, others in ((unit.above, other.below), (unit.below, other.above))
        for mine in ours
        if mine not in others
        for theirs in others
        if theirs not in ours and dimension_of(mine) == dimension_of(theirs)
    )

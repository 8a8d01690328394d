"""What each unit is worth: the definitions of `units.txt`, with the values that a policy teaches in place of the exact.

Nearly all of them are a number times another unit, which needs no library to be read; a test holds them to pint.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.quantities.quick_fraction import QuickFraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction


@dataclass(frozen=True)
class Conversions:
    """A set of conversion values: the exact ones, some of them replaced by values that are taught.

    taught: for each unit replaced, its name, how many of which other unit it is worth.
    """

    name: str = "exact"
    taught: tuple[tuple[str, Fraction, str], ...] = ()

    def __hash__(self) -> int:
        """That of its name: to hash all fractions for every conversion takes longer than to convert."""
        return hash(self.name)


EXACT = Conversions()


def definitions(conversions: Conversions) -> Iterator[str]:
    """The lines of `units.txt`, with the taught values in place of the exact ones."""
    taught = {
        name: f"{name} = {value.numerator} / {value.denominator} * {other}" for name, value, other in conversions.taught
    }
    for line in Path(__file__).with_name("units.txt").read_text(encoding="utf-8").splitlines():
        yield taught.get(line.partition(" =")[0], line)


@cache
def multiples(conversions: Conversions) -> Mapping[str, Fraction]:
    """How many of the first unit of its kind each unit is worth; without those that are made of several kinds.

    >>> multiples(EXACT)["day"], multiples(EXACT)["ounce"], "percent" in multiples(EXACT)
    (Fraction(1440, 1), Fraction(45359237, 1600000000), False)
    """
    found: dict[str, Fraction] = {}
    for line in definitions(conversions):
        name, is_defined, text = line.partition(" = ")
        if is_defined and not line.startswith("#") and (worth := _multiple(text, found)) is not None:
            found[name] = worth
    return MappingProxyType(found)


def _multiple(text: str, earlier: Mapping[str, Fraction]) -> Fraction | None:
    """What `45359237 / 100000000 * kilogram` comes to; None unless it is numbers times one unit that stands before."""
    if text.startswith("["):
        return QuickFraction(1)
    worth, units = QuickFraction(1), 0
    signs_and_terms = iter(("*", *text.split()))
    for sign, term in zip(signs_and_terms, signs_and_terms, strict=True):
        if term.isdigit():
            worth = worth * int(term) if sign == "*" else worth / int(term)
        elif sign == "*" and term in earlier:
            worth, units = worth * earlier[term], units + 1
        else:
            return None
    return worth if units == 1 else None

"""What each unit is worth: the definitions of `units.txt`, with the values that a policy teaches in place of the exact.

Each is numbers times or divided by other units, which needs no library to be read; tests hold them to pint.
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
def worths(conversions: Conversions) -> Mapping[str, Fraction]:
    """What each unit is worth in the first units of what it measures; of a percentage, in grams per milliliter.

    >>> worths(EXACT)["day"], worths(EXACT)["ounce"], worths(EXACT)["percent"]
    (Fraction(1440, 1), Fraction(45359237, 1600000000), Fraction(1, 100))
    """
    found: dict[str, Fraction] = {}
    for line in definitions(conversions):
        name, is_defined, text = line.partition(" = ")
        if is_defined and not line.startswith("#"):
            found[name] = _worth(text, found)
    return MappingProxyType(found)


def _worth(text: str, earlier: Mapping[str, Fraction]) -> Fraction:
    """What `gram / milliliter / 100` comes to in the first units of their kinds; all of its units stand before it."""
    worth = QuickFraction(1)
    if text.startswith("["):
        return worth
    signs_and_terms = iter(("*", *text.split()))
    for sign, term in zip(signs_and_terms, signs_and_terms, strict=True):
        number = int(term) if term.isdigit() else earlier[term]
        worth = worth * number if sign == "*" else worth / number
    return worth

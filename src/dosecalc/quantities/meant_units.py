"""Which unit a misspelled one may have been meant to be: the only one that a slip of the hand leads to, or none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dosecalc.quantities.typed_text import MICRO_SIGNS
from dosecalc.quantities.vocabulary import NO_UNITS, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FEWEST_LETTERS = 3
"""Of fewer, a letter left out tells nothing: mn is as near to mg and mL as to min."""

LONG = 6
"""Letters from which on a word with one of them wrong, or one too many, is still that word."""


def meant_unit(typed: str) -> str:
    """The symbol of the unit that is meant; empty where that is none or could be two.

    >>> meant_unit("mgg"), meant_unit("mcq"), meant_unit("tablts"), meant_unit("mmls")
    ('mg', 'mcg', 'tablet', '')
    """
    name = "".join("micro" if character in MICRO_SIGNS else character for character in typed.lower())
    if name in NO_UNITS:
        return ""
    likeliest = _likeliest(name)
    near = _symbols(likeliest | _swapped(name)) | _with_one_more().get(name, frozenset())
    if len(name) >= LONG:
        near |= _symbols(_with_one_less(name)) | {unit for gap in _gaps(name) for unit in _with_another().get(gap, ())}
    is_plain = len(name) >= FEWEST_LETTERS or bool(_symbols(likeliest))
    return near.pop() if len(near) == 1 and is_plain else ""


def _symbols(names: Iterable[str]) -> set[str]:
    return {spellings()[name].symbol for name in names if name in spellings()}


@cache
def _with_one_more() -> dict[str, frozenset[str]]:
    """The units whose spelling has one letter more, by what is left of it without."""
    return _by_slip(_with_one_less)


@cache
def _with_another() -> dict[str, frozenset[str]]:
    """The units, by what is left of their spelling where a letter is another."""
    return _by_slip(_gaps)


def _by_slip(slips: Callable[[str], set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for spelling, atom in spellings().items():
        for slipped in slips(spelling):
            found[slipped] = found.get(slipped, frozenset()) | {atom.symbol}
    return found


def _likeliest(name: str) -> set[str]:
    """The name with g for q, or with one letter for two of a kind."""
    return {name, name.replace("q", "g"), *_without_a_double(name)}


def _with_one_less(name: str) -> set[str]:
    return {name[:place] + name[place + 1 :] for place in range(len(name))}


def _gaps(name: str) -> set[str]:
    """The name with a gap for each of its letters in turn."""
    return {f"{name[:place]} {name[place + 1 :]}" for place in range(len(name))}


def _without_a_double(name: str) -> set[str]:
    return {name[:place] + name[place + 1 :] for place, pair in enumerate(_pairs(name)) if pair[0] == pair[1]}


def _swapped(name: str) -> set[str]:
    """The name with two neighbors in the other order."""
    return {name[:place] + pair[::-1] + name[place + 2 :] for place, pair in enumerate(_pairs(name))}


def _pairs(name: str) -> list[str]:
    return [name[place : place + 2] for place in range(len(name) - 1)]

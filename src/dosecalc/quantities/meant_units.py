"""Which unit a misspelled one may have been meant to be: the only one that a slip of the hand leads to, or none."""

from dosecalc.quantities.typed_text import MICRO_SIGNS
from dosecalc.quantities.vocabulary import NO_UNITS, spellings

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
    near = {atom.symbol for other, atom in spellings().items() if _is_near(name, other)}
    is_plain = len(name) >= FEWEST_LETTERS or any(other in spellings() for other in _likeliest(name))
    return near.pop() if len(near) == 1 and is_plain else ""


def _is_near(name: str, spelling: str) -> bool:
    """Whether a slip of the hand makes the name of the spelling."""
    if spelling in _likeliest(name) or spelling in _swapped(name) or name in _with_one_less(spelling):
        return True
    if len(name) == len(spelling):
        differing = sum(letter != right for letter, right in zip(name, spelling, strict=True))
        return len(name) >= LONG and differing == 1
    return len(name) > LONG and spelling in _with_one_less(name)


def _likeliest(name: str) -> set[str]:
    """The name with g for q, or with one letter for two of a kind."""
    return {name, name.replace("q", "g"), *_without_a_double(name)}


def _with_one_less(name: str) -> set[str]:
    return {name[:place] + name[place + 1 :] for place in range(len(name))}


def _without_a_double(name: str) -> set[str]:
    return {name[:place] + name[place + 1 :] for place, pair in enumerate(_pairs(name)) if pair[0] == pair[1]}


def _swapped(name: str) -> set[str]:
    """The name with two neighbors in the other order."""
    return {name[:place] + pair[::-1] + name[place + 2 :] for place, pair in enumerate(_pairs(name))}


def _pairs(name: str) -> list[str]:
    return [name[place : place + 2] for place in range(len(name) - 1)]

"""Names of people as other lists spell them: without accents, the family name first, or with an initial."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that are no other letter with a sign added, as they are written where they are not to be had."""

APOSTROPHES = re.compile("['’ʼ`´]")
WORD = re.compile(r"[^\W_]+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in one order, in small letters without accents.

    >>> words_of("Nowak, Łukasz") == words_of("lukasz NOWAK"), words_of("Zoë O'Brien")
    (True, ('obrien', 'zoe'))
    """
    whole = APOSTROPHES.sub("", name.casefold())
    plain = "".join(each for each in normalize("NFKD", whole) if not combining(each)).translate(LETTERS)
    return tuple(sorted(WORD.findall(plain)))


def may_be_one(name: str, other: str) -> bool:
    """Whether two names can be those of one person: one has no word that the other lacks; an initial is a word.

    >>> may_be_one("Ana", "Müller, Ana"), may_be_one("Ana M.", "Ana Müller"), may_be_one("Ana Müller", "Bea Müller")
    (True, True, False)
    """
    few, many = sorted((words_of(name), words_of(other)), key=len)
    rest = list(many)
    for word in sorted(few, key=len, reverse=True):  # whole words first, so that no initial takes their place
        found = next((each for each in rest if each == word), None) or next(
            (each for each in rest if 1 in {len(each), len(word)} and each[0] == word[0]), None
        )
        if found is None:
            return False
        rest.remove(found)
    return True


def share_a_word(name: str, other: str) -> bool:
    """Whether two names have anything in common; a name that is not stated has."""
    words, others = words_of(name), words_of(other)
    return not words or not others or not set(words).isdisjoint(others)

"""Answers in words: one of a list, several of it, or a wording."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import BLANKS, Refused, plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = {"nothing", "none", "0"}
PARTING = re.compile(" ?[,;](?: ?and(?![a-z0-9]))? ?| ?(?<![a-z0-9])and(?![a-z0-9]) ?")


def read_choice(text: str, words: Sequence[str]) -> Reading:
    found = _meant(plainly(text), words, by_number=any(" " in word for word in words))
    if len(found) != 1:
        raise Refused(text)
    return Reading(Fraction(found.pop()))


def read_selection(text: str, words: Sequence[str]) -> Reading:
    """Every way of parting the text is tried: at all of its marks, at some, at none."""
    plain = plainly(text)
    if plain.rstrip(" .") in NOTHING:
        return Reading(Fraction(0))
    numbers = plain.split()
    found = _sets(plain, words) | ({_numbered(numbers, words)} if len(numbers) > 1 else set())
    found.discard(frozenset())
    if len(found) != 1:
        raise Refused(text)
    return Reading(Fraction(sum(2**place for place in found.pop())))


def read_wording(text: str, words: Sequence[str]) -> Reading:
    if plainly(text).rstrip(" .") not in {_bare(wording) for wording in words}:
        raise Refused(text)
    return Reading(Fraction(0))


def _sets(text: str, words: Sequence[str]) -> set[frozenset[int]]:
    """What the text can mean as a list; empty where it is none."""
    found = {frozenset(places)} if len(places := _meant(text, words, by_number=True)) == 1 else set()
    for mark in PARTING.finditer(text):
        first = _meant(text[: mark.start()], words, by_number=True)
        if len(first) == 1:
            found |= {rest | first for rest in _sets(text[mark.end() :], words)}
    return found


def _numbered(numbers: Sequence[str], words: Sequence[str]) -> frozenset[int]:
    """Numbers with nothing but blanks between."""
    known = {str(number): number - 1 for number in range(1, len(words) + 1)}
    return frozenset(known[number] for number in numbers) if set(numbers) <= known.keys() else frozenset()


def _meant(text: str, words: Sequence[str], *, by_number: bool) -> set[int]:
    """The places of words that are so, or else of those that begin so; a number is a place, where words have such."""
    if by_number and re.fullmatch("[0-9]+", text):
        return set(_numbered([text], words))
    bare = text.rstrip(" .")
    same = {place for place, word in enumerate(words) if _bare(word) == bare}
    return same or {place for place, word in enumerate(words) if bare and _begins(bare, _bare(word))}


def _begins(bare: str, word: str) -> bool:
    """Whether a word begins so; a number is never parted, so that 10 begins no 10,000."""
    numbers = re.finditer("[0-9]+(?:[.,][0-9]+)*", word)
    return word.startswith(bare) and not any(number.start() < len(bare) < number.end() for number in numbers)


def _bare(word: str) -> str:
    return BLANKS.sub(" ", word).strip(" ").lower().rstrip(".")

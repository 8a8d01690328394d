"""Answers in words: one of a list, several of it, or a wording."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import BLANKS, Refused, plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = re.compile(
    r"(?:the word )?(?:no|0|(?:nothing|none(?: of (?:them|these))?)(?: (?:is |are )?(?:wrong|unsafe))?)"
)
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONE_WORD = {
    "oral": "mouth",
    "rectal": "rectum",
    "nasal": "nose",
    "intranasal": "nose",
    "intramuscular": "muscle",
    "intravenous": "vein",
    "intrathecal": "spinal fluid",
    "subcutaneous": "under skin",
    "sublingual": "under tongue",
}
PARTING = re.compile(" ?[,;](?: ?and(?![a-z0-9]))? ?| ?(?<![a-z0-9])and(?![a-z0-9]) ?")
NUMBER = re.compile(r"\(([0-9]+)\)|#?([0-9]+)[.)]?")
PARTING_NUMBERS = re.compile(PARTING.pattern + "| ?[&+] ?| ")
OFTEN = re.compile(
    r"(?:(?P<n1>once|(?:one|1) time)|(?P<n2>twice|(?:two|2) times)|(?P<n3>(?:three|3) times)|(?P<n4>(?:four|4) times)) "
    r"(?:(?P<day>daily|(?:a|per|each|every) day)|(?P<week>weekly|(?:a|per|each|every) week))"
)


def read_choice(text: str, words: Sequence[str]) -> Reading:
    plain = plainly(text)
    found = _meant(plain, words, by_number=any(" " in word for word in words))
    if len(found) != 1:
        found = {place for place, word in enumerate(words) if _core(word) and _core(plain) == _core(word)}
    if len(found) != 1:
        raise Refused(text)
    return Reading(Fraction(found.pop()))


def read_selection(text: str, words: Sequence[str]) -> Reading:
    """Every way of parting the text is tried: at all of its marks, at some, at none."""
    plain = plainly(text)
    bare = plain.rstrip(" .")
    if bare.removeprefix("the word ") == "no" and any(_bare(word)[:2] == "no" for word in words):
        raise Refused(text)
    if NOTHING.fullmatch(bare):
        return Reading(Fraction(0))
    found = _sets(plain, words) | _sets_of_numbers(plain, words)
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


def _sets_of_numbers(text: str, words: Sequence[str]) -> set[frozenset[int]]:
    """What the text can mean as a list of numbers."""
    found = {_numbered([one[1] or one[2]], words)} if (one := NUMBER.fullmatch(text)) else set()
    for mark in PARTING_NUMBERS.finditer(text):
        if number := NUMBER.fullmatch(text[: mark.start()]):
            first = _numbered([number[1] or number[2]], words)
            found |= {rest | first for rest in _sets_of_numbers(text[mark.end() :], words) if first and rest}
    return found


def _numbered(numbers: Sequence[str], words: Sequence[str]) -> frozenset[int]:
    """The places that have these numbers; none where one is no place."""
    known = {str(number): number - 1 for number in range(1, len(words) + 1)}
    return frozenset(known[number] for number in numbers) if set(numbers) <= known.keys() else frozenset()


def _meant(text: str, words: Sequence[str], *, by_number: bool) -> set[int]:
    """The places of words that are so, or else of those that begin so; a number is a place, where words have such."""
    if by_number and (number := NUMBER.fullmatch(text)):
        return set(_numbered([number[1] or number[2]], words))
    bare = _bare(text).removeprefix("the word ")
    same = {place for place, word in enumerate(words) if _bare(word) == bare}
    same = same or {place for place, word in enumerate(words) if _often(bare) and _often(bare) == _often(_bare(word))}
    return same or {place for place, word in enumerate(words) if bare and _begins(bare, _bare(word))}


def _core(text: str) -> str:
    """What is left of a phrase that tells it from others."""
    rest = re.sub("^(in|into|to|by|at) ", "", _bare(text).removeprefix("the word "))
    rest = re.sub("(?<![^ ])(?:the|an?)(?![^ ])", "", rest)
    rest = re.sub("(?<![^ ])(?:h|hrs?|hour)(?![^ ])", "hours", rest)
    for number, word in enumerate(NUMBERS, 1):
        rest = re.sub(f"(?<![^ ]){word}(?![^ ])", str(number), rest)
    rest = BLANKS.sub(" ", rest).strip(" ")
    return ONE_WORD.get(rest) or ONE_WORD.get(re.sub("ly$", "", rest)) or rest


def _often(bare: str) -> tuple[str, ...]:
    """How often that is; empty where it does not say."""
    said = OFTEN.fullmatch("once a day" if bare in {"daily", "each day", "every day"} else bare)
    return tuple(name for name, part in said.groupdict().items() if part) if said else ()


def _begins(bare: str, word: str) -> bool:
    """Whether a word begins so; a number is never parted, so that 10 begins no 10,000."""
    numbers = re.finditer("[0-9]+(?:[.,][0-9]+)*", word)
    return word.startswith(bare) and not any(number.start() < len(bare) < number.end() for number in numbers)


def _bare(word: str) -> str:
    return BLANKS.sub(" ", word).strip(" ").lower().rstrip(" .")

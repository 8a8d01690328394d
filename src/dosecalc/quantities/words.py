"""Answers that are words: one of a few, any of several, or a wording of one's own for what an order means.

What is typed is compared and never repaired; where a list is numbered, its numbers stand for its words.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.typed_text import typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.quantities.typed_text import TypedText

NOTHING = "nothing"
NO = "no"
"""None of them; but where a word begins so, it could be that."""

NONE_OF_THEM = frozenset(
    {NO, "0"}
    | {
        f"{none}{said}"
        for none in (NOTHING, "none", "none of them", "none of these")
        for said in ("", *(f"{verb} {what}".rstrip() for verb in ("", " is", " are") for what in ("wrong", "unsafe")))
    }
)
WRITE_SEVERAL = "Write one or more of these words, or their numbers"
NOT_AMONG_OTHERS = "This says that none of them apply: leave it out, or write it alone."
COUNTS = (
    ("once", "one time", "1 time"),
    ("twice", "two times", "2 times"),
    ("three times", "3 times"),
    ("four times", "4 times"),
)
PERIODS = (
    ("daily", "a day", "per day", "each day", "every day"),
    ("weekly", "a week", "per week", "each week", "every week"),
)
HOW_OFTEN = {
    f"{count} {period}": (times, days)
    for times, counts in enumerate(COUNTS)
    for days, periods in enumerate(PERIODS)
    for count in counts
    for period in periods
} | dict.fromkeys(("daily", "every day", "each day"), (0, 0))
"""Words that say the same, whichever of them stands in a list: twice daily is 2 times a day."""

BETWEEN_SEVERAL = re.compile(r" *(?:(?:,(?!\d\d\d(?!\d))|;) *(?:and\b)?|\band\b) *", re.IGNORECASE)
"""What parts the words of a selection: any comma but that of 5,000."""

MARKED_NUMBER = re.compile(r"\((\d+)\)|#?(\d+)[.)]?", re.ASCII)
"""A number as lists print it: 2, 2), (2), #2, and with the full stop of a sentence."""

BETWEEN_NUMBERS = re.compile(r" *(?:(?:,(?!\d\d\d(?!\d))|;) *(?:and\b)?|[&+]|\band\b) *| +", re.IGNORECASE)
"""What parts numbers: words may hold a sign such as & or +, numbers do not."""

CALLED_A_WORD = "the word "
"""What keys say before a word: the answer is the word nothing."""

BEFORE_A_PLACE = re.compile(r"^(?:in|into|to|by|at) ")
"""What may be left out before a place or a time, as an article may wherever it stands."""

ARTICLES = frozenset({"the", "a", "an"})
SPELLED = dict.fromkeys(("h", "hr", "hrs", "hour"), "hours") | {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
"""Words in place of which others may stand, in phrases that are told from each other by the rest."""

ROUTES = {
    f"{route}{ending}": said
    for route, said in {
        "oral": "mouth",
        "rectal": "rectum",
        "nasal": "nose",
        "intranasal": "nose",
        "intramuscular": "muscle",
        "intravenous": "vein",
        "intrathecal": "spinal fluid",
        "subcutaneous": "under skin",
        "sublingual": "under tongue",
    }.items()
    for ending in ("", "ly")
}
"""Where a medicine goes, in one word, and the same as `_said_otherwise` has it."""

AND = re.compile(r"\band\b", re.IGNORECASE)
OF_NUMBERS = frozenset("0123456789 ,;&+()#.")
"""What a list of numbers is made of, beside the word and."""

NUMBER_CUT = re.compile(r"(?<=[0-9])(?=[,.]?[0-9])|(?<=[0-9][,.])(?=[0-9])")
"""A place inside a number: 10 is no beginning of 10,000, and 1 none of 15."""


def is_numbered(words: Sequence[str]) -> bool:
    """Whether the list is told with numbers: phrases take too long to type."""
    return any(" " in word for word in words)


def numbered(words: Sequence[str]) -> str:
    """The words with their numbers.

    >>> numbered(("once a day", "twice a day"))
    '1) once a day, 2) twice a day'
    """
    return ", ".join(f"{number}) {word}" for number, word in enumerate(words, start=1))


def place_of(text: str, words: Sequence[str]) -> int:
    """The place of the word that was typed, or begun, or named by its number where the list is numbered.

    Raises:
        UnreadableQuantity: it begins none of them, or several.
    """
    source = typed(text)
    found = _place(source.text, words, by_number=is_numbered(words))
    if found is None:
        found = _place_in_other_words(source.text, words)
    if found is None:
        source.refuse(f"{_what_to_write(words, by_number=is_numbered(words))}.")
    return found


def places_of(text: str, words: Sequence[str]) -> frozenset[int]:
    """The places of all words that were typed or named by their numbers; none for `nothing`.

    Raises:
        UnreadableQuantity: one of them begins none of the words, or several.
    """
    source = typed(text)
    said = _said(source.text)
    if said == NO and any(plainly(word).startswith(NO) for word in words):
        source.refuse(f"{WRITE_SEVERAL}: {numbered(words)}; or {NOTHING}.")
    if said in NONE_OF_THEM:
        return frozenset()
    whole = _place(source.text, words, by_number=True)
    if whole is not None:
        return frozenset({whole})
    parts = list(_parts(source))
    or_else = "" if len(parts) > 1 else f"; or {NOTHING}"
    return frozenset(_place_of_part(source, start, end, words, or_else) for start, end in parts)


def _parts(source: TypedText) -> Iterator[tuple[int, int]]:
    """Where each word of a list starts and ends; numbers may be parted by blanks alone."""
    start, end = source.position, len(source.text.rstrip())
    is_of_numbers = OF_NUMBERS.issuperset(AND.sub(" ", source.text))
    between = BETWEEN_NUMBERS if is_of_numbers else BETWEEN_SEVERAL
    for gap in between.finditer(source.text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _place_of_part(source: TypedText, start: int, end: int, words: Sequence[str], or_else: str) -> int:
    part = source.text[start:end]
    found = _place(part, words, by_number=True)
    if found is None:
        says = f"{WRITE_SEVERAL}: {numbered(words)}{or_else}."
        source.refuse(NOT_AMONG_OTHERS if _said(part) in NONE_OF_THEM else says, start=start, end=end)
    return found


def _place(text: str, words: Sequence[str], *, by_number: bool) -> int | None:
    """The only word that is meant; None where that is none or several."""
    meant = text.strip()
    if by_number and (marked := MARKED_NUMBER.fullmatch(meant)):
        number = marked[1] or marked[2]
        return next((place for place in range(len(words)) if number == str(place + 1)), None)
    if meant in words:
        return words.index(meant)
    meant = _said(meant)
    exact = [word for word in words if plainly(word) == meant]
    exact = exact or [word for word in words if meant in HOW_OFTEN and HOW_OFTEN.get(plainly(word)) == HOW_OFTEN[meant]]
    near = exact or [word for word in words if meant and _begins(meant, plainly(word))]
    return words.index(near[0]) if len(near) == 1 else None


def _place_in_other_words(text: str, words: Sequence[str]) -> int | None:
    """The only one of the phrases that says the same, but for words that do not tell it from others."""
    meant = _in_other_words(_said(text))
    same = [place for place, word in enumerate(words) if meant and meant == _in_other_words(plainly(word))]
    return same[0] if len(same) == 1 else None


def _in_other_words(said: str) -> str:
    """The phrase without its articles and the preposition that it begins with, numbers and hours alike: `4 hours`."""
    words = BEFORE_A_PLACE.sub("", said).split()
    bare = " ".join(SPELLED.get(word, word) for word in words if word not in ARTICLES)
    return ROUTES.get(bare, bare)


def _said(text: str) -> str:
    """What was typed as it is compared, without what keys say before a word."""
    return plainly(text).removeprefix(CALLED_A_WORD)


def _begins(meant: str, word: str) -> bool:
    return word.startswith(meant) and NUMBER_CUT.match(word, len(meant)) is None


def _what_to_write(words: Sequence[str], *, by_number: bool) -> str:
    if by_number:
        return f"Write one of these words, or its number: {numbered(words)}"
    if all(word.isdecimal() for word in words):
        return f"Write one of these numbers and nothing else: {', '.join(words)}"
    return f"Write one of these words: {', '.join(words)}"


def in_place(number: Fraction) -> frozenset[int]:
    """The places that a selection's number stands for: the sum of 2 to the power of each.

    >>> sorted(in_place(Fraction(5)))
    [0, 2]
    """
    return frozenset(place for place in range(int(number).bit_length()) if int(number) >> place & 1)


def as_number(places: frozenset[int]) -> Fraction:
    """The number that stands for these places.

    >>> as_number(frozenset({0, 2}))
    Fraction(5, 1)
    """
    return Fraction(sum(1 << place for place in places))


def plainly(text: str) -> str:
    """A wording as it is compared: in small letters, without a full stop, single blanks.

    >>> plainly(" Every  other day . ")
    'every other day'
    """
    return " ".join(text.lower().split()).rstrip(" .")

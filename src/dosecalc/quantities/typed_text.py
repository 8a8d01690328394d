"""What a person typed, walked over character by character; and the error that points at the fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from string import ascii_letters, digits
from typing import Never
from unicodedata import category

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned, named, shown

LONGEST = 64
"""Characters; no answer needs more, and every check below costs no more than this allows."""

MICRO_SIGNS = "µμ"
DIGITS = frozenset(digits)
LETTERS = frozenset(ascii_letters + MICRO_SIGNS)
"""What the names of units are made of."""

VULGAR_FRACTIONS = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
HYPHENS = frozenset("‐‑‒–—")
"""Hyphens and dashes that are not the one of the keyboard."""

WRITTEN_INSTEAD = (
    dict.fromkeys("⁄∕", "type / instead")
    | dict.fromkeys(HYPHENS, "type - instead")
    | dict.fromkeys("º˚℃℉", "write °C or °F, or degrees C")
)
"""Look-alikes of signs that are read, with what to write."""

NEGATIVE = "Amounts are never negative here."
ONE_NUMBER = "Write one number with its unit, or a fraction such as 1/2 or 1 3/4; do the arithmetic yourself."
SIGNS_OF_ARITHMETIC = frozenset("×÷")

OTHER_SIGNS = frozenset(MICRO_SIGNS) | VULGAR_FRACTIONS.keys() | {"°", "²", "·"}


class Refusal(Enum):
    """A reason to refuse a text that decides about something more; its value is what is said of it."""

    CLOCK_TIME = "This is a clock time."
    FULL_STOP = "Leave out the period."
    LEADING_ZERO = "A whole number does not begin with 0."
    NO_NUMBER = "An answer must begin with a number."
    NOT_THOUSANDS = "This comma does not group thousands."
    TWO_NUMBERS = "There are two numbers side by side."


class UnreadableQuantity(DosecalcError):
    """Text that is not read as a quantity; never the same as a wrong answer.

    text: all of it. start, end: the characters that were not understood. why: the reason, or what is wrong with them.
    instead: what may have been meant, or empty.
    """

    def __init__(self, text: str, start: int, end: int, why: str | Refusal, instead: str = "") -> None:
        super().__init__(text, start, end, why, instead)
        self.text = text
        self.start = start
        self.end = max(end, start + 1)
        self.why = why
        self.instead = instead

    @property
    def refusal(self) -> Refusal | None:
        """The reason, where it is one that decides about something more."""
        return self.why if isinstance(self.why, Refusal) else None

    @property
    def says(self) -> str:
        """What is wrong with the characters that were not understood."""
        return self.why.value if isinstance(self.why, Refusal) else self.why

    def __str__(self) -> str:
        """What is wrong and what to write, in one line."""
        return self.says + (f" Did you mean {self.instead}?" if self.instead else "")

    def pointed_out(self) -> str:
        """The text with carets under what was not understood: two lines, safe to show."""
        shown_text = cleaned(self.text[:LONGEST])
        before = len(cleaned(self.text[: min(self.start, LONGEST)]))
        under = len(cleaned(self.text[min(self.start, LONGEST) : min(self.end, LONGEST)]))
        return f"{shown_text}\n{' ' * before}{'^' * max(under, 1)}"


class UnknownUnit(UnreadableQuantity):
    """A word where a unit belongs, which names none that is known; what to write depends on what was asked."""


@dataclass(frozen=True)
class Notice:
    """Something worth saying about how a readable answer was written. unsafe: ISMP lists it as error-prone."""

    id: str
    says: str
    unsafe: bool = False


@dataclass
class TypedText:
    """The text and how far it has been read; notices gather on the way."""

    text: str
    position: int = 0
    notices: list[Notice] = field(default_factory=list)

    @property
    def next(self) -> str:
        """The next character, or empty at the end."""
        return self.text[self.position : self.position + 1]

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.position >= len(self.text)

    def blanks(self) -> int:
        """Pass over blanks; how many there were."""
        before = end = self.position
        while self.text.startswith(" ", end):
            end += 1
        self.position = end
        return end - before

    def digits(self) -> str:
        """Pass over ASCII digits and return them."""
        return self._run_of(DIGITS)

    def word(self) -> str:
        """Pass over letters (and the signs that units are written with) and return them."""
        return self._run_of(LETTERS)

    def _run_of(self, characters: frozenset[str]) -> str:
        text, before = self.text, self.position
        end, length = before, len(text)
        while end < length and text[end] in characters:
            end += 1
        self.position = end
        return text[before:end]

    def take(self, expected: str) -> bool:
        """Pass over exactly this text, if it is what comes next."""
        found = self.text.startswith(expected, self.position)
        self.position += len(expected) * found
        return found

    def notice(self, identifier: str, says: str, *, unsafe: bool = False) -> None:
        """Remember something to say about the writing, once."""
        notice = Notice(identifier, says, unsafe)
        if notice not in self.notices:
            self.notices.append(notice)

    def refuse(
        self, why: str | Refusal, *, start: int | None = None, end: int | None = None, instead: str = ""
    ) -> Never:
        """Give up, pointing from `start` (here, if not said) to `end` (the end of the text, if not said)."""
        first = self.position if start is None else start
        raise UnreadableQuantity(self.text, first, len(self.text) if end is None else end, why, instead)


def typed(text: str, *, is_amount: bool = False) -> TypedText:
    """The text, ready to be read. is_amount: no hyphen can be part of it.

    Raises:
        UnreadableQuantity: it is empty, too long, or holds a character that no quantity is written with.
    """
    source = TypedText(text)
    if len(text) > LONGEST:  # first: nothing that follows may cost more than this allows
        source.refuse(f"This is too long: an answer has at most {LONGEST} characters.", start=LONGEST)
    if not text.strip():
        source.refuse("Nothing was typed.")
    if not (text.isascii() and text.isprintable()):
        _refuse_other_signs(source, is_amount=is_amount)
    source.blanks()
    return source


def _refuse_other_signs(source: TypedText, *, is_amount: bool) -> None:
    for place, character in enumerate(source.text):
        if not (" " <= character <= "~" or character in OTHER_SIGNS):
            why = _why_no_amount(source.text, place) if is_amount else ""
            source.refuse(why or _why_refused(character), start=place, end=place + 1)


def _why_no_amount(text: str, place: int) -> str:
    """What to say of a sign of arithmetic or a dash in an amount; empty for any other character."""
    if text[place] in SIGNS_OF_ARITHMETIC:
        return ONE_NUMBER
    if text[place] not in HYPHENS:
        return ""
    before, after = text[:place].strip(" +")[-1:], text[place + 1 :].strip(" ")[:1]
    if not before:
        return f"The {named(text[place])} cannot be used: amounts are never negative here."
    could_join = before in DIGITS and after in DIGITS  # left out, it would make 510 of 5 to 10
    return f"The {named(text[place])} cannot be used{' here' if could_join else ': leave it out'}."


def _why_refused(character: str) -> str:
    if character == "\t":
        return "A tab cannot be used: type a space."
    if character == "−":
        return "A minus sign cannot be used: amounts are never negative here."
    if character in WRITTEN_INSTEAD:
        return f"The {named(character)} cannot be used: {WRITTEN_INSTEAD[character]}."
    if character.isdigit() or character.isnumeric():
        return f"The {named(character)} cannot be used: type the digits 0 to 9."
    if shown(character) != character or character.isspace():
        name = f"U+{ord(character):04X}" if category(character) == "Cc" else named(character)
        return f"The hidden character {name} cannot be used: type the answer again by hand."
    return f"The {named(character)} cannot be used here."

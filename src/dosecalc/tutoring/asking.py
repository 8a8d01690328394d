"""What an answer has to be, and what to say of one that is no such thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.reading import CLOCK_TIME, NO_NUMBER
from dosecalc.quantities.units import NO_UNIT, spelled
from dosecalc.quantities.words import is_numbered

if TYPE_CHECKING:
    from dosecalc.quantities.typed_text import UnreadableQuantity
    from dosecalc.tutoring.solving import Solution

SPOKEN_UNITS = {"in": "inches (in)", "h": "hours (h)", "s": "seconds (s)"}
"""Units whose symbol alone reads oddly in a sentence."""

GIVING_UP = frozenset({"know", "idk", "dunno", "idea", "clue", "sure", "skip", "pass", "stuck", "help", "hint", "give"})
"""Words of somebody who has no answer; no answer is made of them."""

FORMS_OF_TIME = frozenset({"clock", "date", "moment"})
"""Their reading tells itself what a time or a date looks like."""


def spoken_unit(text: str) -> str:
    """A unit as it stands in a sentence after `in`."""
    return SPOKEN_UNITS.get(text, text)


def to_write(solution: Solution) -> str:
    """What to write, as it goes on after `Write`."""
    if solution.form.written or solution.form.must_be_safe:
        return solution.form.to_write
    return f"the answer in {spoken_unit(spelled(solution.unit))}" if solution.unit != NO_UNIT else "a number alone"


def why_unread(solution: Solution, text: str, unreadable: UnreadableQuantity) -> str:
    """Why an answer could not be read: a word for a number, a number for a word, or what its reading says."""
    if solution.form.words:
        words = solution.form.words
        has_numbers = solution.form.is_several or is_numbered(words) or any(word[0].isdecimal() for word in words)
        is_number = text.strip()[:1].isdecimal() and not has_numbers
        return f"{'A word is asked for here, not a number. ' if is_number else ''}{unreadable}"
    is_number_asked = not (solution.form.must_be_safe and solution.form.in_text)
    if solution.form.name in FORMS_OF_TIME or not is_number_asked:
        return str(unreadable)
    is_word = text.strip()[:1].isalpha() and not any(character.isdecimal() for character in text)
    if is_word and not unreadable.instead:
        return f"A number is asked for here, not a word: write {to_write(solution)}."
    if unreadable.says in {CLOCK_TIME, NO_NUMBER}:
        return f"{unreadable} Write {to_write(solution)}."
    return str(unreadable)


def gives_up(text: str) -> bool:
    """Whether it says in words that its writer does not know, or does not want to.

    >>> gives_up("I don't know"), gives_up("skip please"), gives_up("5 mg")
    (True, True, False)
    """
    said = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
    return not GIVING_UP.isdisjoint(word.strip(".,!?'") for word in said)

"""What an answer has to be, and what to say of one that is no such thing."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import FORMS
from dosecalc.quantities.given import worked_quantity
from dosecalc.quantities.typed_text import Refusal, UnknownUnit, UnreadableQuantity
from dosecalc.quantities.units import NO_UNIT, spelled
from dosecalc.quantities.words import is_numbered

if TYPE_CHECKING:
    from dosecalc.quantities.forms import Form
    from dosecalc.quantities.reading import Quantity
    from dosecalc.quantities.units import Unit
    from dosecalc.tutoring.solving import Solution

SPOKEN_UNITS = {"in": "inches (in)", "h": "hours (h)", "s": "seconds (s)"}
"""Units whose symbol alone reads oddly in a sentence."""

GIVING_UP = frozenset({"know", "idk", "dunno", "idea", "clue", "sure", "skip", "pass", "stuck", "help", "hint"})
"""Words of somebody who has no answer; no answer is made of them."""

AROUND_WORDS = ".,!?'\N{RIGHT SINGLE QUOTATION MARK}"

FORMS_OF_TIME = frozenset({"clock", "date", "moment"})
"""Their reading tells itself what a time or a date looks like."""

AMOUNT_ALONE = "the amount alone, its number and its unit, so that nobody can misread it"
"""What to write where an amount of an order is to be rewritten; an example could be the answer."""

NO_COLON = re.compile(r"(?:1|one) ?(?:[/;÷-]|in|to|per|out of) ?[\d,]+", re.IGNORECASE)
"""A ratio as it is said, or written as a fraction."""

RUN_TOGETHER = re.compile(r"\d{1,2}\.?[0-5]\d")
"""Hours and minutes without their units: 529 or 5.29."""

CALLED = {"clock": "a clock time", "date": "a date", "moment": "a date and a time", "ratio": "a ratio"}
WITH_COLON = frozenset({"ratio", "duration"})
"""Forms whose reading tells itself what a colon means there."""


class OfAnotherKind(UnreadableQuantity):
    """A ratio, a time or a date where none is asked for: not read as an answer at all, so it is no wrong one."""

    def __init__(self, text: str, read: Quantity, to_write: str) -> None:
        super().__init__(text, 0, len(text), f"{worked_quantity(read)} is {CALLED[read.form]}: write {to_write}.")

    def pointed_out(self) -> str:
        """Nothing: there is no fault in it."""
        return ""


def spoken_unit(text: str) -> str:
    """A unit as it stands in a sentence after `in`."""
    return SPOKEN_UNITS.get(text, text)


def to_write(solution: Solution) -> str:
    """What to write, as it goes on after `Write`."""
    return to_write_in(solution.form, solution.unit)


def to_write_in(asked: Form, of: Unit) -> str:
    """As `to_write`, for an answer in that form, or else in that unit."""
    if asked.written or asked.must_be_safe:
        return asked.to_write
    return f"the answer in {spoken_unit(spelled(of))}" if of != NO_UNIT else "a number alone"


def in_its_form(asked: Form, of: Unit, text: str) -> Quantity:
    """An answer, read as what is asked for. of: the unit of the answer.

    Raises:
        OfAnotherKind: it is a ratio, a time or a date, and none is asked for.
        UnreadableQuantity: it cannot be read.
    """
    try:
        read = asked.read(text)
    except UnreadableQuantity:
        if (other := _time_or_date(asked, text)) is not None:
            raise OfAnotherKind(text, other, to_write_in(asked, of)) from None
        raise
    is_of_another = asked.name != "ratio" and read.unit is not None and read.unit.dimension != of.dimension
    if read.form == "ratio" and is_of_another:
        raise OfAnotherKind(text, read, to_write_in(asked, of))
    return read


def _time_or_date(asked: Form, text: str) -> Quantity | None:
    """What a text is that is no number with its unit, where that is asked for; digits alone are no time."""
    if asked.words or asked.must_be_safe or asked.name in FORMS_OF_TIME or text.strip().isdecimal():
        return None
    for name in ("date", "moment") if asked.name in WITH_COLON else ("date", "moment", "clock"):
        with suppress(UnreadableQuantity):
            return FORMS[name].read(text)
    return None


def refuse_run_together(solution: Solution, text: str) -> None:
    """Refuse a number without a unit that could be hours and minutes, where a length of time is asked for.

    Raises:
        UnreadableQuantity: it is such a number.
    """
    if solution.exact.form == "duration" and RUN_TOGETHER.fullmatch(text.strip()):
        says = f"A length of time without its units could mean several things: write {to_write(solution)}."
        raise UnreadableQuantity(text, 0, len(text), says)


def why_unread(solution: Solution, text: str, unreadable: UnreadableQuantity) -> str:
    """Why an answer could not be read: a word for a number, a number for a word, or what its reading says."""
    if isinstance(unreadable, OfAnotherKind):
        return str(unreadable)
    if solution.form.name == "ratio" and NO_COLON.fullmatch(text.strip()):
        return f"A ratio has a colon: write {to_write(solution)}."
    if solution.form.words:
        words = solution.form.words
        has_numbers = solution.form.is_several or is_numbered(words) or any(word[0].isdecimal() for word in words)
        is_number = text.strip()[:1].isdecimal() and not has_numbers
        return f"{'A word is needed here, not a number. ' if is_number else ''}{unreadable}"
    is_wording = solution.form.must_be_safe and solution.form.in_text
    is_told = solution.form.name in FORMS_OF_TIME or is_wording
    return str(unreadable) if is_told else _why_no_number(solution, text, unreadable)


def _why_no_number(solution: Solution, text: str, unreadable: UnreadableQuantity) -> str:
    """Why an answer that has to begin with a number could not be read."""
    instead = AMOUNT_ALONE if solution.form.must_be_safe else to_write(solution)
    is_word = text.strip()[:1].isalpha() and not any(character.isdecimal() for character in text)
    if is_word and not unreadable.instead:
        return f"A number is needed here, not a word: write {instead}."
    is_unknown = isinstance(unreadable, UnknownUnit) and not unreadable.instead
    if is_unknown or unreadable.refusal in {Refusal.CLOCK_TIME, Refusal.NO_NUMBER}:
        return f"{unreadable} Write {instead}."
    return str(unreadable)


def gives_up(text: str) -> bool:
    """Whether it says in words that its writer does not know, or does not want to.

    >>> gives_up("I don't know"), gives_up("I give up!"), gives_up("give 5 mg")
    (True, True, False)
    """
    said = [word.strip(AROUND_WORDS) for word in text.lower().split()]
    return not GIVING_UP.isdisjoint(said) or "give up" in " ".join(said)

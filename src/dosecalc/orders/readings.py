"""What can be asked of an order: what its abbreviations mean, how often, what in it is unsafe, how to write it safely.

A reading looks up what texts stand for, where a calculation works a number out; its answer is a worked quantity all the
same, whose steps are what was looked up, so that it is graded, explained and printed as any other answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.calculations.catalogue import Calculation
from dosecalc.errors import DosecalcError
from dosecalc.orders.unsafe import unsafe_in
from dosecalc.orders.vocabulary import same_meaning, term
from dosecalc.quantities.forms import SAFE_QUANTITY, choice_of, selection_of, wording_of
from dosecalc.quantities.kind import Kind
from dosecalc.quantities.operations import LOOKED_UP
from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import NO_UNIT, spelled, unit
from dosecalc.quantities.words import as_number
from dosecalc.quantities.worked import Worked, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.orders.term import Term

TOPIC = "orders"
EACH_DAY = unit("doses/day")
SAFE = "safe as it stands"
"""What is noted where nothing is to be changed."""
ROMAN = "A Roman numeral: i is 1, v is 5, x is 10. What stands after a larger one is added; before it, subtracted."
"""What to think of first where a numeral is to be read."""


class UnknownNotation(DosecalcError):
    """A text that no order here is written with: neither an abbreviation, nor a safe wording, nor an amount."""


@dataclass(frozen=True)
class Reading:
    """Something that is asked of an order, with how it is looked up.

    look_up: from the texts in question to the answer. hints: what to think of first, never the answer.
    of_pieces: it is asked of several pieces of an order at once.
    """

    name: str
    summary: str
    formula: str
    look_up: Callable[..., Worked]
    hints: Callable[..., tuple[str, ...]]
    of_pieces: bool = False

    def calculation(self, *texts: str) -> Calculation:
        """The reading of these texts as a calculation, which takes no givens."""

        def looked_up() -> Worked:
            return self.look_up(*texts)

        found = spelled(looked_up().unit) if texts else ""
        answer = Kind(self.name.replace("_", " "), (found,), "", rule_name="word", may_be_zero=True)
        no_givens = MappingProxyType[str, Kind]({})
        no_examples = MappingProxyType[str, str]({})
        return Calculation(self.name, TOPIC, looked_up, no_givens, answer, self.summary, self.formula, no_examples)


def abbreviation_meaning(text: str) -> Worked:
    """What an abbreviation stands for, among what it is taken for.

    Raises:
        UnknownNotation: it is no abbreviation of the vocabulary.

    >>> print(abbreviation_meaning("tid"))
    three times a day
    """
    entry = _known(text)
    choices = sorted((entry.meaning, *entry.mistaken), key=lambda words: (len(words), words))
    note = f"{entry.from_}; {_what_to_write(entry)}" if entry.is_unsafe else entry.from_
    return _looked_up(text, Fraction(choices.index(entry.meaning)), choice_of(*choices), note)


def code_doses_a_day(text: str) -> Worked:
    """How many doses a day a code stands for.

    Raises:
        UnknownNotation: it is no code for so many doses a day.

    >>> print(code_doses_a_day("q6h"))
    4 doses/day
    """
    entry = _known(text)
    if entry.doses_a_day is None:
        message = f"{text} does not say how many doses a day"
        raise UnknownNotation(message)
    return replace(_looked_up(text, entry.doses_a_day, "", entry.meaning), unit=EACH_DAY)


def unsafe_notations(*pieces: str) -> Worked:
    """Which pieces of an order are unsafe as they are written.

    >>> print(unsafe_notations("morphine", ".5 mg", "subcut", "QD"))
    .5 mg, QD
    """
    places = frozenset(place for place, piece in enumerate(pieces) if unsafe_in(piece))
    rows = tuple(replace(safe_writing(pieces[place]), name="unsafe") for place in sorted(places))
    order = Worked(Fraction(0), name="; ".join(pieces))
    answer = step(LOOKED_UP, NO_UNIT, order, *rows, number=as_number(places))
    return replace(answer, name="unsafe of these pieces", form=selection_of(*pieces))


def safe_writing(text: str) -> Worked:
    """How a piece of an order is written so that nobody can misread it; as it is, where nobody can.

    Raises:
        UnknownNotation: it is neither an abbreviation, nor a safe wording, nor an amount.

    >>> print(safe_writing("5.0 mg")), print(safe_writing("QOD"))
    5 mg
    every other day
    (None, None)
    """
    note = "; ".join(finding.reason for finding in unsafe_in(text)) or SAFE
    if wordings := _wordings(text):
        return _looked_up(text, Fraction(0), wording_of(*wordings), note)
    try:
        read = read_quantity(text)
    except UnreadableQuantity as unreadable:
        raise _unknown(text) from unreadable
    if read.unit is None:
        raise _unknown(text)
    return replace(_looked_up(text, read.number, SAFE_QUANTITY, note), unit=read.unit)


def _wordings(text: str) -> tuple[str, ...]:
    """The safe wordings for what a text says, itself first where it is one; empty where it is no wording."""
    entry = term(text)
    if entry and entry.is_unsafe:
        return entry.wordings
    same = same_meaning(text)
    return tuple(dict.fromkeys((text, *same))) if same else ()


def _known(text: str) -> Term:
    entry = term(text)
    if entry is None:
        raise _unknown(text)
    return entry


def _unknown(text: str) -> UnknownNotation:
    return UnknownNotation(f"{text!r} is not an abbreviation, wording or amount that is known here")


def _looked_up(text: str, number: Fraction, form: str, note: str) -> Worked:
    shown = Worked(Fraction(0), name=text)
    return replace(step(LOOKED_UP, NO_UNIT, shown, number=number), form=form, note=note)


def _what_to_write(entry: Term) -> str:
    return f"{entry.why}; on {entry.listed.value}: write {entry.wordings[0]}"


def _hints_of_meaning(text: str) -> tuple[str, ...]:
    entry = _known(text)
    if entry.meaning.isdigit():
        return (ROMAN,)
    words = f"It shortens: {entry.from_}." if entry.meaning not in entry.from_ else "Think of its first letters."
    return (words,)


def _hints_of_doses(text: str) -> tuple[str, ...]:
    return (f"It shortens: {_known(text).from_}.",)


def _hints_of_unsafe(*_pieces: str) -> tuple[str, ...]:
    return (
        "Look at the numbers: a point without a digit on both sides, a zero at the end, a missing comma or space.",
        "Look at the words: is any abbreviation or symbol on one of the two lists? Plain words and amounts are safe.",
    )


def _hints_of_writing(text: str) -> tuple[str, ...]:
    found = unsafe_in(text)
    return tuple(f"{finding.text}: {finding.why}." for finding in found) or ("Look for what could be misread.",)


READINGS = {
    reading.name: reading
    for reading in (
        Reading(
            "abbreviation_meaning",
            "What an abbreviation in an order stands for",
            "meaning = what the abbreviation shortens",
            abbreviation_meaning,
            _hints_of_meaning,
        ),
        Reading(
            "code_doses_a_day",
            "How many doses a day a code in an order stands for",
            "doses a day = what the code says; every so many hours, 24 h ÷ hours",
            code_doses_a_day,
            _hints_of_doses,
        ),
        Reading(
            "unsafe_notations",
            "Which pieces of an order can be misread",
            "unsafe = whatever stands on ISMP's list or the Joint Commission's",
            unsafe_notations,
            _hints_of_unsafe,
            of_pieces=True,
        ),
        Reading(
            "safe_writing",
            "How a piece of an order is written so that nobody can misread it",
            "safe writing = the same amount or words, without what can be misread",
            safe_writing,
            _hints_of_writing,
        ),
    )
}
"""Every reading by name."""

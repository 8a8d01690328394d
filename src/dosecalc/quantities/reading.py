"""What a person typed, read as a quantity by a closed grammar: all of it or nothing, and nothing is repaired.

    answer = ratio | ["+"] amount [unit]
    ratio  = "1:" whole                            a ratio strength: grams in milliliters
    amount = (number | "half" ["a" | "an"] | "one") ["thousand" | "million"]
    unit   = name {"·" name} {("/" | "per" | "in" | "each" | "a" | "an") [amount] name} ["."]

The text never reaches pint, float, Fraction or any evaluator; no regular expression reads amounts and units.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Never

from dosecalc.quantities.notation import DECIMALS_SHOWN, decimals_needed
from dosecalc.quantities.numbers import read_number
from dosecalc.quantities.quick_fraction import ONE, QuickFraction
from dosecalc.quantities.ratio_strengths import next_of_ratio
from dosecalc.quantities.refused_numbers import refuse_letter_over, refuse_letters
from dosecalc.quantities.spelled_units import PER_WORDS, SIGNS_OF_UNITS, next_atom
from dosecalc.quantities.typed_text import (
    DIGITS,
    VULGAR_FRACTIONS,
    Notice,
    Refusal,
    TypedText,
    UnreadableQuantity,
    typed,
)
from dosecalc.quantities.units import CACHED, GRAMS_PER_MILLILITER, NO_UNIT, Unit, cancelled, spelled
from dosecalc.quantities.vocabulary import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from dosecalc.quantities.vocabulary import Atom

__all__ = ["Answer", "Notice", "Quantity", "UnreadableQuantity", "read_answer", "read_quantity", "read_unit"]

MULTIPLIERS = {"thousand": QuickFraction(1_000), "million": QuickFraction(1_000_000)}
HALF = "half"
AMOUNT_WORDS = {HALF: QuickFraction(1, 2), "one": ONE}
MOST_UNITS = 4
WORDS_BEHIND_A_UNIT = PER_WORDS - spellings().keys()
"""All of them but `in`, which is a unit itself."""

BEGIN_A_NUMBER = DIGITS | VULGAR_FRACTIONS.keys() | frozenset(".")
LONGEST_TOLD, LONGEST_NAME = 10**9, 40
"""A number from there on, a unit with a name so long: written out, they might be too long to be read."""


@dataclass(frozen=True)
class Quantity:
    """A number with the unit it was written with, if any; of a strength such as 400 mg/250 mL, `per` is the 250."""

    number: Fraction
    unit: Unit | None
    per: Fraction = ONE
    form: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What was read: an exact number, its unit in the safe spelling (None if there was none), and notices."""

    number: Fraction
    unit: str | None
    notices: tuple[Notice, ...] = ()


def read_answer(text: str) -> Answer:
    """What a learner typed.

    Raises:
        UnreadableQuantity: the text is not a quantity, or could be read in more than one way.

    >>> read_answer("12.5 ml/hr")
    Answer(number=Fraction(25, 2), unit='mL/h', notices=())
    >>> read_answer("0,125 mg")
    Traceback (most recent call last):
    dosecalc.quantities.typed_text.UnreadableQuantity: This comma does not group thousands. Did you mean 0.125?
    """
    quantity = read_quantity(text)
    return Answer(quantity.number, None if quantity.unit is None else spelled(quantity.unit), quantity.notices)


def read_quantity(text: str) -> Quantity:
    """As `read_answer`, with the unit as an object and the label's way of counting kept.

    Raises:
        UnreadableQuantity: as `read_answer`.

    >>> read_quantity("400 mg/250 mL").number
    Fraction(8, 5)
    """
    source = typed(text, is_amount=True)
    start = source.position
    source.take("+")
    source.blanks()
    quantity = next_quantity(source)
    if quantity.unit is None and source.take(":"):
        second = next_of_ratio(source, start)
        return Quantity(1 / second, GRAMS_PER_MILLILITER, second, form="ratio")
    if not source.at_end:
        source.refuse("Write only one number with its unit, and nothing after it.")
    return quantity


def next_quantity(source: TypedText) -> Quantity:
    """The amount and unit that come next; what follows them is left."""
    number = _amount(source)
    end = source.position
    source.blanks()
    if source.next == ":":
        return Quantity(number, None)
    source.position = end
    _space_before_unit(source)
    if source.at_end:
        return Quantity(number, None, notices=tuple(source.notices))
    unit, per = _unit(source)
    return Quantity(number / per, unit, per, notices=tuple(source.notices))


def read_unit(text: str) -> Unit:
    """A unit without a number, as people type it.

    Raises:
        UnreadableQuantity: it names no unit.

    >>> print(read_unit("ml/hr"))
    mL/h
    """
    source = typed(text, is_amount=True)
    unit, per = _unit(source)
    if not source.at_end or per != 1:
        source.refuse("This is not a unit.", start=0)
    return unit


def is_read_as_written(number: Fraction, of: Unit) -> bool:
    """Whether an amount in safe notation is sure to be read as that number in that unit; where in doubt, not.

    >>> is_read_as_written(QuickFraction(25, 2), read_unit("mL/h")), is_read_as_written(QuickFraction(1, 3), Unit())
    (True, False)
    """
    needed = decimals_needed(number)
    is_short = needed is not None and needed <= DECIMALS_SHOWN and number.numerator < LONGEST_TOLD * number.denominator
    return is_short and number.numerator > 0 and _is_read_as_spelled(of)


@lru_cache(CACHED)
def _is_read_as_spelled(of: Unit) -> bool:
    """Whether the only written forms of a unit, of one and of many, are read as it."""
    if of == NO_UNIT:
        return True
    try:
        return {of} == {read_unit(spelled(of)), read_unit(spelled(of, one=True))} and len(spelled(of)) < LONGEST_NAME
    except UnreadableQuantity:
        return False


def _amount(source: TypedText) -> Fraction:
    start = source.position
    word = source.word().lower()
    if not word:
        number = read_number(source)
    elif word in AMOUNT_WORDS:
        number = AMOUNT_WORDS[word]
        if word == HALF:
            _article(source)
    else:
        _refuse_word(source, start)
    return number * _multiplier(source)


def _refuse_word(source: TypedText, start: int) -> Never:
    """Refuse what begins with a letter: a word, or a letter that looks like a digit."""
    source.position = start
    refuse_letters(source)
    refuse_letter_over(source)
    word = source.text[start:].partition(" ")[0]
    source.refuse(Refusal.NO_NUMBER, end=start + len(word))


def _article(source: TypedText) -> None:
    """`half a tablet`, `half an hour`."""
    here = source.position
    source.blanks()
    if source.word().lower() not in {"a", "an"}:
        source.position = here


def _multiplier(source: TypedText) -> Fraction:
    here = source.position
    source.blanks()
    word = source.word().lower()
    if word in MULTIPLIERS:
        return MULTIPLIERS[word]
    source.position = here
    return ONE


def _space_before_unit(source: TypedText) -> None:
    if not source.blanks() and not source.at_end and source.next not in SIGNS_OF_UNITS:
        source.notice("no_space", "Leave a space between the number and its unit.")


def _unit(source: TypedText) -> tuple[Unit, Fraction]:
    _refuse_missing_unit(source)
    above = [next_atom(source)]
    while source.take("·"):
        above.append(_next_part(source, above))
    below: list[Atom] = []
    per: Fraction = ONE
    while _separator(source):
        per *= _counted_by(source)
        start = source.position
        atom = _next_part(source, above + below)
        if atom in below:
            source.refuse(f"{atom.symbol} is below the line twice.", start=start, end=source.position)
        if atom in above:
            source.refuse(f"{atom.symbol} is both above and below the line.", start=start, end=source.position)
        below.append(atom)
    _full_stop(source)
    source.blanks()
    return cancelled(tuple([atom.name for atom in above]), tuple([atom.name for atom in below])), per


def _refuse_missing_unit(source: TypedText) -> None:
    """Refuse `5/day` and `5 a day`: nothing says what there are five of."""
    here = source.position
    if source.take("/") or (source.word().lower() in WORDS_BEHIND_A_UNIT and source.blanks()):
        source.refuse("A unit must come first here, as in 5 tablets a day.", start=here, end=source.position)
    source.position = here


def _next_part(source: TypedText, before: Sequence[Atom]) -> Atom:
    start = source.position
    atom = next_atom(source)
    if len(before) == MOST_UNITS:
        source.refuse("This unit has too many parts.", start=start)
    return atom


def _counted_by(source: TypedText) -> Fraction:
    """The 250 of 400 mg/250 mL; 1 where no number stands below the line."""
    if source.next not in BEGIN_A_NUMBER:
        return ONE
    start = source.position
    number = read_number(source) * _multiplier(source)
    if not number:
        source.refuse("Nothing can be counted per 0.", start=start, end=source.position)
    source.blanks()
    return number


def _separator(source: TypedText) -> bool:
    here = source.position
    source.blanks()
    if source.take("/"):
        source.blanks()
        return True
    if source.word().lower() in PER_WORDS and (source.blanks() or source.at_end):
        return True
    source.position = here
    return False


def _full_stop(source: TypedText) -> None:
    if source.take("."):
        source.notice("full_stop", "A period after a unit can be read as 1: leave it out.")

"""What a person typed, read as a quantity by a closed grammar: all of it or nothing, and nothing is repaired.

    answer = ["+"] (ratio | amount [unit])
    ratio  = "1:" whole                            a ratio strength: grams in milliliters
    amount = (number | "half" ["a" | "an"] | "one") ["thousand" | "million"]
    unit   = name {"·" name} {("/" | "per" | "in" | "each" | "a" | "an") [amount] name} ["."]

The text never reaches pint, float, Fraction, a regular expression or any evaluator.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dosecalc.quantities.numbers import read_number
from dosecalc.quantities.typed_text import (
    MICRO_SIGNS,
    VULGAR_FRACTIONS,
    Notice,
    TypedText,
    UnreadableQuantity,
    typed,
)
from dosecalc.quantities.units import GRAMS_PER_MILLILITER, Unit, spelled
from dosecalc.quantities.vocabulary import (
    AMBIGUOUS_SPELLINGS,
    KNOWN,
    OTHER_UNITS,
    UNSAFE_SPELLINGS,
    Atom,
    spellings,
)

__all__ = ["Answer", "Notice", "Quantity", "UnreadableQuantity", "read_answer", "read_quantity", "read_unit"]

MULTIPLIERS = {"thousand": 1_000, "million": 1_000_000}
HALF = "half"
AMOUNT_WORDS = {HALF: Fraction(1, 2), "one": Fraction(1)}
MOST_UNITS = 4
SQUARE_SIGNS = ("^2", "²", "2")


@dataclass(frozen=True)
class Quantity:
    """A number with the unit it was written with, if any; of a strength such as 400 mg/250 mL, `per` is the 250."""

    number: Fraction
    unit: Unit | None
    per: Fraction = Fraction(1)
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
    source = typed(text)
    source.take("+")
    source.blanks()
    if source.next == "-":
        source.refuse("Amounts are never negative here.", end=source.position + 1)
    quantity = next_quantity(source)
    if quantity.unit is None and source.take(":"):
        return _ratio(source)
    if not source.at_end:
        source.refuse("Only one number with its unit is read, and nothing after it.")
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
    source = typed(text)
    unit, per = _unit(source)
    if not source.at_end or per != 1:
        source.refuse("This names no unit.")
    return unit


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
        source.refuse("An answer begins with a number.", start=start, end=source.position)
    return number * _multiplier(source)


def _article(source: TypedText) -> None:
    """`half a tablet`, `half an hour`."""
    here = source.position
    source.blanks()
    if source.word().lower() not in {"a", "an"}:
        source.position = here


def _multiplier(source: TypedText) -> int:
    here = source.position
    source.blanks()
    word = source.word().lower()
    if word in MULTIPLIERS:
        return MULTIPLIERS[word]
    source.position = here
    return 1


def _ratio(source: TypedText) -> Quantity:
    """What follows the colon; both numbers are whole and plainly written."""
    if source.text[: source.position - 1].strip() != "1":
        source.refuse("A ratio strength begins with 1, as in 1:1,000.", start=0, end=source.position)
    source.blanks()
    start = source.position
    second = read_number(source)
    plain = set(source.text[start : source.position]) <= set("0123456789,")
    source.blanks()
    if not source.at_end or not second or not plain:
        source.refuse("A ratio strength is 1, a colon and a whole number, as in 1:1,000.", start=start)
    return Quantity(1 / second, GRAMS_PER_MILLILITER, second, form="ratio")


def _space_before_unit(source: TypedText) -> None:
    if not source.blanks() and not source.at_end and source.next not in "%°":
        source.notice("no_space", "Leave a space between the number and its unit.")


def _unit(source: TypedText) -> tuple[Unit, Fraction]:
    above = [_atom(source)]
    while source.take("·"):
        above.append(_atom(source))
    below: list[str] = []
    per = Fraction(1)
    while _separator(source):
        if "0" <= source.next <= "9" or source.next == "." or source.next in VULGAR_FRACTIONS:
            start = source.position
            per *= read_number(source) * _multiplier(source)
            source.blanks()
            if not per:
                source.refuse("Nothing can be counted per 0.", start=start, end=source.position)
        atom = _atom(source)
        if atom.name in below:
            source.refuse(f"{atom.symbol} stands below the line twice.", start=0)
        below.append(atom.name)
        if len(above) + len(below) > MOST_UNITS:
            source.refuse("This unit has too many parts.")
    _full_stop(source)
    source.blanks()
    for atom in above:
        if atom.name in below:
            source.refuse(f"{atom.symbol} stands above and below the line.", start=0)
    return Unit(tuple(atom.name for atom in above)) / Unit(tuple(below)), per


def _separator(source: TypedText) -> bool:
    here = source.position
    source.blanks()
    if source.take("/"):
        source.blanks()
        return True
    if source.word().lower() in {"per", "in", "each", "a", "an"} and (source.blanks() or source.at_end):
        return True
    source.position = here
    return False


def _full_stop(source: TypedText) -> None:
    if source.take("."):
        source.notice("full_stop", "A full stop after a unit can be read as 1: leave it out.")


def _atom(source: TypedText) -> Atom:
    text = _longest_spelling(source)
    if text in UNSAFE_SPELLINGS:
        name, says = UNSAFE_SPELLINGS[text]
        source.notice("unsafe_unit", says + ".", unsafe=True)
        return KNOWN[name]
    atom = spellings()[text]
    if atom.name == "percent":
        _weight_in_volume(source)
    return atom


def _weight_in_volume(source: TypedText) -> None:
    """`0.9% w/v` says no more than `0.9%`."""
    here = source.position
    source.blanks()
    if not source.take("w/v"):
        source.position = here


def _longest_spelling(source: TypedText) -> str:
    """The longest run of words from here that spells a unit, in lower case; the source is moved behind it."""
    start = source.position
    best, best_end = "", start
    for end in _word_ends(source):
        candidate = " ".join(source.text[start:end].lower().split())
        if candidate in spellings() or candidate in UNSAFE_SPELLINGS:
            best, best_end = candidate, end
    if not best or best in AMBIGUOUS_SPELLINGS:
        _refuse_unknown(source, start)
    if (as_typed := source.text[start:best_end].strip()) in OTHER_UNITS:
        source.refuse(f"{OTHER_UNITS[as_typed]}.", end=best_end)
    source.position = best_end
    return best


def _word_ends(source: TypedText) -> list[int]:
    """Where a unit that begins here could end: after each of its first words, or after a sign."""
    start, ends = source.position, []
    for _ in range(3):
        if source.next and source.next in "%°":
            source.position += 1
            ends.append(source.position)  # the sign alone, as in 0.9%w/v
            source.word()
        elif not source.word():
            break
        ends.append(source.position)  # without the sign too: the 2 of 10h2min is the minutes'
        for sign in SQUARE_SIGNS:
            if source.take(sign):
                ends.append(source.position)
                break
        source.blanks()
    source.position = start
    return ends


def _refuse_unknown(source: TypedText, start: int) -> None:
    source.position = start
    sign = source.take("%") or source.take("°")
    word = source.word()
    end = source.position
    if not word:
        source.refuse("A unit was expected here.", start=start, end=end if sign else None)
    if word.lower() in AMBIGUOUS_SPELLINGS:
        source.refuse(f"{AMBIGUOUS_SPELLINGS[word.lower()]}.", start=start, end=end)
    from difflib import get_close_matches

    plain = "".join("micro" if character in MICRO_SIGNS else character for character in word.lower())
    alike = [spelling for spelling in spellings() if spelling[0] == plain[:1]]  # never `ng` for bananas
    near = get_close_matches(plain, alike, n=1)
    source.refuse(
        f"The unit {word!r} is not known.", start=start, end=end, instead=spellings()[near[0]].symbol if near else ""
    )

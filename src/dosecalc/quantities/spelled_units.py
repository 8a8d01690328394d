"""The units that people spell in one or a few words, such as `mL`, `fl oz`, `m^2` or `°C`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from dosecalc.quantities.meant_units import meant_unit
from dosecalc.quantities.refused_numbers import ALSO_UNITS, LIKE_DIGITS, SIGN
from dosecalc.quantities.typed_text import UnknownUnit
from dosecalc.quantities.vocabulary import (
    AMBIGUOUS_SPELLINGS,
    KNOWN,
    MULTIPLES,
    OTHER_UNITS,
    SPOKEN_OF,
    UNSAFE_SPELLINGS,
    spellings,
)

if TYPE_CHECKING:
    from dosecalc.quantities.typed_text import TypedText
    from dosecalc.quantities.vocabulary import Atom

SIGNS_OF_UNITS = frozenset("%°")
SQUARE_SIGNS = ("^2", "²", "2")
SIGNS_OF_DOUBT = frozenset("?!")
PER_WORDS = frozenset({"per", "in", "each", "a", "an"})
"""What stands for the line between two units."""


def next_atom(source: TypedText) -> Atom:
    """The unit without parts that comes next; of several that begin alike, the longest.

    Raises:
        UnreadableQuantity: there is none, or it could be two.
    """
    text = _longest_spelling(source)
    if text in UNSAFE_SPELLINGS:
        misread = UNSAFE_SPELLINGS[text]
        source.notice("unsafe_unit", f"{misread.says}.", unsafe=True)
        return KNOWN[misread.unit]
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
        _refuse_unknown(source)
    if (as_typed := source.text[start:best_end].strip()) in OTHER_UNITS:
        source.refuse(f"{OTHER_UNITS[as_typed]}.", end=best_end)
    source.position = best_end
    return best


def _word_ends(source: TypedText) -> list[int]:
    """Where a unit that begins here could end: after each of its first words, or after a sign."""
    start, ends = source.position, []
    for _ in range(3):
        if source.next in SIGNS_OF_UNITS:
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


def _refuse_unknown(source: TypedText) -> Never:
    start = source.position
    source.take("°")
    word = source.word()
    end = source.position
    name = source.text[start:end]
    if not name and source.next in SIGNS_OF_DOUBT:
        source.refuse(SIGN, end=end + 1)
    if name in LIKE_DIGITS and name not in ALSO_UNITS:
        source.refuse(f"The letter {name} is not a digit.", start=start, end=end)
    if not name or name.lower() in PER_WORDS:
        source.refuse("A unit was expected here.", start=start, end=end if name else None)
    if name.lower() in MULTIPLES and _units_follow(source):
        multiple = MULTIPLES[name.lower()]
        says = f"{name} cannot be used for {multiple}: write it out, as in 2 {multiple} units."
        source.refuse(says, start=start, end=end)
    told = AMBIGUOUS_SPELLINGS | SPOKEN_OF
    if name == "°" or name.lower() in told:
        source.refuse(f"{told[word.lower() or 'degrees']}.", start=start, end=end)
    raise UnknownUnit(source.text, start, end, f"The unit {name!r} is not known.", meant_unit(name))


def _units_follow(source: TypedText) -> bool:
    source.blanks()
    follows = source.word().lower()
    found = spellings().get(follows)
    return follows in UNSAFE_SPELLINGS or (found is not None and found.name == "unit_of_activity")

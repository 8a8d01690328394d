"""How people write a unit, likeliest first: for targets that take a unit only as it is listed."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import normalize

from dosecalc.quantities.vocabulary import ATOMS, KNOWN, UNSAFE_SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosecalc.quantities.units import Unit

SEPARATORS = ("/", " per ")
MOST_SPELLINGS = 60
"""A unit of three words can be written in hundreds of ways; nobody types the rest."""


@lru_cache(512)
def unit_spellings(unit: Unit, *, unsafe: bool = False) -> tuple[str, ...]:
    """Every usual way to write the unit, its own symbol first; letters in the table's case.

    unsafe: also with abbreviations that can be misread, such as U and cc.

    >>> from dosecalc.quantities.units import unit
    >>> unit_spellings(unit("mL/h"))[:4]
    ('mL/h', 'mL/hr', 'mL/hour', 'mls/h')
    """
    above = [_words(name, unsafe=unsafe) for name in unit.above]
    below = [_without_plurals(_words(name, unsafe=unsafe)) for name in unit.below]
    chosen = sorted(
        product(*(range(len(words)) for words in (*above, *below))),
        key=lambda places: (sum(places[: len(above)]), sum(places)),
    )
    parts = [[words[place] for words, place in zip((*above, *below), places, strict=True)] for places in chosen]
    found = [
        separator.join(["·".join(words[: len(above)]), *words[len(above) :]])
        for separator in (SEPARATORS if below else SEPARATORS[:1])
        for words in parts[: MOST_SPELLINGS // len(SEPARATORS) if below else None]
    ]
    return tuple(dict.fromkeys(found))


def with_small_letters(spellings: Iterable[str]) -> Iterator[str]:
    """Each spelling as it is and in small letters, as it is typed in a hurry: mL/h, ml/h."""
    for each in spellings:
        yield each
        if each != each.lower():
            yield each.lower()


def alike(spelling: str) -> str:
    """What a database that does not tell capitals, accents and raised digits apart takes a spelling for."""
    return normalize("NFKC", spelling).casefold()


def _words(name: str, *, unsafe: bool) -> tuple[str, ...]:
    """What is typed for one name of the vocabulary; a twin is typed as the unit that it looks like."""
    atom = KNOWN[name]
    twin = atom if atom in ATOMS else next(each for each in ATOMS if each.symbol == atom.symbol)
    misread = [text for text, misread in UNSAFE_SPELLINGS.items() if misread.unit == twin.name] if unsafe else []
    found: dict[str, str] = {}
    for word in (atom.plural or atom.symbol, atom.symbol, *twin.spellings, *misread):
        found.setdefault(word.lower(), word)
    return tuple(found.values())


def _without_plurals(words: tuple[str, ...]) -> tuple[str, ...]:
    """What is written below the line: mL/hr, never mL/hrs."""
    known = {word.lower() for word in words}
    return tuple(word for word in words if not (word.endswith("s") and word[:-1].lower() in known))

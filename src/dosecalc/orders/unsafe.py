"""What is unsafe in a text of an order, found by looking at the text alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.orders.notations import NOTATIONS
from dosecalc.orders.vocabulary import VOCABULARY, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.orders.term import Listed

MOST_WORDS = max(len(spelling.split()) for entry in VOCABULARY for spelling in entry.all_spellings)
AROUND_WORDS = ",;()"


@dataclass(frozen=True)
class Unsafe:
    """Something unsafe. text: what was seen. why: what it can be misread as. instead: what to do about it."""

    text: str
    listed: Listed
    why: str
    instead: str

    @property
    def reason(self) -> str:
        """Why it is unsafe, and who says so."""
        return f"{self.why}; on {self.listed.value}"


def unsafe_in(text: str) -> tuple[Unsafe, ...]:
    """Everything unsafe in a text, amounts first.

    >>> [finding.text for finding in unsafe_in("morphine .5 mg SC QD")]
    ['.5', 'SC', 'QD']
    >>> unsafe_in("morphine 0.5 mg subcut daily")
    ()
    """
    seen = ((notation, found) for notation in NOTATIONS if (found := notation.seen.search(text)))
    in_amounts = (Unsafe(found[0], way.listed, way.why(found), way.instead) for way, found in seen)
    return (*in_amounts, *_terms(text.split()))


def is_unsafe(text: str) -> bool:
    """Whether anything in the text is unsafe."""
    return bool(unsafe_in(text))


def _terms(words: Sequence[str]) -> list[Unsafe]:
    """The unsafe abbreviations among the words, the longest first where one begins another."""
    found, place = [], 0
    while place < len(words):
        for length in range(MOST_WORDS, 0, -1):
            known = term(" ".join(words[place : place + length]).strip(AROUND_WORDS))
            if known and known.is_unsafe:
                text = " ".join(words[place : place + length]).strip(AROUND_WORDS)
                found.append(Unsafe(text, known.listed, known.why, f"write {known.wordings[0]}"))
                break
        place += length
    return found

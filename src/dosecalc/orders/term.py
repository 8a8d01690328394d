"""What is known of one abbreviation or symbol of an order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

BETWEEN = " | "
"""What parts spellings, the usual one first, and meanings in a row of the vocabulary."""


class Listed(Enum):
    """Which list of unsafe notations something stands on; ISMP's takes in all of the Joint Commission's."""

    NOT = ""
    ISMP = "ISMP's list of error-prone abbreviations"
    JOINT_COMMISSION = "the Joint Commission's Do Not Use list, and ISMP's"


@dataclass(frozen=True)
class Term:
    """An abbreviation or symbol as orders have it.

    text: as it is usually written. meaning: in plain words. from_: the words that it shortens. mistaken: meanings that
    it is taken for, the real confusions first. wordings: what may be written instead, the best first; a term that is
    safe is one of its own. doses_a_day: where it says how often. why: what an unsafe one can be misread as.
    spellings: other ways in which orders have it.
    """

    text: str
    meaning: str
    from_: str
    mistaken: tuple[str, ...]
    wordings: tuple[str, ...]
    doses_a_day: Fraction | None = None
    listed: Listed = Listed.NOT
    why: str = ""
    spellings: tuple[str, ...] = ()

    @property
    def is_unsafe(self) -> bool:
        """Whether one of the lists has it."""
        return self.listed is not Listed.NOT

    @property
    def all_spellings(self) -> tuple[str, ...]:
        """Every way in which orders have it."""
        return (self.text, *self.spellings)


DO_NOT_USE = Listed.JOINT_COMMISSION


def safe(
    spellings: str, meaning: str, from_: str, mistaken: str, *, wordings: tuple[str, ...] = (), a_day: str = ""
) -> Term:
    """An abbreviation that may be written."""
    text, *others = spellings.split(BETWEEN)
    wordings = wordings or (text, meaning)
    return Term(text, meaning, from_, _parted(mistaken), wordings, _doses(a_day), spellings=tuple(others))


def unsafe(
    spellings: str,
    meaning: str,
    from_: str,
    mistaken: str,
    wordings: tuple[str, ...],
    why: str,
    *,
    listed: Listed = Listed.ISMP,
    a_day: str = "",
) -> Term:
    """An abbreviation or symbol that a list warns of."""
    text, *others = spellings.split(BETWEEN)
    return Term(text, meaning, from_, _parted(mistaken), wordings, _doses(a_day), listed, why, tuple(others))


def _parted(texts: str) -> tuple[str, ...]:
    return tuple(texts.split(BETWEEN))


def _doses(a_day: str) -> Fraction | None:
    return Fraction(a_day) if a_day else None

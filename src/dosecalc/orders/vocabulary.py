"""The abbreviations and symbols of orders, and what to write instead of those that are unsafe.

Sources: Institute for Safe Medication Practices, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*
(2021, ismp.org/recommendations/error-prone-abbreviations-list, with the changes of 2024 as told in ismp.org/news); the
Joint Commission, *Facts about the Official "Do Not Use" List of Abbreviations* (2017, jointcommission.org); the words
behind the abbreviations: Hardy Diagnostics, *Abbreviations Used in Prescriptions* (catalog.hardydiagnostics.com). Where
editions of ISMP's list disagree (qhs), a notation is called neither safe nor unsafe in an order to be checked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dosecalc.orders.places import EYES_AND_EARS, WHERE
from dosecalc.orders.things import DRUGS_AND_SYMBOLS, FORMS_AND_NUMBERS
from dosecalc.orders.times import HOW_OFTEN, WHEN
from dosecalc.quantities.words import plainly

if TYPE_CHECKING:
    from dosecalc.orders.term import Term

VOCABULARY = (*HOW_OFTEN, *WHEN, *WHERE, *EYES_AND_EARS, *FORMS_AND_NUMBERS, *DRUGS_AND_SYMBOLS)
SAFE_WORDINGS = tuple(dict.fromkeys(term.wordings for term in VOCABULARY))
"""What may be written in an order, each with everything else that says the same."""


@cache
def _by_spelling() -> dict[str, Term]:
    return {spelling: term for term in VOCABULARY for spelling in term.all_spellings}


@cache
def _by_wording() -> dict[str, tuple[str, ...]]:
    return {plainly(wording): wordings for wordings in SAFE_WORDINGS for wording in wordings}


def term(text: str) -> Term | None:
    """The abbreviation or symbol that is spelled exactly so; None where it is none."""
    return _by_spelling().get(text)


def same_meaning(text: str) -> tuple[str, ...]:
    """Every safe wording that says the same as this one, the best first; empty where it is not known."""
    return _by_wording().get(plainly(text), ())

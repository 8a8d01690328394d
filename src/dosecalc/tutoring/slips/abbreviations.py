"""An abbreviation of an order taken for another one: OD, the right eye, for OS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.orders.readings import abbreviation_meaning
from dosecalc.orders.vocabulary import VOCABULARY
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.tutoring.slips.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.tutoring.solving import Solution

ANOTHER_ABBREVIATION = "another-abbreviation"


def taken_for_another(solution: Solution) -> Iterator[Slip]:
    """The meanings of other abbreviations, where the meaning of one is asked for."""
    if solution.calculation.name != abbreviation_meaning.__name__:
        return
    for place, word in enumerate(solution.form.words):
        other = next((entry for entry in VOCABULARY if entry.meaning == word), None)
        if other is not None and place != solution.exact.number:
            says = f"you took it for {other.text}, which means {word}"
            yield Slip(ANOTHER_ABBREVIATION, ErrorClass.CONCEPTUAL, says, QuickFraction(place), solution.exact)

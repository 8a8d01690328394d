"""Whether the dates of a draw go together: nothing is made of, or opened, that has expired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.notation import MINUTES_A_DAY
from dosecalc.verification.observation import Observation, keys_of_given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem

BEGINNINGS = ("made", "opened")
"""The givens from which something keeps."""


def odd_dates(made: Problem) -> Iterator[Observation]:
    """Ingredients that had expired when something was made of them: the answer would lie before its making."""
    for place, part in enumerate(made.parts):
        givens = part.solution.givens
        beginning = next((givens[name] for name in BEGINNINGS if name in givens), None)
        expiry = givens.get("expiry")
        if beginning is None or expiry is None:
            continue
        if expiry.number + MINUTES_A_DAY <= beginning.number:
            keys = keys_of_given(made.template, place, "expiry")
            yield Observation("implausible", keys, f"the expiry {expiry}, before {beginning}", "one that is not over")

"""Answers proved: put back to a given, and computed again by another route."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.tutoring.check_line import put_back
from dosecalc.verification.observation import Observation, keys_of_part
from dosecalc.verification.second_route import recomputed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem

NEARLY = Fraction(1, 10**30)
"""How near a root or power of 40 digits comes to one worked out in another way."""


def not_put_back(made: Problem) -> Iterator[Observation]:
    """Answers that do not lead back to the givens that they were worked from."""
    for place, part in enumerate(made.parts):
        for given, recovered in put_back(part.solution.exact):
            keys = keys_of_part(made.template, place)
            found = f"{recovered} from {part.solution.exact}"
            yield Observation("not-put-back", keys, found, f"the {given.name or 'given'} {given}")


def otherwise_recomputed(made: Problem) -> Iterator[Observation]:
    """Answers to which the second route does not come."""
    for place, part in enumerate(made.parts):
        exact, again = part.solution.exact.number, recomputed(part)
        if again is not None and abs(again - exact) > NEARLY * abs(exact):
            keys = keys_of_part(made.template, place)
            yield Observation("second-route", keys, str(part.solution.exact), f"{again}, as the second route has it")

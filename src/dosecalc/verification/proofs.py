"""Answers proved: put back to a given, and computed again by another route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.tutoring.check_line import not_recovered
from dosecalc.verification.observation import Observation, keys_of_part
from dosecalc.verification.routes.units import ImpossibleGivens, UnreadablePrint
from dosecalc.verification.second_route import agrees, key_by_second_route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.parts import Part


def not_put_back(made: Problem) -> Iterator[Observation]:
    """Answers that do not lead back to the givens that they were worked from."""
    for place, part in enumerate(made.parts):
        for given, recovered in not_recovered(part.solution.exact):
            keys = keys_of_part(made.template, place)
            found = f"{recovered} from {part.solution.exact}"
            yield Observation("not-put-back", keys, found, f"the {given.name or 'given'} {given}")


def otherwise_recomputed(made: Problem) -> Iterator[Observation]:
    """Answers to which the second route does not come; what is looked up in an order has none."""
    for place, part in enumerate(made.parts):
        if found := _disagreement(part):
            yield Observation("second-route", keys_of_part(made.template, place), part.key, found)


def _disagreement(part: Part) -> str:
    """What the second route comes to instead; empty where both agree to the last letter, or there is only one."""
    try:
        key = key_by_second_route(part)
    except (UnreadablePrint, ImpossibleGivens) as unable:
        return f"an answer by the second route ({unable})"
    if key is None or (key == part.key and agrees(part)):
        return ""
    return f"{key} by the second route, from another exact answer" if key == part.key else f"{key} by the second route"

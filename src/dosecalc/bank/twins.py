"""A twin of a problem: the same template with fresh numbers, inviting the same slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.generator import drawn
from dosecalc.tutoring.slips.invited import slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.slips.slip import Slip

MOST_LOOKED_AT = 40
"""Among how many other draws a twin is looked for."""


def twin_of(problem: Problem, slip: Slip | None = None) -> Problem | None:
    """The next problem of the same template with other answers, one that invites the slip if there is any.

    None where the template draws nothing else.
    """
    first = None
    for other in _others(problem):
        if slip is None or _invites(other, slip):
            return other
        first = first or other
    return first


def _others(problem: Problem) -> Iterator[Problem]:
    """The problems of the following seeds, without those that have an answer in common with this one."""
    seed, policy = problem.identity.seed, problem.policy
    keys = {(part.label, part.key) for part in problem.parts if not part.solution.form.words}
    for away in range(1, MOST_LOOKED_AT + 1):
        other = drawn(problem.template, seed + away, policy)
        if keys.isdisjoint((part.label, part.key) for part in other.parts) and other.card != problem.card:
            yield other


def _invites(problem: Problem, slip: Slip) -> bool:
    """Whether a part of the problem can be got wrong in the same way."""
    found = (each for part in problem.parts for each in slips(part.solution, part.others))
    return any(each.in_general == slip.in_general for each in found)

"""A drill or a review for one learner: problem after problem, each chosen in the light of the answers before it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.bank.generator import drawn
from dosecalc.bank.selection import SEEDS
from dosecalc.bank.templates import template
from dosecalc.learner.reasons import because
from dosecalc.learner.records import local_now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.learner.adaptive import Adaptive, Task
    from dosecalc.learner.records import Record
    from dosecalc.learner.skill import Skill
    from dosecalc.quantities.policy import Policy

MOST_TEMPLATES, MOST_DRAWS = 2, 4
"""Among how many problems one is looked for that invites the learner's usual mistakes."""


class Practice:
    """What is practiced. choosing: the tasks. policy: of the problems."""

    def __init__(self, choosing: Adaptive, policy: Policy) -> None:
        self.choosing, self.policy = choosing, policy
        self.standings = choosing.standings
        self._key = f"practice:{choosing.seed}:{self.standings.answers}"
        self._why: dict[str, str] = {}

    def hear(self, record: Record) -> None:
        """Take an answer into account."""
        self.standings.add(record, local_now())

    def why(self, problem: Problem) -> str:
        """Why the problem was chosen; empty where it was not chosen here."""
        return self._why.get(str(problem.identity), "")

    def problems(self) -> Iterator[Problem]:
        """One after the other, as long as there is anything to practice."""
        while (task := self.choosing.next(now := local_now())) is not None:
            place = len(self.choosing.given)
            problem = fresh(task, self.standings.usual_mistakes(task.skill), f"{self._key}:{place}", self.policy)
            self._why[str(problem.identity)] = because(task, self.standings.curriculum, now)
            yield problem


def fresh(task: Task, mistakes: Sequence[str], key: str, policy: Policy) -> Problem:
    """A problem with new numbers for a task, one that invites the most usual of the mistakes if it is soon found."""
    draws = _draws(task, key, policy)
    best, expected = next(draws), len(mistakes)
    for problem in chain([best], draws):
        if not expected:  # nothing to look for, or the most usual one found
            break
        if (place := _most_usual(problem, task.skill, mistakes[:expected])) is not None:
            best, expected = problem, place
    return best


def _draws(task: Task, key: str, policy: Policy) -> Iterator[Problem]:
    for each in task.templates[:MOST_TEMPLATES]:
        for draw in range(MOST_DRAWS):
            yield drawn(template(each.template), picked(key, draw, each.template, SEEDS), policy)


def _most_usual(problem: Problem, skill: Skill, mistakes: Sequence[str]) -> int | None:
    """The place of the first of the mistakes that can be made at the skill in this problem; None where none can."""
    from dosecalc.tutoring.slips.invited import slips  # noqa: PLC0415 - only once there are mistakes to look for

    parts = [part for part in problem.parts if part.solution.calculation.name == skill.calculation]
    invited = {slip.id for part in parts for slip in slips(part.solution, part.others)}
    return next((place for place, id_ in enumerate(mistakes) if id_ in invited), None)

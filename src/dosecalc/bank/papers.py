"""Papers: the problems of an exam, drawn from its blueprint; the same seed gives the same paper for ever."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.bank.generator import drawn
from dosecalc.bank.selection import SEEDS, selected
from dosecalc.bank.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.blueprint import Blueprint, Section
    from dosecalc.bank.problem import Problem
    from dosecalc.quantities.policy import Policy

MOST_REDRAWS = 20
"""How often a template is drawn in search of an answer that the paper does not have yet, before another is."""


def paper(blueprint: Blueprint, seed: int, policy: Policy) -> tuple[Problem, ...]:
    """The problems of an exam, in the order in which they are given.

    No template comes twice while a section has others of the level, and no answer twice while there are others.

    Raises:
        NothingToDrill: a section asks for a level that its topics do not have.
    """
    drawing = _Paper(f"exam:{blueprint.identity}:{seed}:{policy.identity}", policy)
    asked = [(section, level) for section in blueprint.sections for level in section.level_of_each()]
    problems = [drawing.problem(place, section, level) for place, (section, level) in enumerate(asked)]
    return tuple(drawing.mixed(problems))


@dataclass
class _Paper:
    """A paper being drawn. used: how often each template was. answers: the keys so far, words left out."""

    identity: str
    policy: Policy
    used: Counter[str] = field(default_factory=Counter)
    answers: set[str] = field(default_factory=set)

    def problem(self, place: int, section: Section, level: int) -> Problem:
        """A problem of a section at a level: the first draw whose answers are new, or the first where there is none."""
        names = selected(section.topics, level)
        least = min(self.used[name] for name in names)
        draws = self._draws(place, [name for name in names if self.used[name] == least])
        first = next(draws)
        found = next((draw for draw in chain([first], draws) if self.answers.isdisjoint(told_answers(draw))), first)
        self.used[found.template.id] += 1
        self.answers |= set(told_answers(found))
        return found

    def _draws(self, place: int, names: list[str]) -> Iterator[Problem]:
        """Draws of a template, then of another, in an order by chance."""
        waiting = list(names)
        while waiting:
            name = waiting.pop(picked(self.identity, place, f"template {len(names) - len(waiting)}", len(waiting)))
            for again in range(MOST_REDRAWS):
                seed = picked(self.identity, place, f"seed {again}", SEEDS)
                yield drawn(template(name), seed, self.policy)

    def mixed(self, problems: list[Problem]) -> Iterator[Problem]:
        """The same problems in the order of the exam."""
        waiting = list(problems)
        while waiting:
            yield waiting.pop(picked(self.identity, len(waiting), "order", len(waiting)))


def told_answers(problem: Problem) -> list[str]:
    """The answers of a problem that another must not share: all but words that are chosen from a few."""
    return [part.key for part in problem.parts if not part.solution.form.words]

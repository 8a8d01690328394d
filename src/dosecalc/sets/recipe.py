"""What a set is to be made of: a blueprint's sections, or topics and levels of one's own choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from dosecalc.bank.selection import ALL
from dosecalc.sets.problem_set import Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.blueprint import Blueprint


@dataclass(frozen=True)
class Wanted:
    """One problem that a set is to have: from which topics (or templates), of which level (None: of any)."""

    topics: tuple[str, ...]
    level: int | None


@dataclass(frozen=True)
class Recipe:
    """The problems of a set before they are drawn, and the terms under which they are answered."""

    terms: Terms
    wanted: tuple[Wanted, ...]

    @property
    def text(self) -> str:
        """All that decides what is drawn; the same text and seed are the same set for ever."""
        told = {each: f"{','.join(each.topics)}/{each.level or '*'}" for each in dict.fromkeys(self.wanted)}
        return f"{self.terms.blueprint}|{self.terms.policy}|{'|'.join(told[each] for each in self.wanted)}"


def recipe_of(blueprint: Blueprint, policy: str, title: str = "") -> Recipe:
    """The problems of an exam on paper. policy: its identity."""
    terms = Terms(
        title or blueprint.title,
        policy,
        blueprint.marking,
        blueprint.seconds,
        blueprint.to_pass,
        blueprint.identity,
    )
    wanted = [Wanted(section.topics, level) for section in blueprint.sections for level in section.level_of_each()]
    return Recipe(terms, tuple(wanted))


def recipe_from(topics: Sequence[str], levels: Sequence[int], problems: int, terms: Terms) -> Recipe:
    """So many problems, from the topics in turn and of the levels in turn; any topic or level where none is named."""
    each = (*topics,) or (ALL,)
    turn = [Wanted((topic,), level) for level in (*levels,) or (None,) for topic in each]
    return Recipe(replace(terms, blueprint=""), tuple(islice(cycle(turn), problems)))

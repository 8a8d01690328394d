"""The curriculum: which skills there are, which topic each belongs to, and which templates drill it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.topics import topics
from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosecalc.bank.drilled import Drilled
    from dosecalc.bank.topics import Topic

USUAL_PACE = 90
"""Seconds for an answer in a topic that the bank no longer has."""


class Curriculum:
    """Topics with what their templates drill.

    topics: each after those that it presupposes. home: the topic of every skill, which is the one with the most
    templates for it, of several such the first. templates: those that drill a skill, in alphabetical order.
    """

    def __init__(self, topics: Mapping[str, Topic], drilled: Iterable[Drilled]) -> None:
        self.topics = topics
        self.templates: dict[Skill, list[Drilled]] = {}
        for each in sorted(drilled, key=lambda each: each.template):
            for calculation in dict.fromkeys(each.calculations):
                self.templates.setdefault(Skill(calculation, each.level), []).append(each)
        order = list(topics)
        self.home = {
            skill: min(counts.items(), key=lambda item: (-item[1], order.index(item[0])))[0]
            for skill, each in self.templates.items()
            if (counts := Counter(one.topic for one in each))
        }
        self._skills: dict[tuple[str, int | None], list[Skill]] = {}
        for skill, topic in sorted(self.home.items()):
            for level in (None, skill.level):
                self._skills.setdefault((topic, level), []).append(skill)

    def all_templates(self) -> list[Drilled]:
        """Every template once, in alphabetical order."""
        found = {each.template: each for templates in self.templates.values() for each in templates}
        return [found[name] for name in sorted(found)]

    def skills(self, topic: str, level: int | None = None) -> Sequence[Skill]:
        """The skills whose home a topic is, of one level or of all, in order."""
        return self._skills.get((topic, level), [])

    def levels(self, topic: str) -> list[int]:
        """The levels of a topic's own skills, from the lowest."""
        return sorted({skill.level for skill in self.skills(topic)})

    def pace(self, topic: str) -> int:
        """Seconds for an answer of a topic."""
        return self.topics[topic].pace.seconds if topic in self.topics else USUAL_PACE


@kept_for_bank
def curriculum() -> Curriculum:
    """The curriculum of the whole bank."""
    return Curriculum(topics(), drilled().values())

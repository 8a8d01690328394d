"""Which topics and levels are open to a learner: each after what it presupposes.

A topic opens when enough skills of each topic that it presupposes are known, a level when enough of the level below is.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.learner.skill import Skill
    from dosecalc.learner.standings import Standings

ENOUGH_OF_A_TOPIC = 3
"""Skills of a topic to know before those that presuppose it open; all of them where it has fewer."""

ENOUGH_OF_A_LEVEL = 2
"""Skills of a level to know before the topic's next one opens."""

A_FEW = 6


class Path:
    """Where a learner is on the way through the topics, at one moment. known: the skills that were right last."""

    def __init__(self, standings: Standings) -> None:
        self.curriculum = standings.curriculum
        self._met = standings.by_skill.keys()
        self.known = {skill for skill, standing in standings.by_skill.items() if not standing.is_weak}

    def knows(self, skills: Sequence[Skill], enough: int) -> bool:
        """Whether enough of them are known: so many, or all where there are fewer."""
        return len(self.known.intersection(skills)) >= min(enough, len(skills))

    def is_begun(self, topic: str) -> bool:
        """Whether any skill of the topic was ever answered."""
        return not self._met.isdisjoint(self.curriculum.skills(topic))

    @cached_property
    def open_topics(self) -> list[str]:
        """The topics of which all is known that they presuppose, in their order."""
        skills = self.curriculum.skills
        ready = {topic for topic in self.curriculum.topics if self.knows(skills(topic), ENOUGH_OF_A_TOPIC)}
        return [topic.name for topic in self.curriculum.topics.values() if ready.issuperset(topic.after)]

    def new(self, level: int | None = None) -> list[Skill]:
        """The open skills that were never answered, the easiest first, in the order of the topics.

        Where a level is asked for at which nothing is open, a few from the first topics that have it.
        """
        found = [skill for skill in self._open_skills() if skill not in self._met and level in {None, skill.level}]
        if found or level is None:
            return sorted(found, key=lambda skill: skill.level)
        at_level = (skill for topic in self.curriculum.topics for skill in self.curriculum.skills(topic, level))
        return [skill for skill in at_level if skill not in self._met][:A_FEW]

    def _open_skills(self) -> Iterator[Skill]:
        for topic in self.open_topics:
            for level in self.curriculum.levels(topic):
                yield from (found := self.curriculum.skills(topic, level))
                if not self.knows(found, ENOUGH_OF_A_LEVEL):
                    break

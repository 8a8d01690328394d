"""Which topics and levels are open to a learner: each after what it presupposes.

A topic opens when enough skills of each topic that it presupposes are known, a level when enough of the level below is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.learner.skills import Skill
    from dosecalc.learner.standings import Standings

ENOUGH_OF_A_TOPIC = 3
"""Skills of a topic to know before those that presuppose it open; all of them where it has fewer."""

ENOUGH_OF_A_LEVEL = 2
"""Skills of a level to know before the topic's next one opens."""

A_FEW = 6


class Path:
    """Where a learner is on the way through the topics."""

    def __init__(self, standings: Standings) -> None:
        self.curriculum, self.standings = standings.curriculum, standings

    def is_known(self, skill: Skill) -> bool:
        """Whether it was right the last time."""
        found = self.standings.by_skill.get(skill)
        return found is not None and not found.is_weak

    def knows(self, skills: Sequence[Skill], enough: int) -> bool:
        """Whether enough of them are known: so many, or all where there are fewer."""
        return sum(map(self.is_known, skills)) >= min(enough, len(skills))

    def is_open(self, topic: str) -> bool:
        """Whether what the topic presupposes is known."""
        after = self.curriculum.topics[topic].after
        return all(self.knows(self.curriculum.skills(name), ENOUGH_OF_A_TOPIC) for name in after)

    def is_begun(self, topic: str) -> bool:
        """Whether any skill of the topic was ever answered."""
        return any(skill in self.standings.by_skill for skill in self.curriculum.skills(topic))

    def open_topics(self) -> list[str]:
        """The topics that are open, in their order."""
        return [topic for topic in self.curriculum.topics if self.is_open(topic)]

    def new(self, level: int | None = None) -> list[Skill]:
        """The open skills that were never answered, the easiest first, in the order of the topics.

        Where a level is asked for at which nothing is open, a few from the first topics that have it.
        """
        met = self.standings.by_skill
        found = [skill for skill in self._open_skills() if skill not in met and level in {None, skill.level}]
        if found or level is None:
            return sorted(found, key=lambda skill: skill.level)
        topics = self.curriculum.topics
        return [skill for name in topics for skill in self.curriculum.skills(name, level) if skill not in met][:A_FEW]

    def _open_skills(self) -> Iterator[Skill]:
        for topic in self.open_topics():
            for level in self.curriculum.levels(topic):
                yield from (found := self.curriculum.skills(topic, level))
                if not self.knows(found, ENOUGH_OF_A_LEVEL):
                    break

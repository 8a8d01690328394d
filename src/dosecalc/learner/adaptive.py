"""What to practice next: what is due, what went wrong and what is new, mixed, along the path through the topics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.learner.path import Path
from dosecalc.learner.standings import at_risk

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from datetime import datetime

    from dosecalc.bank.drilled import Drilled
    from dosecalc.learner.schedule import Standing
    from dosecalc.learner.skill import Skill
    from dosecalc.learner.standings import Standings

MOST_WEAK, MOST_DUE = 8, 60
"""With more of either, nothing new is begun."""

NOT_AGAIN_WITHIN = 3
"""Problems before the same skill comes again, where others wait."""

HASHES = 1 << 32


class Reason(Enum):
    """Why a skill is practiced."""

    DUE = "due"
    WEAK = "weak"
    NEW = "new"
    KEPT = "kept"


MIX = (Reason.DUE, Reason.NEW, Reason.WEAK)
"""Whose turn it is, problem by problem; where nothing of the kind waits, the next of Reason that does."""


@dataclass(frozen=True)
class Task:
    """A skill to practice. templates: that drill it, all of one topic, the one to take first.

    standing: how it stands, None where it is new. opened: whether the topic is begun with it.
    """

    skill: Skill
    reason: Reason
    templates: tuple[Drilled, ...]
    standing: Standing | None = None
    opened: bool = False

    @property
    def topic(self) -> str:
        """The topic of the templates."""
        return self.templates[0].topic


class Adaptive:
    """Chooses task after task for one learner; the same ones for the same standings, seed and day.

    level: the only one to practice, None for all. review: skills to practice as far as they are due, and nothing else;
    None for whatever the learner needs.
    """

    def __init__(
        self, standings: Standings, seed: int, level: int | None = None, review: Container[Skill] | None = None
    ) -> None:
        self.standings, self.seed, self.level, self.review = standings, seed, level, review
        self.given: list[Task] = []

    def next(self, now: datetime) -> Task | None:
        """The next task; None where there is none."""
        task = next(self._tasks(now), None)
        if task is not None:
            self.given.append(task)
        return task

    def _tasks(self, now: datetime) -> Iterator[Task]:
        """Tasks, the best first: of another topic than the last if any waits, and not what was there just now."""
        path, last = Path(self.standings), self.given[-1].topic if self.given else ""
        pools = self._pools(now, path)
        recent = {task.skill for task in self.given[-NOT_AGAIN_WITHIN:]}
        for avoided, skipped in ((last, recent), (last, set()), ("", recent), ("", set())):
            for reason, skills in pools:
                for skill in skills:
                    if skill not in skipped and (task := self._task(path, skill, reason, avoided)):
                        yield task

    def _pools(self, now: datetime, path: Path) -> list[tuple[Reason, Sequence[Skill]]]:
        """What waits, by reason, that whose turn it is first; what is simply kept up where nothing else waits."""
        due = self.standings.due(now, level=self.level)
        if self.review is not None:
            return [(Reason.DUE, self._not_given(each for each in due if each.skill in self.review))]
        weak = self.standings.weak(now, level=self.level)
        is_busy = len(weak) > MOST_WEAK or len(due) > MOST_DUE
        waiting: dict[Reason, Sequence[Skill]] = {
            Reason.DUE: self._not_given(due),
            Reason.WEAK: [each.skill for each in weak],
            Reason.NEW: [] if is_busy else self._new(path),
        }
        if not any(waiting.values()):
            return [(Reason.KEPT, self._kept(now))]
        turn = MIX[len(self.given) % len(MIX)]
        return [(turn, waiting.pop(turn)), *waiting.items()]

    def _not_given(self, due: Iterable[Standing]) -> list[Skill]:
        """Those that were not given a moment ago and left unanswered."""
        given = {task.skill for task in self.given}
        return [each.skill for each in due if each.skill not in given]

    def _kept(self, now: datetime) -> list[Skill]:
        return [each.skill for each in at_risk(self.standings.known(level=self.level), now)]

    def _new(self, path: Path) -> list[Skill]:
        """The new skills, the easiest first, those of a level in an order that the seed makes."""
        in_order = groupby(path.new(self.level), key=lambda skill: skill.level)
        return [skill for _, group in in_order for skill in sorted(group, key=lambda skill: self._hash(str(skill)))]

    def _task(self, path: Path, skill: Skill, reason: Reason, avoided: str) -> Task | None:
        """The skill by templates of one topic, other than the avoided one; None where there are none."""
        found = self._templates(path, skill, reason, avoided)
        if not found:
            return None
        topic = found[0].topic
        return Task(
            skill,
            reason,
            tuple(each for each in found if each.topic == topic),
            self.standings.by_skill.get(skill),
            opened=reason is Reason.NEW and not path.is_begun(topic),
        )

    def _templates(self, path: Path, skill: Skill, reason: Reason, avoided: str) -> list[Drilled]:
        """Those that drill the skill, one answer before several, then the one that was not given for longest.

        What is new is met in its own topic; what is not, in any topic that is open.
        """
        found = self.standings.curriculum.templates[skill]
        home = self.standings.curriculum.home[skill]
        topics = {home} if reason is Reason.NEW else {home, *path.open_topics}
        allowed = [each for each in found if each.topic in topics and each.topic != avoided]
        return sorted(allowed, key=self._preference)

    def _preference(self, template: Drilled) -> tuple[bool, int, int]:
        given = self.standings.given.get(template.template, 0)
        return len(template.calculations) > 1, given, self._hash(template.template)

    def _hash(self, text: str) -> int:
        return picked(f"adaptive:{self.seed}", 0, text, HASHES)

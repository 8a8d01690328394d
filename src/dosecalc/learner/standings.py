"""How all skills of a learner stand: worked out from the history alone, answer by answer."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

from dosecalc.learner.carried_records import ending_of
from dosecalc.learner.recall import Evidence, recall
from dosecalc.learner.schedule import Standing, end_of_day, rescheduled
from dosecalc.learner.skill import Skill
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.slips.together import apart

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dosecalc.learner.curriculum import Curriculum
    from dosecalc.learner.records import Record

MOST_REMEMBERED = 10
"""Mistakes of each skill that count as usual ones: the last."""

USUAL_FROM = 2
"""How often a mistake must have been made elsewhere to be expected where none was made yet."""

LONGEST_ANSWER = 600
"""Seconds; somebody who takes longer has left the table."""

ENDINGS = {ending.value: ending for ending in Ending}


class Standings:
    """How every skill stands that was ever answered; it grows with every record, added in the order of the history.

    by_skill: the standings. mistakes: of each skill the ids of the last ones, of a pair both. given: for every
    template, how many answers had been given when it was last.
    """

    def __init__(self, curriculum: Curriculum) -> None:
        self.curriculum = curriculum
        self.by_skill: dict[Skill, Standing] = {}
        self.mistakes: dict[Skill, tuple[str, ...]] = {}
        self.given: dict[str, int] = {}
        self.answers = 0

    def add(self, record: Record, now: datetime) -> None:
        """Take an answer into account; one from later than now, when a clock ran ahead, counts as of now."""
        skill = Skill(record.calculation, record.level)
        if record.mistakes:
            self.mistakes[skill] = (*self.mistakes.get(skill, ()), *apart(record.mistakes[0]))[-MOST_REMEMBERED:]
        ending = ENDINGS.get(ending_of(record))
        if ending is None:
            return
        self.answers += 1
        self.given[record.template] = self.answers
        if record.is_again:  # what was seen before is remembered, which says nothing of the skill
            return
        pace = self.curriculum.pace(record.topic)
        rating = recall(Evidence(ending, record.tries, record.hints, record.seconds, pace, record.confidence))
        if rating is None:
            return
        at, before = min(record.at, now).astimezone(UTC), self.by_skill.get(skill)
        stability, difficulty, due = rescheduled(skill, before, rating, at)
        self.by_skill[skill] = Standing(
            skill,
            record.topic,
            record.template,
            before.reviews + 1 if before else 1,
            rating,
            at,
            due,
            stability,
            difficulty,
            _usual_seconds(before, min(int(record.seconds), LONGEST_ANSWER)),
        )

    def add_all(self, records: Iterable[Record], now: datetime) -> None:
        """Take answers into account, one after the other."""
        for record in records:
            self.add(record, now)

    def known(self, *, level: int | None = None) -> list[Standing]:
        """Those of skills that the bank still drills, of one level or of all."""
        home = self.curriculum.home
        return [each for each in self.by_skill.values() if each.skill in home and level in {None, each.skill.level}]

    def due(self, now: datetime, *, level: int | None = None) -> list[Standing]:
        """Those to be asked again today, the least likely held first."""
        tonight = end_of_day(now)
        return at_risk([each for each in self.known(level=level) if each.due < tonight], now)

    def weak(self, now: datetime, *, level: int | None = None) -> list[Standing]:
        """Those that went wrong the last time and are not due, the one that has waited longest first."""
        tonight = end_of_day(now)
        found = [each for each in self.known(level=level) if each.is_weak and each.due >= tonight]
        return sorted(found, key=lambda each: (each.at, each.skill))

    def next_due(self, now: datetime) -> list[Standing]:
        """Those that become due on the next day on which any does, after today."""
        later = [each for each in self.known() if not each.is_due(now)]
        first = min((each.due.astimezone(now.tzinfo).date() for each in later), default=None)
        return [each for each in later if each.due.astimezone(now.tzinfo).date() == first]

    def usual_mistakes(self, skill: Skill) -> list[str]:
        """The ids of the learner's usual mistakes, most frequent first: at this skill, else wherever they are made."""
        own = Counter(self.mistakes.get(skill, ()))
        if own:
            return [id_ for id_, _ in _ranked(own)]
        everywhere = Counter(id_ for ids in self.mistakes.values() for id_ in ids)
        return [id_ for id_, count in _ranked(everywhere) if count >= USUAL_FROM]


def at_risk(standings: Iterable[Standing], now: datetime) -> list[Standing]:
    """These, the least likely held first."""
    return sorted(standings, key=lambda each: (-each.risk(now), each.skill))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _usual_seconds(before: Standing | None, seconds: int) -> int:
    """The time an answer takes, each new one counting for a quarter."""
    return seconds if before is None else (3 * before.seconds + seconds + 2) // 4

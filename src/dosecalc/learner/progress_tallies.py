"""What progress counts: tallies of records in brief, to which later ones can be added.

Everything that is counted goes through functions that run without Python's own loop, so that 100,000 records take a
tenth of a second.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any

from dosecalc.learner.progress_briefs import SURE, fields
from dosecalc.tutoring.slips.together import BOTH, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dosecalc.learner.progress_briefs import Brief

RECENT = 20
"""First answers of a topic that count for its mastery: the last."""

RECENT_OF_A_SKILL = 5
"""First answers of a skill that count for readiness: the last. So no skill that is drilled often outweighs others."""

WRONG, UNSAFE, SAFE = range(3)
"""How a first answer counts for readiness: not right or with a hint; right, but written unsafely; right."""

DAY, TOPIC, IS_FIRST, IS_UNAIDED = fields("day"), fields("topic"), fields("is_first"), fields("is_unaided")
IS_END, IS_FOUND, HINTS, POINTS = fields("is_end"), fields("is_found"), fields("hints"), fields("points")
CONFIDENCE, SURELY_WRONG, MILLISECONDS = fields("confidence"), fields("surely_wrong"), fields("milliseconds")
SKILL, IS_UNSAFE = fields("calculation", "level"), fields("is_unsafe")
TOPIC_AND_SECONDS, DAY_AND_SECONDS = fields("topic", "seconds"), fields("day", "seconds")
SKILL_AND_SECONDS = fields("calculation", "level", "seconds")
MISTAKE, PLACE, MISTAKE_AND_DAY = fields("mistake"), fields("mistake", "topic", "calculation"), fields("mistake", "day")


@dataclass
class Tallies:
    """Tallies of records, added in the order of their history. Days are counted since 1970, seconds are whole.

    totals: by name. topics, days: all that were practiced. answers_in, right_in: first answers of each topic, and those
    right without a hint; answers_on, right_on: of each day. last_in: the day of the last answer in each topic.
    recent: of each topic, whether the last answers were right, the newest first. recent_skills: of each calculation at
    a level, the last answers as WRONG, UNSAFE or SAFE, the newest first. topic_seconds, day_seconds, skill_seconds: how
    often a right answer took so long in a topic, on a day, in a calculation at a level.
    mistakes: how often each was made, of a pair both, by topic and calculation; mistakes_on: by day; last_made: on
    which day the last time. surely_wrong: the problems whose first answer was wrong for sure.
    """

    totals: Counter[str] = field(default_factory=Counter)
    topics: set[str] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    answers_in: Counter[str] = field(default_factory=Counter)
    right_in: Counter[str] = field(default_factory=Counter)
    answers_on: Counter[int] = field(default_factory=Counter)
    right_on: Counter[int] = field(default_factory=Counter)
    last_in: dict[str, int] = field(default_factory=dict)
    recent: dict[str, list[int]] = field(default_factory=dict)
    recent_skills: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    topic_seconds: Counter[tuple[str, int]] = field(default_factory=Counter)
    day_seconds: Counter[tuple[int, int]] = field(default_factory=Counter)
    skill_seconds: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    mistakes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    mistakes_on: Counter[tuple[str, int]] = field(default_factory=Counter)
    last_made: dict[str, int] = field(default_factory=dict)
    surely_wrong: list[str] = field(default_factory=list)

    def add(self, records: Sequence[Brief]) -> None:
        """Count these as well, which come after all that were added before."""
        self.topics.update(map(TOPIC, records))
        self.days.update(map(DAY, records))
        firsts = _those(records, IS_FIRST)
        self._add_firsts(firsts)
        self._add_right(_those(firsts, IS_UNAIDED))
        self._add_ends(_those(records, IS_END))
        self._add_mistakes(_each_alone(_those(records, MISTAKE)))

    def _add_firsts(self, firsts: Sequence[Brief]) -> None:
        ratings = Counter(map(CONFIDENCE, firsts))
        self.totals.update(answers=len(firsts), rated=len(firsts) - ratings[0], sure=ratings[SURE])
        self.surely_wrong += filter(None, map(SURELY_WRONG, firsts))
        self.answers_on.update(map(DAY, firsts))
        self.answers_in.update(map(TOPIC, firsts))
        self.last_in.update(zip(map(TOPIC, firsts), map(DAY, firsts), strict=True))
        newest: dict[str, list[int]] = {}
        for topic, is_right in zip(map(TOPIC, reversed(firsts)), map(IS_UNAIDED, reversed(firsts)), strict=True):
            newest.setdefault(topic, []).append(int(is_right))
        for topic, found in newest.items():
            self.recent[topic] = [*found, *self.recent.get(topic, ())][:RECENT]
        self._add_to_skills(firsts[::-1])

    def _add_to_skills(self, newest_first: Sequence[Brief]) -> None:
        newest: dict[tuple[str, int], list[int]] = {}
        read = (map(each, newest_first) for each in (SKILL, IS_UNAIDED, IS_UNSAFE))
        for skill, is_right, is_unsafe in zip(*read, strict=True):
            newest.setdefault(skill, []).append(SAFE * is_right - is_unsafe)
        for skill, found in newest.items():
            self.recent_skills[skill] = [*found, *self.recent_skills.get(skill, ())][:RECENT_OF_A_SKILL]

    def _add_right(self, unaided: Sequence[Brief]) -> None:
        self.totals.update(right=len(unaided))
        self.right_on.update(map(DAY, unaided))
        self.right_in.update(map(TOPIC, unaided))
        self.topic_seconds.update(map(TOPIC_AND_SECONDS, unaided))
        self.day_seconds.update(map(DAY_AND_SECONDS, unaided))
        self.skill_seconds.update(map(SKILL_AND_SECONDS, unaided))

    def _add_ends(self, ends: Sequence[Brief]) -> None:
        self.totals.update(
            parts=len(ends),
            found=sum(map(IS_FOUND, ends)),
            hints=sum(map(HINTS, ends)),
            points=sum(map(POINTS, ends)),
            milliseconds=sum(map(MILLISECONDS, ends)),
        )

    def _add_mistakes(self, made: Sequence[Brief]) -> None:
        self.mistakes.update(map(PLACE, made))
        self.mistakes_on.update(map(MISTAKE_AND_DAY, made))
        self.last_made.update(zip(map(MISTAKE, made), map(DAY, made), strict=True))

    @property
    def facts(self) -> dict[str, Any]:
        """The tallies as lists, to be read back by `tallies_from`."""
        return {name: _rows(value) if isinstance(value, dict) else list(value) for name, value in vars(self).items()}


def _each_alone(made: Sequence[Brief]) -> list[Brief]:
    """In place of a pair of mistakes each of the two, so that a usual one counts whatever was made besides."""
    return [
        alone
        for each in made
        for alone in (
            (each,) if BOTH not in each.mistake else (each._replace(mistake=id_) for id_ in apart(each.mistake))
        )
    ]


def _those(records: Sequence[Brief], which: Callable[[Brief], object]) -> list[Brief]:
    """Those of which a field holds anything."""
    return list(compress(records, map(which, records)))


def tallied(records: Iterable[Brief]) -> Tallies:
    """The tallies of records in the order of their history."""
    found = Tallies()
    found.add(list(records))
    return found


def tallies_from(facts: Mapping[str, Any]) -> Tallies:
    """The tallies that facts state.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: they state none.
    """
    found = Tallies()
    for name, value in vars(found).items():
        if isinstance(value, dict):
            value.update(_pairs(facts[name]))
        elif isinstance(value, set):
            value.update(facts[name])
        else:
            value.extend(facts[name])
    return found


def _rows(value: Mapping[Any, Any]) -> list[list[Any]]:
    """A row for each key, its parts first."""
    return [[*key, count] if isinstance(key, tuple) else [key, count] for key, count in value.items()]


def _pairs(rows: Iterable[Sequence[Any]]) -> dict[Any, Any]:
    """The keys and what stands last in their rows."""
    return {tuple(key) if len(key) > 1 else key[0]: last for *key, last in rows}

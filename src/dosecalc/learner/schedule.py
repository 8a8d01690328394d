"""When a skill is to be reviewed: FSRS, on whole days, with an interval varied the same way every time.

FSRS (https://github.com/open-spaced-repetition) estimates from the ratings of earlier answers how long a skill is held:
its stability is the days after which nine in ten such skills are still recalled. No steps of minutes: what went wrong
today is weak today (see adaptive) and due tomorrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.learner.recall import Recall

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

    from dosecalc.learner.skill import Skill

RETENTION = 0.9
"""How likely a skill is still held when it becomes due, FSRS's default."""

LONGEST_DAYS = 365
"""A formula that a year passed without is looked at again; far beyond it FSRS's dates overflow."""

VARIED_FROM_DAYS = 3
VARIED_BY = 20
"""An interval is varied by up to a twentieth, a day at least, so that what was learned together comes apart."""


@dataclass(frozen=True)
class Standing:
    """How a skill stands after its last answer.

    topic, template: of that answer. reviews: the answers that were rated. recall: the last rating; at: when that was.
    due: when to ask again. stability: in days; difficulty: from 1 to 10. seconds: what an answer usually takes.
    """

    skill: Skill
    topic: str
    template: str
    reviews: int
    recall: Recall
    at: datetime
    due: datetime
    stability: float
    difficulty: float
    seconds: int

    @property
    def is_weak(self) -> bool:
        """Whether it went wrong the last time."""
        return self.recall is Recall.AGAIN

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be asked again by the end of the day."""
        return self.due < end_of_day(now)

    def risk(self, now: datetime) -> float:
        """The days since it was asked, as a multiple of its stability: the more, the less likely it is held."""
        return max((now - self.at).total_seconds(), 0) / (86_400 * self.stability)


def end_of_day(now: datetime) -> datetime:
    """The midnight after a moment, in its own time zone."""
    return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)


FINEST = 1000
"""Into how many steps the variation is divided; the same share of every interval, so that a longer one stays longer."""


def rescheduled(skill: Skill, before: Standing | None, recall: Recall, at: datetime) -> tuple[float, float, datetime]:
    """The stability, the difficulty and the moment when it is due, after an answer rated so."""
    from fsrs import Rating

    after, _ = _scheduler().review_card(_card(before), Rating(recall.value), at)
    stability, difficulty = after.stability, after.difficulty
    if stability is None or difficulty is None:  # FSRS's types allow it before a first review alone
        raise AssertionError
    days = varied((after.due - at).days, skill, before.reviews + 1 if before else 1)
    return stability, difficulty, at + timedelta(days=days)


def retrievability(standing: Standing, now: datetime) -> float:
    """How likely the skill is still held, from 0 to 1, as FSRS estimates it."""
    return _scheduler().get_card_retrievability(_card(standing), now)


def varied(days: int, skill: Skill, reviews: int) -> int:
    """An interval made a little shorter or longer by a hash of the skill and of how often it was reviewed.

    >>> from dosecalc.learner.skill import Skill
    >>> [varied(30, Skill("pump_rate", 2), reviews) for reviews in range(5)]
    [29, 29, 29, 29, 31]
    """
    if days < VARIED_FROM_DAYS:
        return days
    share = picked(f"interval:{skill.calculation}:{skill.level}", reviews, "days", 2 * FINEST + 1) - FINEST
    most, whole = max(days, VARIED_BY), FINEST * VARIED_BY
    return min(days + (2 * most * share + whole) // (2 * whole), LONGEST_DAYS)


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


def _card(standing: Standing | None) -> Card:
    """FSRS's own; with an id, since it would wait a millisecond to make one up."""
    from fsrs import Card, State

    if standing is None:
        return Card(card_id=1)
    return Card(
        card_id=1,
        state=State.Review,
        stability=standing.stability,
        difficulty=standing.difficulty,
        last_review=standing.at,
    )

"""How well a topic is known.

Mastery is the share of the last 20 first answers in the topic that were right without a hint, where the newest counts
most: of n answers, the oldest counts once and the newest n times. It is told from five answers on; before, a lucky or
unlucky start would say too much. The weights, the numbers and the limits are the project's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.learner.progress_briefs import date_of
from dosecalc.learner.progress_tallies import RECENT
from dosecalc.learner.progress_weeks import usual_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dosecalc.learner.progress_tallies import Tallies

LEAST = 5
LEAST_TO_MASTER = 10
NEARLY, MASTERED = Fraction(7, 10), Fraction(9, 10)
DEFINITION = (
    f"Mastery: the share of your last {RECENT} first answers in a topic that were right without a hint; the newer an "
    f"answer, the more it counts. It is shown from {LEAST} answers on. Nearly there: from 70%. Mastered: from 90%, "
    f"with {LEAST_TO_MASTER} answers or more. Looked up or out of time counts as not right; skipped does not count."
)


class Stage(Enum):
    """How far a learner has come in a topic, in words."""

    TOO_FEW = "too few answers yet"
    LEARNING = "still learning"
    NEARLY = "nearly there"
    MASTERED = "mastered"


@dataclass(frozen=True)
class Mastery:
    """A topic. answers: all first answers. right: those right without a hint. share: None where it is not told yet.

    seconds: the usual time (the median) of those that were right; None where there is none. last: the last day.
    """

    topic: str
    answers: int
    right: int
    share: Fraction | None
    seconds: int | None
    last: date

    @property
    def stage(self) -> Stage:
        """In words."""
        if self.share is None:
            return Stage.TOO_FEW
        if self.share >= MASTERED and self.answers >= LEAST_TO_MASTER:
            return Stage.MASTERED
        return Stage.NEARLY if self.share >= NEARLY else Stage.LEARNING


def best_first(topic: Mastery) -> tuple[bool, Fraction, str]:
    """Orders topics by their mastery, those for which it is not told last."""
    return topic.share is None, -(topic.share or Fraction(0)), topic.topic


def topics_of(tallies: Tallies) -> tuple[Mastery, ...]:
    """Every topic in which anything was answered, in alphabetical order."""
    seconds = usual_seconds(tallies.topic_seconds)
    return tuple(
        Mastery(
            topic,
            answers=answers,
            right=tallies.right_in[topic],
            share=share(tallies.recent[topic]),
            seconds=seconds.get(topic),
            last=date_of(tallies.last_in[topic]),
        )
        for topic, answers in sorted(tallies.answers_in.items())
    )


def share(newest_first: Sequence[int]) -> Fraction | None:
    """The mastery that the last answers come to, by whether each was right, the newest first; None for too few.

    >>> share([True, True, True, True, False])
    Fraction(14, 15)
    """
    if len(newest_first) < LEAST:
        return None
    weights = range(len(newest_first), 0, -1)
    gained = sum(weight for weight, is_right in zip(weights, newest_first, strict=True) if is_right)
    return Fraction(gained, sum(weights))


def percent(part: Fraction) -> int:
    """A share as a whole number of hundredths, halves up.

    >>> percent(Fraction(1, 8)), percent(Fraction(1))
    (13, 100)
    """
    return int(part * 100 + Fraction(1, 2))

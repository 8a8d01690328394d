"""How well an answer shows that a skill is held: one of the four ratings that FSRS schedules by.

Five things are looked at; each allows a rating at most, and the lowest of them counts:

| | Easy | Good | Hard | Again |
|---|---|---|---|---|
| how it ended | right, or carried forward | right, written unsafely | | anything else |
| tries | 1 | | 2 | 3 or more |
| hints | none | | 1 or 2 | 3 or more |
| time, against the pace | up to half | up to twice | longer | |
| how sure, before the verdict | sure, or not asked | fairly sure | guessing | sure, but the first answer was wrong |

So nothing that goes better can lower the rating. What was skipped before anything was done about it says nothing, and
neither does what ran out of time sooner than its pace.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.confidence import Confidence

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

FEW_HINTS = 2
AT_LEISURE = 2
"""How many times the pace is still good: learners read what examinees must skim."""


class Recall(IntEnum):
    """FSRS's ratings, by its own numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True)
class Evidence:
    """One answer from the first try to its end. tries, hints: how many. seconds: how long it took.

    pace: the seconds that such an answer should take. confidence: from 1 to 3, None where it was not asked for.
    """

    ending: Ending
    tries: int
    hints: int
    seconds: Decimal | Fraction | int
    pace: int
    confidence: int | None = None


def recall(evidence: Evidence) -> Recall | None:
    """The rating; None where the answer says nothing.

    >>> recall(Evidence(Ending.RIGHT, tries=1, hints=0, seconds=70, pace=73))
    <Recall.GOOD: 3>
    """
    if _is_nothing(evidence):
        return None
    return min(
        _of_ending(evidence), _of_tries(evidence), _of_hints(evidence), _of_time(evidence), _of_sureness(evidence)
    )


def _is_nothing(evidence: Evidence) -> bool:
    if evidence.tries or evidence.hints:
        return False
    is_cut_short = evidence.ending is Ending.OUT_OF_TIME and evidence.seconds < evidence.pace
    return is_cut_short or evidence.ending is Ending.SKIPPED


def _of_ending(evidence: Evidence) -> Recall:
    return {Ending.RIGHT: Recall.EASY, Ending.UNSAFE: Recall.GOOD}.get(evidence.ending, Recall.AGAIN)


def _of_tries(evidence: Evidence) -> Recall:
    return {0: Recall.EASY, 1: Recall.EASY, 2: Recall.HARD}.get(evidence.tries, Recall.AGAIN)


def _of_hints(evidence: Evidence) -> Recall:
    if not evidence.hints:
        return Recall.EASY
    return Recall.HARD if evidence.hints <= FEW_HINTS else Recall.AGAIN


def _of_time(evidence: Evidence) -> Recall:
    if 2 * evidence.seconds <= evidence.pace:
        return Recall.EASY
    return Recall.GOOD if evidence.seconds <= AT_LEISURE * evidence.pace else Recall.HARD


def _of_sureness(evidence: Evidence) -> Recall:
    if evidence.confidence == Confidence.SURE.value and not (evidence.ending.is_right and evidence.tries == 1):
        return Recall.AGAIN
    allowed = {Confidence.GUESSING.value: Recall.HARD, Confidence.FAIRLY_SURE.value: Recall.GOOD}
    return Recall.EASY if evidence.confidence is None else allowed.get(evidence.confidence, Recall.EASY)

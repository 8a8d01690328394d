"""How far a learner has come: a pure function of what is recorded, in whatever order it comes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_bests import bests
from dosecalc.learner.progress_briefs import (
    CONFIDENCE,
    DAY,
    HINTS,
    IS_END,
    IS_FOUND,
    POINTS,
    POINTS_IN_ALL,
    SURE,
    date_of,
    day_of,
)
from dosecalc.learner.progress_days import streak
from dosecalc.learner.progress_mastery import topics_of
from dosecalc.learner.progress_mistakes import usual_mistakes
from dosecalc.learner.progress_weeks import weeks_of
from dosecalc.learner.records import THOUSAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dosecalc.learner.progress_bests import Best
    from dosecalc.learner.progress_briefs import Brief
    from dosecalc.learner.progress_days import Streak
    from dosecalc.learner.progress_due import Due
    from dosecalc.learner.progress_mastery import Mastery
    from dosecalc.learner.progress_mistakes import UsualMistake
    from dosecalc.learner.progress_weeks import Week


@dataclass(frozen=True)
class Totals:
    """answers: first answers. right: those right without a hint. parts: that are over. found: those ended right.

    hints, points, seconds: of the parts that are over. points_in_all: what they could have earned.
    """

    answers: int = 0
    right: int = 0
    parts: int = 0
    found: int = 0
    hints: int = 0
    points: int = 0
    seconds: int = 0

    @property
    def points_in_all(self) -> int:
        """What the parts that are over could have earned."""
        return POINTS_IN_ALL * self.parts


@dataclass(frozen=True)
class Certainty:
    """rated: first answers that the learner rated. sure: those rated as sure. wrong: the sure ones that were wrong.

    problems: the identities of those, the latest first, each once.
    """

    rated: int
    sure: int
    wrong: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """How far a learner has come.

    today: the day on which it is told. since: the first day that counts, None for all. topic: the only one, empty for
    all. The streak counts all days and topics. topics: in alphabetical order. weeks, days: those with first answers,
    the oldest first; a day with how many. due: None where no schedule is known.
    """

    today: date
    since: date | None
    topic: str
    totals: Totals
    topics: tuple[Mastery, ...]
    weeks: tuple[Week, ...]
    days: tuple[tuple[date, int], ...]
    streak: Streak
    mistakes: tuple[UsualMistake, ...]
    certainty: Certainty
    bests: tuple[Best, ...]
    due: tuple[Due, ...] | None


def progress(
    records: Iterable[Brief],
    today: date,
    *,
    since: date | None = None,
    topic: str = "",
    due: Iterable[Due] | None = None,
) -> Progress:
    """How far these records have brought their learner.

    since: only what was recorded from this day on. topic: only this topic. due: what a schedule says is due.
    """
    everything = sorted(records)
    chosen = _chosen(everything, since, topic)
    firsts = [record for record in chosen if record.is_first]
    unaided = [record for record in firsts if record.is_unaided]
    by_day = Counter(map(DAY, firsts))
    return Progress(
        today=today,
        since=since,
        topic=topic,
        totals=_totals(chosen, len(firsts), len(unaided)),
        topics=topics_of(firsts, unaided),
        weeks=weeks_of(firsts, unaided),
        days=tuple((date_of(day), count) for day, count in sorted(by_day.items())),
        streak=streak(map(date_of, set(map(DAY, everything))), today),
        mistakes=usual_mistakes([record for record in chosen if record.mistake], today),
        certainty=_certainty(firsts),
        bests=bests(unaided),
        due=None if due is None else tuple(each for each in due if topic in {"", each.topic}),
    )


def _chosen(everything: list[Brief], since: date | None, topic: str) -> list[Brief]:
    chosen = everything
    if since is not None:
        first_day = day_of(since)
        chosen = [record for record in chosen if record.day >= first_day]
    return [record for record in chosen if record.topic == topic] if topic else chosen


def _totals(chosen: Sequence[Brief], answers: int, right: int) -> Totals:
    return Totals(
        answers=answers,
        right=right,
        parts=sum(map(IS_END, chosen)),
        found=sum(map(IS_FOUND, chosen)),
        hints=sum(map(HINTS, chosen)),
        points=sum(map(POINTS, chosen)),
        seconds=sum([record.milliseconds for record in chosen if record.is_end]) // THOUSAND,
    )


def _certainty(firsts: Sequence[Brief]) -> Certainty:
    wrong = [record.surely_wrong for record in firsts if record.surely_wrong]
    ratings = Counter(map(CONFIDENCE, firsts))
    return Certainty(
        rated=len(firsts) - ratings[0],
        sure=ratings[SURE],
        wrong=len(wrong),
        problems=tuple(dict.fromkeys(reversed(wrong))),
    )

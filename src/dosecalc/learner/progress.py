"""How far a learner has come: a pure function of what is recorded, in whatever order it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dosecalc.learner.progress_bests import bests
from dosecalc.learner.progress_briefs import date_of, day_of
from dosecalc.learner.progress_days import streak, week_of
from dosecalc.learner.progress_mastery import Mastery, share
from dosecalc.learner.progress_mistakes import usual_mistakes
from dosecalc.learner.progress_weeks import Week, median
from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.points import FULL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from dosecalc.learner.progress_bests import Best
    from dosecalc.learner.progress_briefs import Brief
    from dosecalc.learner.progress_days import Streak
    from dosecalc.learner.progress_due import Due
    from dosecalc.learner.progress_mistakes import UsualMistake

Key = TypeVar("Key")
THOUSAND = 1000
ENDED_RIGHT = frozenset(ending.value for ending in Ending if ending.is_right)


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
        return FULL * self.parts


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
    everything = list(records)
    practiced = {record.day for record in everything}
    chosen = everything
    if since is not None:
        first_day = day_of(since)
        chosen = [record for record in chosen if record.day >= first_day]
    if topic:
        chosen = [record for record in chosen if record.topic == topic]
    firsts = [record for record in chosen if record.is_first]
    unaided = [record for record in firsts if record.is_unaided]
    by_day = _piled(firsts, lambda record: record.day)
    return Progress(
        today=today,
        since=since,
        topic=topic,
        totals=_totals(chosen, len(firsts), len(unaided)),
        topics=_topics(firsts),
        weeks=_weeks(by_day),
        days=tuple((date_of(day), len(pile)) for day, pile in sorted(by_day.items())),
        streak=streak(map(date_of, practiced), today),
        mistakes=usual_mistakes(
            ((made.mistake, made.calculation, made.topic, date_of(made.day)) for made in chosen if made.mistake), today
        ),
        certainty=_certainty(firsts),
        bests=bests(((record.calculation, record.level), record.milliseconds // THOUSAND) for record in unaided),
        due=None if due is None else tuple(each for each in due if topic in {"", each.topic}),
    )


def _totals(chosen: Iterable[Brief], answers: int, right: int) -> Totals:
    ends = [record for record in chosen if record.ending]
    return Totals(
        answers=answers,
        right=right,
        parts=len(ends),
        found=sum(end.ending in ENDED_RIGHT for end in ends),
        hints=sum(end.hints for end in ends),
        points=sum(end.points for end in ends),
        seconds=sum(end.milliseconds for end in ends) // THOUSAND,
    )


def _piled(firsts: Iterable[Brief], key: Callable[[Brief], Key]) -> dict[Key, list[Brief]]:
    piles: dict[Key, list[Brief]] = {}
    for record in firsts:
        piles.setdefault(key(record), []).append(record)
    return piles


def _topics(firsts: Iterable[Brief]) -> tuple[Mastery, ...]:
    return tuple(
        Mastery(
            topic,
            answers=len(pile),
            right=sum(record.is_unaided for record in pile),
            share=share((record.at, record.is_unaided) for record in pile),
            seconds=_usual_seconds(pile),
            last=date_of(max(record.day for record in pile)),
        )
        for topic, pile in sorted(_piled(firsts, lambda record: record.topic).items())
    )


def _weeks(by_day: Mapping[int, list[Brief]]) -> tuple[Week, ...]:
    piles: dict[date, list[Brief]] = {}
    for day, pile in by_day.items():
        piles.setdefault(week_of(date_of(day)), []).extend(pile)
    return tuple(
        Week(start, len(pile), sum(record.is_unaided for record in pile), _usual_seconds(pile))
        for start, pile in sorted(piles.items())
    )


def _usual_seconds(firsts: Iterable[Brief]) -> int | None:
    return median([record.milliseconds // THOUSAND for record in firsts if record.is_unaided])


def _certainty(firsts: Sequence[Brief]) -> Certainty:
    rated = [record for record in firsts if record.confidence is not None and record.verdict]
    wrong = sorted((record for record in rated if record.is_surely_wrong), key=lambda record: (record.at, record.identity))
    return Certainty(
        rated=len(rated),
        sure=sum(record.is_sure for record in rated),
        wrong=len(wrong),
        problems=tuple(dict.fromkeys(record.identity for record in reversed(wrong))),
    )

"""How far a learner has come: a pure function of what is recorded, in whatever order it comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_bests import bests
from dosecalc.learner.progress_briefs import POINTS_IN_ALL, date_of, day_of
from dosecalc.learner.progress_days import streak
from dosecalc.learner.progress_mastery import topics_of
from dosecalc.learner.progress_mistakes import usual_mistakes
from dosecalc.learner.progress_tallies import tallied
from dosecalc.learner.progress_weeks import weeks_of
from dosecalc.learner.records import THOUSAND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from dosecalc.learner.progress_bests import Best
    from dosecalc.learner.progress_briefs import Brief
    from dosecalc.learner.progress_days import Streak
    from dosecalc.learner.progress_due import Due
    from dosecalc.learner.progress_mastery import Mastery
    from dosecalc.learner.progress_mistakes import UsualMistake
    from dosecalc.learner.progress_tallies import Tallies
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
    practiced = {record.day for record in everything}
    return told(tallied(_chosen(everything, since, topic)), today, practiced, since=since, topic=topic, due=due)


def told(
    tallies: Tallies,
    today: date,
    practiced: Collection[int],
    *,
    since: date | None = None,
    topic: str = "",
    due: Iterable[Due] | None = None,
) -> Progress:
    """How far tallies have brought their learner. practiced: all days on which anything was recorded, since 1970."""
    totals = tallies.totals
    return Progress(
        today=today,
        since=since,
        topic=topic,
        totals=Totals(
            **{name: totals[name] for name in ("answers", "right", "parts", "found", "hints", "points")},
            seconds=totals["milliseconds"] // THOUSAND,
        ),
        topics=topics_of(tallies),
        weeks=weeks_of(tallies),
        days=tuple((date_of(day), count) for day, count in sorted(tallies.answers_on.items())),
        streak=streak(map(date_of, practiced), today),
        mistakes=usual_mistakes(tallies, today),
        certainty=_certainty(tallies),
        bests=bests(tallies),
        due=None if due is None else tuple(each for each in due if topic in {"", each.topic}),
    )


def _chosen(everything: list[Brief], since: date | None, topic: str) -> list[Brief]:
    chosen = everything
    if since is not None:
        first_day = day_of(since)
        chosen = [record for record in chosen if record.day >= first_day]
    return [record for record in chosen if record.topic == topic] if topic else chosen


def _certainty(tallies: Tallies) -> Certainty:
    wrong = tallies.surely_wrong
    return Certainty(
        rated=tallies.totals["rated"],
        sure=tallies.totals["sure"],
        wrong=len(wrong),
        problems=tuple(dict.fromkeys(reversed(wrong))),
    )

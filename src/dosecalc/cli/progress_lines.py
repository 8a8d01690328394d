"""Progress in plain lines: a fact a line, for screen readers and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_days import short
from dosecalc.learner.progress_mastery import DEFINITION, percent
from dosecalc.learner.progress_mistakes import LATELY_DAYS
from dosecalc.learner.progress_weeks import last_weeks
from dosecalc.learner.progress_words import due_in_words, period, time_practiced, to_show, topic_in_words
from dosecalc.tutoring.confidence import WHY_IT_MATTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.progress import Progress

WEEKS, MOST, MOST_PROBLEMS = 8, 5, 3


def progress_lines(progress: Progress) -> Iterator[str]:
    """The lines."""
    yield f"{period(progress)}."
    if progress.totals.answers:
        yield from totals_lines(progress)
    yield "What to do next:"
    for each in advice(progress):
        yield each.says
        yield f"  {each.command}"
    if progress.totals.answers:
        yield from _topics(progress)
        yield from _weeks(progress)
        yield from _mistakes(progress)
        yield from certainty_lines(progress)
        if progress.due is not None:
            yield due_in_words(progress)
        yield from _bests(progress)
        yield DEFINITION


def totals_lines(progress: Progress) -> Iterator[str]:
    """What all of it comes to, and the streak."""
    totals = progress.totals
    yield (
        f"{_counted(totals.answers, 'first answer')}, {totals.right:,} of them right on the first try without a hint."
    )
    points = f"{totals.points:,} of {totals.points_in_all:,}"
    yield f"Points: {points}. Hints: {totals.hints:,}. Time: {time_practiced(totals.seconds)}."
    yield progress.streak.says


def certainty_lines(progress: Progress) -> Iterator[str]:
    """What the learner was sure of and got wrong, with the way to look at it again."""
    certainty = progress.certainty
    if not certainty.sure:
        return
    were = "was" if certainty.wrong == 1 else "were"
    yield f"Of {_counted(certainty.sure, 'first answer')} that you were sure of, {certainty.wrong:,} {were} wrong."
    if certainty.problems:
        yield WHY_IT_MATTERS
    for identity in certainty.problems[:MOST_PROBLEMS]:
        yield f"  {to_show(identity)}"


def _topics(progress: Progress) -> Iterator[str]:
    for topic in progress.topics:
        usual = "" if topic.seconds is None else f", usually {topic.seconds} s"
        yield f"Mastery of {topic.topic}: {topic_in_words(topic)}; {topic.right:,} of {topic.answers:,} right{usual}."


def _weeks(progress: Progress) -> Iterator[str]:
    for week in last_weeks(progress.weeks, progress.today, WEEKS):
        if week.share is None:
            yield f"Week from {short(week.start)}: no practice."
            continue
        usual = "" if week.seconds is None else f", usually {week.seconds} s"
        count = f"{week.right:,} of {week.answers:,} right"
        yield f"Week from {short(week.start)}: {count}, {percent(week.share)}%{usual}."


def _mistakes(progress: Progress) -> Iterator[str]:
    for mistake in progress.mistakes[:MOST]:
        kind = f" ({mistake.error})" if mistake.error else ""
        yield (
            f"Usual mistake{kind}: {mistake.says} {_counted(mistake.times, 'time')}, "
            f"{mistake.lately:,} in the last {LATELY_DAYS} days, mostly in {mistake.topic}."
        )


def _bests(progress: Progress) -> Iterator[str]:
    for best in sorted(progress.bests, key=lambda best: (-best.answers, best.name))[:MOST]:
        yield f"Personal best for {best.name}: {best.seconds} s, usually {best.usual} s."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

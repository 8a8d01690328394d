"""Progress for programs: a stable interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_mastery import percent

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.learner.progress import Progress


def progress_facts(progress: Progress) -> dict[str, Any]:
    """Every fact; shares as whole hundredths, days as ISO dates, what is not known as null."""
    totals, streak, certainty = progress.totals, progress.streak, progress.certainty
    return {
        "today": progress.today.isoformat(),
        "since": progress.since.isoformat() if progress.since else None,
        "topic": progress.topic or None,
        "totals": {**vars(totals), "points_in_all": totals.points_in_all},
        "streak": {
            "current": streak.current,
            "longest": streak.longest,
            "days": streak.days,
            "done_today": streak.is_done_today,
        },
        "topics": [
            {
                "name": topic.topic,
                "answers": topic.answers,
                "right": topic.right,
                "mastery": _percent(topic.share),
                "stage": topic.stage.name.lower(),
                "seconds": topic.seconds,
                "last": topic.last.isoformat(),
            }
            for topic in progress.topics
        ],
        "weeks": [
            {
                "start": week.start.isoformat(),
                "answers": week.answers,
                "right": week.right,
                "accuracy": _percent(week.share),
                "seconds": week.seconds,
            }
            for week in progress.weeks
        ],
        "days": [{"day": day.isoformat(), "answers": count} for day, count in progress.days],
        "mistakes": [
            {
                "id": mistake.slip.id,
                "class": mistake.error or None,
                "says": mistake.says,
                "times": mistake.times,
                "lately": mistake.lately,
                "topic": mistake.topic,
                "last": mistake.last.isoformat(),
            }
            for mistake in progress.mistakes
        ],
        "sure_but_wrong": {
            "rated": certainty.rated,
            "sure": certainty.sure,
            "wrong": certainty.wrong,
            "problems": list(certainty.problems),
        },
        "due": None
        if progress.due is None
        else [
            {"day": each.day.isoformat(), "topic": each.topic, "calculation": each.calculation, "level": each.level}
            for each in progress.due
        ],
        "bests": [vars(best) for best in progress.bests],
        "advice": [{"says": each.says, "command": each.command} for each in advice(progress)],
    }


def _percent(share: Fraction | None) -> int | None:
    return None if share is None else percent(share)

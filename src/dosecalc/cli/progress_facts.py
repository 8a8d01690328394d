"""Progress for programs: a stable interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_mastery import percent

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.learner.progress import Certainty, Progress
    from dosecalc.learner.progress_days import Streak
    from dosecalc.learner.progress_due import Due
    from dosecalc.learner.progress_mastery import Mastery
    from dosecalc.learner.progress_mistakes import UsualMistake
    from dosecalc.learner.progress_weeks import Week


def progress_facts(progress: Progress) -> dict[str, Any]:
    """Every fact; shares as whole hundredths, days as ISO dates, what is not known as null."""
    return {
        "today": progress.today.isoformat(),
        "since": progress.since.isoformat() if progress.since else None,
        "topic": progress.topic or None,
        "totals": {**vars(progress.totals), "points_in_all": progress.totals.points_in_all},
        "streak": _streak(progress.streak),
        "topics": [_topic(topic) for topic in progress.topics],
        "weeks": [_week(week) for week in progress.weeks],
        "days": [{"day": day.isoformat(), "answers": count} for day, count in progress.days],
        "mistakes": [_mistake(mistake) for mistake in progress.mistakes],
        "sure_but_wrong": _certainty(progress.certainty),
        "due": None if progress.due is None else [_due(each) for each in progress.due],
        "bests": [vars(best) for best in progress.bests],
        "advice": [{"says": each.says, "command": each.command} for each in advice(progress)],
    }


def _streak(streak: Streak) -> dict[str, Any]:
    return {
        "current": streak.current,
        "longest": streak.longest,
        "days": streak.days,
        "done_today": streak.is_done_today,
    }


def _topic(topic: Mastery) -> dict[str, Any]:
    return {
        "name": topic.topic,
        "answers": topic.answers,
        "right": topic.right,
        "mastery": _percent(topic.share),
        "stage": topic.stage.name.lower(),
        "seconds": topic.seconds,
        "last": topic.last.isoformat(),
    }


def _week(week: Week) -> dict[str, Any]:
    return {
        "start": week.start.isoformat(),
        "answers": week.answers,
        "right": week.right,
        "accuracy": _percent(week.share),
        "seconds": week.seconds,
    }


def _mistake(mistake: UsualMistake) -> dict[str, Any]:
    return {
        "id": mistake.slip.id,
        "class": mistake.error or None,
        "says": mistake.says,
        "times": mistake.times,
        "lately": mistake.lately,
        "topic": mistake.topic,
        "last": mistake.last.isoformat(),
    }


def _certainty(certainty: Certainty) -> dict[str, Any]:
    return {
        "rated": certainty.rated,
        "sure": certainty.sure,
        "wrong": certainty.wrong,
        "problems": list(certainty.problems),
    }


def _due(due: Due) -> dict[str, Any]:
    return {"day": due.day.isoformat(), "topic": due.topic, "calculation": due.calculation, "level": due.level}


def _percent(share: Fraction | None) -> int | None:
    return None if share is None else percent(share)

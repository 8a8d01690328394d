"""Why a task was chosen, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.learner.adaptive import Reason
from dosecalc.learner.records import local_day

if TYPE_CHECKING:
    from datetime import datetime

    from dosecalc.learner.adaptive import Task
    from dosecalc.learner.curriculum import Curriculum


def because(task: Task, curriculum: Curriculum, now: datetime) -> str:
    """The line: `Why: pump rate (level 2) went wrong yesterday.`, for instance."""
    match task.reason:
        case Reason.NEW:
            return _new(task, curriculum)
        case Reason.DUE:
            return f"Why: {task.skill.title} is due, last practiced {_when(task, now)}."
        case Reason.WEAK:
            return f"Why: {task.skill.title} went wrong {_when(task, now)}."
        case Reason.KEPT:
            return f"Nothing is due; {task.skill.title} has waited the longest (last practiced {_when(task, now)})."


def _new(task: Task, curriculum: Curriculum) -> str:
    topic = curriculum.topics[task.topic]
    if not task.opened:
        return f"New in {topic.title}: {task.skill.title}."
    before = listed([curriculum.topics[name].title for name in topic.after])
    return f"New: {topic.title}, {f'now that you know {before}' if before else 'a place to begin'}."


def _when(task: Task, now: datetime) -> str:
    return ago((now.date() - local_day(task.standing.at, now)).days if task.standing else 0)


def ago(days: int) -> str:
    """How long ago a day was: `yesterday`, `3 days ago`."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days:,} days ago"


def listed(words: list[str]) -> str:
    """The words as a sentence lists them: `doses, strengths and flow rates`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))

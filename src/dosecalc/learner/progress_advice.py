"""What to do next, by how far a learner has come: a few sentences, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.progress_mastery import LEAST, Stage, percent
from dosecalc.learner.progress_words import to_drill, to_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.learner.progress import Progress
    from dosecalc.learner.progress_mastery import Mastery


NOTHING_NEW = (
    "Nothing new was answered here: a problem that you had before counts only once. Begin with a drill of fresh ones."
)


@dataclass(frozen=True)
class Advice:
    """says: what to do, and why. command: how, to be typed as it stands."""

    says: str
    command: str


def advice(progress: Progress) -> tuple[Advice, ...]:
    """What to do next; to begin, where nothing was answered."""
    if not progress.totals.answers:
        says = NOTHING_NEW if progress.totals.parts else "Nothing is recorded here yet. Begin with a drill."
        return (Advice(says, to_drill(progress.topic)),)
    return tuple(_advice(progress))


def _advice(progress: Progress) -> Iterator[Advice]:
    if problems := progress.certainty.problems:
        yield Advice(_sure_but_wrong(progress.certainty.wrong), to_show(problems[0]))
    overdue = [each for each in progress.due or () if each.day <= progress.today]
    if overdue:
        verb = "skill is" if len(overdue) == 1 else "skills are"
        yield Advice(f"{len(overdue)} {verb} due for review today.", to_type("dosecalc review"))
    if weakest := _weakest(progress.topics):
        yield Advice(f"Your weakest topic is {weakest.topic}{_at(weakest)}.", to_drill(weakest.topic))
    elif few := [each for each in progress.topics if each.stage is Stage.TOO_FEW]:
        fewest = min(few, key=lambda each: (-each.answers, each.topic))
        left = LEAST - fewest.answers
        yield Advice(f"Answer {left} more in {fewest.topic} to see where you stand.", to_drill(fewest.topic))
    else:
        done = (
            "You have mastered all the topics that you practiced. "
            "A drill without a topic goes on to new ones and higher levels."
        )
        yield Advice(done, to_drill(""))


def _sure_but_wrong(count: int) -> str:
    once = "You were sure of an answer that was wrong. Look at it again:"
    return once if count == 1 else f"You were sure of {count:,} answers that were wrong. Look at the latest one again:"


def _weakest(topics: tuple[Mastery, ...]) -> Mastery | None:
    """The topic with the lowest mastery that is told and is not mastered."""
    told = [each for each in topics if each.stage in {Stage.LEARNING, Stage.NEARLY}]
    return min(told, key=lambda each: (each.share, each.topic), default=None)


def _at(topic: Mastery) -> str:
    return "" if topic.share is None else f" (mastery {percent(topic.share)}%)"

"""What to do next on the way to an exam: for each section, and before all else."""

from __future__ import annotations

from fractions import Fraction
from shlex import quote
from typing import TYPE_CHECKING

from dosecalc.commands_to_type import to_type
from dosecalc.learner.progress_advice import Advice
from dosecalc.learner.readiness import Need

if TYPE_CHECKING:
    from dosecalc.learner.readiness import Readiness, SectionStanding
    from dosecalc.learner.readiness_skills import AtLevel

FEW_TEMPLATES = 2
"""So many that were never tried are named; of more, the topics."""

LEAST_SECONDS = 5
"""No drill gives less time for an answer."""


def first_of_all(found: Readiness) -> Advice:
    """What to do before all else."""
    most = found.needs_most
    if most is None:
        take = to_type(f"dosecalc exam {quote(found.blueprint.name)}")
        return Advice("Every section is steady. Take the exam, as you would the real one:", take)
    return Advice(f"You have the most to gain in {most.section.title}:", command_for(most))


def command_for(standing: SectionStanding) -> str:
    """What to type for a section; empty where it is steady."""
    if standing.need is Need.NOTHING:
        return ""
    if standing.need is Need.REVIEW:
        return to_type("dosecalc review")
    new = [each.template for level in standing.levels for each in level.new]
    if standing.need is Need.BREADTH and len(new) <= FEW_TEMPLATES:
        return to_type(f"dosecalc drill {' '.join(map(quote, new))} -n {len(new)}")
    level = max(standing.levels, key=lambda each: _lost(each, standing.need)).asked.level
    speed = f" --seconds {max(int(standing.pace), LEAST_SECONDS)}" if standing.need is Need.SPEED else ""
    return to_type(f"dosecalc drill {' '.join(map(quote, standing.section.topics))} --level {level}{speed}")


def _lost(level: AtLevel, need: Need) -> Fraction:
    """How much of what a section needs it needs at a level; of levels alike, the first is drilled."""
    if need is Need.SPEED:
        return Fraction(sum(level.seconds), max(len(level.seconds), 1))
    if need is Need.ACCURACY:
        return level.asked.problems * Fraction(level.answers - level.right, max(level.answers, 1))
    return level.asked.problems - level.covered

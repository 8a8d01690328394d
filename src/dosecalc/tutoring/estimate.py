"""A rough answer worked out in the head before the exact one, read off the steps of the exact one.

Where it comes out too far from the exact answer, the givens are rounded less; where nothing comes near, there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.worked import IN_HOURS_AND_MINUTES, as_written
from dosecalc.tutoring.mental import HOUR, Mind, NotInTheHead

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked

LARGEST_ERROR = Fraction(1, 4)
"""How far an estimate may be from the exact answer, as a part of it."""

ROUGHEST_FIRST = (Fraction(1, 10), Fraction(1, 30), Fraction(1, 200))
"""How much, as a part of it, a given may be changed to make it easier."""


@dataclass(frozen=True)
class Estimate:
    """What is worked out in the head, one thing after the other; the last says about what the answer is.

    about: the rough answer, in a unit of the answer's kind.
    """

    steps: tuple[str, ...]
    about: Worked

    def __str__(self) -> str:
        """In one sentence."""
        return f"{'; '.join(self.steps)}."


def estimate(exact: Worked) -> Estimate | None:
    """A rough answer within LARGEST_ERROR of the exact one; None for words, points in time and what no head does."""
    if not exact.parts:
        return None
    goal = _as_told(exact)
    for within in ROUGHEST_FIRST:
        mind = Mind(within)
        try:
            about = mind.answer(goal)
        except NotInTheHead:
            continue
        if is_near(about, exact):
            return Estimate(mind.told(about), about) if mind.thoughts else None
    return None


def is_near(about: Worked, exact: Worked) -> bool:
    """Whether a rough answer is within LARGEST_ERROR of the exact one."""
    right, rough = as_written(exact.number, exact.form), about.to(exact.unit)
    return abs(as_written(rough.number, exact.form) - right) <= LARGEST_ERROR * abs(right)


def _as_told(exact: Worked) -> Worked:
    """A duration before it was turned into hours and minutes, and into minutes; anything else as it is."""
    goal = exact.parts[0] if exact.note == IN_HOURS_AND_MINUTES else exact
    is_long = exact.form == "duration" and goal.number >= MINUTES_AN_HOUR
    if is_long and goal.sign == "→" and goal.parts[0].unit == HOUR:
        return goal.parts[0]
    return replace(goal, form="") if goal.form == "duration" else goal

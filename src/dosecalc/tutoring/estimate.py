"""A rough answer worked out in the head before the exact one, read off the steps of the exact one.

Where it comes out too far from the exact answer, numbers are rounded less; where nothing comes near, there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import unit
from dosecalc.quantities.ways import Way
from dosecalc.tutoring.mental.mind import Mind, Roughness
from dosecalc.tutoring.mental.percentages import in_percent
from dosecalc.tutoring.mental.thoughts import NotInTheHead
from dosecalc.tutoring.there_and_back import without_returns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dosecalc.quantities.worked import Worked

HOUR = unit("h")

LARGEST_ERROR = Fraction(1, 4)
"""How far an estimate may be from the answer, as a part of it."""

ENOUGH = Fraction(1, 10)
"""An estimate that is farther off is told only where no finer one is nearer."""

TOO_NEAR_TO_TELL = Fraction(1, 100)
"""What leads this near to the answer, as a part of it, no estimate tells from it."""

ROUGHEST_FIRST = (
    *(Roughness(Fraction(1, 8)), Roughness(Fraction(1, 20)), Roughness(Fraction(1, 40))),
    Roughness(Fraction(1, 100), figures=3),
)


@dataclass(frozen=True)
class Estimate:
    """What is worked out in the head, one thing after the other; the last tells the answer.

    about: the rough answer, in a unit of the answer's kind.
    """

    steps: tuple[str, ...]
    about: Worked

    def __str__(self) -> str:
        """In one sentence."""
        return f"{'; '.join(self.steps)}."


def estimate(exact: Worked, rounded: Worked, wrong: Collection[Fraction] = ()) -> Estimate | None:
    """A rough answer within LARGEST_ERROR of the right one; None for words, points in time and what no head does.

    Where the answer is rounded up or down to whole ones, the estimate is of that; else, of the exact answer.
    wrong: where slips lead, in the unit of the answer; an estimate that is nearer to one of these than to the answer
    is told only where no finer one is not.
    """
    if not exact.parts:
        return None
    wanted = rounded if _is_counted(rounded) else exact
    goal = in_percent(without_returns(_as_told(wanted)))
    found = (each for roughness in ROUGHEST_FIRST if (each := _thought(goal, roughness, exact)) is not None)
    near = _first_that_will_do(found, wanted, wrong)
    return near if near and near.steps and error(near.about, wanted) <= LARGEST_ERROR else None


def _first_that_will_do(found: Iterable[Estimate], wanted: Worked, wrong: Collection[Fraction]) -> Estimate | None:
    """The first that is near and does not mislead, after which no finer one is worked out; else the nearest of all."""
    passed_over = []
    for each in found:
        if error(each.about, wanted) <= ENOUGH and not misleads(each, wanted, wrong):
            return each
        passed_over.append(each)
    return min(passed_over, key=lambda each: error(each.about, wanted), default=None)


def _thought(goal: Worked, roughness: Roughness, exact: Worked) -> Estimate | None:
    mind = Mind(roughness)
    try:
        about = mind.answer(goal, in_hours=_is_in_hours(exact))
    except NotInTheHead:
        return None
    return Estimate(mind.told(about) if mind.has_worked_something_out else (), about)


def error(about: Worked, right: Worked) -> Fraction:
    """How far a rough answer is from the right one, as a part of it."""
    number, rough = as_written(right.number, right.form), about.to(right.unit)
    off = abs(as_written(rough.number, right.form) - number)
    return off / abs(number) if number else off


def misleads(found: Estimate, right: Worked, wrong: Collection[Fraction]) -> bool:
    """Whether an estimate is nearer to a wrong number than to the right one."""
    about, least = found.about.to(right.unit).number, TOO_NEAR_TO_TELL * abs(right.number)
    off = abs(about - right.number)
    return any(abs(about - each) < off and abs(each - right.number) > least for each in wrong)


def _is_counted(rounded: Worked) -> bool:
    """Whether the answer is rounded up or down to whole ones: vials, packs, days of supply."""
    return rounded.is_made_whole and rounded.rounded_towards != "nearest"


def _as_told(exact: Worked) -> Worked:
    """A duration before it was turned into hours and minutes, and into minutes; anything else as it is."""
    goal = exact.parts[0] if exact.way is Way.IN_HOURS_AND_MINUTES else exact
    if _is_in_hours(exact) and goal.operation is CONVERSION and goal.parts[0].unit == HOUR:
        return goal.parts[0]
    return replace(goal, form="") if goal.form == "duration" else goal


def _is_in_hours(exact: Worked) -> bool:
    """Whether it is a time of an hour or more, which is told in hours and minutes."""
    return exact.form == "duration" and exact.number >= MINUTES_AN_HOUR

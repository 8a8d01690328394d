"""Percentages that are only subtracted and compared stay percentages in the head: 30% less 5% is 25%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.operations import QUOTIENT, SUMS
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import SCALES

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


def in_percent(root: Worked) -> Worked:
    """The same quantity, without the grams that its percentages stand for where it takes none of them."""
    return _Thought().thought(root)


class _Thought:
    """What each step is in the head, so that what is used twice is worked out once."""

    def __init__(self) -> None:
        self._known: dict[Worked, Worked] = {}
        self._percentages: dict[Worked, Worked | None] = {}

    def thought(self, step: Worked) -> Worked:
        if step not in self._known:
            self._known[step] = self._shorter(step)
        return self._known[step]

    def _shorter(self, step: Worked) -> Worked:
        if step.operation is QUOTIENT:
            above, below = map(self._percentage, step.parts)
            if above is not None and below is not None and above.unit == below.unit:
                return step.but(parts=(above, below))
        return step.but(parts=tuple(map(self.thought, step.parts)))

    def _percentage(self, step: Worked) -> Worked | None:
        if step not in self._percentages:
            self._percentages[step] = self._found(step)
        return self._percentages[step]

    def _found(self, step: Worked) -> Worked | None:
        if step.way is Way.SPELLED_OUT:
            return step.parts[0]
        if step.operation not in SUMS:
            return None
        one, other = map(self._percentage, step.parts)
        if one is None or other is None or one.unit != other.unit:
            return None
        number = step.number * SCALES[one.unit.above]
        return step.but(number=number, unit=one.unit, parts=(one, other))

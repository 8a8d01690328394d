"""Verdicts on many answers to the same problems: each problem is drawn once, and its slips are worked out once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.known_mistakes import KnownMistakes
from dosecalc.tutoring.verdict import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.sets.problem_set import Item
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.verdict import Grade

MOST_DRAWN = 1_000
"""Problems that are kept: as many as four variants of a long set have."""

Texts = tuple[str, ...]
ItemAnswers = tuple["Item", Texts]
"""A problem, and what somebody answered to each of its parts."""


@dataclass
class Judge:
    """Somebody who judges answers and remembers the problems."""

    _drawn: OrderedDict[str, tuple[Sequence[Part], KnownMistakes]] = field(default_factory=OrderedDict)

    def grades(self, item: Item, texts: Texts) -> tuple[Grade, ...]:
        """The verdict on the answer to each part. The steps of the working at which slips happen are left out.

        Raises:
            UnknownTemplate: the bank has no such template, or not in this version.
            KeyHasChanged: its answers are others than when the set was made.
        """
        parts, known = self._problem(item)
        return tuple(map(_without_working, graded(parts, texts, known)))

    def _problem(self, item: Item) -> tuple[Sequence[Part], KnownMistakes]:
        if item.code not in self._drawn:
            parts = item.problem().parts
            self._drawn[item.code] = parts, KnownMistakes(parts)
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(item.code)
        return self._drawn[item.code]


WRONG = "Wrong."
"""What is said where there is no other try."""


def _without_working(grade: Grade) -> Grade:
    """The grade with nothing that holds on to a whole worked solution, and without a word of trying again."""
    mistakes = tuple(replace(slip, at=None) for slip in grade.mistakes)
    return replace(grade, says=grade.says.replace(NOT_YET, WRONG), mistakes=mistakes)

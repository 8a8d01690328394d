"""The points of a class, learner by problem, in a byte or two each, and exact."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

MOST_UNITS = 2**63 - 1
"""What eight bytes hold; an instructor may give points that need more units: 1/997 here, 1/991 there."""


@dataclass
class PointsTable:
    """What each learner earned of each problem. size: how many problems there are.

    The different marks are few, so each is kept once, and the table holds which of them it is.
    """

    size: int
    marks: dict[Fraction, int] = field(default_factory=dict)
    table: array[int] = field(default_factory=lambda: array("H"))

    def add(self, earned: Iterable[Fraction]) -> None:
        """One more learner, with the share of a point that each problem earned."""
        self.table.extend(self.marks.setdefault(mark, len(self.marks)) for mark in earned)

    @property
    def learners(self) -> int:
        """How many there are."""
        return len(self.table) // self.size

    @property
    def full(self) -> int:
        """How many units make a point, so that every mark is whole."""
        return lcm(*(mark.denominator for mark in self.marks))

    def columns(self) -> list[Sequence[int]]:
        """For each problem, in units, what each learner earned."""
        full = self.full
        units = [int(mark * full) for mark in self.marks]
        column = _short if full <= MOST_UNITS else list[int]
        return [column(units[mark] for mark in self.table[place :: self.size]) for place in range(self.size)]


def _short(units: Iterable[int]) -> array[int]:
    return array("q", units)

"""Blueprints: what an exam asks, in which time, and what it takes to pass; data only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle, islice
from typing import TYPE_CHECKING

from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Section:
    """So many problems from the same topics.

    topics: of topics or templates, any of which will do. levels: taken in turn, the first of them first.
    """

    title: str
    topics: tuple[str, ...]
    levels: tuple[int, ...]
    problems: int

    def level_of_each(self) -> tuple[int, ...]:
        """The level of each of its problems.

        >>> Section("Drips", ("titration",), (2, 3), 3).level_of_each()
        (2, 3, 2)
        """
        return tuple(islice(cycle(self.levels), self.problems))


@dataclass(frozen=True)
class Blueprint:
    """An exam before its numbers are drawn.

    exam: what the real one has. imitation: how this one differs. seconds: for all of it.
    to_pass: how many problems must be right. partial_credit: whether a part of a problem earns its share.
    safe_form_only: whether a right number that is written unsafely earns nothing. missing_unit: what a right number
    without its unit earns, as a word: none, half, full.
    """

    name: str
    path: Path
    version: int
    title: str
    source: str
    exam: str
    imitation: str
    sections: tuple[Section, ...]
    seconds: int
    to_pass: int
    policy: str
    partial_credit: bool
    safe_form_only: bool
    missing_unit: str = "none"

    @property
    def identity(self) -> str:
        """Name and version, as they stand in an exam's identity."""
        return f"{self.name}@{self.version}"

    @property
    def marking(self) -> Marking:
        """How its answers are marked."""
        return Marking.of_exam(
            partial_credit=self.partial_credit,
            safe_form_only=self.safe_form_only,
            missing_unit=self.missing_unit,
        )

    @property
    def problems(self) -> int:
        """How many there are."""
        return sum(section.problems for section in self.sections)

    @property
    def pace(self) -> Fraction:
        """Seconds for each problem."""
        return Fraction(self.seconds, self.problems)

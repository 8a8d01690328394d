"""Files whose answers lack their units: perhaps the learners were told to leave them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.classroom.grades.marks import LearnersMarks

MANY, FEWEST = Fraction(1, 5), 3
"""From this share of the answers of a file on, and no fewer, it is told."""

ADVICE = (
    "if the learners were told to leave the unit out (GIFT and Canvas tell them so), or saw it behind the line, "
    "grade once more with --missing-unit full"
)


@dataclass
class UnitsLeftOut:
    """How many answers each file has, and how many of them are right but for their unit."""

    answers: Counter[Path] = field(default_factory=Counter)
    without_unit: Counter[Path] = field(default_factory=Counter)

    def add(self, path: Path, marks: LearnersMarks) -> None:
        """Count a learner."""
        parts = [part for problem in marks.problems for part in problem.parts if part.is_answered]
        self.answers[path] += len(parts)
        self.without_unit[path] += sum(part.grade.lacks_only_unit for part in parts)

    def remarks(self) -> list[Remark]:
        """A word on each file with many such answers."""
        return [
            Remark(
                Concern.UNITS_LEFT_OUT,
                f"{count:,} of {self.answers[path]:,} answers are right but for a missing unit; {ADVICE}",
                path,
            )
            for path, count in self.without_unit.items()
            if count >= FEWEST and count >= MANY * self.answers[path]
        ]

"""The sheet of a learner: every answer at its place in a variant of the set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.marks import Response
from dosecalc.tutoring.parts import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from dosecalc.sets.problem_set import Item, Learner, Variant

Place = tuple[int, int]
"""Of an answer: the number of its problem, from 1, and which part of it, from 0."""

NOTHING = Response()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a learner answered.

    is_of_a_table: whether any of it came through a spreadsheet. finished: when it was handed in; None if not known.
    """

    learner: Learner
    variant: Variant
    responses: Mapping[Place, Response]
    path: Path
    line: int = 0
    rows: int = 0
    is_of_a_table: bool = False
    finished: datetime | None = None

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.path}{f', line {self.line}' if self.line else ''}"

    def to(self, item: Item) -> tuple[Response, ...]:
        """The responses to all parts of a problem."""
        return tuple(self.responses.get((item.number, part), NOTHING) for part in range(len(item.keys)))


def labels(item: Item) -> tuple[str, ...]:
    """The labels of its parts: `a`, `b` …, one empty label where there is only one part."""
    return tuple(LABELS[: len(item.keys)]) if len(item.keys) > 1 else ("",)

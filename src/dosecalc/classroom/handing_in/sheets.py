"""The sheet of a learner: every answer at its place in a variant of the set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.sets.responses import Response
from dosecalc.tutoring.parts import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from dosecalc.sets.problem_set import Item, Learner, Variant

Place = tuple[int, int]
"""Of an answer: the number of its problem, from 1, and which part of it, from 0."""

NOTHING = Response()

OF_ONE_NAME = "Two people of that name? Give each an id in a column learner"
OF_ONE_ID = "Two people? Give each an id of their own"
TWO_IDS = f"{OF_ONE_ID}. One? Write the name in one way"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a learner answered.

    is_of_a_table: whether any of it came through a spreadsheet. is_one_row: whether all of it is one row of a table.
    name: of the learner as it was said, empty where it was not. is_by_name: whether nothing but that tells who it is.
    finished: when it was handed in; None if not known. unasked: the places for which its table has no column.
    """

    learner: Learner
    variant: Variant
    responses: Mapping[Place, Response]
    path: Path
    line: int = 0
    rows: int = 0
    is_of_a_table: bool = False
    is_one_row: bool = False
    name: str = ""
    is_by_name: bool = False
    finished: datetime | None = None
    unasked: frozenset[Place] = frozenset()

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.path}{f', line {self.line}' if self.line else ''}"

    @property
    def two_people(self) -> str:
        """What to do where it is not one learner's."""
        return OF_ONE_NAME if self.is_by_name else OF_ONE_ID

    @property
    def what_to_do(self) -> str:
        """Where hand-ins of one learner differ."""
        return f"{self.two_people}. One person? Leave one of them, or --last-counts"

    def to(self, item: Item) -> tuple[Response, ...]:
        """The responses to all parts of a problem."""
        return tuple(self.responses.get((item.number, part), NOTHING) for part in range(len(item.keys)))


def labels(item: Item) -> tuple[str, ...]:
    """The labels of its parts: `a`, `b` …, one empty label where there is only one part."""
    return tuple(LABELS[: len(item.keys)]) if len(item.keys) > 1 else ("",)

"""What somebody handed in, as a file says it: who, which variant, which answers; not yet held against a set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern, Remark
from dosecalc.classroom.handing_in.problem_names import Named
from dosecalc.sets.responses import read_responses
from dosecalc.sets.secret import PADDING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from dosecalc.sets.responses import Response


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer. line: in a table its line, else its place among the answers of the file. named: the problem."""

    line: int
    named: Named
    response: Response


@dataclass(frozen=True)
class HandIn:
    """What a learner handed in at once.

    line: where it begins, 0 in a file of its own. id: of the learner, empty where it is not said. names: by which its
    rows call the learner. set_id: of a responses file; empty for a table. variants: every variant that it claims to be
    of. asked: of one row of a table the problems that have a column; empty where each answer is a row of its own.
    finished: when it was handed in; None where that is not known.
    """

    path: Path
    line: int
    id: str
    names: tuple[str, ...]
    answers: tuple[GivenAnswer, ...]
    set_id: str = ""
    variants: tuple[str, ...] = ()
    asked: tuple[Named, ...] = ()
    finished: datetime | None = None

    @property
    def name(self) -> str:
        """Of the learner, empty where it is not said: the one that says most."""
        return max(self.names, key=len, default="")

    @property
    def is_by_name(self) -> bool:
        """Whether nothing but a name tells who it is."""
        return not self.id

    @property
    def is_one_row(self) -> bool:
        """Whether all of it is one row of a table; else each answer is."""
        return bool(self.asked)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return 1 if self.is_one_row else len(self.answers)

    @property
    def is_of_a_table(self) -> bool:
        """Whether a spreadsheet may have had its hands on it."""
        return not self.set_id


@dataclass
class Read:
    """What files held. rows: how many rows there were, whether or not they could be taken."""

    hand_ins: list[HandIn] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0


def handed_in(path: Path) -> Read:
    """What a responses file holds.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no responses file, was written by a later dosecalc, or is faulty.
    """
    responses = read_responses(path)
    learner = responses.learner
    found = HandIn(
        path,
        0,
        learner.id.strip() if learner else "",
        (learner.name.strip(),) if learner and learner.name.strip() else (),
        tuple(
            GivenAnswer(place, Named(code=answered.code.removesuffix(PADDING), label=answered.part), answered.response)
            for place, answered in enumerate(responses.answers, start=1)
        ),
        responses.set_id,
        (responses.variant,) if responses.variant else (),
        finished=responses.finished,
    )
    remarks = []
    if responses.started is not None and responses.finished is None:
        says = "the responses were not handed in; what is there was graded"
        remarks.append(Remark(Concern.NOT_FINISHED, says, path, learner=found.id))
    return Read([found], remarks, found.rows)

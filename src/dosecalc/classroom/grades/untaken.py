"""What learners handed in that could not be taken: it waits for the instructor, and is not to be called empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.classroom.grades.remarks import Concern
from dosecalc.sets.problem_set import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.classroom.grades.remarks import Remark

ELSEWHERE = frozenset({Concern.OTHER_SET, Concern.TWO_VERSIONS, Concern.NOTHING_TAKEN})
"""Troubles that say nothing of an answer to this set, or of a learner who is not graded at all."""

Place = tuple[int, str]
"""The number of a problem and the label of its part; no label where all parts are meant, 0 where nobody knows."""


@dataclass
class Untaken:
    """The answers that were refused, by learner and place, as they were typed."""

    by_learner: dict[str, dict[Place, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, remarks: Iterable[Remark], problems: int, unsure: Iterable[str] = ()) -> Untaken:
        """Those that remarks tell of a set with so many problems. unsure: ids of whom more may have been overlooked."""
        found = cls({id_: {(0, ""): ""} for id_ in unsure})
        for remark in remarks:
            is_refused = remark.concern.is_trouble and (remark.rows or remark.number)
            if remark.learner and is_refused and remark.concern not in ELSEWHERE:
                place = (remark.number, remark.part) if 0 < remark.number <= problems else (0, "")
                found.by_learner.setdefault(comparable(remark.learner), {})[place] = remark.text
        return found

    def waiting(self, learner: str, number: int, label: str, labels: tuple[str, ...]) -> str | None:
        """What was typed for a part and refused, empty where that is not known; None where there is no such thing."""
        places = self.by_learner.get(comparable(learner), {})
        for (of, part), text in places.items():
            if of == number and part == label:
                return text
        for (of, part), text in places.items():
            if of == number and (not part or part not in labels):
                return text
        return "" if (0, "") in places else None

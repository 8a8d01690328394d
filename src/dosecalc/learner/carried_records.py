"""How a part ended, and what it earned, as the readers of a history take it.

Histories hold exams whose answers were carried forward and yet were kept as missed, without points. Their verdict says
that the step was done as it should be, so readers go by it. What is kept is never changed, nor what is exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.tutoring.attempt import Ending
from dosecalc.tutoring.points import FULL
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.learner.records import Record

_KEPT_AS_MISSED = f"(verdict = '{Verdict.CARRIED_FORWARD.value}' AND ending = '{Ending.MISSED.value}')"
ENDING = f"CASE WHEN {_KEPT_AS_MISSED} THEN '{Ending.RIGHT.value}' ELSE ending END"
POINTS = f"CASE WHEN {_KEPT_AS_MISSED} THEN {FULL} ELSE points END"
"""The same for a row of the table."""


def ending_of(record: Record) -> str:
    """How the part ended: Ending.value, empty where it goes on."""
    return Ending.RIGHT.value if _is_kept_as_missed(record) else record.ending


def points_of(record: Record) -> int:
    """What the part has left, or has earned."""
    return FULL if _is_kept_as_missed(record) else record.points


def _is_kept_as_missed(record: Record) -> bool:
    return record.verdict == Verdict.CARRIED_FORWARD.value and record.ending == Ending.MISSED.value

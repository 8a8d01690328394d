"""Personal bests: the fastest answers of each skill that were right at the first try without a hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_weeks import median
from dosecalc.learner.records import THOUSAND
from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.learner.progress_briefs import Brief


@dataclass(frozen=True)
class Best:
    """How fast a skill goes when it is done right: its fastest answer and the usual one (the median), in seconds.

    answers: how many that were right at the first try without a hint.
    """

    calculation: str
    level: int
    seconds: int
    usual: int
    answers: int

    @property
    def name(self) -> str:
        """As a learner reads it: `drip rate (level 2)`."""
        return Skill(self.calculation, self.level).title


def bests(unaided: Iterable[Brief]) -> tuple[Best, ...]:
    """The bests, in order of their skills.

    unaided: first answers that were right without a hint: a wrong one is never fast.
    """
    times: dict[Skill, list[int]] = {}
    for record in unaided:
        times.setdefault(record.skill, []).append(record.milliseconds // THOUSAND)
    return tuple(
        Best(*skill, seconds=min(found), usual=median(found) or 0, answers=len(found))
        for skill, found in sorted(times.items())
    )

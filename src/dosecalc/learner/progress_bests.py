"""Personal bests: the fastest answers of each skill that were right at the first try without a hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_weeks import median

if TYPE_CHECKING:
    from collections.abc import Iterable

Skill = tuple[str, int]
"""A calculation at a level."""


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
        """As a learner reads it: `drip rate, level 2`."""
        return f"{self.calculation.replace('_', ' ')}, level {self.level}"


def bests(timed: Iterable[tuple[Skill, int]]) -> tuple[Best, ...]:
    """The bests, in order of their skills.

    timed: the skill and the seconds of every first answer that was right without a hint: a wrong one is never fast.

    >>> bests([(("drip_rate", 2), 70), (("drip_rate", 2), 41), (("drip_rate", 2), 52)])
    (Best(calculation='drip_rate', level=2, seconds=41, usual=52, answers=3),)
    """
    times: dict[Skill, list[int]] = {}
    for skill, seconds in timed:
        times.setdefault(skill, []).append(seconds)
    return tuple(
        Best(*skill, seconds=min(found), usual=median(found) or 0, answers=len(found))
        for skill, found in sorted(times.items())
    )

"""Personal bests: the fastest answers of each skill that were right on the first try without a hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.learner.progress_weeks import by_key, median
from dosecalc.learner.skill import Skill

if TYPE_CHECKING:
    from dosecalc.learner.progress_tallies import Tallies


@dataclass(frozen=True)
class Best:
    """How fast a skill goes when it is done right: its fastest answer and the usual one (the median), in seconds.

    answers: how many that were right on the first try without a hint.
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


def bests(tallies: Tallies) -> tuple[Best, ...]:
    """The bests, in order of their skills; a wrong answer is never fast."""
    times = by_key({((name, level), seconds): count for (name, level, seconds), count in tallies.skill_seconds.items()})
    return tuple(
        Best(calculation, level, seconds=min(counts), usual=median(counts), answers=sum(counts.values()))
        for (calculation, level), counts in sorted(times.items())
    )

"""How far a template is drawn: samples of its draws, or all of them where there are not too many."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.policies import policy
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.walk import draws_in_all, ways
from dosecalc.verification.portions import Portion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SAMPLES = 100
SAMPLES_OF_MANY = 100_000
"""Draws of each template under each policy, where nothing else is said; of those too large to be walked through."""

MOST_WALKED = 10_000_000
"""Draws, where nothing else is said; a template of more is sampled."""

TO_THE_END = 10**15
"""How many draws there are is an estimate: a walk that has begun is never broken off."""

DIVES = 25
PIECES = 64
LARGEST_PORTION = 200
"""Draws that a process does in one go, some tenths of a second; more where so many are asked for that nobody waits."""


@dataclass(frozen=True)
class Wanted:
    """A template to be drawn under a policy.

    samples: 0 for the usual number. seed: of the first draw. limit: up to so many draws, all are walked through.
    """

    path: Path
    policy: str
    samples: int
    seed: int
    is_exhaustive: bool
    limit: int = MOST_WALKED


@dataclass(frozen=True)
class Task:
    """A template to be drawn under a policy, in portions. of: about how many draws there are; 0 if not counted."""

    path: Path
    policy: str
    portions: Sequence[Portion]
    of: int = 0
    is_all: bool = False

    @property
    def draws(self) -> int:
        """About how many it is of."""
        return self.of if self.is_all else sum(portion.most for portion in self.portions)


def task(wanted: Wanted) -> Task:
    """The portions of a template: samples, or all draws where that is wanted and there are not too many."""
    # What cannot be counted because some draw fails is sampled, and told among what was; samples may meet that draw.
    with suppress(Exception):
        if wanted.is_exhaustive:
            return _thorough(wanted)
    portions = sampled(wanted.path, wanted.policy, wanted.seed, wanted.samples or SAMPLES)
    return Task(wanted.path, wanted.policy, portions)


def _thorough(wanted: Wanted) -> Task:
    source, by = read_template(wanted.path), policy(wanted.policy)
    count = draws_in_all(source, by, DIVES)
    if count > wanted.limit:
        samples = wanted.samples or min(SAMPLES_OF_MANY, wanted.limit)
        return Task(wanted.path, by.name, sampled(wanted.path, by.name, wanted.seed, samples), int(count))
    pieces = ways(source, by, PIECES if count > LARGEST_PORTION else 1)
    portions = [Portion(wanted.path, by.name, TO_THE_END, is_walk=True, fixed=each) for each in pieces]
    return Task(wanted.path, by.name, portions, int(count), is_all=True)


def sampled(path: Path, policy_name: str, seed: int, samples: int) -> list[Portion]:
    """So many draws, from a seed on."""
    size = max(LARGEST_PORTION, -(-samples // PIECES))
    starts = range(0, samples, size)
    return [Portion(path, policy_name, min(size, samples - start), seed + start) for start in starts]

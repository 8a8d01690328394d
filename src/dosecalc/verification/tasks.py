"""How far a template is drawn: samples of its draws, or all of them where there are not too many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.policies import policy
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.walk import NOTHING, draws_in_all, ways
from dosecalc.verification.portions import Portion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dosecalc.bank.template import Template
    from dosecalc.quantities.policy import Policy

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
    if wanted.is_exhaustive:
        return _thorough(wanted)
    return Task(wanted.path, wanted.policy, _sampled(wanted, wanted.samples or SAMPLES))


def _thorough(wanted: Wanted) -> Task:
    source, by = read_template(wanted.path), policy(wanted.policy)
    try:
        count = draws_in_all(source, by, DIVES)
    except Exception:  # noqa: BLE001 - the first portion meets it again, and tells it among what is found in draws
        counted = Portion(wanted.path, by.name, DIVES, is_count=True)
        return Task(wanted.path, by.name, [counted, *_sampled(wanted, wanted.samples or SAMPLES)])
    if count > wanted.limit:
        samples = _sampled(wanted, wanted.samples or min(SAMPLES_OF_MANY, wanted.limit))
        return Task(wanted.path, by.name, samples, int(count))
    pieces = _pieces(source, by, PIECES if count > LARGEST_PORTION else 1)
    portions = [Portion(wanted.path, by.name, TO_THE_END, is_walk=True, fixed=each) for each in pieces]
    return Task(wanted.path, by.name, portions, int(count), is_all=True)


def _pieces(source: Template, by: Policy, wanted: int) -> Sequence[Mapping[str, int]]:
    try:
        return ways(source, by, wanted)
    except Exception:  # noqa: BLE001 - a walk in one piece meets the same draw, and tells it
        return [NOTHING]


def _sampled(wanted: Wanted, samples: int) -> list[Portion]:
    return sampled(wanted.path, wanted.policy, wanted.seed, samples)


def sampled(path: Path, policy_name: str, seed: int, samples: int) -> list[Portion]:
    """So many draws, from a seed on."""
    size = max(LARGEST_PORTION, -(-samples // PIECES))
    starts = range(0, samples, size)
    return [Portion(path, policy_name, min(size, samples - start), seed + start) for start in starts]

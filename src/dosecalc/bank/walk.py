"""Every draw that a template can make, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from math import prod
from typing import TYPE_CHECKING

from dosecalc.bank.draws import ByHash
from dosecalc.bank.generator import composed
from dosecalc.bank.problem import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosecalc.bank.draws import Chooser
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template
    from dosecalc.quantities.policy import Policy


NOTHING: Mapping[str, int] = {}
MOST_BRANCHES = 500
"""A wheel of more candidates is left to the walk: it would make too many ways."""


class _Asked(Exception):
    """A choice that is not made yet."""


@dataclass
class UpTo:
    """Choices that are made already; the next one stops the draw, and its name and count are kept."""

    fixed: Mapping[str, int]
    name: str = ""
    count: int = 0

    def choose(self, name: str, count: int) -> int:
        """The choice that is made already."""
        if name not in self.fixed:
            self.name, self.count = name, count
            raise _Asked
        return self.fixed[name]


@dataclass
class Counted:
    """The choices of another chooser, with the product of the counts of all that were asked for."""

    chooser: Chooser
    counts: dict[str, int] = field(default_factory=dict)

    def choose(self, name: str, count: int) -> int:
        """As the other chooser does."""
        self.counts[name] = count
        return self.chooser.choose(name, count)


def ways(source: Template, policy: Policy, wanted: int) -> list[Mapping[str, int]]:
    """The walk in about so many pieces: the first choices of each. They depend on the template alone."""
    found: list[Mapping[str, int]] = [NOTHING]
    while len(found) < wanted:
        longer = [way for each in found for way in _branches(source, policy, each)]
        if longer == found:
            break
        found = longer
    return found


def _branches(source: Template, policy: Policy, fixed: Mapping[str, int]) -> list[Mapping[str, int]]:
    chooser = UpTo(fixed)
    try:
        composed(source, Identity(source.id, source.version, 0, policy.identity), chooser, policy)
    except _Asked:
        if chooser.count <= MOST_BRANCHES:
            return [{**fixed, chooser.name: place} for place in range(chooser.count)]
    return [fixed]


def draws_in_all(source: Template, policy: Policy, dives: int) -> Fraction:
    """About how many draws a template can make; exactly, where each draw has as many choices as any other.

    Knuth's estimate (*Estimating the efficiency of backtrack programs*, 1975): the mean, over random draws, of the
    product of how many choices there were at each step.
    """
    total = 0
    for attempt in range(dives):
        identity, chooser = _dive(source, policy, attempt)
        counted = Counted(chooser)
        composed(source, identity, counted, policy)
        total += prod(counted.counts.values())
    return Fraction(total, dives)


def dived(source: Template, policy: Policy, dives: int) -> Iterator[Problem | None]:
    """The problem of every draw by which `draws_in_all` counts, None for each that is refused."""
    for attempt in range(dives):
        identity, chooser = _dive(source, policy, attempt)
        yield composed(source, identity, chooser, policy)


def _dive(source: Template, policy: Policy, attempt: int) -> tuple[Identity, Chooser]:
    identity = Identity(source.id, source.version, 0, policy.identity)
    return identity, ByHash(str(identity), attempt)


@dataclass
class InTurn:
    """Choices that go through all candidates like the wheels of a counter, the last one first.

    How many candidates a wheel has may depend on those before it. fixed: wheels that do not turn, each with its place.
    places: where each other wheel stands. counts: how many candidates it has.
    """

    fixed: Mapping[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def choose(self, name: str, count: int) -> int:
        """The place where the wheel of that name stands."""
        if name in self.fixed:
            return self.fixed[name]
        self.counts[name] = count
        return self.places.setdefault(name, 0)

    def advance(self) -> bool:
        """Go on to the next combination; whether there is one."""
        while self.places:
            name, place = self.places.popitem()
            if place + 1 < self.counts[name]:
                self.places[name] = place + 1
                return True
        return False


def walk(
    source: Template, policy: Policy, most: int | None = None, fixed: Mapping[str, int] = NOTHING
) -> Iterator[Problem | None]:
    """The problem of every draw, None for each that is refused; no more than `most` draws.

    fixed: choices that are made already, of one of the `ways`: all of these together are the whole walk.
    """
    return islice(_walked(source, policy, fixed), most)


def _walked(source: Template, policy: Policy, fixed: Mapping[str, int]) -> Iterator[Problem | None]:
    identity, turn = Identity(source.id, source.version, 0, policy.identity), InTurn(fixed)
    while True:
        yield composed(source, identity, turn, policy)
        if not turn.advance():
            return

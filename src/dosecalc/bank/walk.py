"""Every draw that a template can make, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.bank.generator import composed
from dosecalc.bank.problem import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template
    from dosecalc.quantities.rounding import Policy


@dataclass
class InTurn:
    """Choices that go through all candidates like the wheels of a counter, the last one first.

    How many candidates a wheel has may depend on those before it. places: where each wheel stands. counts: how many
    candidates it has.
    """

    places: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def choose(self, name: str, count: int) -> int:
        """The place where the wheel of that name stands."""
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


def walk(source: Template, policy: Policy, most: int | None = None) -> Iterator[Problem | None]:
    """The problem of every draw, None for each that is refused; no more than `most` draws."""
    return islice(_walked(source, policy), most)


def _walked(source: Template, policy: Policy) -> Iterator[Problem | None]:
    identity, turn = Identity(source.id, source.version, 0, policy.identity), InTurn()
    while True:
        yield composed(source, identity, turn, policy)
        if not turn.advance():
            return

"""What many draws of a template come to: counted, and put together from what several processes counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.verification.observation import Observation

MOST_DIFFERENT = 1000
"""Beyond so many different problems, or answers of a part, none more is remembered: they are many."""


@dataclass
class Seen:
    """An observation with the number of draws in which it was made. first: in the first of these."""

    first: Observation
    times: int = 1


@dataclass
class Tally:
    """Draws of a template under a policy.

    tried: how many. accepted: how many of these are problems. keys: for each part how often each answer came.
    problems: a digest of the text of each different one. judged: of how many answers the slips were looked at; hidden:
    how many of these a slip led to that no other part shows. seen: what checks observed, by code and place. values: by
    name, how often each was accepted.
    """

    tried: int = 0
    accepted: int = 0
    keys: list[Counter[str]] = field(default_factory=list)
    problems: set[int] = field(default_factory=set)
    judged: int = 0
    hidden: Counter[str] = field(default_factory=Counter)
    seen: dict[tuple[str, tuple[str, ...]], Seen] = field(default_factory=dict)
    values: dict[str, Counter[str]] = field(default_factory=dict)

    def note(self, observation: Observation, times: int = 1) -> None:
        """Count an observation; the first one stands for all that are like it."""
        known = self.seen.setdefault((observation.code, observation.keys), Seen(observation, 0))
        known.times += times

    def count_key(self, place: int, key: str, times: int = 1) -> None:
        """Count the answer of a part."""
        while len(self.keys) <= place:
            self.keys.append(Counter())
        of_part = self.keys[place]
        if key in of_part or len(of_part) < MOST_DIFFERENT:
            of_part[key] += times

    def count_value(self, name: str, value: str, times: int = 1) -> None:
        """Count a value that was drawn."""
        of_name = self.values.setdefault(name, Counter())
        if value in of_name or len(of_name) < MOST_DIFFERENT:
            of_name[value] += times

    def add(self, other: Tally) -> None:
        """Count what another tally counted, after what is here."""
        self.tried += other.tried
        self.accepted += other.accepted
        self.judged += other.judged
        self.hidden.update(other.hidden)
        for place, of_part in enumerate(other.keys):
            for key, times in of_part.items():
                self.count_key(place, key, times)
        for name, of_name in other.values.items():
            for value, times in of_name.items():
                self.count_value(name, value, times)
        if len(self.problems) < MOST_DIFFERENT:
            self.problems |= other.problems
        for seen in other.seen.values():
            self.note(seen.first, seen.times)

"""The mistakes of a problem that a whole class answers: its slips are worked out once, not for each answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.tutoring.mistakes import candidates, mistakes
from dosecalc.tutoring.slips.explained_numbers import numbers_after
from dosecalc.tutoring.slips.likeliest import likeliest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.slips.slip import Slip
    from dosecalc.tutoring.solving import Solution

    ByNumber = Mapping[Fraction, Sequence[Slip]]


@dataclass
class KnownMistakes:
    """What `mistakes` finds, for the solutions of some parts; of any other solution as it always is."""

    parts: Sequence[Part]
    _known: dict[int, KnownCandidates] = field(default_factory=dict)

    def __call__(self, solution: Solution, typed: Fraction, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
        """As `mistakes`."""
        place = next((place for place, part in enumerate(self.parts) if part.solution is solution), None)
        if place is None:
            return mistakes(solution, typed, others)
        if place not in self._known:
            self._known[place] = KnownCandidates(solution, candidates(solution, others))
        found = (by_number[typed] for by_number in self._known[place] if typed in by_number)
        return likeliest_first(next(found, ()), typed, solution)


@dataclass
class KnownCandidates:
    """The candidates of a solution, kind after kind, by the numbers to which they lead; each worked out when needed."""

    solution: Solution
    left: Iterator[Iterable[Slip]]
    known: list[ByNumber] = field(default_factory=list)

    def __iter__(self) -> Iterator[ByNumber]:
        """Those that were needed before, then those that were not."""
        yield from self.known
        for found in self.left:
            by_number = _by_number(found, self.solution)
            self.known.append(by_number)
            yield by_number


def _by_number(found: Iterable[Slip], solution: Solution) -> ByNumber:
    by_number: dict[Fraction, list[Slip]] = defaultdict(list)
    for slip in found:
        for number in numbers_after(slip, solution):
            by_number[number].append(slip)
    return dict(by_number)

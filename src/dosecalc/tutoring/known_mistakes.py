"""The mistakes of a problem that a whole class answers: its slips are worked out once, not for each answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.tutoring.mistakes import explaining, mistakes
from dosecalc.tutoring.slips.explained_numbers import numbers_after
from dosecalc.tutoring.slips.invited import pairs_of, read_off, slips, swapped_in_the_answer
from dosecalc.tutoring.slips.likeliest import likeliest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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
    _single: dict[int, tuple[tuple[Slip, ...], ByNumber]] = field(default_factory=dict)
    _in_pairs: dict[int, ByNumber] = field(default_factory=dict)

    def __call__(self, solution: Solution, typed: Fraction, others: Sequence[Worked] = ()) -> tuple[Slip, ...]:
        """The slips, single or else in pairs, that lead to a number; all of them, the most likely first."""
        place = next((place for place, part in enumerate(self.parts) if part.solution is solution), None)
        if place is None:
            return mistakes(solution, typed, others)
        if place not in self._single:
            found = slips(solution, others)
            self._single[place] = found, _by_number(found, solution)
        single, by_number = self._single[place]
        if typed in by_number:
            return likeliest_first(by_number[typed], typed, solution)
        if off_a_label := explaining(read_off(solution, others), typed, solution):
            return off_a_label
        if place not in self._in_pairs:
            self._in_pairs[place] = _by_number(pairs_of(solution, single), solution)
        in_pairs = likeliest_first(self._in_pairs[place].get(typed, ()), typed, solution)
        return in_pairs or explaining(swapped_in_the_answer(solution), typed, solution)


def _by_number(found: Iterable[Slip], solution: Solution) -> ByNumber:
    by_number: dict[Fraction, list[Slip]] = defaultdict(list)
    for slip in found:
        for number in numbers_after(slip, solution):
            by_number[number].append(slip)
    return dict(by_number)

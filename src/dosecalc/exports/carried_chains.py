"""How a later answer follows from earlier ones, where that is simple enough for a platform to work it out.

Simple is a product: a factor times or over earlier answers, whatever these are. Whether a calculation is one is found
by carrying it out for other earlier answers, small and large, and by looking at its steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.worked import Worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosecalc.tutoring.parts import Part

STRETCH = Fraction(7, 5)
TRIED = (*map(Fraction, ("11/3", "1/7", "100", "1/100", "9999", "1/9999")),)
"""How many times the right one an earlier answer is, when a calculation is tried with it."""

SIMPLE_SIGNS = frozenset({"×", "÷", "→", ""})


@dataclass(frozen=True)
class Chain:
    """A later answer before rounding: the factor times each earlier answer to its power, 1 or -1, by its place."""

    factor: Fraction
    powers: Mapping[int, int]

    def follows(self, own: Sequence[Fraction]) -> Fraction:
        """The later answer from a learner's own earlier ones."""
        found = self.factor
        for place, power in self.powers.items():
            found *= own[place] ** power
        return found


def chain(part: Part, parts: Sequence[Part]) -> Chain | None:
    """How the answer to a part follows from those to earlier ones; None where that is not simple."""
    places = sorted(set(part.carried.values()))
    if not _can_be_told(part) or any(parts[place].solution.form.name for place in places):
        return None
    right = [each.solution.rounded.number for each in parts]
    if not all(right[place] for place in places):
        return None
    first = _follows(part, parts, right)
    found = _fitted(part, parts, places, right, first) if first else None
    if found is None or any(_follows(part, parts, own) != found.follows(own) for own in _tried(places, right)):
        return None
    return found


def _can_be_told(part: Part) -> bool:
    solution = part.solution
    rule = solution.rule
    is_halves_up = rule.direction != "nearest" or rule.tie == "half up"
    is_stepped = all(rule.step(Fraction(number)) is not None for number in (0, 10**9))
    return not solution.form.name and is_stepped and is_halves_up and not solution.policy.tolerance_steps


def _fitted(
    part: Part, parts: Sequence[Part], places: Sequence[int], right: list[Fraction], first: Fraction
) -> Chain | None:
    powers = {}
    for place in places:
        longer = _follows(part, parts, _stretched(right, place, STRETCH))
        power = {STRETCH: 1, 1 / STRETCH: -1}.get(longer / first) if longer else None
        if power is None:
            return None
        powers[place] = power
    plain = Chain(Fraction(1), powers)
    return Chain(first / plain.follows(right), powers)


def _tried(places: Sequence[int], right: list[Fraction]) -> Iterator[list[Fraction]]:
    for times in TRIED:
        for place in places:
            yield _stretched(right, place, times)


def _stretched(right: list[Fraction], place: int, times: Fraction) -> list[Fraction]:
    return [*right[:place], right[place] * times, *right[place + 1 :]]


def _follows(part: Part, parts: Sequence[Part], own: Sequence[Fraction]) -> Fraction | None:
    """The later answer before rounding; None where nothing follows, or not by products alone."""
    answers = [
        Worked(number, each.solution.unit, name=each.solution.exact.name)
        for number, each in zip(own, parts, strict=True)
    ]
    after = part.after(answers)
    names = {name.replace("_", " ") for name in part.carried}
    if after is None or after.solution.rule != part.solution.rule or not _is_product(after.solution.exact, names):
        return None
    return after.solution.exact.number


def _is_product(exact: Worked, names: set[str]) -> bool:
    """Whether every step that the earlier answers go into multiplies, divides or converts."""
    resting: set[int] = set()
    for step in exact.steps():
        is_own = not step.parts and step.name in names
        if is_own or any(id(each) in resting for each in step.parts):
            resting.add(id(step))
            if step.sign not in SIMPLE_SIGNS:
                return False
    return bool(resting)

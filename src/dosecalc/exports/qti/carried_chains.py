"""How a later answer follows from earlier ones, where that is simple enough for a platform to work it out.

Simple is a sum of products and quotients of the earlier answers, such as 250 − x or 6 × x, whatever these are. Whether
a calculation is one is found by carrying it out for other earlier answers, small and large, and by its steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.operations import CONVERSION, GIVEN, PRODUCTS, SUMS
from dosecalc.quantities.worked import Worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosecalc.tutoring.parts import Part

STRETCH = Fraction(8, 7)
TRIED = tuple(map(Fraction, ("9/10", "11/10", "1/2", "3/11", "11/3", "1/7", "100", "1/100", "9999", "1/9999")))
"""How many times the right one an earlier answer is, when a calculation is tried with it."""

SIMPLE = PRODUCTS | SUMS | {CONVERSION, GIVEN}


@dataclass(frozen=True)
class Summand:
    """A factor times earlier answers, each by its place to the power of 1 or -1."""

    factor: Fraction
    powers: Mapping[int, int]

    def follows(self, own: Sequence[Fraction]) -> Fraction:
        """What it comes to."""
        found = self.factor
        for place, power in self.powers.items():
            found *= own[place] ** power
        return found


@dataclass(frozen=True)
class Chain:
    """A later answer before rounding: a constant and summands, together.

    may_be_zero: whether something follows where that is zero, and not only where it is more.
    """

    constant: Fraction
    summands: tuple[Summand, ...]
    may_be_zero: bool = False

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the earlier answers that it rests on."""
        return tuple(sorted({place for summand in self.summands for place in summand.powers}))

    def may_leave(self, place: int) -> bool:
        """Whether other earlier answers can leave the one at this place as it is: divide it by 1, or add nothing."""
        if len(self.places) == 1:
            return False
        if len(self.summands) == 1:
            return not self.constant and self.summands[0].powers[place] == 1
        return any(summand.factor == 1 and summand.powers.get(place) == 1 for summand in self.summands)

    def follows(self, own: Sequence[Fraction]) -> Fraction | None:
        """The later answer from a learner's own earlier ones."""
        found = self.constant + sum(summand.follows(own) for summand in self.summands)
        return found if found > 0 or (self.may_be_zero and not found) else None


def chain(part: Part, parts: Sequence[Part]) -> Chain | None:
    """How the answer to a part follows from those to earlier ones; None where that is not simple."""
    places = sorted(set(part.carried.values()))
    right = [each.solution.rounded.number for each in parts]
    is_plain = all(not parts[place].solution.form.name and right[place] for place in places)
    if not is_plain or not _is_rounded_simply(part):
        return None
    fitted = (found for found in _fitted(part, parts, places, right) if _holds(found, part, parts, right))
    return next(fitted, None)


def _is_rounded_simply(part: Part) -> bool:
    solution = part.solution
    rule = solution.rule
    is_halves_up = rule.direction != "nearest" or rule.tie == "half up"
    is_stepped = all(rule.step(Fraction(number)) is not None for number in (0, 10**9))
    return not solution.form.name and is_stepped and is_halves_up and not solution.policy.tolerance_steps


def _fitted(part: Part, parts: Sequence[Part], places: Sequence[int], right: list[Fraction]) -> Iterator[Chain]:
    """The only product of all earlier answers, and the only sum of them, that could be meant."""
    first = _follows(part, parts, right)
    alone = {}
    for place in places:
        shorter, shortest = (_follows(part, parts, _stretched(right, place, STRETCH**-times)) for times in (1, 2))
        if None in (first, shorter, shortest) or (found := _summand(place, right, first, shorter, shortest)) is None:
            return
        alone[place] = found
    if first is None or not alone:
        return
    shares = [summand.follows(right) for summand in alone.values()]
    powers = {place: summand.powers[place] for place, summand in alone.items()}
    plain = Summand(Fraction(1), powers)
    may_be_zero = part.solution.calculation.answer.may_be_zero
    yield Chain(first - shares[0], (Summand(shares[0] / plain.follows(right), powers),), may_be_zero)
    yield Chain(first - sum(shares), tuple(alone.values()), may_be_zero)


def _summand(
    place: int, right: Sequence[Fraction], first: Fraction | None, shorter: Fraction | None, shortest: Fraction | None
) -> Summand | None:
    """What an earlier answer adds, from what comes of it as it is, shortened, and shortened twice."""
    if first is None or shorter is None or shortest is None or first == shorter:
        return None
    power = {1 / STRETCH: 1, STRETCH: -1}.get((shortest - shorter) / (shorter - first))
    if power is None:
        return None
    share = (first - shorter) / (1 - STRETCH**-power)
    return Summand(share / right[place] ** power, {place: power})


def _holds(found: Chain, part: Part, parts: Sequence[Part], right: list[Fraction]) -> bool:
    tried = (
        *(_stretched(right, place, times) for times in TRIED for place in found.places),
        *([number * times for number in right] for times in TRIED),
    )
    return all(_follows(part, parts, own) == found.follows(own) for own in tried)


def _stretched(right: list[Fraction], place: int, times: Fraction) -> list[Fraction]:
    return [*right[:place], right[place] * times, *right[place + 1 :]]


def _follows(part: Part, parts: Sequence[Part], own: Sequence[Fraction]) -> Fraction | None:
    """The later answer before rounding; None where nothing follows, or not simply."""
    answers = [
        Worked(number, each.solution.unit, name=each.solution.exact.name)
        for number, each in zip(own, parts, strict=True)
    ]
    after = part.after(answers)
    names = {name.replace("_", " ") for name in part.carried}
    if after is None or after.solution.rule != part.solution.rule or not _is_simple(after.solution.exact, names):
        return None
    return after.solution.exact.number


def _is_simple(exact: Worked, names: set[str]) -> bool:
    """Whether every step that the earlier answers go into adds, multiplies or converts."""
    resting: set[int] = set()
    for step in exact.steps():
        is_own = not step.parts and step.name in names
        if is_own or any(id(each) in resting for each in step.parts):
            resting.add(id(step))
            if step.operation not in SIMPLE:
                return False
    return bool(resting)

"""A key derived once more, by its units alone, from what is printed; by the first of five rules that comes to anything.

1. A chain of two or more factors, each amount as it says by itself.
2. The same for so much a day, dose or bag, where the question asks so.
3. One amount, told in another unit than it is asked for.
4. As 1 to 3, each amount also as what it may imply: 2 tablets for each dose, 10 vials in each pack, grams of a patient.
5. As 4, with two amounts of a kind, the one over the other (volumes before and after), or a bare number, besides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from tests.derivation.chains import Chain, chains
from tests.derivation.printed import Printed
from tests.derivation.stated_rounding import rounded
from tests.derivation.told import VEHICLES, Told
from tests.derivation.worths import Amount, summed

SUBSTANCES = frozenset({"drug", "unit_of_activity", "milliequivalent", "substance", "milliosmole"})
A_DAY = Amount(Fraction(1, 1440), frozenset({("time", -1)}))
KEPT = 2000
RULES = ("chain", "for each", "one amount", "implied", "like amounts")


@dataclass(frozen=True)
class Found:
    """What a chain comes to, in the unit asked for, and the places of its amounts."""

    number: Fraction
    places: tuple[int, ...]


@dataclass(frozen=True)
class Derivation:
    """values: what the chains come to, rounded as told, each with the texts of one. rule: which rule found them."""

    values: dict[Fraction, tuple[str, ...]]
    rule: str


@lru_cache(KEPT)
def derived(seen: Printed) -> Derivation:
    """What dimensional analysis makes of a printed problem."""
    amounts = seen.amounts()
    for rule, found in zip(RULES, _by_each_rule(amounts, seen), strict=True):
        values = {
            rounded(1 / one.number if seen.is_ratio else one.number, seen.rounding): tuple(
                amounts[place].text for place in one.places
            )
            for one in found
        }
        if values:
            return Derivation(values, rule)
    return Derivation({}, "")


def _by_each_rule(amounts: Sequence[Told], seen: Printed) -> Iterator[list[Found]]:
    plain = [one.read_as(*(each for each in one.readings[:1] if each.dimension)) for one in amounts]
    for_each = list(seen.asked_for_each())
    yield _of_several(plain, seen.asked[:1], seen)
    yield _of_several(plain, for_each, seen)
    yield _of_one(plain, seen.asked[:1], seen)
    implied = [one.read_as(*_implied(one, amounts)) for one in amounts]
    asked = [*seen.asked, *for_each]
    if "time" not in dict(seen.asked[0].dimension):
        asked.append(seen.asked[0].times(A_DAY))
    yield _of_several(implied, asked, seen) or _of_one(implied, asked, seen)
    yield [more for one in _all(implied, asked, seen) for more in _with_like_amounts(one, amounts)]


def _implied(one: Told, amounts: Sequence[Told]) -> Iterator[Amount]:
    yield from (each for each in one.readings if each.dimension)
    is_often = any({("dose", 1), ("time", -1)} <= other.readings[0].dimension for other in amounts)
    first = one.readings[0]
    if is_often and len(first.dimension) == 1 and dict(first.dimension).keys().isdisjoint({"dose", "time"}):
        yield Amount(first.number, summed(first.dimension, {("dose", -1)}))


def _of_several(amounts: Sequence[Told], asked: Sequence[Amount], seen: Printed) -> list[Found]:
    return [one for one in _all(amounts, asked, seen) if len(one.places) > 1]


def _of_one(amounts: Sequence[Told], asked: Sequence[Amount], seen: Printed) -> list[Found]:
    """What is told in the unit asked for is a given, and no answer."""
    return [
        one
        for one in _all(amounts, asked, seen)
        if len(one.places) == 1 and (amounts[one.places[0]].unit != seen.asked_unit or amounts[one.places[0]].is_parted)
    ]


def _all(amounts: Sequence[Told], asked: Sequence[Amount], seen: Printed) -> list[Found]:
    dimensions = tuple(tuple(each.dimension for each in one.readings) for one in amounts)
    return [
        Found(_product(chain, amounts) / unit.number, tuple(sorted(place for place, _, _ in chain)))
        for unit in asked
        for chain in chains(dimensions, unit.dimension)
        if _is_of_one_thing(chain, amounts, seen)
    ]


def _product(chain: Chain, amounts: Sequence[Told]) -> Fraction:
    number = Fraction(1)
    for place, reading, upside_down in chain:
        factor = amounts[place].readings[reading].number
        number = number / factor if upside_down else number * factor
    return number


def _is_of_one_thing(chain: Chain, amounts: Sequence[Told], seen: Printed) -> bool:
    """Milligrams of one drug never cancel those of another, nor those of the fluid that carries it."""
    held = [
        amounts[place]
        for place, reading, _ in chain
        if not SUBSTANCES.isdisjoint(dict(amounts[place].readings[reading].dimension))
    ]
    names = {one.of for one in held}
    if seen.names and names - {""} and not names & seen.names:
        return False
    is_fluid = bool(seen.drugs) and any(one.of in VEHICLES and one.text.endswith("%") for one in held)
    return len(names if is_fluid else names - {""}) <= 1


def _with_like_amounts(one: Found, amounts: Sequence[Told]) -> Iterator[Found]:
    left = [place for place in range(len(amounts)) if place not in one.places]
    for place in left:
        for bare in (each.number for each in amounts[place].readings if not each.dimension):
            yield Found(one.number * bare, (*one.places, place))
            yield Found(one.number / bare, (*one.places, place))
    for over, under in permutations(left, 2):
        above, below = amounts[over].readings[0], amounts[under].readings[0]
        if above.dimension and above.dimension == below.dimension:
            yield Found(one.number * above.number / below.number, (*one.places, over, under))

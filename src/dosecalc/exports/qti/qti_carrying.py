"""Answers carried forward in QTI: what follows from a learner's own earlier answer, worked out by the player.

All in one expression: some players keep no more than a few decimals of an outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from dosecalc.exports.qti.qti_fields import is_unit_of
from dosecalc.exports.qti.qti_rules import both, either, is_empty, is_number, number, unless, value, variable
from dosecalc.markup import element
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.rounding import PLACES
from dosecalc.quantities.units import conversion_factor
from dosecalc.tutoring.solving import LARGEST_ROUNDING_ERROR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.exports.qti.carried_chains import Chain, Summand
    from dosecalc.exports.qti.qti_fields import Field
    from dosecalc.quantities.rounding import Rounding
    from dosecalc.quantities.units import Unit
    from dosecalc.tutoring.parts import Part

    Made = Callable[[], Element]
    """An expression that is needed in several places, made anew for each."""

HAIR = "0.000000001"
A_HAIR_LESS, A_HAIR_MORE = "0.999999999999", "1.000000000001"
"""Players work with binary fractions, which miss most decimals by far less than this."""

ABOUT_AS_IT_IS = "0.999999999", "1.000000001"
"""What was not rounded may be written with nine digits; rounding more than MOST_STEPS changes less than that."""

MOST_STEPS = 2_000_000_000
"""An integer of QTI has 32 bits; a player stops the whole scoring where one would have more.

Beyond it the number counts as it is.
"""


@dataclass(frozen=True)
class _Own:
    """A learner's own answer to an earlier part, if given in this unit. factor: what that is in the unit asked for."""

    part: Part
    field: Field
    unit: Unit

    @property
    def factor(self) -> Fraction:
        solution = self.part.solution
        return conversion_factor(self.unit, solution.unit, solution.policy.conversions)

    def __call__(self) -> Element:
        """The number in the unit asked for."""
        typed = variable(self.field.number)
        return typed if self.factor == 1 else element("product", _ratio(self.factor), typed)

    def holds(self) -> Iterator[Element]:
        """Whether it was given so; where no unit was chosen, the one asked for is meant."""
        yield element("gt", variable(self.field.number), number(0))
        if self.field.unit:
            is_asked = self.unit == self.part.solution.unit
            unsaid = [is_empty(self.field.unit)] if is_asked else []
            yield either([is_unit_of(self.field, self.unit), *unsaid])


def follows_rightly(place: int, parts: Sequence[Part], fields: Sequence[Field], found: Chain) -> Element:
    """Whether the answer to the part at this place is what follows from the learner's own earlier ones, rounded.

    The earlier ones count in whichever unit they were given.
    """
    part, field = parts[place], fields[place]
    ways = []
    for units in product(*(_units_of_its_kind(parts[each], fields[each]) for each in found.places)):
        owns = {each: _Own(parts[each], fields[each], unit) for each, unit in zip(found.places, units, strict=True)}
        given = [condition for own in owns.values() for condition in own.holds()]
        ways.append(both(*given, *_is_right(field.number, part, found, owns)))
    unit = [is_unit_of(field, part.solution.unit)] if field.unit else []
    return both(*unit, either(ways))


def _units_of_its_kind(part: Part, field: Field) -> list[Unit]:
    asked = part.solution.unit
    return [unit for unit in field.units if unit.dimension == asked.dimension] or [asked]


def _is_right(typed: str, part: Part, found: Chain, owns: dict[int, _Own]) -> Iterator[Element]:
    """Whether what was typed is the result, rounded as the rule says.

    No earlier answer counts that comes back because the others do nothing, unless the key is such a number.
    """

    def exact() -> Element:
        return element("sum", _ratio(found.constant), (_worth(summand, owns) for summand in found.summands))

    may_come_back = (place for place in owns if place not in part.repeated and found.may_leave(place))
    yield from (unless(_near(typed, owns[place])) for place in may_come_back)
    more = both(element("gt", exact(), number(HAIR)), _is_result(typed, exact, part.solution.rule))
    yield either([more, _is_nothing(typed, exact)]) if found.may_be_zero else more


def _is_nothing(typed: str, exact: Made) -> Element:
    """Whether nothing is left, and that is the answer."""
    is_zero = element("gte", exact(), number(f"-{HAIR}")), element("lte", exact(), number(HAIR))
    return both(*is_zero, is_number(typed, Fraction(0)))


def _is_result(typed: str, exact: Made, rule: Rounding) -> Element:
    """Whether an answer is the result, rounded by the rule that holds for it."""
    large = PLACES[rule.place]
    small = PLACES[rule.place_below] if rule.limit is not None else None
    if rule.limit is None or small is None:
        return _is_rounded(typed, exact, large, rule)
    edge = plain_decimal(rule.limit)
    below, above = (
        element(sign, exact(), element("product", number(edge), number(A_HAIR_LESS))) for sign in ("lt", "gte")
    )
    finer = both(below, _is_rounded(typed, exact, small, rule))
    return either([finer, both(above, _is_rounded(typed, exact, large, rule))])


def _worth(summand: Summand, owns: dict[int, _Own]) -> Element:
    above, below = [number(summand.factor.numerator)], [number(summand.factor.denominator)]
    for place, power in summand.powers.items():
        (above if power > 0 else below).append(owns[place]())
    return element("divide", *(each[0] if len(each) == 1 else element("product", each) for each in (above, below)))


def _ratio(of: Fraction) -> Element:
    return element("divide", number(of.numerator), number(of.denominator))


def _is_rounded(typed: str, exact: Made, step: Fraction | None, rule: Rounding) -> Element:
    """Whether an answer is the number brought to whole steps; as it is, where that would change it too much."""
    if step is None:
        return _near(typed, exact)

    def rounded() -> Element:
        return _stepped(exact(), step, rule.direction)

    def is_left_alone() -> Element:
        if rule.direction != "nearest":
            too_large = element("gt", exact(), number(plain_decimal(step * MOST_STEPS)))
            return either([element("lte", rounded(), number(0)), too_large])
        least, most = (number(plain_decimal(1 + LARGEST_ROUNDING_ERROR * sign)) for sign in (-1, 1))
        low = element("product", exact(), least, number(A_HAIR_LESS))
        high = element("product", exact(), most, number(A_HAIR_MORE))
        return either([element("lt", rounded(), low), element("gt", rounded(), high)])

    as_it_is = both(is_left_alone(), _near(typed, exact, ABOUT_AS_IT_IS))
    return either([both(unless(is_left_alone()), _near(typed, rounded)), as_it_is])


def _stepped(exact: Element, step: Fraction, direction: str) -> Element:
    """The number brought to a whole number of steps, and halves up."""
    steps = element("divide", exact, number(plain_decimal(step)))
    if direction == "up":
        less = element("subtract", element("product", steps, number(A_HAIR_LESS)), number(HAIR))
        whole = element("sum", element("truncate", _kept(less)), value("integer", "1"))
    else:
        more = element("sum", element("product", steps, number(A_HAIR_MORE)), number(HAIR))
        whole = element("round" if direction == "nearest" else "truncate", _kept(more))
    return element("product", number(plain_decimal(step)), whole)


def _kept(steps: Element) -> Element:
    return element("min", steps, number(MOST_STEPS))


def _near(typed: str, wanted: Made, edges: tuple[str, str] = (A_HAIR_LESS, A_HAIR_MORE)) -> Element:
    """Whether an answer is this number, but for what binary fractions miss."""
    return both(
        element("gte", variable(typed), element("product", wanted(), number(edges[0]))),
        element("lte", variable(typed), element("product", wanted(), number(edges[1]))),
    )

"""Answers carried forward in QTI: what follows from a learner's own earlier answer, worked out by the player."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.exports.qti_fields import is_unit_of
from dosecalc.exports.qti_rules import (
    both,
    either,
    first_of,
    is_empty,
    number,
    outcome,
    outcome_declared,
    value,
    variable,
)
from dosecalc.markup import element
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.rounding import PLACES
from dosecalc.quantities.units import conversion_factor
from dosecalc.tutoring.solving import LARGEST_ROUNDING_ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction
    from xml.etree.ElementTree import Element

    from dosecalc.exports.carried_chains import Chain
    from dosecalc.exports.qti_fields import Field
    from dosecalc.quantities.rounding import Rounding
    from dosecalc.tutoring.parts import Part

HAIR = "0.000000001"
A_HAIR_LESS, A_HAIR_MORE = "0.999999999", "1.000000001"
"""Players work with binary fractions, which miss most decimals by far less than this."""


@dataclass(frozen=True)
class Carrying:
    """declared: outcomes that hold results on the way. working: how they come about. holds: when an answer follows."""

    declared: tuple[Element, ...]
    working: tuple[Element, ...]
    holds: Element


def own_answer(place: int, part: Part, field: Field) -> tuple[Element, Element]:
    """The learner's own answer to an earlier part, in the unit that was asked for: declared, and worked out."""
    name = _own(place)
    typed = variable(field.number)
    if not field.unit:
        return outcome_declared(name, "float"), outcome(name, typed)
    asked = part.solution.unit
    unsaid = either([is_unit_of(field, asked), is_empty(field.unit)])
    rules = [(unsaid, [outcome(name, typed)])]
    for unit in field.units:
        if unit != asked and unit.dimension == asked.dimension:
            factor = conversion_factor(unit, asked, part.solution.policy.conversions)
            found = _quotient([number(factor.numerator), variable(field.number)], [number(factor.denominator)])
            rules.append((is_unit_of(field, unit), [outcome(name, found)]))
    return outcome_declared(name, "float"), first_of(rules)


def carrying(place: int, part: Part, field: Field, found: Chain) -> Carrying:
    """What follows from the learner's own earlier answers, rounded by the rule that holds, and whether this is it."""
    follows, rounded = f"FOLLOWS_{place}", f"ROUNDED_{place}"
    declared = outcome_declared(follows, "float"), outcome_declared(rounded, "float")
    rule = part.solution.rule
    working = (outcome(follows, _followed(found)), *_rounding(follows, rounded, rule))
    conditions = [*_near(field.number, rounded)]
    for earlier in found.powers:
        own = _own(earlier + 1)
        conditions += [element("gt", variable(own), number(0)), _is_other(field.number, own)]
    if field.unit:
        conditions.append(is_unit_of(field, part.solution.unit))
    return Carrying(declared, working, both(*conditions))


def _own(place: int) -> str:
    return f"OWN_{place}"


def _followed(found: Chain) -> Element:
    above, below = [number(found.factor.numerator)], [number(found.factor.denominator)]
    for place, power in found.powers.items():
        (above if power > 0 else below).append(variable(_own(place + 1)))
    return _quotient(above, below)


def _quotient(above: Sequence[Element], below: Sequence[Element]) -> Element:
    return element("divide", _product(above), _product(below))


def _product(factors: Sequence[Element]) -> Element:
    return factors[0] if len(factors) == 1 else element("product", factors)


def _rounding(follows: str, rounded: str, rule: Rounding) -> Iterator[Element]:
    step = PLACES[rule.place]
    at_last = [outcome(rounded, _stepped(follows, step, rule.direction))] if step else []
    finer = PLACES[rule.place_below] if rule.limit is not None else None
    if rule.limit is not None and finer is not None:
        edge = element("product", number(plain_decimal(rule.limit)), number(A_HAIR_LESS))
        below = element("lt", variable(follows), edge)
        yield first_of([(below, [outcome(rounded, _stepped(follows, finer, rule.direction))])], at_last)
    else:
        yield from at_last
    yield first_of([(_is_unrounded(follows, rounded, rule), [outcome(rounded, variable(follows))])])


def _is_unrounded(follows: str, rounded: str, rule: Rounding) -> Element:
    """Whether rounding would change the answer too much, so that it is left as it is."""
    if rule.direction != "nearest":
        return element("lte", variable(rounded), number(0))
    least, most = (number(plain_decimal(1 + LARGEST_ROUNDING_ERROR * sign)) for sign in (-1, 1))
    low = element("product", variable(follows), least, number(A_HAIR_LESS))
    high = element("product", variable(follows), most, number(A_HAIR_MORE))
    return either([element("lt", variable(rounded), low), element("gt", variable(rounded), high)])


def _stepped(follows: str, step: Fraction, direction: str) -> Element:
    """The number brought to a whole number of steps, and halves up."""
    steps = element("divide", variable(follows), number(plain_decimal(step)))
    if direction == "up":
        whole = element("sum", element("truncate", element("subtract", steps, number(HAIR))), value("integer", "1"))
    else:
        word = "round" if direction == "nearest" else "truncate"
        whole = element(word, element("sum", steps, number(HAIR)))
    return element("product", number(plain_decimal(step)), whole)


def _near(typed: str, rounded: str) -> Iterator[Element]:
    yield element("gte", variable(typed), element("product", variable(rounded), number(A_HAIR_LESS)))
    yield element("lte", variable(typed), element("product", variable(rounded), number(A_HAIR_MORE)))


def _is_other(typed: str, own: str) -> Element:
    """Whether it is not the earlier answer once more, for which there is no credit."""
    less = element("lt", variable(typed), element("product", variable(own), number(A_HAIR_LESS)))
    more = element("gt", variable(typed), element("product", variable(own), number(A_HAIR_MORE)))
    return either([less, more])

"""The rules by which QTI scores answers, as elements; only such operators as players agree on.

Source: IMS Question and Test Interoperability, Assessment Test, Section and Item Information Model, 2.1 (2012), 15.
A tolerance is always a range, `and(gte, lte)`: not every player knows `equal` with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.qti.wrong_answers import bounds
from dosecalc.markup import Content, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction
    from xml.etree.ElementTree import Element

    Rule = tuple[Element, Sequence[Element]]
    """When it holds, and what is then done."""


def variable(identifier: str) -> Element:
    """The value of a response or an outcome."""
    return element("variable", identifier=identifier)


def value(base_type: str, text: str) -> Element:
    """A constant."""
    return element("baseValue", text, baseType=base_type)


def number(text: str | int) -> Element:
    """A constant number."""
    return value("float", str(text))


def either(conditions: Iterable[Element]) -> Element:
    """Whether one of them holds."""
    found = list(conditions)
    return found[0] if len(found) == 1 else element("or", found)


def both(*conditions: Element) -> Element:
    """Whether all of them hold."""
    return conditions[0] if len(conditions) == 1 else element("and", conditions)


def unless(condition: Element) -> Element:
    """Whether it does not hold."""
    return element("not", condition)


def is_empty(identifier: str) -> Element:
    """Whether nothing was answered."""
    return element("isNull", variable(identifier))


def is_number(identifier: str, wanted: Fraction) -> Element:
    """Whether an answer is this number."""
    low, high = bounds(wanted)
    return both(
        element("gte", variable(identifier), number(low)),
        element("lte", variable(identifier), number(high)),
    )


def is_one_of(identifier: str, wanted: Iterable[Fraction]) -> Element:
    """Whether an answer is one of these numbers."""
    return either(is_number(identifier, each) for each in wanted)


def is_choice(identifier: str, choice: str) -> Element:
    """Whether this was chosen."""
    return element("match", variable(identifier), value("identifier", choice))


def is_text(identifier: str, texts: Iterable[tuple[str, bool]]) -> Element:
    """Whether one of these was typed; each with whether capitals make a difference."""
    return either(
        element(
            "stringMatch",
            variable(identifier),
            value("string", text),
            caseSensitive="true" if strictly else "false",
            substring="false",
        )
        for text, strictly in texts
    )


def outcome(identifier: str, found: Element) -> Element:
    """An outcome is set."""
    return element("setOutcomeValue", found, identifier=identifier)


def tell(identifier: str, what: str) -> Element:
    """An outcome that decides which feedback is shown is set."""
    return outcome(identifier, value("identifier", what))


def first_of(rules: Iterable[Rule], otherwise: Sequence[Element] = ()) -> Element:
    """What the first rule says that holds, or else."""
    made = element("responseCondition")
    for place, (condition, actions) in enumerate(rules):
        made.append(element("responseElseIf" if place else "responseIf", condition, actions))
    if otherwise:
        made.append(element("responseElse", otherwise))
    return made


def response(identifier: str, base_type: str, correct: Sequence[str], cardinality: str = "single") -> Element:
    """What a learner answers, with an answer that is right."""
    right: Content = element("correctResponse", (element("value", text) for text in correct)) if correct else ""
    return element("responseDeclaration", right, identifier=identifier, cardinality=cardinality, baseType=base_type)


def outcome_declared(identifier: str, base_type: str, first: str = "", **attributes: str) -> Element:
    """An outcome, with its value before anything is answered."""
    default: Content = element("defaultValue", element("value", first)) if first else ""
    return element(
        "outcomeDeclaration", default, identifier=identifier, cardinality="single", baseType=base_type, **attributes
    )

"""What a learner fills in for a part in QTI, and which of it is right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.exports.accepted_texts import accepted_texts, ways_to_type
from dosecalc.exports.qti.qti_rules import (
    both,
    either,
    is_choice,
    is_empty,
    is_number,
    is_one_of,
    is_text,
    response,
    variable,
)
from dosecalc.exports.qti.unit_choices import unit_choices
from dosecalc.exports.qti.wrong_answers import bounds, ends, right_numbers, wrong_answers
from dosecalc.markup import element
from dosecalc.quantities.notation import MINUTES_AN_HOUR
from dosecalc.quantities.units import spelled
from dosecalc.quantities.words import NOTHING, in_place
from dosecalc.tutoring.grading import grade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.quantities.units import Unit
    from dosecalc.tutoring.parts import Part

UNIT_IS_WRONG = "The number is right, but not with that unit: an amount needs its unit."
ENDLESS = "The right number never ends as a decimal, and a fraction cannot be typed: no answer is marked right."
SPELLINGS_ONLY = "Compared as text with the usual ways of writing it: any other way is wrong."
NO_CHOICES = "No slip leads to a wrong answer to choose from: the answer is typed."
FEWER_CHOICES = "Slips lead to fewer wrong answers than were wanted: there are {count} to choose from."
LENGTH = "12"
MOST_TEXTS = 500
"""So many ways of writing a date with its time are compared."""


@dataclass(frozen=True)
class Field:
    """What is filled in for a part.

    number, unit: the identifiers of a number's response and of its unit's; empty where there is none. units: what there
    is to choose from. declared: the responses. body: what is shown. right: when it is. wrong: known mistakes, each with
    what is said about it. loss: what of the part is not marked as here.
    """

    declared: tuple[Element, ...]
    body: tuple[Element, ...]
    right: Element
    wrong: tuple[tuple[Element, str], ...] = ()
    loss: str = ""
    number: str = ""
    unit: str = ""
    units: tuple[Unit, ...] = ()


def field_of(place: int, part: Part, choices: int, order: str) -> Field:
    """The field of the part at this place, counted from 1.

    choices: of how many answers one is to be chosen, 0 where it is typed. order: decides where the right one stands.
    """
    form = part.solution.form
    if form.is_several:
        return _several(place, part)
    if form.words:
        return _words(place, part)
    if choices and (offered := _offered(part, choices)):
        return _choice(place, part, offered, choices, order)
    made = {"": _number, "ratio": _number, "clock": _clock, "duration": _duration}.get(form.name, _text)
    field = made(place, part)
    return _with_loss(field, NO_CHOICES) if choices else field


def _with_loss(field: Field, says: str) -> Field:
    return replace(field, loss=" ".join(filter(None, (field.loss, says))))


def _number(place: int, part: Part) -> Field:
    number, unit = f"NUMBER_{place}", f"UNIT_{place}"
    is_ratio = part.solution.form.name == "ratio"
    units = () if is_ratio else unit_choices(part)
    names = {each: f"U{at}" for at, each in enumerate(units, start=1)}
    numbers = right_numbers(part)
    is_right_number = is_one_of(number, numbers)
    wrong = [(is_number(number, each.number), each.says) for each in wrong_answers(part) if each.number is not None]
    declared = [response(number, "float", [bounds(_key(part, numbers))[0]])]
    line: list[Element | str] = ["1 : "] if is_ratio else []
    line.append(_entry(number))
    right = is_right_number
    if units:
        right_unit = names[part.solution.unit]
        right = both(is_one_of(number, numbers), is_choice(unit, right_unit))
        wrong.insert(0, (is_right_number, UNIT_IS_WRONG))
        declared.append(response(unit, "identifier", [right_unit]))
        line += [" ", _unit_choice(unit, names)]
    loss = "" if all(map(ends, numbers)) else ENDLESS
    return Field(
        tuple(declared), (element("p", line),), right, tuple(wrong), loss, number, unit if units else "", units
    )


def _key(part: Part, numbers: Sequence[Fraction]) -> Fraction:
    """The right number among those that are accepted."""
    return min(numbers, key=lambda each: abs(each - part.solution.written_number))


def _entry(identifier: str) -> Element:
    return element("textEntryInteraction", responseIdentifier=identifier, expectedLength=LENGTH)


def _unit_choice(identifier: str, names: dict[Unit, str]) -> Element:
    offered = (element("inlineChoice", spelled(each), identifier=name) for each, name in names.items())
    return element("inlineChoiceInteraction", offered, responseIdentifier=identifier, shuffle="false")


def _clock(place: int, part: Part) -> Field:
    """A time of day in two fields; the day is not asked for, for a time is right whatever the day."""
    hours, minutes = f"HOURS_{place}", f"MINUTES_{place}"

    def shown(number: Fraction) -> Element:
        return both(is_number(hours, Fraction(number // MINUTES_AN_HOUR)), is_number(minutes, number % MINUTES_AN_HOUR))

    return _of_time(part, hours, minutes, shown, [_entry(hours), " : ", _entry(minutes), " (24-hour clock)"])


def _duration(place: int, part: Part) -> Field:
    """A length of time in two fields, of which one alone may hold all of it."""
    hours, minutes = f"HOURS_{place}", f"MINUTES_{place}"

    def shown(number: Fraction) -> Element:
        return either(_ways_to_fill(hours, minutes, number))

    return _of_time(part, hours, minutes, shown, [_entry(hours), " h ", _entry(minutes), " min"])


def _ways_to_fill(hours: str, minutes: str, number: Fraction) -> Iterator[Element]:
    whole, left = Fraction(number // MINUTES_AN_HOUR), number % MINUTES_AN_HOUR
    yield both(is_number(hours, whole), is_number(minutes, left))
    yield both(is_empty(hours), is_number(minutes, number))
    if ends(number / MINUTES_AN_HOUR):
        yield both(is_number(hours, number / MINUTES_AN_HOUR), is_empty(minutes))


def _of_time(
    part: Part, hours: str, minutes: str, shown: Callable[[Fraction], Element], line: list[Element | str]
) -> Field:
    numbers = right_numbers(part)
    key = _key(part, numbers)
    declared = (
        response(hours, "float", [bounds(Fraction(key // MINUTES_AN_HOUR))[0]]),
        response(minutes, "float", [bounds(key % MINUTES_AN_HOUR)[0]]),
    )
    wrong = tuple((shown(each.number), each.says) for each in wrong_answers(part) if each.number is not None)
    return Field(declared, (element("p", line),), either(map(shown, numbers)), wrong)


def _text(place: int, part: Part) -> Field:
    text, solution = f"TEXT_{place}", part.solution
    ways = accepted_texts(solution, unsafe=True, most=MOST_TEXTS)
    right = [(way, not grade(solution, way.upper()).verdict.is_right) for way in ways]
    right += [(way.capitalize(), True) for way, strictly in right if strictly and way.capitalize() != way]
    wrong = (([(way, False) for way in ways_to_type(solution, each.text)], each.says) for each in wrong_answers(part))
    return Field(
        (response(text, "string", [part.key]),),
        (element("p", element("textEntryInteraction", responseIdentifier=text, expectedLength="32")),),
        is_text(text, right),
        tuple((is_text(text, ways), says) for ways, says in wrong),
        SPELLINGS_ONLY,
    )


def _words(place: int, part: Part) -> Field:
    said = {each.text: each.says for each in wrong_answers(part)}
    return _one_of(place, part.solution.form.words, part.key, said)


def _choice(place: int, part: Part, offered: Sequence[tuple[str, str]], wanted: int, order: str) -> Field:
    texts = [text for text, _ in offered]
    texts.insert(picked(order, place, "the place of the right answer", len(texts) + 1), part.key)
    field = _one_of(place, texts, part.key, dict(offered))
    return field if len(texts) == wanted else _with_loss(field, FEWER_CHOICES.format(count=len(texts)))


def _offered(part: Part, choices: int) -> list[tuple[str, str]]:
    return [(each.text, each.says) for each in wrong_answers(part)[: choices - 1]]


def _one_of(place: int, texts: Sequence[str], key: str, said: dict[str, str]) -> Field:
    identifier = f"CHOICE_{place}"
    names = _named(texts)
    wrong = tuple((is_choice(identifier, names[text]), says) for text, says in said.items() if text in names)
    declared = (response(identifier, "identifier", [names[key]]),)
    return Field(declared, (_choices(identifier, names, "1"),), is_choice(identifier, names[key]), wrong)


def _several(place: int, part: Part) -> Field:
    identifier, words = f"CHOICES_{place}", part.solution.form.words
    names = _named((*words, NOTHING))
    right = [names[words[at]] for at in sorted(in_place(part.solution.rounded.number))] or [names[NOTHING]]
    declared = (response(identifier, "identifier", right, "multiple"),)
    is_right = element("match", variable(identifier), element("correct", identifier=identifier))
    return Field(declared, (_choices(identifier, names, "0"),), is_right)


def _named(texts: Sequence[str]) -> dict[str, str]:
    return {text: f"C{at}" for at, text in enumerate(dict.fromkeys(texts), start=1)}


def _choices(identifier: str, names: dict[str, str], most: str) -> Element:
    offered = (element("simpleChoice", text, identifier=name) for text, name in names.items())
    return element(
        "choiceInteraction", offered, responseIdentifier=identifier, shuffle="false", maxChoices=most, minChoices="0"
    )


def is_unit_of(field: Field, wanted: Unit) -> Element:
    """Whether that unit was chosen."""
    return is_choice(field.unit, f"U{field.units.index(wanted) + 1}")

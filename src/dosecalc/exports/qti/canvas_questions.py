"""How a part of a problem is asked in Canvas, and what of it Canvas marks otherwise.

Canvas keeps numbers to four decimals, both the key's and the learner's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.exports.accepted_texts import accepted_texts
from dosecalc.exports.qti.qti_fields import FEWER_CHOICES, MOST_TEXTS, NO_CHOICES
from dosecalc.exports.qti.wrong_answers import right_numbers, wrong_answers
from dosecalc.markup import element, holding, html
from dosecalc.quantities.notation import decimals_needed, plain_decimal
from dosecalc.quantities.words import NOTHING, in_place
from dosecalc.tutoring.asking import spoken_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.tutoring.parts import Part

DECIMALS_KEPT = 4
RESPONSE = "response1"

UNIT_NOT_MARKED = (
    "Canvas takes a number alone: the unit stands beside it and is not marked; unsafe forms are not noticed."
)
KEPT_TO_FOUR = "Canvas rounds what is typed to four decimals, and only then is the unrounded answer the right one."
TOO_FINE = (
    "Canvas keeps four decimals and the answer has more: it is compared as text, with its unit as it is asked for."
)
AS_TEXT = "Compared as text with the usual ways of writing it, in small letters or capitals: any other way is wrong."
PART_OF_SEVERAL = "Canvas gives and takes credit for each choice; here all of them must be right."
NO_MISTAKES = "Canvas says nothing about single wrong answers that are typed: the known mistakes are listed together."
MOST_MISTAKES_LISTED = 12
SECOND_ALONE = "Type the second number alone, without commas: 1 : ?"


@dataclass(frozen=True)
class Question:
    """How a part is asked in Canvas.

    kind: Canvas's name for the type. answered: the elements in which it is answered. right: the conditions of which
    each earns the credit. hint: how Canvas takes the answer. told: what is said about an answer, by its name.
    known: mistakes that are listed together. losses: what of the part is not marked as here. ids: of the answers.
    """

    kind: str
    answered: Element
    right: Sequence[Sequence[Element]]
    hint: str = ""
    told: Sequence[tuple[str, str]] = ()
    known: Sequence[str] = ()
    losses: Sequence[str] = ()
    ids: Sequence[str] = ()


def question_of(part: Part, choices: int, order: str) -> Question:
    """How a part is asked. choices: of how many one is to be chosen. order: decides where the right one stands."""
    form = part.solution.form
    if form.is_several:
        return _several(part)
    if form.words:
        return _one_of(form.words, part, {each.text: each.says for each in wrong_answers(part)})
    losses = []
    if choices:
        offered = {each.text: each.says for each in wrong_answers(part)[: choices - 1]}
        if offered:
            texts = list(offered)
            texts.insert(picked(order, 0, "the place of the right answer", len(texts) + 1), part.key)
            few = [FEWER_CHOICES.format(count=len(texts))] if len(texts) < choices else []
            return _one_of(texts, part, offered, few)
        losses.append(NO_CHOICES)
    if form.name in {"", "ratio"}:
        return _number(part, losses) if is_coarse(part) else _fine_number(part, losses)
    return _text(part, accepted_texts(part.solution, unsafe=True, most=MOST_TEXTS), [*losses, AS_TEXT])


def is_coarse(part: Part) -> bool:
    """Whether Canvas can keep every right number of a part, so that it is asked for as a number."""
    needed = map(decimals_needed, right_numbers(part))
    return all(each is not None and each <= DECIMALS_KEPT for each in needed)


def _number(part: Part, losses: Sequence[str]) -> Question:
    is_ratio = part.solution.form.name == "ratio"
    numbers = right_numbers(part)
    blank = element("render_fib", element("response_label", ident="answer1"), fibtype="Decimal")
    exact = part.solution.written_number
    told = [*losses, *([] if is_ratio or not part.asked_unit else [UNIT_NOT_MARKED])]
    if exact not in numbers and kept(exact) in numbers:
        told.append(KEPT_TO_FOUR)
    return Question(
        "numerical_question",
        element("response_str", blank, ident=RESPONSE, rcardinality="Single"),
        [[_is_number(number)] for number in numbers],
        hint=SECOND_ALONE if is_ratio else _typed_alone(part),
        known=_known(part),
        losses=told,
        ids=[str(place) for place in range(1, len(numbers) + 1)],
    )


def _typed_alone(part: Part) -> str:
    """How a number is typed: the same whatever the answer, or it would tell of it."""
    unit = f", in {spoken_unit(part.asked_unit)}" if part.asked_unit else ""
    return f"Type the number alone{unit}, without commas."


def kept(number: Fraction) -> Fraction:
    """What Canvas makes of a number that is typed."""
    scale = 10**DECIMALS_KEPT
    return Fraction(int(number * scale + Fraction(1, 2)), scale)


def _is_number(number: Fraction) -> Element:
    text = plain_decimal(number)
    within = element("and", element("vargte", text, respident=RESPONSE), element("varlte", text, respident=RESPONSE))
    return element("or", element("varequal", text, respident=RESPONSE), within)


def _fine_number(part: Part, losses: Sequence[str]) -> Question:
    ways = [part.key, *(plain_decimal(number) for number in right_numbers(part))]
    texts = tuple(dict.fromkeys(f"{way} {part.asked_unit}".strip() if way != part.key else way for way in ways))
    return _text(part, texts, [*losses, TOO_FINE])


def _text(part: Part, ways: Sequence[str], losses: Sequence[str]) -> Question:
    blank = element("render_fib", element("response_label", ident="answer1", rshuffle="No"))
    return Question(
        "short_answer_question",
        element("response_str", blank, ident=RESPONSE, rcardinality="Single"),
        [[is_answer(way) for way in ways]],
        known=_known(part),
        losses=losses,
        ids=[str(place) for place in range(1, len(ways) + 1)],
    )


def is_answer(text: str) -> Element:
    """Whether this was typed, or chosen by its number."""
    return element("varequal", text, respident=RESPONSE)


def _one_of(texts: Sequence[str], part: Part, said: dict[str, str], losses: Sequence[str] = ()) -> Question:
    names = _named(texts)
    told = [(names[text], says) for text, says in said.items() if text in names]
    return Question(
        "multiple_choice_question",
        _offered(names, "Single"),
        [[is_answer(names[part.key])]],
        told=told,
        losses=losses,
        ids=tuple(names.values()),
    )


def _several(part: Part) -> Question:
    words = part.solution.form.words
    names = _named((*words, NOTHING))
    right = {words[at] for at in in_place(part.solution.rounded.number)} or {NOTHING}
    conditions = (is_answer(name) if text in right else element("not", is_answer(name)) for text, name in names.items())
    return Question(
        "multiple_answers_question",
        _offered(names, "Multiple"),
        [[element("and", conditions)]],
        losses=[PART_OF_SEVERAL],
        ids=tuple(names.values()),
    )


def _named(texts: Sequence[str]) -> dict[str, str]:
    """The answers with the numbers by which Canvas knows them."""
    return {text: str(at) for at, text in enumerate(dict.fromkeys(texts), start=1)}


def _offered(names: dict[str, str], cardinality: str) -> Element:
    labels = (element("response_label", material([text]), ident=name) for text, name in names.items())
    return element("response_lid", element("render_choice", labels), ident=RESPONSE, rcardinality=cardinality)


def _known(part: Part) -> tuple[str, ...]:
    return tuple(f"{each.text}: {each.says}" for each in wrong_answers(part)[:MOST_MISTAKES_LISTED])


def material(content: Sequence[Element | str]) -> Element:
    """HTML as the text that Canvas reads as HTML."""
    shown = element("div", content)
    _part_formulas(shown)
    return element("material", holding("mattext", html(shown), texttype="text/html"))


def _part_formulas(shown: Element) -> None:
    """Keep Canvas, which sets formulas in any text, from reading one where there is none."""
    for each in shown.iter():
        each.text, each.tail = _parted(each.text), _parted(each.tail)


def _parted(text: str | None) -> str | None:
    if text:
        for opening in ("\\(", "\\[", "$$"):
            text = text.replace(opening, f"{opening[0]}\u2060{opening[1]}")
    return text

"""A problem as a flash card: what is asked on its front; answers, working and usual mistakes on its back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.pages.html_picture import figure
from dosecalc.exports.pages.html_problem import card_element, question_elements
from dosecalc.exports.pages.html_working import explanation_elements
from dosecalc.markup import Html, element, html
from dosecalc.sets.printed import printed_answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.bank.problem import Problem
    from dosecalc.sets.printed import PrintedProblem

Field = NewType("Field", str)
"""HTML in which Anki finds nothing to obey."""

MOST_MISTAKES = 3
READ_BY_ANKI = {"[": "&#91;", "{{": "&#123;&#123;", "}}": "&#125;&#125;"}
"""What Anki takes for sound, LaTeX or fields, and what stands for it; https://docs.ankiweb.net/templates/fields.html."""

NOT_MATHEMATICS = "mathjax_ignore tex2jax_ignore"
"""Classes in which no text is taken for TeX."""


def front(printed: PrintedProblem) -> Field:
    """What is asked."""
    pictures = [figure(each, f"picture-{place}") for place, each in enumerate(printed.pictures, start=1)]
    questions = [element("li", question_elements(part), class_="part") for part in printed.parts]
    notes = [element("p", note, class_="note") for note in printed.notes]
    return _field(card_element(printed), *pictures, element("ol", questions, class_="parts"), *notes)


def back(problem: Problem, method: str) -> Field:
    """The answer to each part with its working, what it looks like on a device, and what often goes wrong."""
    return _field(
        *(element("div", _answer(problem, place, method), class_="answer") for place in range(len(problem.parts)))
    )


def _answer(problem: Problem, place: int, method: str) -> Iterator[Element]:
    part = problem.parts[place]
    label = f"{part.label}) " if part.label else ""
    yield element("p", f"{label}Answer: ", element("strong", part.key), class_="key")
    for number, shown in enumerate(printed_answer(problem, place), start=1):
        yield figure(shown, f"answer-{place}-picture-{number}")
    yield from explanation_elements(part.solution.explained(method))
    if slips := [each for each in part.distractors if each.slip][:MOST_MISTAKES]:
        rows = [element("li", element("b", each.text), f": {each.says}") for each in slips]
        yield element("p", "What often goes wrong:")
        yield element("ul", rows, class_="mistakes")


def _field(*content: Element) -> Field:
    made = element("div", content, element("p", EDUCATION_ONLY, class_="quiet"), class_=f"dosecalc {NOT_MATHEMATICS}")
    return anki(html(made))


def anki(shown: Html) -> Field:
    """HTML without anything that Anki itself would read."""
    told: str = shown
    for sign, spelled in READ_BY_ANKI.items():
        told = told.replace(sign, spelled)
    return Field(told)

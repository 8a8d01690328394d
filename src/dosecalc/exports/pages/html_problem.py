"""One problem of a sheet as HTML, and the answers that a worked key reveals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.options import SheetKind
from dosecalc.exports.pages.html_picture import figure
from dosecalc.exports.pages.html_working import explanation_elements
from dosecalc.markup import element
from dosecalc.sets.printed import printed_answer
from dosecalc.tutoring.parts import with_others

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.export import Shown
    from dosecalc.exports.options import Options
    from dosecalc.markup import Content
    from dosecalc.sets.printed import PrintedPart, PrintedProblem


def problem_element(shown: Shown, options: Options, *, prints_units: bool = False) -> Element:
    """A problem, with the answers folded away where the sheet is a worked key.

    prints_units: whether the unit stands behind the line for the answer, on paper.
    """
    printed = shown.printed
    name = f"problem-{printed.number}"
    number = element("span", f"Problem {printed.number:,}:", class_="number")
    heading = element("h2", number, f" {printed.title}", id=name)
    pictures = [figure(each, f"{name}-picture-{place}") for place, each in enumerate(printed.pictures, start=1)]
    notes = [element("p", note, class_="note") for note in printed.notes]
    asked = element("div", heading, _about(shown, options), card_element(printed), pictures, notes, class_="asked")
    return element(
        "article", asked, _parts(shown, options, prints_units=prints_units), class_="problem", aria_labelledby=name
    )


def _about(shown: Shown, options: Options) -> list[Element]:
    """Of a worked key topic, level, and by which identity the problem can be had again; to a learner they are hints."""
    if options.kind is not SheetKind.worked_key:
        return []
    printed = shown.printed
    told: list[Content] = [" ", element("code", printed.identity)] if printed.identity else []
    return [element("p", f"Topic: {printed.topic}. Level {printed.level}.", told, class_="quiet")]


def card_element(printed: PrintedProblem) -> Element:
    """The labelled lines of a problem."""
    rows = [element("div", element("dt", label), " ", element("dd", text)) for label, text in printed.card]
    return element("dl", rows, class_="card")


def _parts(shown: Shown, options: Options, *, prints_units: bool) -> Element:
    printed, problem = shown.printed, shown.problem if options.kind is SheetKind.worked_key else None
    made = []
    for place, part in enumerate(printed.parts):
        blank = _blank(part.unit_behind_line(prints_units=prints_units))
        answer = [_answer(problem, place, printed.number, options.method) if problem else blank]
        made.append(element("li", question_elements(part), answer, class_="part"))
    return element("ol", made, class_="parts")


def question_elements(part: PrintedPart) -> list[Element]:
    """A question, and how to answer it."""
    label: list[Content] = [element("span", f"{part.label})", class_="letter"), " "] if part.label else []
    return [element("p", label, part.ask, class_="ask"), element("p", part.how_to_answer, class_="how")]


def _blank(unit: str) -> Element:
    """Room to work, and a line for the answer; on paper only."""
    behind = [element("span", unit, class_="unit")] if unit else []
    return element("p", "Answer:", behind, class_="blank", aria_hidden="true")


def _answer(problem: Problem, place: int, number: int, method: str) -> Element:
    part = problem.parts[place]
    name = f"problem-{number}-answer{part.label and '-'}{part.label}"
    shown = printed_answer(problem, place)
    return element(
        "details",
        element("summary", f"Answer to {number:,}{part.label}"),
        element("p", element("b", "Answer:"), " ", element("strong", part.key), with_others(part), class_="key"),
        [figure(each, f"{name}-picture-{at}") for at, each in enumerate(shown, start=1)],
        explanation_elements(part.solution.explained(method)),
    )

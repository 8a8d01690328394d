"""A problem and its working as paragraphs and tables, for platforms that show HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.sets.printed import PrintedPart, PrintedProblem
    from dosecalc.tutoring.parts import Part


def card(problem: PrintedProblem, pictures: Sequence[str]) -> Iterator[Element]:
    """The labelled lines, the pictures and the notes. pictures: where each of them is found."""
    rows = (element("tr", element("th", label, scope="row"), element("td", text)) for label, text in problem.card)
    if problem.card:
        yield element("table", element("tbody", rows))
    for shown, source in zip(problem.pictures, pictures, strict=True):
        yield element("p", element("img", src=source, alt=f"{shown.title}: {shown.says}"))
    yield from (element("p", note) for note in problem.notes)


def question(part: PrintedPart) -> Iterator[Element]:
    """What is asked, and how it is to be answered."""
    label = [element("strong", f"({part.label}) ")] if part.label else []
    yield element("p", *label, part.ask)
    if part.how_to_answer:
        yield element("p", part.how_to_answer)


def worked(part: Part, method: str) -> Iterator[Element]:
    """The answer with its working."""
    label = f"({part.label}) " if part.label else ""
    yield element("p", f"{label}Answer: ", element("strong", part.key))
    explanation = part.solution.explained(method)
    lines = (*explanation.looked_up, *map(str, explanation.lines))
    if lines:
        yield element("ul", (element("li", line) for line in lines))
    if explanation.check:
        yield element("p", f"Check: {explanation.check}")

"""A worked solution and a picture as elements of a page: fractions stand upright, units that cancel are struck out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.markup import Content
    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.explanation import Explanation
    from dosecalc.tutoring.formula import Line

WORKING_STYLE = Path(__file__).with_name("html_working.css")
"""How the classes below look; it takes the colors `--ink`, `--quiet` and `--edge` of the page."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"


def explanation_element(explanation: Explanation) -> Element:
    """The formula in words, the estimate, the lines of the working, and the answer put back."""
    before = [f"Formula: {explanation.formula}"]
    before += [f"Estimate: {explanation.estimate}"] if explanation.estimate else []
    before += [*explanation.looked_up, *filter(None, [explanation.remark])]
    check = [_paragraph(f"Check: {explanation.check}")] if explanation.check else []
    return element("div", map(_paragraph, before), map(line_element, explanation.lines), check, class_="working")


def line_element(line: Line) -> Element:
    """One line of a working; of a proportion, what x is stands below it."""
    if not line.chain:
        return element("div", [element("p", text) for text in line.texts], class_="line")
    label = f"{line.label[:1].upper()}{line.label[1:]}: " if line.label else ""
    return element("div", element("p", label, _joined(line), f" {line.sign} {line.result}"), class_="line chain")


def picture_element(svg: str) -> Element:
    """A picture of our own, as `PrintedPicture.svg` has it, as a part of a page."""
    found = fromstring(svg)  # noqa: S314 - drawn here, never read from a file
    for part in found.iter():
        part.tag = part.tag.removeprefix(_NAMESPACE)
    told = [part for part in found if part.tag in {"title", "desc"}]
    for part in told:
        found.remove(part)
    found.attrib.pop("aria-labelledby", None)  # its ids would be there again in the next picture of the page
    found.set("aria-label", " ".join(part.text or "" for part in told))
    return found


def _paragraph(text: str) -> Element:
    return element("p", text, class_="aside")


def _joined(line: Line) -> Iterator[Content]:
    for place, factor in enumerate(line.chain):
        if place:
            yield " × "
        yield _factor(factor)


def _factor(factor: ChainFactor) -> Element:
    """A fraction, above and below its bar; read aloud it is `over`."""
    if factor.below is None:
        return element("span", _term(factor.above), class_="factor")
    over = element("span", " / ", class_="over")
    return element(
        "span",
        element("span", _term(factor.above), class_="above"),
        over,
        element("span", _term(factor.below), class_="below"),
        class_="factor fraction",
    )


def _term(term: Term) -> Iterator[Content]:
    yield term.number
    for place, (unit, is_struck) in enumerate(term.units):
        yield "·" if place else "" if unit == "%" else "\u00a0"
        yield element("s", unit) if is_struck else unit

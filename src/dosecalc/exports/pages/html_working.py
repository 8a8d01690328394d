"""A worked solution as HTML: fractions with a line between, units that cancel struck out, and the same in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.markup import Content
    from dosecalc.tutoring.chain import ChainFactor, Term
    from dosecalc.tutoring.explanation import Explanation
    from dosecalc.tutoring.formula import Line

BEFORE_A_SIGN = re.compile(" (?=[×÷+−=≈(])")
"""Where a line may be broken, so that a number stays with its unit."""


def explanation_elements(explanation: Explanation) -> Iterator[Element]:
    """The formula in words, the estimate, the lines of the working, and the answer put back."""
    yield _told("Formula", explanation.formula)
    if explanation.estimate:
        yield _told("Estimate", str(explanation.estimate))
    for text in explanation.looked_up:
        yield element("p", text)
    if explanation.remark:
        yield element("p", explanation.remark)
    yield element("ol", map(line_element, explanation.lines), class_="working")
    if explanation.check:
        yield _told("Check", str(explanation.check))


def _told(label: str, text: str) -> Element:
    return element("p", element("b", f"{label}:"), f" {text}")


def line_element(line: Line) -> Element:
    """One line of a working; its text is that of the line, whatever a browser makes of the style."""
    if line.chain:
        label, note = line.texts[0].split(f"{line.left} {line.sign} {line.result}")
        return element("li", element("span", label.strip(), class_="label"), " ", _chain(line), note)
    if not line.proportion:
        return element("li", _in_terms(line.texts[0]))
    label = line.texts[0].removesuffix(line.proportion).strip()
    return element(
        "li",
        [element("span", label, class_="label"), " "] if label else [],
        element("span", _in_terms(line.proportion), class_="proportion"),
        _unseen(", so "),
        element("span", _in_terms(line.texts[1]), class_="proportion"),
    )


def _chain(line: Line) -> Element:
    """The fractions; what is read aloud is the label, for a line between two numbers says nothing."""
    content: list[Content] = []
    for place, factor in enumerate(line.chain):
        content += [" × " if place else "", _factor(factor)]
    content += [" ", element("span", f"{line.sign} ", element("b", line.result), class_="term")]
    return element("span", content, class_="chain", role="img", aria_label=in_words(line))


def in_words(line: Line) -> str:
    """A chain as one says it: so much over so much, times so much, and which units cancel."""
    product = " times ".join(map(_factor_in_words, line.chain))
    equals = "is about" if line.sign == "≈" else "equals"
    cancelled = f" Cancelled: {', '.join(line.cancelled)}." if line.cancelled else ""
    return f"{product} {equals} {line.result}.{cancelled}"


def _factor_in_words(factor: ChainFactor) -> str:
    return " over ".join(str(term).replace("·", " ") for term in (factor.above, factor.below) if term)


def _factor(factor: ChainFactor) -> Element:
    if factor.below is None:
        return element("span", _term(factor.above), class_="term")
    return element(
        "span",
        _unseen("("),
        element("span", _term(factor.above), class_="above"),
        _unseen(" / "),
        element("span", _term(factor.below), class_="below"),
        _unseen(")"),
        class_="fraction",
    )


def _unseen(text: str) -> Element:
    """What is copied and read where there is no style, and not seen where the style draws it."""
    return element("span", text, class_="unseen")


def _term(term: Term) -> list[Content]:
    content: list[Content] = [term.number]
    for place, (unit, is_struck) in enumerate(term.units):
        content.append("·" if place else "" if unit == "%" else " ")
        content.append(element("s", unit) if is_struck else unit)
    return content


def _in_terms(text: str) -> list[Content]:
    """A line of arithmetic, which a browser breaks only before a sign."""
    content: list[Content] = []
    for place, term in enumerate(BEFORE_A_SIGN.split(text)):
        content += [" " if place else "", element("span", term, class_="term")]
    return content

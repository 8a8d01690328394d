"""A problem as a piece of HTML for the text of a question, and its answers as feedback.

Nothing in it can be taken for markup of the program that reads it: braces, dollar signs and backslashes, with which
embedded answers, wildcards and formulas begin, stand there as character references, which only a browser resolves.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NewType

from dosecalc import EDUCATION_ONLY
from dosecalc.markup import Html, element, html, text_alone
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from dosecalc.sets.printed import PrintedPicture, PrintedProblem
    from dosecalc.tutoring.parts import Part

Inert = NewType("Inert", Html)
"""HTML of a quiz, in which a quiz program finds nothing to obey."""

LONGEST_NAME = 240
"""Of a category or question in Moodle's database, with its character references, are 255 characters."""

INERT = str.maketrans({character: f"&#{ord(character)};" for character in "{}\\$@`~"})
"""Braces of cloze and GIFT answers and of calculated wildcards; TeX and MathJax; Moodle's @@PLUGINFILE@@."""


def _inert(shown: Html) -> Inert:
    return Inert(Html(shown.translate(INERT)))


def inert(*content: Element) -> Inert:
    """Elements as HTML in which all text is text."""
    return _inert(html(*content))


def inert_text(text: str) -> Inert:
    """A text as HTML."""
    return _inert(text_alone(text))


def joined(pieces: Iterable[Inert]) -> Inert:
    """Pieces one after the other."""
    return Inert(Html("".join(pieces)))


def short_name(text: str) -> Inert:
    """A name as Moodle keeps it: tags are taken out of it, and character references are shown as characters."""
    references = [inert_text(each) for each in " ".join(cleaned(text).split())]
    lengths = accumulate(map(len, references))
    fitting = [each for each, length in zip(references, lengths, strict=True) if length <= LONGEST_NAME]
    cut = inert_text("…" if len(fitting) < len(references) else "")
    return joined((*fitting, cut)) or inert_text("-")


def category_path(*names: str) -> Inert:
    """Where questions are kept. A slash in a name is doubled, and none may stand at its ends."""
    doubled = (short_name(name).replace("/", "//") for name in names)
    apart = (f" {each} " if "/" in {each[0], each[-1]} else each for each in doubled)
    return Inert(Html("/".join(["$course$", "top", *apart])))


def stem(problem: PrintedProblem, pictures: Iterable[Inert]) -> Inert:
    """What a problem tells before it asks. pictures: as HTML."""
    rows = [element("tr", element("th", label, scope="row"), element("td", text)) for label, text in problem.card]
    notes = [element("p", note) for note in problem.notes]
    return joined((inert(element("table", element("tbody", rows))), *pictures, inert(*notes)))


def picture_in_words(shown: PrintedPicture) -> Inert:
    """A device for a program that takes no picture."""
    return inert(element("p", element("em", shown.title), f": {shown.says}"))


def question(part: Part, *how: str) -> Inert:
    """What a part asks, and how to answer."""
    label = [element("strong", f"{part.label}) ")] if part.label else []
    return inert(element("p", *label, part.ask, " ", element("em", " ".join(filter(None, how)))))


def small_print() -> Inert:
    """What every sheet says, and so every question, which may be seen alone."""
    return inert(element("p", element("small", EDUCATION_ONLY)))


def worked_answer(part: Part, method: str) -> Inert:
    """The answer to one part with its working."""
    told = part.solution.explained(method)
    lines = [*told.looked_up, told.remark, *map(str, told.lines)]
    estimate = [element("p", f"Estimate: {told.estimate}")] if told.estimate else []
    check = [element("p", f"Check: {told.check}")] if told.check else []
    return inert(
        element("p", element("strong", f"{f'{part.label}) ' if part.label else ''}Answer: {part.key}")),
        element("p", f"Formula: {told.formula}"),
        *estimate,
        element("ol", [element("li", line) for line in lines if line]),
        *check,
    )

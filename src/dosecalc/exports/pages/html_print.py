"""What a page needs on paper: its size, and what stands above and below every sheet of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.options import Paper
from dosecalc.exports.pages.set_header import NAMES
from dosecalc.markup import Css
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.exports.export import Source
    from dosecalc.exports.options import Options

BACKSLASH = "\\"
SIZES = {Paper.letter: "letter", Paper.a4: "A4"}
LONGEST = 60
"""Characters that fit above a page beside the name of the sheet."""


def paper_style(source: Source, options: Options) -> Css:
    """The CSS of the pages."""
    whose = f"{source.heading}, {source.learner}" if source.learner else source.heading
    boxes = {
        "top-left": css_string(shortened(whose)),
        "top-right": css_string(NAMES[options.kind]),
        "bottom-left": css_string(EDUCATION_ONLY),
        "bottom-right": f"{css_string('Page ')} counter(page) {css_string(' of ')} counter(pages)",
    }
    told = "\n".join(f"  @{name} {{ content: {content}; }}" for name, content in boxes.items())
    return Css(f"@page {{\n  size: {SIZES[options.paper]};\n{told}\n}}\n")


def shortened(text: str) -> str:
    """The text, or so much of it as fits above a page."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def css_string(text: str) -> Css:
    r"""A text in CSS, each character by its number, so that none can end it.

    >>> css_string('a"')
    '"\\000061\\000022"'
    """
    return Css(f'"{"".join(f"{BACKSLASH}{ord(character):06x}" for character in cleaned(text))}"')

"""Sections, tables and lists of the classroom's pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.markup import Css, element, own_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.markup import Content

PAGE_STYLE = Path(__file__).with_name("classroom_page.css")


def page_style() -> Css:
    """The style of every page of the classroom."""
    return own_style(PAGE_STYLE)


def section(title: str, *content: Content | Iterable[Content]) -> Element:
    """A part of a page with its heading."""
    return element("section", element("h2", title), *content)


def table(heads: Sequence[str], rows: Iterable[Sequence[Content]], caption: str, kind: str = "") -> Element:
    """A table whose first column names the row."""
    head = element("tr", [element("th", text, scope="col") for text in heads])
    body = [
        element("tr", element("th", row[0], scope="row"), [element("td", content) for content in row[1:]])
        for row in rows
    ]
    content = (element("caption", caption), element("thead", head), element("tbody", body))
    return element("table", *content, class_=kind) if kind else element("table", *content)


def quiet(text: str) -> Element:
    """A remark beside something."""
    return element("span", text, class_="quiet")


def command(text: str) -> Element:
    """A command to be typed, which is broken only between its words."""
    words = [part for word in text.split(" ") for part in (element("span", word, class_="term"), " ")]
    return element("code", words[:-1])


def tiles(facts: Iterable[tuple[str, str]]) -> Element:
    """Numbers with their words, to be taken in at a glance."""
    made = [element("li", element("strong", number), " ", element("span", words)) for number, words in facts]
    return element("ul", made, class_="tiles")


def footer() -> Element:
    """What stands at the end of every page."""
    return element("footer", element("p", f"Made by dosecalc. {EDUCATION_ONLY}"))

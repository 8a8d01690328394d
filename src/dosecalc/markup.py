"""HTML and SVG built of elements, so that no text can be anything but text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Content = Element | str

BASE_STYLE = Path(__file__).with_name("page.css")
"""What all pages have in common."""


def element(tag: str, *content: Content | Iterable[Content], **attributes: str | int) -> Element:
    """An element with texts and elements in it, in their order.

    An attribute's name may end with an underscore (`class_`); others in it stand for hyphens. Texts are made safe.
    """
    made = Element(tag, {_name(name): cleaned(str(value)) for name, value in attributes.items()})
    for part in content:
        _put(made, [part] if isinstance(part, str | Element) else part)
    return made


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _put(made: Element, content: Iterable[Content]) -> None:
    for part in content:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + cleaned(part)
        else:
            made.text = (made.text or "") + cleaned(part)


@dataclass(frozen=True)
class Streamed:
    """An element whose content is made while it is written, so that all of it need never be in memory.

    shell: the element with what comes first in it.
    """

    shell: Element
    content: Iterable[Element | Streamed]

    def pieces(self) -> Iterator[str]:
        """The markup, piece by piece."""
        start, end, name = _markup(self.shell).rpartition("</")
        yield start
        for each in self.content:
            yield from _pieces(each)
        yield end + name


def _pieces(content: Element | Streamed) -> Iterator[str]:
    return iter((_markup(content),)) if isinstance(content, Element) else content.pieces()


def _markup(part: Element) -> str:
    return tostring(part, encoding="unicode", method="html")


def page(title: str, style: str, *content: Element) -> str:
    """A whole page that stands by itself: it loads nothing and runs nothing, and a browser is told so.

    style: our own CSS, after that of all pages; it is not escaped.
    """
    return "".join(page_pieces(title, style, *content))


def page_pieces(title: str, style: str, *content: Element | Streamed) -> Iterator[str]:
    """The same, piece by piece, for a page of any size."""
    sheet = Element("style")
    sheet.text = BASE_STYLE.read_text(encoding="utf-8") + style
    policy = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Element("meta", policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        sheet,
    )
    yield "<!DOCTYPE html>\n"
    yield from Streamed(element("html", head, lang="en"), [Streamed(element("body"), content)]).pieces()
    yield "\n"

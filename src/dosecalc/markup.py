"""HTML, SVG and XML built of elements, so that no text can be anything but text; nothing else writes markup."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NewType
from xml.etree.ElementTree import Element, fromstring, indent, tostring

from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Content = Element | str

Html = NewType("Html", str)
"""Markup in which every text from outside is text."""

Xml = NewType("Xml", str)
"""The same as XML."""

Css = NewType("Css", str)
"""A style in which every text from outside is a string."""


def own_style(path: Path) -> Css:
    """A style that comes with the program."""
    return Css(path.read_text(encoding="utf-8"))


def html(*content: Element) -> Html:
    """Elements as HTML."""
    return Html("".join(tostring(each, encoding="unicode", method="html") for each in content))


def xml(content: Element, indented: str = "") -> Xml:
    """An element as XML. indented: what stands before each level of lines; all of it on one line, if nothing."""
    if indented:
        indent(content, indented)
    return Xml(tostring(content, encoding="unicode"))


def start_tag(tag: str, **attributes: str) -> Xml:
    """The start of an element whose content is written piece by piece."""
    made = Element(tag, {name.rstrip("_"): cleaned(text) for name, text in attributes.items()})
    return Xml(tostring(made, encoding="unicode").removesuffix(" />") + ">\n")


def text_alone(text: str) -> Html:
    """A text as markup shows it; in no attribute."""
    return Html(escape(cleaned(text), quote=False))


def read_back(svg: str) -> Element:
    """Our own SVG as elements."""
    return fromstring(svg)  # noqa: S314 - `devices` made it; what comes from files is never read as markup


def holding(tag: str, markup: Html, **attributes: str) -> Element:
    """An element whose text is markup, where a format carries one within the other."""
    made = element(tag, **attributes)
    made.text = markup
    return made


def lines_element(tag: str, lines: Iterable[str], **attributes: str) -> Element:
    """An element with lines of text, where lines mean something."""
    made = element(tag, **attributes)
    made.text = "\n".join(map(cleaned, lines))
    return made


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


def bar_of(percent: str, kind: str) -> Element:
    """A bar as wide as its place; the number stands beside it, so it is hidden from screen readers."""
    return element(
        "svg",
        element("rect", class_="track", x=0, y=0, width=100, height=8, rx=1),
        element("rect", class_=f"value {kind}", x=0, y=0, width=percent, height=8, rx=1),
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        class_="bar",
        aria_hidden="true",
    )


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

    def pieces(self) -> Iterator[Html]:
        """The markup, piece by piece."""
        start, end, name = html(self.shell).rpartition("</")
        yield Html(start)
        for each in self.content:
            yield from _pieces(each)
        yield Html(end + name)


def _pieces(content: Element | Streamed) -> Iterator[Html]:
    return iter((html(content),)) if isinstance(content, Element) else content.pieces()


def page(title: str, style: Css, *content: Element) -> Html:
    """A whole page that stands by itself: it loads nothing and runs nothing, and a browser is told so.

    style: after that of all pages.
    """
    return Html("".join(page_pieces(title, style, *content)))


def page_pieces(title: str, style: Css, *content: Element | Streamed) -> Iterator[Html]:
    """The same, piece by piece, for a page of any size."""
    sheet = Element("style")
    sheet.text = own_style(BASE_STYLE) + style
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
    yield Html("<!DOCTYPE html>\n")
    yield from Streamed(element("html", head, lang="en"), [Streamed(element("body"), content)]).pieces()
    yield Html("\n")

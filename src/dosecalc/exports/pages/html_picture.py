"""A device in a page: as it is drawn here; in words where the set is from a file, which is trusted with no drawing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.markup import element, read_back

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dosecalc.sets.printed import PrintedPicture

WIDEST_ON_A_PHONE = 560
"""Points; what is wider would become too small to be read there, and is moved from side to side instead."""

NAMED_BY = "aria-labelledby"


def figure(shown: PrintedPicture, name: str) -> Element:
    """The picture, with a caption unless the drawing says the same itself. name: of this picture alone in the page."""
    caption = f"{shown.title[:1].upper()}{shown.title[1:]}"
    content, is_named = element("p", shown.says), False
    if shown.svg:
        content = drawing(shown.svg, name)
        is_named = any((text.text or "").casefold() == caption.casefold() for text in content.iter("text"))
        if Fraction(content.get("width", "0")) > WIDEST_ON_A_PHONE:
            content = element("div", content, class_="wide", tabindex=0, role="group", aria_label=caption)
    return element("figure", [] if is_named else [element("figcaption", caption)], content)


def drawing(svg: str, name: str) -> Element:
    """Our own SVG as elements of a page, with ids that no other picture in it has."""
    root = read_back(svg)
    for part in root.iter():
        part.tag = part.tag.rpartition("}")[2]
        if "id" in part.attrib:
            part.set("id", f"{name}-{part.get('id')}")
    root.set(NAMED_BY, " ".join(f"{name}-{each}" for each in root.get(NAMED_BY, "").split()))
    return root

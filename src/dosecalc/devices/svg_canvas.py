"""Elements of an SVG picture: black lines on white, text escaped, every coordinate exact."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.markup import Xml, text_alone
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence

Length = int | Fraction

THOUSANDTH = Rounding("thousandth")
LIQUID, RUBBER = "#d9d9d9", "#595959"
"""Grays that stay apart in print; nothing is told by them alone."""


def number(length: Length) -> str:
    """A coordinate as a decimal; thousandths where its decimals do not end."""
    return plain_decimal(THOUSANDTH(Fraction(length)))


@dataclass
class SvgCanvas:
    """A picture of a width and a height in points, with what was drawn so far."""

    width: Length
    height: Length
    elements: list[str] = field(default_factory=list)

    def line(self, start: tuple[Length, Length], end: tuple[Length, Length], thickness: Length = 1) -> None:
        """A straight black line."""
        (x1, y1), (x2, y2) = ((number(x), number(y)) for x, y in (start, end))
        self.elements.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke-width="{number(thickness)}"/>')

    def box(
        self,
        corner: tuple[Length, Length],
        size: tuple[Length, Length],
        fill: str = "none",
        *,
        rounded: Length = 0,
        has_edge: bool = True,
    ) -> None:
        """A rectangle from its upper left corner."""
        x, y, width, height = (number(length) for length in (*corner, *size))
        edge = "" if has_edge else ' stroke="none"'
        curve = f' rx="{number(rounded)}"' if rounded else ""
        self.elements.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"{edge}{curve}/>')

    def pool(self, corner: tuple[Length, Length], size: tuple[Length, Length], *, rounded: Length) -> None:
        """Liquid in a vessel whose lower corners are rounded."""
        (x, y), (width, height) = corner, size
        self.box((x, y), (width, height), LIQUID, rounded=min(rounded, height / Fraction(2)), has_edge=False)
        self.box((x, y), (width, max(height - rounded, height / Fraction(2))), LIQUID, has_edge=False)

    def shape(self, points: Sequence[tuple[Length, Length]], fill: str = "none", *, has_edge: bool = True) -> None:
        """A closed outline."""
        told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        edge = "" if has_edge else ' stroke="none"'
        self.elements.append(f'<polygon points="{told}" fill="{fill}"{edge}/>')

    def dot(self, center: tuple[Length, Length], radius: Length) -> None:
        """A black drop."""
        x, y = (number(length) for length in center)
        self.elements.append(f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="#000"/>')

    def text(
        self, place: tuple[Length, Length], text: str, *, anchor: str = "start", size: int = 14, is_bold: bool = False
    ) -> None:
        """Text from, up to, or around a place on its baseline."""
        x, y = (number(length) for length in place)
        weight = ' font-weight="bold"' if is_bold else ""
        self.elements.append(
            f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}"{weight}>{text_alone(text)}</text>'
        )

    def document(self, title: str, description: str) -> Xml:
        """The whole picture, which stands by itself; title and description are for those who hear it read."""
        width, height = number(self.width), number(self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'role="img" aria-labelledby="title description">'
        )
        named = (
            f'<title id="title">{text_alone(title)}</title>',
            f'<desc id="description">{text_alone(description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            '<g stroke="#000" fill="none">',
        )
        texts = [element for element in self.elements if element.startswith("<text")]
        drawn = [element for element in self.elements if not element.startswith("<text")]
        lettered = ("</g>", '<g fill="#000" font-family="sans-serif">', *texts, "</g>", "</svg>")
        return Xml("\n".join((head, *named, *drawn, *lettered)) + "\n")

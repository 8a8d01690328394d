"""Charts of a report as SVG elements: colors come from the page's style, and nothing is told by color alone."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.markup import bar_of, element
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

WIDTH, HEIGHT = 380, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 356, 28, 154
"""The area in which columns are drawn."""

STEPS = (1, 2, 5)
MOST_STEPS = 5
_TENTH = Rounding("tenth")


def bar(share: Fraction, kind: str) -> Element:
    """A share as a bar."""
    return bar_of(_number(share * 100), kind)


def histogram(bins: Sequence[int], pass_share: Fraction | None) -> Element:
    """How many learners came to how much. pass_share: of all points, where the pass mark is drawn; None: nowhere."""
    most = max(*bins, 1)
    step = step_for(most)
    full = -(-most // step) * step
    room = Fraction(RIGHT - LEFT, len(bins))
    marks = [_tick(f"{count:,}", _level(count, full)) for count in range(0, full + 1, step)]
    columns = [part for place, count in enumerate(bins) if count for part in _column(place, count, full, room)]
    edges = [
        element(
            "text",
            f"{100 * place // len(bins)}%",
            class_="label middle",
            x=_number(LEFT + place * room),
            y=BOTTOM + 16,
        )
        for place in range(0, len(bins) + 1, 2)
    ]
    passing = [] if pass_share is None else _pass_mark(pass_share)
    return element(
        "svg",
        [*marks, *columns, *passing, *edges],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="chart",
        role="img",
        aria_label="How many learners earned which share of the points; the table below says the same",
    )


def step_for(most: int) -> int:
    """The distance of the lines of an axis that ends at `most` or above.

    >>> step_for(3), step_for(23), step_for(400)
    (1, 5, 100)
    """
    power = 1
    while True:
        for step in STEPS:
            if step * power * MOST_STEPS >= most:
                return step * power
        power *= 10


def _column(place: int, count: int, full: int, room: Fraction) -> tuple[Element, Element]:
    top, x = _level(count, full), LEFT + place * room
    rectangle = element(
        "rect",
        class_="value column",
        x=_number(x + 2),
        y=_number(top),
        width=_number(room - 4),
        height=_number(BOTTOM - top),
        rx=2,
    )
    return rectangle, element("text", f"{count:,}", class_="number", x=_number(x + room / 2), y=_number(top - 4))


def _pass_mark(share: Fraction) -> list[Element]:
    x = _number(LEFT + (RIGHT - LEFT) * share)
    anchor = "end" if share > Fraction(1, 2) else "start"
    return [
        *(element("line", class_=kind, x1=x, x2=x, y1=8, y2=BOTTOM + 20) for kind in ("halo", "pass")),
        element("text", "pass mark", class_=f"label {anchor}", x=x, y=BOTTOM + 33),
    ]


def _tick(text: str, y: Fraction) -> Element:
    line = element("line", class_="grid", x1=LEFT, x2=RIGHT, y1=_number(y), y2=_number(y))
    return element("g", line, element("text", text, class_="label end", x=LEFT - 5, y=_number(y + 4)))


def _level(value: int, full: int) -> Fraction:
    """How far down a value is drawn, where the axis ends with `full`."""
    return BOTTOM - Fraction(BOTTOM - TOP, full) * value


def _number(length: Fraction | int) -> str:
    return plain_decimal(_TENTH(Fraction(length)))

"""A syringe in the terminal, lying with its tip to the left, as learners hold it to read it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.canvas import Canvas
from dosecalc.devices.scale import Axis, Length
from dosecalc.devices.syringes import SyringeKind

if TYPE_CHECKING:
    from dosecalc.devices.setting import SetSyringe

FEWEST_PER_SPACE = 2
"""Columns from line to line, so that lines stay apart and can be counted."""

MOST_PER_SPACE = 4
TIP = 7
"""Columns for the needle, or the tip of an oral syringe."""

BEHIND = 5
"""Columns from the last line to the end of the barrel, so that the stopper stays inside."""

BEYOND = 11
"""Columns behind the last line: the rest of the barrel, its flange, and the rod of the plunger."""

ROD = 3
"""Columns that the rod comes out further when the syringe is full."""

STOPPER = "┃▒▒┃"
"""From its front ring, at which it is read, to its rear ring."""

TALL = {Length.SHORT: 1, Length.MIDDLE: 2, Length.LONG: 3}
"""Rows of a line above the barrel."""

HEIGHT_OF_LINES = 3
HEIGHT_OF_BARREL = 3


def syringe_lines(device: SetSyringe, width: int) -> list[str]:
    """The picture in so many columns; where the lines would run together, whole and magnified around the plunger."""
    whole = Axis.whole(device.syringe.scale)
    room = width - TIP - BEYOND
    per_space = min(room // whole.spaces, MOST_PER_SPACE)
    if per_space >= FEWEST_PER_SPACE:
        return _Barrel(device, whole, TIP, per_space * whole.spaces).drawn()
    return [*_overview(device, whole, room), *_magnified(device, width)]


def _overview(device: SetSyringe, whole: Axis, room: int) -> list[str]:
    """The whole syringe small; nothing where even its numerals would run together."""
    scale = whole.scale
    numbered = len(scale.numerals)
    if room // numbered <= max(map(len, scale.numerals)):
        return []
    small = _Barrel(device, whole, TIP, room // numbered * numbered, is_overview=True)
    return ["The whole, with its numbered lines only:", *small.drawn()]


def _magnified(device: SetSyringe, width: int) -> list[str]:
    scale = device.syringe.scale
    room = width - MARGIN - max(BEHIND + 1, len(scale.unit) + 4)
    part = window(device, room)
    columns = min(room // part.spaces, MOST_PER_SPACE) * part.spaces
    caption = f"Magnified, from {scale.written(part.low)} to {scale.written(part.high)}:"
    return [caption, *_Barrel(device, part, MARGIN, columns, is_part=True).drawn()]


MARGIN = 4
"""Columns before a magnified part."""


def window(device: SetSyringe, room: int) -> Axis:
    """The part of the scale to magnify: from numeral to numeral around the plunger, and one further where it fits."""
    scale = device.syringe.scale
    step = scale.numbered
    low = min(device.at // step * step, scale.capacity - step)
    high = low + step
    if Axis(scale, low, high + step).spaces * FEWEST_PER_SPACE <= room:
        is_nearer_low = device.at - low < high - device.at
        if (is_nearer_low and low > 0) or high == scale.capacity:
            low -= step
        else:
            high += step
    return Axis(scale, low, high)


@dataclass(frozen=True)
class _Barrel:
    """A barrel, or a part of one, from the column `left` on; the last line stands `columns` further right.

    is_overview: only the numbered lines are drawn. is_part: it has no ends.
    """

    device: SetSyringe
    axis: Axis
    left: int
    columns: int
    is_overview: bool = False
    is_part: bool = False

    def drawn(self) -> list[str]:
        canvas = Canvas()
        self._draw_walls(canvas)
        self._draw_lines(canvas)
        self._draw_inside(canvas)
        if not self.is_part:
            self._draw_ends(canvas)
        return canvas.lines()

    @property
    def top(self) -> int:
        """The row of the upper wall; numerals and lines stand above it."""
        return 1 + self.height_of_lines

    @property
    def height_of_lines(self) -> int:
        """Rows of the lines: where only numbered ones are drawn, none need be longer than others."""
        return 1 if self.is_overview else HEIGHT_OF_LINES

    @property
    def middle(self) -> int:
        return self.top + 2

    @property
    def end(self) -> int:
        """The column behind the last line, where the barrel ends."""
        return self.left + self.columns + BEHIND

    def column(self, amount: Fraction) -> int:
        """The cell that an amount stands in: exact for every line, to the nearest cell for what lies between."""
        return self.left + int(self.axis.place(amount) * self.columns + Fraction(1, 2))

    def _draw_walls(self, canvas: Canvas) -> None:
        first, last = (self.left - 3, self.end + 1) if self.is_part else (self.left, self.end)
        for row in (self.top, self.top + HEIGHT_OF_BARREL + 1):
            canvas.put(row, first, "─" * (last - first))

    def _draw_lines(self, canvas: Canvas) -> None:
        for mark in self.axis.marks:
            if self.is_overview and mark.length is not Length.LONG:
                continue
            column, tall = self.column(mark.amount), min(TALL[mark.length], self.height_of_lines)
            canvas.put(self.top, column, "┴")
            for row in range(self.top - tall, self.top):
                canvas.put(row, column, "╷" if row == self.top - tall and mark.length is not Length.LONG else "│")
            canvas.put_centered(0, column, mark.numeral)
        last = self.axis.marks[-1]
        canvas.put(0, self.column(last.amount) + len(last.numeral) // 2 + 2, self.axis.scale.unit)

    def _draw_inside(self, canvas: Canvas) -> None:
        at = self.device.at
        inside = range(self.top + 1, self.top + 1 + HEIGHT_OF_BARREL)
        first, last = (self.left - 3, self.end + 1) if self.is_part else (self.left + 1, self.end)
        front = self.column(at)
        canvas.fill(inside, range(first, front), "░")
        for row in inside:
            canvas.put(row, front, STOPPER)
        rear = front + len(STOPPER)
        canvas.put(self.middle, rear, "━" * (last - rear))

    def _draw_ends(self, canvas: Canvas) -> None:
        bottom = self.top + HEIGHT_OF_BARREL + 1
        canvas.put(bottom, self.left, "└")
        if self.column(self.device.at) > self.left:
            canvas.put(self.top, self.left, "┌")
            for row in range(self.top + 1, bottom):
                canvas.put(row, self.left, "│")
        self._draw_tip(canvas)
        self._draw_rod(canvas, bottom)

    def _draw_tip(self, canvas: Canvas) -> None:
        if self.device.syringe.kind is SyringeKind.ORAL:
            canvas.put(self.middle, self.left - 3, "═══")
        else:
            canvas.put(self.middle, 1, "╶" + "─" * (self.left - 5) + "═══")

    def _draw_rod(self, canvas: Canvas, bottom: int) -> None:
        """The flange at the end of the barrel, and the rod behind it, the longer the further it is drawn out."""
        for row in range(self.top - 1, bottom + 2):
            canvas.put(row, self.end, "║")
        length = 1 + int(self.axis.place(self.device.at) * ROD)
        canvas.put(self.middle, self.end, "╫" + "━" * length)
        for row in range(self.middle - 1, self.middle + 2):
            canvas.put(row, self.end + 1 + length, "┃")

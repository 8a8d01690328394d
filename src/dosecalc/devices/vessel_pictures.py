"""A medicine cup and an IV bag in the terminal, upright, a row for every line of the scale.

Where the level of a bag or a time of its tape lies between two lines, there is a row between all of them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.canvas import Canvas
from dosecalc.devices.scale import Axis, Length

if TYPE_CHECKING:
    from dosecalc.devices.vessels import FilledCup, HungBag

RIM = 27
"""Columns from wall to wall at the rim of a cup."""

ROWS_PER_STEP = 3
"""Rows in which a wall of a cup comes in by one column."""

BAG_LEFT, BAG_WIDTH = 2, 28
TICKS = {Length.SHORT: "──", Length.MIDDLE: "───", Length.LONG: "────"}


def cup_lines(device: FilledCup, _width: int) -> list[str]:
    """The picture of a cup with its liquid; its scale stands at the left wall."""
    canvas, axis = Canvas(), Axis.whole(device.cup.scale)
    bottom = axis.spaces + 1
    for row in range(bottom + 1):
        left, right = row // ROWS_PER_STEP, RIM - row // ROWS_PER_STEP
        comes_in = (row + 1) % ROWS_PER_STEP == 0
        canvas.put(row, left, "╲" if comes_in else "│")
        canvas.put(row, right, "╱" if comes_in else "│")
    last = bottom // ROWS_PER_STEP
    canvas.put(bottom, last, "└" + "─" * (RIM - 2 * last - 1) + "┘")
    surface = _row(axis, device.at, bottom)
    for row in range(surface, bottom):
        left = row // ROWS_PER_STEP
        canvas.put(row, left + 1, ("━" if row == surface else "░") * (RIM - 2 * left - 1))
    for mark in axis.marks[1:]:
        row = _row(axis, mark.amount, bottom)
        column = row // ROWS_PER_STEP + 1
        canvas.put(row, column, f"{TICKS[mark.length]} {mark.numeral}".rstrip() + " ")
    canvas.put(_row(axis, axis.high, bottom), 1 + len("──── 30 "), f"{axis.scale.unit} ")
    return canvas.lines()


def _row(axis: Axis, amount: Fraction, bottom: int) -> int:
    """The row that a level stands in: exact for every line, to the nearest row for what lies between."""
    return bottom - int(axis.place(amount) * axis.spaces + Fraction(1, 2))


def bag_lines(device: HungBag, _width: int) -> list[str]:
    """The picture of a bag, its level, its scale from the top down, and the tape beside the scale."""
    canvas, axis = Canvas(), Axis.whole(device.bag.scale)
    right, top = BAG_LEFT + BAG_WIDTH, 2
    hours = device.tape.hours(device.bag.size) if device.tape is not None else ()
    rows = 1 if all(_is_on_a_line(axis, at) for at in (device.at, *(due for _, due in hours))) else 2
    _draw_bag(canvas, top + axis.spaces * rows + 1, device.fluid, device.bag.name)
    level = _row_of_level(axis, device.at, rows, top)
    for row in range(level, top + axis.spaces * rows + 1):
        canvas.put(row, BAG_LEFT + 1, ("━" if row == level else "░") * (BAG_WIDTH - 1))
    for mark in axis.marks:
        row = _row_down(axis, mark.amount, rows, top)
        canvas.put(row, BAG_LEFT + 1, f"{TICKS[mark.length]} {mark.numeral}".rstrip() + " ")
    canvas.put(top, BAG_LEFT + 1, f"{TICKS[Length.LONG]} 0 {axis.scale.unit} run in ")
    for time, due in hours:
        canvas.put(_row_down(axis, due, rows, top), right - 9, f" {time} ━")
    return canvas.lines()


def _draw_bag(canvas: Canvas, bottom: int, fluid: str, name: str) -> None:
    right = BAG_LEFT + BAG_WIDTH
    middle = BAG_LEFT + BAG_WIDTH // 2
    canvas.put(0, BAG_LEFT, "╭" + "─" * (BAG_WIDTH // 2 - 2) + "┤○├" + "─" * (BAG_WIDTH // 2 - 2) + "╮")
    for row in range(1, bottom):
        canvas.put(row, BAG_LEFT, "│")
        canvas.put(row, right, "│")
    canvas.put_centered(1, middle, name)
    canvas.put(bottom, BAG_LEFT, "╰" + "─" * (BAG_WIDTH // 2 - 2) + "┬─┬" + "─" * (BAG_WIDTH // 2 - 2) + "╯")
    canvas.put(bottom + 1, middle - 1, "╰┬╯")
    canvas.put(bottom + 2, middle, "│")
    if fluid:
        canvas.put(bottom + 1, middle + 3, fluid)


def _is_on_a_line(axis: Axis, amount: Fraction) -> bool:
    return (axis.place(amount) * axis.spaces).denominator == 1


def _row_down(axis: Axis, amount: Fraction, rows: int, top: int) -> int:
    """The row nearest to an amount on a scale that begins at the top."""
    return top + int(axis.place(amount) * axis.spaces * rows + Fraction(1, 2))


def _row_of_level(axis: Axis, amount: Fraction, rows: int, top: int) -> int:
    """As above; but what lies between two lines never stands at one of them."""
    if _is_on_a_line(axis, amount):
        return _row_down(axis, amount, rows, top)
    return top + int(axis.place(amount) * axis.spaces) * rows + 1

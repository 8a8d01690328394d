"""What has a scale, as SVG: syringes lying with the tip to the left, cups and bags upright."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.scale import Axis, Length
from dosecalc.devices.svg_canvas import LIQUID, RUBBER, SvgCanvas
from dosecalc.devices.syringes import SyringeKind

if TYPE_CHECKING:
    from dosecalc.devices.setting import SetSyringe
    from dosecalc.devices.vessels import FilledCup, HungBag

LEFT, LENGTH = 110, 600
"""Where the zero line of a syringe stands, and how far the last line is from it: every line falls on a tenth."""

TOP, BARREL = 70, 60
BEHIND = 60
STOPPER = 30
BESIDE_NUMERAL = 96
"""Where the surface of a liquid begins to be drawn bold, so that it strikes no numeral out."""

TALL = {Length.SHORT: 12, Length.MIDDLE: 18, Length.LONG: 26}


def syringe_svg(device: SetSyringe) -> SvgCanvas:
    """A syringe with all its lines; its stopper's front edge stands exactly where the plunger is set."""
    canvas = SvgCanvas(980, 170)
    axis = Axis.whole(device.syringe.scale)
    front = LEFT + axis.place(device.at) * LENGTH
    middle, end, bottom = TOP + BARREL // 2, LEFT + LENGTH + BEHIND, TOP + BARREL
    if device.at:
        canvas.box((LEFT, TOP), (front - LEFT, BARREL), LIQUID, has_edge=False)
    canvas.box((LEFT, TOP), (end - LEFT, BARREL))
    canvas.box((front, TOP + 1), (STOPPER, BARREL - 2), RUBBER)
    canvas.line((front, TOP), (front, bottom), 3)
    rod = end + 20 + axis.place(device.at) * 120
    canvas.box((front + STOPPER, middle - 6), (rod - front - STOPPER, 12), "#fff")
    canvas.box((rod, middle - 24), (8, 48), "#fff", rounded=3)
    canvas.box((end, TOP - 14), (8, BARREL + 28), "#fff", rounded=3)
    _draw_tip(canvas, device.syringe.kind, middle)
    for mark in axis.marks:
        place = LEFT + axis.place(mark.amount) * LENGTH
        canvas.line((place, TOP), (place, TOP - TALL[mark.length]), 2 if mark.length is Length.LONG else 1)
        canvas.text((place, TOP - 32), mark.numeral, anchor="middle", size=18)
    canvas.text((LEFT + LENGTH + 34, TOP - 32), axis.scale.unit, size=18)
    canvas.text((LEFT, bottom + 32), device.syringe.name, size=16)
    return canvas


def _draw_tip(canvas: SvgCanvas, kind: SyringeKind, middle: int) -> None:
    if kind is SyringeKind.ORAL:
        canvas.shape(
            ((LEFT, middle - 12), (LEFT - 45, middle - 8), (LEFT - 45, middle + 8), (LEFT, middle + 12)), "#fff"
        )
        return
    canvas.box((LEFT - 16, middle - 9), (16, 18), "#fff")
    canvas.shape(((LEFT - 16, middle - 6), (LEFT - 40, middle - 4), (LEFT - 40, middle + 4), (LEFT - 16, middle + 6)))
    canvas.line((10, middle), (LEFT - 40, middle), 2)


CUP_TOP, CUP_HEIGHT, CUP_WIDTH, CUP_COMES_IN = 30, 300, 260, 40


def cup_svg(device: FilledCup) -> SvgCanvas:
    """A medicine cup; the surface of the liquid is drawn as a straight line, at its lowest part."""
    canvas, axis = SvgCanvas(320, 380), Axis.whole(device.cup.scale)
    left, bottom = 30, CUP_TOP + 20 + CUP_HEIGHT

    def level(amount: Fraction) -> Fraction:
        return bottom - axis.place(amount) * CUP_HEIGHT

    def wall(height: Fraction | int) -> Fraction:
        return left + Fraction(height - CUP_TOP, bottom - CUP_TOP) * CUP_COMES_IN

    def opposite(height: Fraction | int) -> Fraction:
        return 2 * left + CUP_WIDTH - wall(height)

    surface = level(device.at)
    corners = ((wall(bottom), Fraction(bottom)), (opposite(bottom), Fraction(bottom)))
    if device.at:
        canvas.shape(((wall(surface), surface), *corners, (opposite(surface), surface)), LIQUID, has_edge=False)
    canvas.shape(((wall(CUP_TOP), CUP_TOP), *corners, (opposite(CUP_TOP), CUP_TOP)))
    canvas.line((wall(surface) + BESIDE_NUMERAL, surface), (opposite(surface), surface), 3)
    for mark in axis.marks[1:]:
        height = level(mark.amount)
        canvas.line((wall(height), height), (wall(height) + TALL[mark.length] + 8, height), 2)
        canvas.text((wall(height) + 42, height + 5), f"{mark.numeral} {axis.scale.unit}" if mark.numeral else "")
    canvas.text((left + CUP_WIDTH // 2, bottom + 24), device.cup.name, anchor="middle")
    return canvas


BAG_TOP, BAG_HEIGHT, BAG_LEFT, BAG_RIGHT, TAPE = 90, 400, 40, 300, 80


def bag_svg(device: HungBag) -> SvgCanvas:
    """An IV bag with its level, its scale from the top down, and the tape along the other side."""
    canvas, axis = SvgCanvas(340, 590), Axis.whole(device.bag.scale)
    bottom, middle = BAG_TOP + BAG_HEIGHT + 30, (BAG_LEFT + BAG_RIGHT) // 2
    level = BAG_TOP + axis.place(device.at) * BAG_HEIGHT
    width = BAG_RIGHT - BAG_LEFT
    canvas.pool((BAG_LEFT, level), (width, bottom - level), rounded=16)
    canvas.box((BAG_LEFT, 20), (width, bottom - 20), rounded=16)
    canvas.box((middle - 14, 28), (28, 8), "#fff", rounded=4)
    canvas.line((BAG_LEFT + BESIDE_NUMERAL, level), (BAG_RIGHT, level), 3)
    canvas.text((middle, 56), device.bag.name, anchor="middle", is_bold=True)
    canvas.text((middle, 76), device.fluid, anchor="middle")
    for mark in axis.marks:
        height = BAG_TOP + axis.place(mark.amount) * BAG_HEIGHT
        canvas.line((BAG_LEFT, height), (BAG_LEFT + TALL[mark.length], height), 2)
        numeral = mark.numeral or ("" if mark.amount else f"0 {axis.scale.unit} run in")
        canvas.text((BAG_LEFT + 32, height + 5), numeral)
    if device.tape is not None:
        canvas.box((BAG_RIGHT - TAPE, BAG_TOP - 10), (TAPE - 8, BAG_HEIGHT + 24), "#fff")
        for time, due in device.tape.hours(device.bag.size):
            height = BAG_TOP + axis.place(due) * BAG_HEIGHT
            canvas.line((BAG_RIGHT - TAPE, height), (BAG_RIGHT - TAPE + 16, height), 2)
            canvas.text((BAG_RIGHT - TAPE + 22, height + 5), time)
    canvas.box((middle - 12, bottom), (24, 18), "#fff")
    canvas.line((middle, bottom + 18), (middle, bottom + 50), 3)
    return canvas

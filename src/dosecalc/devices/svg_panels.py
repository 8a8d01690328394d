"""What is read as text, as SVG: drip chamber, pump panel, vial label."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.panel_pictures import DROPS_TOGETHER, wrapped
from dosecalc.devices.svg_canvas import SvgCanvas

if TYPE_CHECKING:
    from dosecalc.devices.flow import DripChamber, PumpPanel
    from dosecalc.devices.label import VialLabel

DROPS_IN_A_ROW = 20
LETTERS_IN_A_LINE = 64
ROW = 24


def chamber_svg(device: DripChamber) -> SvgCanvas:
    """The chamber with its drop factor, and beside it the drops that were counted."""
    canvas = SvgCanvas(560, 260)
    canvas.pool((50, 180), (80, 50), rounded=10)
    canvas.box((50, 40), (80, 190), rounded=10)
    canvas.box((78, 10), (24, 30), "#fff")
    canvas.line((90, 230), (90, 256), 3)
    for height in (60, 110, 150):
        canvas.dot((90, height), 5)
    canvas.text((170, 60), f"{device.drop_factor} gtt/mL", size=20, is_bold=True)
    canvas.text((170, 84), device.set_name)
    canvas.text((170, 124), f"Counted in {device.seconds} s:")
    for drop in range(device.drops):
        row, place = divmod(drop, DROPS_IN_A_ROW)
        canvas.dot((178 + 16 * place + 12 * (place // DROPS_TOGETHER), 148 + 22 * row), 6)
    return canvas


def panel_svg(device: PumpPanel) -> SvgCanvas:
    """The display of a pump, a row for each value, with its keys below."""
    rows = device.rows
    inside = 60 + ROW * len(rows)
    canvas = SvgCanvas(420, inside + 110)
    canvas.box((10, 10), (400, inside + 90), rounded=12)
    canvas.box((30, 30), (360, inside))
    canvas.text((46, 56), device.drug, is_bold=True)
    for place, (name, value) in enumerate(rows):
        height = 86 + ROW * place
        canvas.text((46, height), name, size=16)
        canvas.text((374, height), value, anchor="end", size=18, is_bold=True)
    for left, name in ((90, "STOP"), (230, "START")):
        canvas.box((left, inside + 48), (100, 32), rounded=6)
        canvas.text((left + 50, inside + 69), name, anchor="middle")
    return canvas


def label_svg(device: VialLabel) -> SvgCanvas:
    """The label as it is pasted around a vial."""
    lines = [wrapped(str(line), LETTERS_IN_A_LINE) for line in device.lines]
    height = 70 + sum(20 * len(line) + 12 for line in lines)
    canvas = SvgCanvas(540, height + 20)
    canvas.box((10, 10), (520, height), rounded=8)
    canvas.text((30, 44), device.drug, size=18, is_bold=True)
    canvas.text((510, 44), str(device.strength), anchor="end", size=20, is_bold=True)
    canvas.line((30, 56), (510, 56), 2)
    below = Fraction(80)
    for line in lines:
        for text in line:
            canvas.text((30, below), text)
            below += 20
        below += 12
    return canvas

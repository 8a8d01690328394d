"""What is read as text, in the terminal: the drip chamber with what was counted, a pump's panel, a vial's label."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from dosecalc.devices.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.devices.flow import DripChamber, PumpPanel
    from dosecalc.devices.label import VialLabel

DROPS_TOGETHER = 5
"""Drops are shown in fives, so that they can be counted at a glance."""

GROUPS_IN_A_ROW = 4
NUMBER_AND_UNIT = re.compile(r"(\d) (?=\w)")
LABEL_WIDTH = 64
PANEL_WIDTH = 36

CHAMBER = (
    "     │ │",
    "  ╭──┴─┴──╮",
    "  │   ●   │",
    "  │       │",
    "  │   ●   │",
    "  │       │",
    "  │░░░░░░░│",
    "  │░░░░░░░│",
    "  ╰──┬─┬──╯",
    "     │ │",
)
BESIDE_CHAMBER = 16


def chamber_lines(device: DripChamber, width: int) -> list[str]:
    """The chamber with its drop factor, and beside it the drops that were counted."""
    canvas = Canvas()
    for row, line in enumerate(CHAMBER):
        canvas.put(row, 0, line)
    beside = [f"{device.drop_factor} gtt/mL", device.set_name, "", f"Counted in {device.seconds} s:"]
    per_row = max(1, min(GROUPS_IN_A_ROW, (width - BESIDE_CHAMBER + 1) // (DROPS_TOGETHER + 1)))
    beside += _in_fives(device.drops, per_row)
    for row, text in enumerate(beside, start=1):
        canvas.put(row, BESIDE_CHAMBER, text)
    return canvas.lines()


def _in_fives(drops: int, per_row: int) -> list[str]:
    groups = ["●" * min(DROPS_TOGETHER, drops - first) for first in range(0, drops, DROPS_TOGETHER)]
    return [" ".join(groups[first : first + per_row]) for first in range(0, len(groups), per_row)]


def panel_lines(device: PumpPanel, width: int) -> list[str]:
    """The display of a pump, a row for each value, with its keys below."""
    inside = min(PANEL_WIDTH, width - 2) - 2
    rows = [device.drug] if device.drug else []
    names = max(len(name) for name, _ in device.rows)
    rows += [f"{name:<{names}}   {value:>{inside - names - 3}}" for name, value in device.rows]
    keys = "[ STOP ]   [ START ]"
    return _boxed([*(line for row in rows for line in wrapped(row, inside)), "─" * inside, keys.center(inside)], inside)


def label_lines(device: VialLabel, width: int) -> list[str]:
    """The label as it is pasted around a vial, every line of it as it is printed."""
    inside = min(LABEL_WIDTH, width - 2) - 2
    strength = str(device.strength)
    heading = f"{device.drug:<{inside - len(strength)}}{strength}"
    fits = len(device.drug) + len(strength) < inside
    rows = [heading] if fits else [*wrapped(device.drug, inside), strength]
    for line in device.lines:
        rows += ["", *wrapped(str(line), inside)]
    return _boxed(rows, inside)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines that fit, no number parted from its unit; what fits already keeps the spaces in it."""
    if len(text) <= width:
        return [text]
    held = NUMBER_AND_UNIT.sub("\\1\N{NO-BREAK SPACE}", text)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in wrap(held, width)]


def _boxed(rows: Sequence[str], inside: int) -> list[str]:
    edge = "─" * (inside + 2)
    return [f"╭{edge}╮", *(f"│ {row:<{inside}} │" for row in rows), f"╰{edge}╯"]

"""Pictures for the terminal: lines of signs, without any color, that look the same on dark and on light."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from dosecalc.devices.canvas import in_ascii
from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import VialLabel
from dosecalc.devices.panel_pictures import chamber_lines, label_lines, panel_lines, wrapped
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.syringe_picture import syringe_lines
from dosecalc.devices.vessel_pictures import bag_lines, cup_lines
from dosecalc.devices.vessels import FilledCup, HungBag
from dosecalc.devices.words import titled

if TYPE_CHECKING:
    from dosecalc.devices.setting import Device

WIDEST = 78
NARROWEST = 40
"""In fewer columns no picture can be read: then words must do."""


def picture(device: Device, width: int = WIDEST, *, is_ascii: bool = False) -> list[str]:
    """The device as lines of at most so many columns, none more than WIDEST; empty where there are too few for it."""
    if width < NARROWEST:
        return []
    width = min(width, WIDEST)
    name = wrapped(f"{titled(device)}:", width) if isinstance(device, SetSyringe | FilledCup) else []
    lines = [*name, *_lines(device, width)]
    return in_ascii(lines) if is_ascii else lines


@singledispatch
def _lines(device: Device, width: int) -> list[str]:
    raise TypeError(device, width)


_lines.register(SetSyringe, syringe_lines)
_lines.register(FilledCup, cup_lines)
_lines.register(HungBag, bag_lines)
_lines.register(DripChamber, chamber_lines)
_lines.register(PumpPanel, panel_lines)
_lines.register(VialLabel, label_lines)

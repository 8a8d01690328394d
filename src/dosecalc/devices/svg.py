"""Pictures as SVG for pages and paper: each stands by itself, with its words as its description, and has no script."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import VialLabel
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.svg_panels import chamber_svg, label_svg, panel_svg
from dosecalc.devices.svg_scaled import bag_svg, cup_svg, syringe_svg
from dosecalc.devices.vessels import FilledCup, HungBag
from dosecalc.devices.words import titled, words

if TYPE_CHECKING:
    from dosecalc.devices.setting import Device
    from dosecalc.devices.svg_canvas import SvgCanvas
    from dosecalc.markup import Xml


def svg(device: Device) -> Xml:
    """The device as an SVG document."""
    return _drawn(device).document(titled(device), words(device))


@singledispatch
def _drawn(device: Device) -> SvgCanvas:
    raise TypeError(device)


_drawn.register(SetSyringe, syringe_svg)
_drawn.register(FilledCup, cup_svg)
_drawn.register(HungBag, bag_svg)
_drawn.register(DripChamber, chamber_svg)
_drawn.register(PumpPanel, panel_svg)
_drawn.register(VialLabel, label_svg)

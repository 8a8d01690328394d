"""Pictures of devices on the screen: drawn where a terminal can show them, in words where plain lines are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, screen_width
from dosecalc.devices.picture import picture
from dosecalc.devices.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.pictures import Picture
    from dosecalc.devices.setting import Device


def say_pictures(pictures: Sequence[Picture], *, plain: bool) -> None:
    """Print each picture."""
    for shown in pictures:
        say_device(shown.device, plain=plain)


def say_device(device: Device, *, plain: bool, is_ascii: bool = False) -> None:
    """Print one device; in words too where the terminal is too narrow for a picture."""
    lines = [] if plain else picture(device, screen_width(), is_ascii=is_ascii)
    say("\n".join(lines) if lines else f"Picture: {words(device)}")

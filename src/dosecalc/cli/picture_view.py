"""Pictures of devices on the screen: drawn where a terminal can show them, in words where plain lines are wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.cli.terminal import say, screen_width
from dosecalc.devices.picture import picture
from dosecalc.devices.words import words
from dosecalc.files import UnwritableFile, new_file, opened_plainly, writing
from dosecalc.sets.printed import PICTURE
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.bank.pictures import Picture
    from dosecalc.devices.setting import Device
    from dosecalc.sets.printed import PrintedPicture

BEGINNING = b"<svg"
LARGEST_PICTURE = 1_000_000
"""Bytes; ours have some thousands."""


def say_pictures(pictures: Sequence[Picture], *, plain: bool) -> None:
    """Print each picture."""
    for shown in pictures:
        say_device(shown.device, plain=plain)


def say_device(device: Device, *, plain: bool, is_ascii: bool = False) -> None:
    """Print one device; in words too where the terminal is too narrow for a picture."""
    lines = [] if plain else picture(device, screen_width(), is_ascii=is_ascii)
    say("\n".join(lines) if lines else f"{PICTURE}: {words(device)}")


def say_printed_picture(shown: PrintedPicture, *, plain: bool) -> None:
    """Print a picture from wherever it comes; in words where it does not fit."""
    if shown.device:
        say_device(shown.device, plain=plain)
        return
    fits = shown.lines and max(map(len, shown.lines)) <= screen_width()
    say("\n".join(shown.lines) if fits and not plain else f"{PICTURE}: {shown.says}")


def write_svg(devices: Sequence[Device], file: str) -> None:
    """Write each picture as SVG: the first to this file, any others beside it, numbered from 2.

    Raises:
        UnwritableFile: something else is there, or it cannot be written.
    """
    from dosecalc.devices.svg import svg

    path = Path(file)
    targets = [path if place == 1 else path.with_stem(f"{path.stem}-{place}") for place in range(1, len(devices) + 1)]
    for target in targets:
        _must_be_a_picture(target)
    for device, target in zip(devices, targets, strict=True):
        with writing(target), written_whole(target, is_private=False) as made:
            made.write_text(svg(device), encoding="utf-8", newline="\n")
        say(f"Written: {target}")


def _must_be_a_picture(path: Path) -> None:
    """Let a picture be drawn over an earlier one, and over nothing else."""
    new_file(path, overwrite=True)
    if not path.exists():
        return
    with opened_plainly(path, LARGEST_PICTURE) as file:
        if not file.read(len(BEGINNING)).startswith(BEGINNING):
            raise UnwritableFile(path, "this file already exists, and it is not a picture; choose another name")

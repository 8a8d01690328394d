"""Pictures in words, for plain lines and for those who hear the screen read: what is seen, never what it comes to."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import VialLabel
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.vessels import FilledCup, HungBag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from dosecalc.devices.scale import Scale
    from dosecalc.devices.setting import Device

FEW_NUMERALS = 6
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@singledispatch
def words(device: Device) -> str:
    """What somebody sees who looks at the device.

    A level is told by the lines to count from the numeral below it, as a sighted learner finds it.
    """
    raise TypeError(device)


@words.register
def _(device: SetSyringe) -> str:
    scale = device.syringe.scale
    return (
        f"{_a(device.syringe.name)} with {printed(scale)}. "
        f"The plunger's front ring stands {stands(scale, device.at, 'past')}."
    )


@words.register
def _(device: FilledCup) -> str:
    scale = device.cup.scale
    return (
        f"{_a(device.cup.name)} with {printed(scale)}. "
        f"The lowest part of the liquid's surface stands {stands(scale, device.at, 'above')}."
    )


@words.register
def _(device: HungBag) -> str:
    scale = device.bag.scale
    of = f" of {device.fluid}" if device.fluid else ""
    told = [
        f"{_a(device.bag.name)}{of} with {printed(scale)}, from the top down.",
        f"The fluid has come down to {_level(scale, device.at)}.",
    ]
    if device.tape is not None:
        hours = ", ".join(f"{time} at {scale.written(due)}" for time, due in device.tape.hours(device.bag.size))
        told.append(f"A time tape beside the scale has {hours}.")
    return " ".join(told)


@words.register
def _(device: DripChamber) -> str:
    return (
        f"The drip chamber of a {device.set_name}; its package says {device.drop_factor} gtt/mL. "
        f"Drops counted in {device.seconds} s: {device.drops} gtt."
    )


@words.register
def _(device: PumpPanel) -> str:
    rows = ", ".join(f"{name} {value}" for name, value in device.rows)
    running = f" that runs {device.drug}" if device.drug else ""
    return f"The panel of an infusion pump{running}. It shows: {rows}."


@words.register
def _(device: VialLabel) -> str:
    lines = " ".join(str(line) for line in device.lines)
    return f"The label of a vial: {device.drug}, {device.strength}. {lines}".rstrip()


def titled(device: Device) -> str:
    """What the device is, in a few words."""
    if isinstance(device, SetSyringe):
        return device.syringe.name
    if isinstance(device, FilledCup):
        return device.cup.name
    if isinstance(device, HungBag):
        return device.bag.name
    if isinstance(device, DripChamber):
        return f"drip chamber of {device.drop_factor} gtt/mL"
    return f"label of {device.drug}" if isinstance(device, VialLabel) else "panel of an infusion pump"


def printed(scale: Scale) -> str:
    """What is printed on a scale: `a line every 0.1 mL, numbered 0.5, 1, 1.5, 2, 2.5 and 3`."""
    return f"a line every {scale.written(scale.graduation)}, numbered {_listed(scale.numerals)}"


def stands(scale: Scale, at: Fraction, beyond: str) -> str:
    """Where a level stands: `4 lines past 1 mL`."""
    found = scale.position(at)
    numbered = scale.written(found.numbered)
    if found.past_the_line and not found.lines:
        return f"between {numbered} and the first line {beyond} it"
    if found.past_the_line:
        return f"between the {_ordinal(found.lines)} and the {_ordinal(found.lines + 1)} line {beyond} {numbered}"
    if not found.lines:
        return f"at the line of {numbered}"
    return f"{found.lines} {'line' if found.lines == 1 else 'lines'} {beyond} {numbered}"


def _level(scale: Scale, at: Fraction) -> str:
    """Where the level of a bag stands: counted down from the top, where the scale begins."""
    found = scale.position(at)
    if found.lines or found.past_the_line:
        return stands(scale, at, "below")
    return f"the line of {scale.written(found.numbered)}"


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"


def _listed(numerals: Sequence[str]) -> str:
    if len(numerals) > FEW_NUMERALS:
        numerals = (*numerals[:2], "and so on to " + numerals[-1])
        return ", ".join(numerals)
    return f"{', '.join(numerals[:-1])} and {numerals[-1]}"


def _a(name: str) -> str:
    """The name with its article: a 3 mL syringe, an 8 mL one."""
    return f"{'An' if name[0] in '8aeiou' else 'A'} {name}"

"""Every device with a scale, by its id."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.syringes import SYRINGES, Syringe
from dosecalc.devices.vessels import BAGS, CUP, Bag, FilledCup, HungBag, MedicineCup
from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import UnitMismatch, unit
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.devices.setting import Device
    from dosecalc.quantities.worked import Worked

Graduated = Syringe | MedicineCup | Bag

DEVICES: Mapping[str, Graduated] = MappingProxyType({device.id: device for device in (*SYRINGES, CUP, *BAGS)})


class UnknownDevice(DosecalcError):
    """No device has that id."""


def device_named(identifier: str) -> Graduated:
    """The device of that id.

    Raises:
        UnknownDevice: there is none.
    """
    if identifier not in DEVICES:
        from difflib import get_close_matches

        near = get_close_matches(identifier, DEVICES, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list devices"
        message = f"there is no device '{cleaned(identifier)}'; {hint}"
        raise UnknownDevice(message)
    return DEVICES[identifier]


def set_at(device: Graduated, amount: Worked) -> Device:
    """The device as it stands at an amount: of a bag, at what has run in.

    Raises:
        ImpossibleSetting: the amount is not in the unit of the scale, or not on it.
    """
    try:
        at = amount.to(unit(device.scale.unit)).number
    except UnitMismatch as mismatch:
        message = f"the {device.name} is marked in {device.scale.unit}, so it cannot stand at {amount}"
        raise ImpossibleSetting(message) from mismatch
    if isinstance(device, Syringe):
        return SetSyringe(device, at)
    return FilledCup(device, at) if isinstance(device, MedicineCup) else HungBag(device, at)

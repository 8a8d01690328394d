"""What tells how fast fluid runs: the drip chamber with its drop factor, and the panel of an infusion pump."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.devices.impossible import ImpossibleSetting

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

DROP_FACTORS = {
    10: "macrodrip or blood set",
    15: "macrodrip set",
    20: "macrodrip set",
    60: "microdrip set",
}
"""Drops that make up 1 mL, as printed on the package of the set (Math Lab, *Flow rate calculation*, studylib.net/doc/
18822116: 10, 15 or 20, and 60)."""

MOST_DROPS = 99


@dataclass(frozen=True)
class DripChamber:
    """A drip chamber as it is watched. drop_factor: drops for each mL. seconds: how long drops are counted."""

    drop_factor: int
    drops: int
    seconds: int

    def __post_init__(self) -> None:
        """Refuse a set that is not sold, and counts that nobody makes.

        Raises:
            ImpossibleSetting: there is no such set, or the count is not possible.
        """
        if self.drop_factor not in DROP_FACTORS:
            message = f"there is no set of {self.drop_factor} gtt/mL; there are {', '.join(map(str, DROP_FACTORS))}"
            raise ImpossibleSetting(message)
        if not 0 < self.drops <= MOST_DROPS or self.seconds <= 0:
            message = f"{self.drops} drops in {self.seconds} s cannot be counted; count 1 to {MOST_DROPS}"
            raise ImpossibleSetting(message)

    @property
    def set_name(self) -> str:
        """What kind of set it belongs to."""
        return DROP_FACTORS[self.drop_factor]


@dataclass(frozen=True)
class PumpPanel:
    """What stands on the display of a pump. drug: what runs. left: the volume to be infused (VTBI) that is left."""

    drug: str
    rate: Worked
    left: Worked
    infused: Worked | None = None

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Each row of the display: what it is called, and what it shows."""
        shown = (("RATE", self.rate), ("VTBI", self.left), ("INFUSED", self.infused))
        return tuple((name, str(quantity)) for name, quantity in shown if quantity is not None)


def whole(number: Fraction) -> int:
    """A number as a count.

    Raises:
        ImpossibleSetting: it is not whole.
    """
    if number.denominator != 1:
        message = f"{number} is no whole number of drops or seconds"
        raise ImpossibleSetting(message)
    return int(number)

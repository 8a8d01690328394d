"""A syringe with its plunger set, and every device that a picture can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.devices.flow import DripChamber, PumpPanel
from dosecalc.devices.label import VialLabel
from dosecalc.devices.vessels import FilledCup, HungBag

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.devices.syringes import Syringe


@dataclass(frozen=True)
class SetSyringe:
    """A syringe whose plunger was drawn back. at: where its front ring stands, in the unit of the scale."""

    syringe: Syringe
    at: Fraction

    def __post_init__(self) -> None:
        """Refuse more than it holds.

        Raises:
            ImpossibleSetting: the plunger cannot stand there.
        """
        self.syringe.scale.check(self.at)


Device = SetSyringe | FilledCup | HungBag | DripChamber | PumpPanel | VialLabel
"""Everything that can be drawn."""

"""What the pictures of a template show, found from the values and answers of one draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.value_sources import MAIN, ImpossibleDraw
from dosecalc.devices.flow import DripChamber, PumpPanel, whole
from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.devices.label import DiluentLine, VialLabel
from dosecalc.devices.setting import Device, SetSyringe
from dosecalc.devices.syringes import SYRINGES, Syringe, SyringeKind, syringes
from dosecalc.devices.vessels import BAGS, CUP, FilledCup, HungBag, TimeTape
from dosecalc.quantities.units import UnitMismatch, unit

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.bank.formulary import Supply
    from dosecalc.bank.value_sources import Known

SYRINGE_IDS = tuple(syringe.id for syringe in SYRINGES)
BAG_IDS = tuple(bag.id for bag in BAGS)


@dataclass(frozen=True)
class Picture:
    """A device as the learner sees it. after: the place of the part that it follows; None: it comes with the card."""

    device: Device
    after: int | None


@dataclass(frozen=True)
class OfSyringe:
    """A syringe with its plunger set. syringe: its id; where it is empty, the one of this kind and size."""

    at: str
    syringe: str = ""
    kind: str = ""
    size: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The values and answers that it shows."""
        return (*([self.size] if self.size else []), self.at)

    def device(self, known: Known) -> Device:
        """The syringe, set.

        Raises:
            ImpossibleSetting: it does not hold so much, or there is none of this size.
        """
        found = self._syringe(known)
        return SetSyringe(found, _number(known, self.at, found.scale.unit))

    def _syringe(self, known: Known) -> Syringe:
        if self.syringe:
            return next(syringe for syringe in SYRINGES if syringe.id == self.syringe)
        of_kind = syringes(SyringeKind(self.kind))
        size = _number(known, self.size, of_kind[0].scale.unit)
        fitting = [syringe for syringe in of_kind if syringe.scale.capacity == size]
        if not fitting:
            message = f"there is no {self.kind} syringe of {known.values[self.size]}"
            raise ImpossibleSetting(message)
        return fitting[-1]


@dataclass(frozen=True)
class OfCup:
    """A medicine cup with liquid in it."""

    at: str

    @property
    def needs(self) -> tuple[str, ...]:
        """What it shows."""
        return (self.at,)

    def device(self, known: Known) -> Device:
        """The cup, filled.

        Raises:
            ImpossibleSetting: it does not hold so much.
        """
        return FilledCup(CUP, _number(known, self.at, CUP.scale.unit))


@dataclass(frozen=True)
class OfBag:
    """An IV bag. at: what has run in. start, rate: of its time tape; empty where it has none."""

    bag: str
    at: str
    start: str = ""
    rate: str = ""
    pick: str = MAIN

    @property
    def needs(self) -> tuple[str, ...]:
        """What it shows."""
        return tuple(filter(None, (self.at, self.start, self.rate)))

    def device(self, known: Known) -> Device:
        """The bag, as far as it has run in.

        Raises:
            ImpossibleSetting: it does not hold so much, or the tape does not fit on it.
        """
        found = next(bag for bag in BAGS if bag.id == self.bag)
        tape = None
        if self.start:
            tape = TimeTape(_number(known, self.start, "min"), _number(known, self.rate, "mL/min"))
        return HungBag(found, _number(known, self.at, "mL"), _drug_name(known, self.pick), tape)


@dataclass(frozen=True)
class OfChamber:
    """A drip chamber and the drops that are counted in it."""

    drop_factor: str
    drops: str
    time: str

    @property
    def needs(self) -> tuple[str, ...]:
        """What it shows."""
        return self.drop_factor, self.drops, self.time

    def device(self, known: Known) -> Device:
        """The chamber with what was counted.

        Raises:
            ImpossibleSetting: there is no such set, or nobody counts so.
        """
        shown = ((self.drop_factor, "gtt/mL"), (self.drops, "gtt"), (self.time, "s"))
        return DripChamber(*(whole(_number(known, name, unit_text)) for name, unit_text in shown))


@dataclass(frozen=True)
class OfPump:
    """The panel of a pump. infused: empty where it is not shown."""

    rate: str
    left: str
    infused: str = ""
    pick: str = MAIN

    @property
    def needs(self) -> tuple[str, ...]:
        """What it shows."""
        return tuple(filter(None, (self.rate, self.left, self.infused)))

    def device(self, known: Known) -> Device:
        """The panel with its values."""
        infused = known.values[self.infused] if self.infused else None
        return PumpPanel(_drug_name(known, self.pick), known.values[self.rate], known.values[self.left], infused)


@dataclass(frozen=True)
class OfLabel:
    """The label of the vial that was picked, with every line for a vial of this size.

    without: what its lines do not say, `final` or `concentration`; empty where they say all.
    """

    without: str = ""
    pick: str = MAIN

    @property
    def needs(self) -> tuple[str, ...]:
        """No value: it is the formulary that says it."""
        return ()

    def device(self, known: Known) -> Device:
        """The label.

        Raises:
            ImpossibleDraw: no vial was picked.
        """
        found = known.picks.get(self.pick)
        if found is None or found.supply is None or "vial" not in found.supply.quantities:
            message = f'no vial was picked: a label needs [{self.pick}] with from = "reconstitution"'
            raise ImpossibleDraw(message)
        strength = found.supply.quantities["vial"]
        lines = [row for row in found.drug.supplies if "add" in row.quantities and "vial" in row.quantities]
        same = (row for row in lines if str(row.quantities["vial"]) == str(strength))
        return VialLabel(found.drug.name, strength, tuple(self._line(row) for row in same))

    def _line(self, row: Supply) -> DiluentLine:
        told = {name: value for name, value in row.quantities.items() if name != self.without}
        return DiluentLine(
            row.texts.get("route", ""),
            row.texts.get("diluent", ""),
            row.quantities["add"],
            told.get("concentration"),
            told.get("final"),
        )


PictureSource = OfSyringe | OfCup | OfBag | OfChamber | OfPump | OfLabel


@dataclass(frozen=True)
class Illustration:
    """A picture of a template. after: the place of the part that it follows; None: it comes with the card."""

    source: PictureSource
    after: int | None

    def drawn(self, known: Known) -> Picture:
        """The picture of one draw.

        Raises:
            ImpossibleSetting: the device cannot stand so.
            ImpossibleDraw: what it is to show was not drawn, or measures something else.
        """
        return Picture(self.source.device(known), self.after)


def _number(known: Known, name: str, unit_text: str) -> Fraction:
    try:
        return known.values[name].to(unit(unit_text)).number
    except UnitMismatch as mismatch:
        message = f"a picture shows {name} in {unit_text}, but it is {known.values[name]}"
        raise ImpossibleDraw(message, name) from mismatch


def _drug_name(known: Known, pick: str) -> str:
    return known.picks[pick].drug.name if pick in known.picks else ""

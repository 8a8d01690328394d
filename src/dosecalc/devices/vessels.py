"""What is read by its level: the medicine cup, and the IV bag with a time tape along its scale."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.devices.scale import Scale
from dosecalc.quantities import notation
from dosecalc.quantities.units import unit


@dataclass(frozen=True)
class MedicineCup:
    """A medicine cup. least: no dose below this is measured in it, but in an oral syringe."""

    id: str
    scale: Scale
    least: Fraction
    source: str

    @property
    def name(self) -> str:
        """What it is called: `30 mL medicine cup`."""
        return f"{self.scale.written(self.scale.capacity)} medicine cup"


@dataclass(frozen=True)
class Bag:
    """An IV bag. scale: printed from the top down, so that it tells what has run in."""

    id: str
    scale: Scale
    source: str

    @property
    def size(self) -> Fraction:
        """What the label says that it holds."""
        return self.scale.capacity

    @property
    def name(self) -> str:
        """What it is called: `1,000 mL IV bag`."""
        return f"{self.scale.written(self.size)} IV bag"


@dataclass(frozen=True)
class TimeTape:
    """A tape along the scale of a bag, marked with the hours at which the level should have come down to each.

    start: minutes after midnight at which the bag was hung. rate: what should run in, in mL for each minute.
    """

    start: Fraction
    rate: Fraction

    def due(self, minutes: Fraction) -> Fraction:
        """What should have run in so many minutes after the start."""
        return self.rate * minutes

    def hours(self, size: Fraction) -> tuple[tuple[str, Fraction], ...]:
        """What stands on the tape: a time for every hour until the bag is empty, with what should have run in."""
        count = int(size / self.due(Fraction(notation.MINUTES_AN_HOUR)))
        minutes = (Fraction(notation.MINUTES_AN_HOUR * hour) for hour in range(count + 1))
        return tuple((self.clock(passed), self.due(passed)) for passed in minutes)

    def clock(self, minutes: Fraction) -> str:
        """The time of day so many minutes after the start."""
        return notation.clock((self.start + minutes) % notation.MINUTES_A_DAY)


def _bag(size: int, graduation: int, numbered: int) -> Bag:
    return Bag(f"bag-{size}-ml", Scale(Fraction(size), Fraction(graduation), Fraction(numbered)), BAGS_SEEN)


BAGS_SEEN = (
    "Pedagogy, *How to time tape an IV*; L. S. Smith, *How to time tape an IV bag*, Nursing 2019 (nursingcenter.com): "
    "bags with a printed scale from the top; the distance of the lines is that of common bags, from general knowledge"
)

CUP = MedicineCup(
    "cup-30-ml",
    Scale(Fraction(30), Fraction("2.5"), Fraction(5)),
    Fraction(5),
    "graduated medicine cups of 1 fl oz, marked from 2.5 to 30 mL (forwardonclimate.org, *Is a medicine cup 1 oz?*); "
    "that smaller doses belong in an oral syringe: Children's Wisconsin, *How to read a syringe* (sheet 1619)",
)
BAGS = (_bag(250, 25, 50), _bag(500, 50, 100), _bag(1000, 100, 100))


@dataclass(frozen=True)
class FilledCup:
    """A cup with liquid in it. at: where the lowest part of its surface, the meniscus, stands, in mL."""

    cup: MedicineCup
    at: Fraction

    def __post_init__(self) -> None:
        """Refuse more than it holds.

        Raises:
            ImpossibleSetting: the level is not on the scale.
        """
        self.cup.scale.check(self.at)


@dataclass(frozen=True)
class HungBag:
    """A bag that runs. at: what has run in by its scale, in mL. fluid: what is in it. tape: none where it is empty."""

    bag: Bag
    at: Fraction
    fluid: str = ""
    tape: TimeTape | None = None

    def __post_init__(self) -> None:
        """Refuse what is not on the scale.

        Raises:
            ImpossibleSetting: the level, or the rate of the tape, is not possible.
        """
        self.bag.scale.check(self.at)
        if self.tape is not None and not 0 < self.tape.rate * notation.MINUTES_AN_HOUR <= self.bag.size:
            message = f"a tape for {notation.amount(self.tape.rate * 60, unit('mL/h'))} does not fit on this bag"
            raise ImpossibleSetting(message)

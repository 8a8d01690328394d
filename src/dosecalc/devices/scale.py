"""A printed scale: where its lines and numerals stand, and how an amount is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.quantities import notation
from dosecalc.quantities.units import unit


class Length(Enum):
    """How long a line of a scale is."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


@dataclass(frozen=True)
class Mark:
    """A line of a scale. numeral: what is printed beside it, empty where nothing is."""

    amount: Fraction
    length: Length
    numeral: str


@dataclass(frozen=True)
class Position:
    """An amount as it is found on a scale: the numbered line below it, the lines past that, and whether it is on one.

    past_the_line: how far beyond the last of these lines, as a part of the space to the next; 0 on a line.
    """

    numbered: Fraction
    lines: int
    past_the_line: Fraction


@dataclass(frozen=True)
class Scale:
    """A scale from zero.

    capacity: the amount at its last line. graduation: the amount from line to line. numbered: numerals stand at the
    multiples of this amount; zero has a long line, but no numeral. longer: lines at the multiples of this amount are
    longer than the shortest ones, where there are such. unit: mL, or units on an insulin syringe.
    """

    capacity: Fraction
    graduation: Fraction
    numbered: Fraction
    longer: Fraction = Fraction(0)
    unit: str = "mL"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every line, from zero to the last."""
        return tuple(self._mark(self.graduation * place) for place in range(self.spaces + 1))

    @property
    def spaces(self) -> int:
        """How many spaces lie between the lines."""
        return int(self.capacity / self.graduation)

    @property
    def numerals(self) -> tuple[str, ...]:
        """What is printed, in rising order."""
        return tuple(mark.numeral for mark in self.marks if mark.numeral)

    def _mark(self, amount: Fraction) -> Mark:
        if amount % self.numbered == 0:
            return Mark(amount, Length.LONG, notation.decimal(amount) if amount else "")
        is_longer = bool(self.longer) and amount % self.longer == 0
        return Mark(amount, Length.MIDDLE if is_longer else Length.SHORT, "")

    def has_line_at(self, amount: Fraction) -> bool:
        """Whether the amount can be set or read without guessing between lines."""
        return 0 <= amount <= self.capacity and amount % self.graduation == 0

    def nearest(self, amount: Fraction) -> Fraction:
        """The line nearest to an amount; halfway between two, the upper one.

        >>> str(Scale(Fraction(3), Fraction(1, 10), Fraction(1, 2)).nearest(Fraction("1.44")))
        '7/5'
        """
        self.check(amount)
        return (amount / self.graduation + Fraction(1, 2)) // 1 * self.graduation

    def position(self, amount: Fraction) -> Position:
        """Where an amount is found: its numbered line, and the lines to count from there."""
        self.check(amount)
        numbered = amount // self.numbered * self.numbered
        lines, past = divmod((amount - numbered) / self.graduation, 1)
        return Position(numbered, int(lines), past)

    def read(self, numbered: Fraction, lines: int) -> Fraction:
        """What so many lines past a numbered line come to."""
        amount = numbered + lines * self.graduation
        self.check(amount)
        return amount

    def check(self, amount: Fraction) -> None:
        """Refuse what is not on the scale.

        Raises:
            ImpossibleSetting: the amount is less than nothing or more than the last line.
        """
        if not 0 <= amount <= self.capacity:
            message = f"{self.written(amount)} is not on a scale from 0 to {self.written(self.capacity)}"
            raise ImpossibleSetting(message)

    def written(self, amount: Fraction) -> str:
        """An amount with the unit of the scale."""
        return notation.amount(amount, unit(self.unit))


@dataclass(frozen=True)
class Axis:
    """The geometry of a scale, or of a part of it: where each amount from low to high stands, from 0 to 1.

    Pictures in the terminal and on paper both take the place of every line, numeral and plunger from here.
    """

    scale: Scale
    low: Fraction
    high: Fraction

    @classmethod
    def whole(cls, scale: Scale) -> Axis:
        """All of a scale."""
        return cls(scale, Fraction(0), scale.capacity)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The lines that lie within."""
        return tuple(mark for mark in self.scale.marks if self.low <= mark.amount <= self.high)

    @property
    def spaces(self) -> int:
        """How many spaces lie between these lines."""
        return int((self.high - self.low) / self.scale.graduation)

    def place(self, amount: Fraction) -> Fraction:
        """Where an amount stands between the first line (0) and the last (1)."""
        return (amount - self.low) / (self.high - self.low)

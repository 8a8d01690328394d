"""Rounding as a stated rule: where, in which direction, and what happens to an exact tie.

Never Python's `round`, which takes 2.5 to 2: the published examples 34.5, 1.45, 62.5 and 0.345 all go up.
"""

from dataclasses import dataclass
from fractions import Fraction

from dosecalc.quantities.notation import DECIMALS_SHOWN, decimal, decimals_needed
from dosecalc.quantities.quick_fraction import QuickFraction, quotient

PLACES: dict[str, Fraction | None] = {
    "hundred": QuickFraction(100),
    "ten": QuickFraction(10),
    "whole": QuickFraction(1),
    "half": QuickFraction(1, 2),
    "quarter": QuickFraction(1, 4),
    "tenth": QuickFraction(1, 10),
    "hundredth": QuickFraction(1, 100),
    "thousandth": QuickFraction(1, 1000),
    "exact": None,
}
"""The places a rule may name, with the step between neighbours."""

DIRECTIONS = ("nearest", "up", "down")
TIES = ("half up", "half even")


@dataclass(frozen=True)
class Rounding:
    """One rule.

    place: a name of PLACES. direction: of DIRECTIONS. tie: of TIES, for the direction `nearest`.
    limit, place_below: under `limit` (decided on the unrounded number) the finer place holds.
    place_if_endless: for the place `exact`, where the decimals do not end.
    """

    place: str = "exact"
    direction: str = "nearest"
    tie: str = "half up"
    limit: Fraction | None = None
    place_below: str = ""
    place_if_endless: str = ""

    def __call__(self, number: Fraction) -> Fraction:
        """The number, rounded.

        >>> Rounding("tenth")(Fraction(105, 8)), Rounding("whole")(Fraction(5, 2))
        (Fraction(131, 10), Fraction(3, 1))
        """
        step = self.step(number)
        if step is None:
            return number
        steps = number.numerator * step.denominator, number.denominator * step.numerator
        return quotient(_whole(*steps, self.direction, self.tie) * step.numerator, step.denominator)

    def step(self, number: Fraction) -> Fraction | None:
        """What neighbours are apart where this number lies; None where nothing is rounded."""
        return PLACES[self.place_for(number)]

    def place_for(self, number: Fraction) -> str:
        """The place that holds for this number."""
        if self.limit is not None and _is_under(number, self.limit):
            return self.place_below
        if self.place == "exact" and self.place_if_endless and not ends(number):
            return self.place_if_endless
        return self.place

    def says(self, number: Fraction, unit: str, *, of_minutes: bool = False) -> str:
        """The rule as the learner of this number's problem reads it; a time in whole minutes is of minutes.

        >>> Rounding("tenth", limit=Fraction(1), place_below="hundredth").says(Fraction(9, 8), "mL")
        'Round to the nearest tenth (under 1 mL: hundredth).'
        """
        place = self.place_for(number)
        if place == "exact":
            return "Give the exact value."
        if self.limit is None:
            return f"Round {self._towards} {_spoken(place, of_minutes=of_minutes)}."
        place, below = (_spoken(each, of_minutes=of_minutes) for each in (self.place, self.place_below))
        return f"Round {self._towards} {place} (under {decimal(self.limit)} {unit}: {below})."

    def done(self, number: Fraction, *, of_minutes: bool = False) -> str:
        """What was done to this number: `rounded to the nearest tenth`."""
        return f"rounded {self._towards} {_spoken(self.place_for(number), of_minutes=of_minutes)}"

    @property
    def _towards(self) -> str:
        return "to the nearest" if self.direction == "nearest" else f"{self.direction} to the next"


WHOLE_UP, WHOLE_DOWN = Rounding("whole", "up"), Rounding("whole", "down")
"""How a formula itself counts: in opened vials, in doses that are left."""


def is_tie(rule: Rounding, number: Fraction) -> bool:
    """Whether the number lies halfway between two to which it could be rounded, so that the rule for ties decides.

    >>> is_tie(Rounding("tenth"), Fraction(5, 4)), is_tie(Rounding("whole", "up"), Fraction(5, 2))
    (True, False)
    """
    step = rule.step(number)
    if step is None or rule.direction != "nearest":
        return False
    above, below = number.numerator * step.denominator, number.denominator * step.numerator
    return above % below * 2 == below


def _spoken(place: str, *, of_minutes: bool) -> str:
    whole = "minute" if of_minutes else "whole number"
    return whole if place == "whole" else place


def rounded_to_whole(number: Fraction, direction: str = "nearest", tie: str = "half up") -> int:
    """The whole number that the direction and the tie rule choose.

    >>> [rounded_to_whole(Fraction(5, 2), "nearest", tie) for tie in TIES]
    [3, 2]
    """
    return _whole(number.numerator, number.denominator, direction, tie)


def _is_under(number: Fraction, limit: Fraction) -> bool:
    """Whether it is less than the limit, whatever its sign; in whole numbers, which is quicker."""
    return abs(number.numerator) * limit.denominator < limit.numerator * number.denominator


def _whole(above: int, below: int, direction: str, tie: str) -> int:
    """As `rounded_to_whole`, of a fraction that need not be in lowest terms: what is above the line and below it."""
    floor, rest = divmod(above, below)
    if direction == "down" or not rest:
        return floor
    if direction == "up":
        return floor + 1
    if rest * 2 == below and tie == "half even":
        return floor + floor % 2
    return floor + (rest * 2 >= below)


def ends(number: Fraction) -> bool:
    """Whether the number can be written in full with the decimals that are shown."""
    needed = decimals_needed(number)
    return needed is not None and needed <= DECIMALS_SHOWN

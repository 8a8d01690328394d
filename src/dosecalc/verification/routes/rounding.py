"""The second route's own rounding, from what a policy's rule says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

STEPS = {
    "hundred": Fraction(100),
    "ten": Fraction(10),
    "whole": Fraction(1),
    "half": Fraction("0.5"),
    "quarter": Fraction("0.25"),
    "tenth": Fraction("0.1"),
    "hundredth": Fraction("0.01"),
    "thousandth": Fraction("0.001"),
}
SHOWN_IN_FULL = 10**6
"""A number of at most six decimals is written in full, so that an exact answer need not be cut."""

MOST_LOST = Fraction("0.05")
"""The share of the answer that rounding may change before it is left out."""


@dataclass(frozen=True)
class StatedRule:
    """A rule as the file of a policy states it.

    place: a name of STEPS, or `exact`. direction: nearest, up or down. tie: half up or half even.
    limit, place_under: below the limit the other place holds. place_if_endless: for `exact`, where decimals go on.
    """

    place: str
    direction: str
    tie: str
    limit: Fraction | None
    place_under: str
    place_if_endless: str

    def rounded(self, number: Fraction) -> Fraction:
        """The number rounded as the rule says.

        >>> StatedRule("tenth", "nearest", "half up", None, "", "").rounded(Fraction("0.345"))
        Fraction(3, 10)
        >>> StatedRule("whole", "nearest", "half even", None, "", "").rounded(Fraction("2.5"))
        Fraction(2, 1)
        """
        place = self.place
        if self.limit is not None and abs(number) < self.limit:
            place = self.place_under
        elif place == "exact" and self.place_if_endless and (number * SHOWN_IN_FULL).denominator != 1:
            place = self.place_if_endless
        if place == "exact":
            return number
        step = STEPS[place]
        return step * self._whole(number / step)

    def _whole(self, steps: Fraction) -> int:
        if self.direction != "nearest":
            return ceil(steps) if self.direction == "up" else floor(steps)
        below, above = floor(steps), ceil(steps)
        if steps - below == above - steps:
            is_even = below % 2 == 0
            return below if self.tie == "half even" and is_even else above
        return min(below, above, key=lambda whole: abs(whole - steps))

    def rounded_if_kept(self, number: Fraction, *, of_minutes: bool) -> Fraction:
        """The number rounded; as it is, where the nearest place is too far or nothing would be left of it.

        of_minutes: a time of minutes is rounded to a whole one whatever its length.
        """
        rounded = self.rounded(number)
        too_far = self.direction == "nearest" and abs(rounded - number) > MOST_LOST * abs(number)
        return number if not rounded or (too_far and not of_minutes) else rounded

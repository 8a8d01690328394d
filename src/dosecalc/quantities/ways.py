"""The ways in which quantities came about that must be told apart, whatever their notes say to people."""

from enum import Enum


class Way(Enum):
    """How a quantity came about, besides its operation; the value is what people are told of it."""

    PLAIN = ""
    """As its operation says."""
    CONSTANT = "constant"
    """No step: a number that belongs to a formula."""
    SPELLED_OUT = "grams in so many mL"
    """A percentage or ppm as the grams in so many milliliters that it stands for, or these as a percentage."""
    IN_HOURS_AND_MINUTES = "in hours and minutes"
    """The same minutes, written in hours and minutes."""
    TAKEN_AS = "as if they were the same"
    """The same number with another unit, by somebody who does not tell the two apart."""


def grams_in(milliliters: int) -> str:
    """The note of what was spelled out: `grams in 100 mL`."""
    return f"grams in {milliliters:,} mL"

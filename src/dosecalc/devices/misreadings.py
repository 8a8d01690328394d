"""How devices are misread: for each slip, what a learner who makes it comes to.

That volumes are measured wrongly at all: Parshuram and others, CMAJ 2008;178:42 (1.6% of the measurements). Which slips
there are is what nursing texts warn of (A. M. Curren, *Math for Meds*, chapter 7: other lines on other syringes, the
wrong ring); how often each is made, no study tells.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.devices.syringes import UNITS_PER_MILLILITER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.devices.scale import Scale
    from dosecalc.devices.syringes import Syringe

LINES_TO_REAR_RING = (1, 2)
"""The rear ring of a stopper stands one or two lines behind the front one."""


def off_one_mark(scale: Scale, at: Fraction) -> tuple[Fraction, ...]:
    """The lines on both sides: a line too few or too many was counted."""
    near = (at - scale.graduation, at + scale.graduation)
    return tuple(amount for amount in near if 0 <= amount <= scale.capacity)


def counts_lines_as_tenths(scale: Scale, at: Fraction) -> Fraction:
    """Every line past the numeral taken for a tenth of the unit, whatever it is worth."""
    found = scale.position(at)
    return found.numbered + found.lines * Fraction(1, 10)


def at_rear_ring(scale: Scale, at: Fraction) -> tuple[Fraction, ...]:
    """What stands at the rear ring of the plunger, which is read instead of the front one."""
    behind = (at + scale.graduation * lines for lines in LINES_TO_REAR_RING)
    return tuple(amount for amount in behind if amount <= scale.capacity)


def insulin_mark_as_milliliters(units: Fraction) -> tuple[Fraction, ...]:
    """The units on an insulin syringe taken for mL, and for tenths of a mL."""
    return units, units / 10


def volume_of_units(units: Fraction) -> Fraction:
    """The mL that so many units of U-100 insulin really are."""
    return units / UNITS_PER_MILLILITER


def next_size_up(offered: Sequence[Syringe], right: Syringe) -> Syringe | None:
    """The syringe one size larger than need be, whose lines are coarser; None where there is none."""
    larger = [syringe for syringe in offered if syringe.volume > right.volume]
    return min(larger, key=lambda syringe: syringe.volume) if larger else None


def two_syringes_unneeded(offered: Sequence[Syringe], right: Syringe, volume: Fraction) -> Syringe | None:
    """The smaller syringe that somebody fills twice, though one larger would do; None where two would not hold it."""
    smaller = [syringe for syringe in offered if syringe.volume < right.volume and 2 * syringe.volume >= volume]
    return max(smaller, key=lambda syringe: syringe.volume) if smaller else None

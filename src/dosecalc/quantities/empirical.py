"""What empirical formulas need: numbers without their units, roots and powers.

A formula such as Cockcroft and Gault's was fitted to numbers of years, kilograms and mg/dL; its units do not come out
by multiplying. It takes each number alone, in the unit that it was fitted to, and states the unit of what it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.given import constant
from dosecalc.quantities.operations import KEPT, POWER, ROOT, SQUARE
from dosecalc.quantities.units import NO_UNIT
from dosecalc.quantities.worked import Worked, step

if TYPE_CHECKING:
    from dosecalc.quantities.units import Unit

TWO = constant("2", "", "the power of a square")


def bare(quantity: Worked, unit: Unit) -> Worked:
    """The number that it is in this unit, without the unit: what an empirical formula takes."""
    converted = quantity.to(unit)
    return Worked(converted.number, operation=KEPT, parts=(converted,), name=quantity.name)


def measured_in(number: Worked, unit: Unit) -> Worked:
    """What an empirical formula came to, in the unit that it is stated for."""
    note = "; ".join(filter(None, (number.note, f"the formula gives {unit}")))
    return number.but(unit=unit, note=note)


def square_root(number: Worked) -> Worked:
    """The square root of a bare number; where it does not end, to 40 digits."""
    root = step(ROOT, NO_UNIT, number)
    return root if root.number * root.number == number.number else root.but(note="square root")


def squared(number: Worked) -> Worked:
    """A bare number times itself."""
    return step(SQUARE, NO_UNIT, number, TWO)


def to_the_power(number: Worked, exponent: Worked) -> Worked:
    """A bare number raised to a bare constant, to 40 digits."""
    return step(POWER, NO_UNIT, number, exponent, note="power")

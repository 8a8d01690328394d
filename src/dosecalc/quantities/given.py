"""Quantities as an author or a caller states them, and the constants of formulas."""

from fractions import Fraction

from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.times import read_clock
from dosecalc.quantities.units import EXACT, NO_UNIT, Conversions, unit
from dosecalc.quantities.worked import Worked


def given(text: str, conversions: Conversions = EXACT) -> Worked:
    """The quantity that a text states; a text such as 22:15 is a clock time.

    Raises:
        UnreadableQuantity: the text is not a quantity.

    >>> print(given("400 mg/250 mL"))
    400 mg/250 mL
    """
    head, colon, _ = text.strip().partition(":")
    quantity = read_clock(text) if colon and head != "1" else read_quantity(text)
    return Worked(
        quantity.number, quantity.unit or NO_UNIT, per=quantity.per, form=quantity.form, conversions=conversions
    )


def constant(number: str, unit_text: str, name: str) -> Worked:
    """A number that belongs to a formula, such as the 32 °F at which water freezes."""
    return Worked(Fraction(number), unit(unit_text), name=name, note="constant")

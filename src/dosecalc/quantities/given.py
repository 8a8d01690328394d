"""Quantities as an author or a caller states them, and the constants of formulas."""

from fractions import Fraction

from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.units import EXACT, NO_UNIT, Conversions, unit
from dosecalc.quantities.worked import Worked

READERS = {"clock": read_clock, "duration": read_duration}


def given(text: str, form: str = "", conversions: Conversions = EXACT) -> Worked:
    """The quantity that a text states; of the form `clock` or `duration` where one is expected.

    Without a form, a text such as 22:15 is a clock time.

    Raises:
        UnreadableQuantity: the text is not a quantity.

    >>> print(given("400 mg/250 mL"))
    400 mg/250 mL
    """
    head, colon, _ = text.partition(":")
    looks_like_a_time = colon and head.strip() not in {"1", "0", ""}
    quantity = READERS.get(form or ("clock" if looks_like_a_time else ""), read_quantity)(text)
    found = quantity.unit or NO_UNIT
    return Worked(quantity.number, found, per=quantity.per, form=quantity.form, conversions=conversions)


def constant(number: str, unit_text: str, name: str) -> Worked:
    """A number that belongs to a formula, such as the 32 °F at which water freezes."""
    return Worked(Fraction(number), unit(unit_text), name=name, note="constant")

"""Quantities as an author or a caller states them, and the constants of formulas."""

from dosecalc.quantities.dates import DIGITS_OF_A_YEAR
from dosecalc.quantities.definitions import EXACT, Conversions
from dosecalc.quantities.forms import form as form_named
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.reading import Quantity
from dosecalc.quantities.units import NO_UNIT, unit
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import Worked


def given(text: str, form: str = "", conversions: Conversions = EXACT) -> Worked:
    """The quantity that a text states; of the form that is expected, where one is.

    Without a form, a text such as 22:15 is a clock time, 2026-03-05 a date, 2026-03-05 14:30 a date with a time.

    Raises:
        UnreadableQuantity: the text is not a quantity.

    >>> print(given("400 mg/250 mL"))
    400 mg/250 mL
    """
    return worked_quantity(form_named(form or _form_of(text)).read(text), conversions)


def worked_quantity(read: Quantity, conversions: Conversions = EXACT) -> Worked:
    """What was read, as a quantity to calculate with; a bare number where there is no unit."""
    return Worked(read.number, read.unit or NO_UNIT, per=read.per, form=read.form, conversions=conversions)


def _form_of(text: str) -> str:
    head, colon, _ = text.partition(":")
    if text[:DIGITS_OF_A_YEAR].isdigit() and text[DIGITS_OF_A_YEAR : DIGITS_OF_A_YEAR + 1] == "-":
        return "moment" if colon else "date"
    return "clock" if colon and head.strip() not in {"1", "0", ""} else ""


def of_a_whole(percentage: Worked) -> Worked:
    """A percentage as that of a whole, where by itself it is read as a strength.

    >>> of_a_whole(given("25%")).unit == given("25%").unit
    False
    """
    return percentage.but(unit=unit("percent_of_whole"))


def constant(number: str, unit_text: str, name: str) -> Worked:
    """A number that belongs to a formula, such as the 32 °F at which water freezes."""
    return Worked(QuickFraction(number), unit(unit_text), name=name, way=Way.CONSTANT)


THE_WHOLE = constant("100", "percent_of_whole", "the whole")
"""What a percentage of a whole is divided by."""

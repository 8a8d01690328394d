"""Slips of reading and setting a scale: a line too many or too few, the wrong ring, lines worth another amount.

That volumes are measured wrongly at all: Parshuram and others, CMAJ 2008;178:42 (1.6% of the measurements). Which slips
there are is what nursing texts warn of (A. M. Curren, *Math for Meds*, chapter 7: other lines on other syringes, the
wrong ring); how often each is made, no study tells.
"""

from dataclasses import replace
from fractions import Fraction

from dosecalc.calculations.measuring import (
    TO_THE_NEAREST_LINE,
    nearest_mark,
    scale_reading,
    smallest_syringe,
    smallest_syringe_part_full,
)
from dosecalc.calculations.slips.declaring import ErrorClass, NotInvited, slip_of
from dosecalc.quantities.given import constant
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.worked import Worked

ONE_LINE = constant("1", "", "one line")
RINGS_APART = constant("2", "", "how many lines the rear ring stands behind the front one")
WHOLE, TENTH = Fraction(1), Fraction(1, 10)
WHOLE_ALREADY = "the amount is a whole number already"


@slip_of(
    scale_reading,
    says="you counted every line as a tenth; here a line is worth a different amount",
    error=ErrorClass.MEASUREMENT,
    tells="line_value",
)
def lines_counted_as_tenths(numbered_line: Worked, lines: Worked, line_value: Worked) -> Worked:
    """Lines of 0.2 mL taken for lines of 0.1 mL."""
    return scale_reading(numbered_line, lines, replace(line_value, number=TENTH))


@slip_of(
    scale_reading,
    says="you counted every line as 1; here a line is worth a different amount",
    error=ErrorClass.MEASUREMENT,
    tells="line_value",
)
def lines_counted_as_ones(numbered_line: Worked, lines: Worked, line_value: Worked) -> Worked:
    """Lines of 2 units taken for lines of 1 unit."""
    return scale_reading(numbered_line, lines, replace(line_value, number=WHOLE))


@slip_of(scale_reading, says="you read one line too far", error=ErrorClass.MEASUREMENT)
def one_line_too_far(numbered_line: Worked, lines: Worked, line_value: Worked) -> Worked:
    """The line after the right one."""
    return scale_reading(numbered_line, (lines + ONE_LINE).called("lines counted"), line_value)


@slip_of(scale_reading, says="you read one line too few", error=ErrorClass.MEASUREMENT)
def one_line_too_few(numbered_line: Worked, lines: Worked, line_value: Worked) -> Worked:
    """The line before the right one."""
    return scale_reading(numbered_line, (lines - ONE_LINE).called("lines counted"), line_value)


@slip_of(
    scale_reading,
    says="you read at the rear ring of the plunger; the front ring, next to the drug, counts",
    error=ErrorClass.MEASUREMENT,
)
def rear_ring(numbered_line: Worked, lines: Worked, line_value: Worked) -> Worked:
    """Two lines too far, where the rear ring stands."""
    return scale_reading(numbered_line, (lines + RINGS_APART).called("lines counted"), line_value)


@slip_of(
    nearest_mark,
    says="you took the line below; the nearest line counts, and halfway between two the upper one",
    error=ErrorClass.MEASUREMENT,
)
def line_below(amount: Worked, line_value: Worked) -> Worked:
    """Always down to the line."""
    return (amount / line_value).called("lines from zero").counted(WHOLE_DOWN) * line_value


@slip_of(nearest_mark, says="you rounded to a whole number, not to the nearest line", error=ErrorClass.MEASUREMENT)
def whole_number_for_a_line(amount: Worked) -> Worked:
    """2.86 mL as 3 mL, where there are lines every 0.1 mL."""
    if amount.number.denominator == 1:
        raise NotInvited(WHOLE_ALREADY)
    return amount.counted(TO_THE_NEAREST_LINE)


@slip_of(
    smallest_syringe_part_full,
    says="you took the smallest syringe that holds the volume, but it would be fuller than allowed",
)
def filled_to_the_top(volume: Worked, small_syringe: Worked, middle_syringe: Worked, large_syringe: Worked) -> Worked:
    """How full it may be left out."""
    return smallest_syringe(volume, small_syringe, middle_syringe, large_syringe)

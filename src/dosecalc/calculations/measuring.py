"""Measuring: what a scale shows, the line to set a plunger to, the syringe to take, whether a bag runs on time."""

from dosecalc.quantities.comparing import first_enough, placed
from dosecalc.quantities.given import THE_WHOLE
from dosecalc.quantities.kinds.devices import (
    Allowance,
    Graduation,
    Lines,
    Mark,
    NumberedLine,
    Reading,
    Spaces,
    SyringeSize,
    SyringeVolume,
    ToMeasure,
    VolumeSeen,
)
from dosecalc.quantities.kinds.measures import Volume
from dosecalc.quantities.kinds.strengths import Share
from dosecalc.quantities.kinds.verdicts import ScheduleVerdict
from dosecalc.quantities.rounding import Rounding

TO_THE_NEAREST_LINE = Rounding("whole")


def line_value(lower_number: NumberedLine, upper_number: NumberedLine, spaces: Spaces) -> Graduation:
    """What each line of a scale is worth: the amount from one line to the next.

        value of a line = (upper number − lower number) ÷ spaces between them

    Args:
        lower_number: a numbered line; mL, or units on an insulin syringe.
        upper_number: the next numbered line; the same.
        spaces: how many spaces the lines between them make; a number.

    Returns:
        The amount from line to line, exact.

    Raises:
        UnitMismatch: the two numbers are not in the same kind of unit.
        GivensDoNotFit: the upper number is not more than the lower one.

    Source:
        A. M. Curren, *Math for Meds*, chapter 7, on counting the calibrations in each mL.
        Worked examples: tests/authorities/line_value.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(line_value(given("2 mL"), given("3 mL"), given("5")))
    0.2 mL
    """
    return ((upper_number - lower_number).called("from number to number") / spaces).called("value of a line")


def scale_reading(numbered_line: NumberedLine, lines: Lines, line_value: Graduation) -> Reading:
    """What a scale shows: the numbered line, and the lines beyond it.

        reading = numbered line + lines past it × value of a line

    Args:
        numbered_line: the last numbered line that is reached; mL, or units on an insulin syringe.
        lines: how many lines further the plunger or the level stands; a number, which may be 0.
        line_value: the amount from line to line; mL or units.

    Returns:
        The amount, exact: a reading is not rounded.

    Raises:
        UnitMismatch: one is in mL and the other in units.

    Source:
        A. M. Curren, *Math for Meds*, chapter 7. Worked examples: tests/authorities/scale_reading.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(scale_reading(given("1 mL"), given("4"), given("0.2 mL")))
    1.8 mL
    """
    return (numbered_line + (lines * line_value).called("past the numbered line")).called("reading")


def nearest_mark(amount: ToMeasure, line_value: Graduation) -> Mark:
    """The line of a scale that is nearest to an amount; halfway between two lines, the upper one.

        mark = amount ÷ value of a line, rounded to the nearest whole number of lines, × value of a line

    Args:
        amount: what is to be measured; mL, or units on an insulin syringe.
        line_value: the amount from line to line; the same.

    Returns:
        The mark, exact; 0 where the amount is less than half of a line.

    Raises:
        UnitMismatch: one is in mL and the other in units.

    Source:
        A. M. Curren, *Math for Meds*, chapter 7, and the rounding that nursing programs ask for by the lines of the
        syringe. Worked examples: tests/authorities/nearest_mark.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(nearest_mark(given("1.26 mL"), given("0.1 mL")))
    1.3 mL
    """
    lines = (amount / line_value).called("lines from zero").counted(TO_THE_NEAREST_LINE)
    return (lines * line_value).called("mark")


def smallest_syringe(
    amount: ToMeasure, small_syringe: SyringeSize, middle_syringe: SyringeSize, large_syringe: SyringeSize
) -> SyringeSize:
    """The smallest of three syringes that holds the whole dose: its lines are the finest.

        syringe = the first of the three sizes that is not less than the amount

    Args:
        amount: what is to be measured; mL, or units of U-100 insulin.
        small_syringe: the smallest size on hand; the same.
        middle_syringe: the next size; the same, more than the smallest.
        large_syringe: the largest size; the same, more than the middle one.

    Returns:
        The size, in the unit of the amount.

    Raises:
        UnitMismatch: they are not all in mL, or all in units.
        GivensDoNotFit: the sizes do not rise, or none holds the amount.

    Source:
        BD, *Syringe capacity and dose scale* (www.bd.com): the smallest syringe that is big enough.
        Worked examples: tests/authorities/smallest_syringe.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(smallest_syringe(given("3.4 mL"), given("3 mL"), given("5 mL"), given("10 mL")))
    5 mL
    """
    return first_enough(amount, small_syringe, middle_syringe, large_syringe).called("syringe")


def smallest_syringe_part_full(
    volume: Volume,
    fullest: Share,
    small_syringe: SyringeVolume,
    middle_syringe: SyringeVolume,
    large_syringe: SyringeVolume,
) -> SyringeVolume:
    """The smallest of three syringes that a volume fills only up to a limit, as hazardous drugs require.

        syringe = the first of the three sizes that is not less than volume ÷ (fullest ÷ 100%)

    Args:
        volume: what is to be drawn up; a volume.
        fullest: how full a syringe may be; a percentage of what it holds.
        small_syringe: the smallest size on hand; a volume.
        middle_syringe: the next size; a volume, more than the smallest.
        large_syringe: the largest size; a volume, more than the middle one.

    Returns:
        The size in the unit of the volume.

    Raises:
        UnitMismatch: a given measures something else than stated above.
        GivensDoNotFit: the sizes do not rise, or none is large enough.

    Source:
        Therapeutic Research Center, *Choose the Most Appropriate Syringe*, 2024: not more than 75% to 80% full, or the
        plunger may come out. Worked examples: tests/authorities/smallest_syringe_part_full.toml.

    >>> from dosecalc.quantities.given import given, of_a_whole
    >>> volume, fullest = given("8 mL"), of_a_whole(given("75%"))
    >>> print(smallest_syringe_part_full(volume, fullest, given("10 mL"), given("20 mL"), given("30 mL")))
    20 mL
    """
    least = (volume / (fullest / THE_WHOLE).called("share that may be full")).called("least size")
    return first_enough(least, small_syringe, middle_syringe, large_syringe).called("syringe")


def schedule_verdict(volume_infused: VolumeSeen, due_volume: VolumeSeen, allowance: Allowance) -> ScheduleVerdict:
    """Whether an infusion runs behind, on time or ahead, by the level of the bag against its time tape.

        verdict = whether the volume infused is under due volume − allowance, or over due volume + allowance

    Args:
        volume_infused: what has run in, as the bag shows; a volume.
        due_volume: what should have run in by now; a volume.
        allowance: how far off still counts as on time; a volume, which may be 0.

    Returns:
        One of the words behind, on time, ahead.

    Raises:
        UnitMismatch: a given is no volume.

    Source:
        L. S. Smith, *How to time tape an IV bag*, Nursing 2019 (nursingcenter.com).
        Worked examples: tests/authorities/schedule_verdict.toml.

    >>> from dosecalc.quantities.given import given
    >>> print(schedule_verdict(given("400 mL"), given("500 mL"), given("50 mL")))
    behind
    """
    earliest = (due_volume - allowance).called("least that is due")
    latest = (due_volume + allowance).called("most that is due")
    return placed(volume_infused, earliest, latest, "behind", "on time", "ahead").called("verdict")

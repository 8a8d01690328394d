"""Clock times and durations as people type them; read only where a part asks for one.

clock    = hours ":" two digits [":00"] [ampm] | three or four digits | hours ampm,
           then ["the"] "next day" | days "later"
duration = quantity of time | quantity of hours, quantity of minutes
"""

import re
from dataclasses import replace

from dosecalc.quantities.notation import HOURS_A_DAY, MINUTES_A_DAY, MINUTES_AN_HOUR
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.reading import Quantity, next_quantity
from dosecalc.quantities.refused_numbers import refuse_letters
from dosecalc.quantities.typed_text import Refusal, TypedText, UnreadableQuantity, typed
from dosecalc.quantities.units import MINUTE, Unit

NOON = 12
CLOCK_DIGITS = (3, 4)
HOUR = Unit(("hour",))
NO_SECONDS = "00"
"""Spreadsheets add them to a time of day."""

MOST_DIGITS_OF_DAYS = 3
MINUTES_WITHOUT_UNIT = re.compile(r"\d+ ?(?:h|hrs?|hours?) ?\d+ ?(m?)", re.IGNORECASE)
TIME_WITH_POINT = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)(?!\d)", re.ASCII)
MINUTES_UNDER_60 = "With hours, minutes go from 0 to 59, as in 7 h 30 min."
TOGETHER = "Hours and minutes are written as in 7 h 30 min."


def read_clock(text: str) -> Quantity:
    """A time of day, in minutes since the midnight before; a day more where `next day` is said.

    Raises:
        UnreadableQuantity: no such time, or not a time at all.

    >>> read_clock("2215").number, read_clock("4:35 am next day").number, read_clock("10:15:00 PM").number
    (Fraction(1335, 1), Fraction(1715, 1), Fraction(1335, 1))
    """
    source = typed(text, is_amount=True)
    start = source.position
    hours, minutes, digits = _hours_and_minutes(source)
    source.blanks()
    half = _half_of_day(source)
    if half is None and digits < min(CLOCK_DIGITS):
        source.refuse("A clock time is written with four digits, as in 0730 or 07:30.", start=start)
    if half is not None:
        if not 1 <= hours <= NOON:
            source.refuse("With am or pm, the hour is 1 to 12.", start=start)
        hours = hours % NOON + half
    if hours >= HOURS_A_DAY or minutes >= MINUTES_AN_HOUR:
        source.refuse("There is no such time: hours are 00 to 23, minutes 00 to 59.", start=start)
    days = _next_day(source)
    if source.text[source.position :].strip() == ".":
        source.refuse(Refusal.FULL_STOP)
    if not source.at_end:
        source.refuse("This was not understood.")
    return Quantity(
        QuickFraction(days * MINUTES_A_DAY + hours * MINUTES_AN_HOUR + minutes),
        MINUTE,
        form="clock",
        notices=tuple(source.notices),
    )


def _hours_and_minutes(source: TypedText) -> tuple[int, int, int]:
    start = source.position
    refuse_letters(source)
    _refuse_point(source)
    digits = source.digits()
    if not digits or len(digits) > max(CLOCK_DIGITS):
        source.refuse("A clock time is written with four digits, as in 0730 or 07:30.", start=start)
    if source.take(":"):
        minutes = source.digits()
        if len(minutes) != 2 or len(digits) > 2:
            source.refuse("A clock time is written as in 07:30.", start=start)
        if source.take(":") and source.digits() != NO_SECONDS:
            source.refuse("A clock time is written without seconds, as in 07:30.", start=start)
        return int(digits), int(minutes), max(CLOCK_DIGITS)
    if len(digits) in CLOCK_DIGITS:
        return int(digits[:-2]), int(digits[-2:]), len(digits)
    return int(digits), 0, len(digits)


def _refuse_point(source: TypedText) -> None:
    """Refuse 17.00, where a point stands for the colon of a time."""
    if time := TIME_WITH_POINT.match(source.text, source.position):
        source.refuse(f"Write a colon: {time[1]}:{time[2]}.", start=time.end(1), end=time.end(1) + 1)


def _half_of_day(source: TypedText) -> int | None:
    here = source.position
    for dotted, hours in (("a.m.", 0), ("p.m.", NOON)):
        if source.text[here : here + len(dotted)].lower() == dotted:
            source.position += len(dotted)
            return hours
    word = source.word().lower()
    if word in {"am", "pm"}:
        return NOON if word == "pm" else 0
    if word not in {"h", "hr", "hrs", "hours"}:
        source.position = here
    return None


def _next_day(source: TypedText) -> int:
    """How many days later is said; marks around the phrase are read only together with it."""
    source.blanks()
    here = source.position
    source.take(",")
    source.blanks()
    bracket = source.take("(")
    source.blanks()
    days = _days_said(source)
    if not days:
        source.position = here
        return 0
    source.blanks()
    if bracket and not source.take(")"):
        source.refuse("A closing bracket was expected here.")
    source.blanks()
    return days


def _days_said(source: TypedText) -> int:
    """The days of `next day` or `2 days later`, as long times are written here; 0 where nothing of the kind is said."""
    if source.take("+1"):
        _says(source, "day")
        return 1
    is_the = _says(source, "the")
    if _says(source, "next"):
        return int(_says(source, "day"))
    digits = source.digits()
    if is_the or not digits or len(digits) > MOST_DIGITS_OF_DAYS or not _says(source, "day", "days"):
        return 0
    return int(digits) if _says(source, "later") else 0


def _says(source: TypedText, *words: str) -> bool:
    """Pass over one of these words, if that is what comes next."""
    here = source.position
    source.blanks()
    if source.word().lower() in words:
        return True
    source.position = here
    return False


def read_duration(text: str) -> Quantity:
    """A length of time in any unit, or hours and minutes together.

    Raises:
        UnreadableQuantity: not a time; a number without a unit is read as one, with the unit left open.

    >>> read_duration("7 h 30 min").number, read_duration("7.5 h").number
    (Fraction(450, 1), Fraction(15, 2))
    """
    source = typed(text, is_amount=True)
    if ":" in text:
        colon = text.index(":")
        says = "Write a length of time as in 7 h 30 min; a colon belongs to a clock time."
        source.refuse(says, start=colon, end=colon + 1)
    if minutes := MINUTES_WITHOUT_UNIT.fullmatch(text.strip()):
        if minutes[1]:
            end = len(text.rstrip())
            source.refuse("m can mean minute or meter: write min.", start=end - 1, end=end)
        source.refuse("Write the unit of the minutes too, as in 7 h 30 min.", start=0)
    first = _first_of_duration(source)
    if source.at_end:
        return first
    start = source.position
    if not source.take(",") and source.word().lower() != "and":
        source.position = start
    source.blanks()
    second = next_quantity(source)
    if first.unit == HOUR and second.unit == MINUTE and second.number >= MINUTES_AN_HOUR:
        source.refuse(MINUTES_UNDER_60, start=start)
    whole_hours = first.unit == HOUR and first.number.denominator == 1
    if not source.at_end or not whole_hours or second.unit != MINUTE:
        source.refuse(TOGETHER, start=0)
    return replace(second, number=first.number * MINUTES_AN_HOUR + second.number, form="duration")


def _first_of_duration(source: TypedText) -> Quantity:
    """The first amount; what may be hours with minutes is asked back as such, since 7 30 is not 7.3."""
    try:
        return next_quantity(source)
    except UnreadableQuantity as refusal:
        if refusal.refusal not in {Refusal.TWO_NUMBERS, Refusal.LEADING_ZERO}:
            raise
        source.refuse(TOGETHER, start=refusal.start, end=refusal.end)

"""Dates, with a time of day or without, as people type them; read only where a part asks for one.

date   = year sign month sign day | month sign day sign year, where only one reading is a date
       | day [sign] month-name [sign] year | month-name [sign] day ("," | sign | blank) year
sign   = "-" | "/" | ".", the same at both places; no point after a year or beside a name
moment = date [","] ["at" | "T"] clock

Blanks may stand around every sign. Numbers are minutes since the midnight that began 1 January of the year 1.
"""

from datetime import date as calendar_date
from typing import Never

from dosecalc.quantities.notation import MINUTES_A_DAY
from dosecalc.quantities.quick_fraction import QuickFraction
from dosecalc.quantities.reading import Quantity
from dosecalc.quantities.refused_numbers import refuse_letters
from dosecalc.quantities.times import read_clock
from dosecalc.quantities.typed_text import DIGITS, Refusal, TypedText, UnreadableQuantity, typed
from dosecalc.quantities.units import MINUTE

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
LEAST_LETTERS = 3
DIGITS_OF_A_YEAR = 4
ORDINALS = frozenset({"st", "nd", "rd", "th"})
MONTHS_A_YEAR = len(MONTHS)
NO_DAY = "There is no such day."
NO_TIME = "Only the date is asked for, without a time."
HOW = "Write a date as year-month-day, as in 2026-03-05."


def read_date(text: str) -> Quantity:
    """A date.

    Raises:
        UnreadableQuantity: no date, or one that could be two.

    >>> from dosecalc.quantities import notation
    >>> notation.date(read_date("5 Mar 2026").number)
    '2026-03-05'
    """
    source = typed(text)
    days = _days(source)
    source.blanks()
    if not source.at_end:
        _refuse_behind_a_date(source)
    return Quantity(QuickFraction(days * MINUTES_A_DAY), MINUTE, form="date")


def _refuse_behind_a_date(source: TypedText) -> Never:
    start = source.position
    if source.text[start:].strip() == ".":
        source.refuse(Refusal.FULL_STOP)
    if source.word().lower() in ORDINALS:
        source.refuse(f"Write the day as a number alone. {HOW}", start=start, end=source.position)
    source.position = start
    _before_the_time(source)
    is_time = source.text[source.position : source.position + 1] in DIGITS
    source.refuse(NO_TIME if is_time else "This was not understood.", start=start)


def read_moment(text: str) -> Quantity:
    """A date and a time of day.

    Raises:
        UnreadableQuantity: one of them is missing or cannot be read.

    >>> from dosecalc.quantities import notation
    >>> notation.moment(read_moment("March 5, 2026 2:30 pm").number)
    '2026-03-05 14:30'
    """
    source = typed(text)
    days = _days(source)
    source.blanks()
    source.take(",")
    source.blanks()
    _before_the_time(source)
    if source.at_end:
        source.refuse("The time is missing: write date and time, as in 2026-03-05 14:30.", start=0)
    start = source.position
    try:
        time = read_clock(text[start:])
    except UnreadableQuantity as refusal:
        raise UnreadableQuantity(
            text, start + refusal.start, start + refusal.end, refusal.why, refusal.instead
        ) from refusal
    if time.number >= MINUTES_A_DAY:
        source.refuse("The date says which day it is: leave out the next day.")
    return Quantity(days * MINUTES_A_DAY + time.number, MINUTE, form="moment", notices=time.notices)


def _before_the_time(source: TypedText) -> None:
    """`at` or the T of ISO 8601."""
    here = source.position
    if source.word().lower() not in {"at", "t"}:
        source.position = here
    source.blanks()


def _days(source: TypedText) -> int:
    """The day's number in the calendar."""
    start = source.position
    first = _day_or_month(source)
    source.blanks()
    separator = next((sign for sign in "-/." if source.take(sign)), "")
    source.blanks()
    second = _day_or_month(source)
    source.blanks()
    if not source.take(separator or ",") and separator:
        source.refuse(HOW, start=start)
    source.blanks()
    third = source.digits()
    return _day_of(source, (first, second, third), separator, start)


def _day_or_month(source: TypedText) -> str:
    """Digits, or a month's name as `_month_name` gives it."""
    refuse_letters(source)
    digits, here = source.digits(), source.position
    if digits and source.word().lower() in ORDINALS:
        source.refuse(f"Write the day as a number alone. {HOW}", start=here, end=source.position)
    source.position = here
    return digits or _month_name(source)


def _month_name(source: TypedText) -> str:
    """The number of the month whose name comes next, marked as a name: `m3`."""
    source.blanks()
    word = source.word().lower()
    found = [place for place, name in enumerate(MONTHS, 1) if len(word) >= LEAST_LETTERS and name.startswith(word)]
    source.take(".")
    source.blanks()
    return f"m{found[0]}" if len(found) == 1 else ""


def _day_of(source: TypedText, parts: tuple[str, str, str], separator: str, start: int) -> int:
    first, second, third = parts
    end = source.position
    if not (first and second and third) or ("m" in first and "m" in second):
        source.refuse(HOW, start=start)
    if second.startswith("m") and len(first) == DIGITS_OF_A_YEAR:
        _refuse_named_month(source, parts, start)
    if first.startswith("m") or second.startswith("m"):
        if separator == ".":
            source.refuse(HOW, start=start, end=end)
        month, day = (first, second) if first.startswith("m") else (second, first)
        return _ordinal(source, third, month[1:], day, start) or source.refuse(NO_DAY, start=start)
    if not separator:
        source.refuse(HOW, start=start, end=end)
    if len(first) == DIGITS_OF_A_YEAR:
        if separator not in {"-", "/"}:
            source.refuse(HOW, start=start, end=end)
        found = _ordinal(source, first, second, third, start)
        return found or source.refuse(_why_no_day(second), start=start)
    american = _ordinal(source, third, first, second, start)
    other = _ordinal(source, third, second, first, start)
    if american and other and american != other:
        says = f"This could be {_iso(american)} or {_iso(other)}. {HOW}"
        source.refuse(says, start=start, end=end)
    return american or other or source.refuse(_why_no_day(first, second), start=start, end=end)


def _refuse_named_month(source: TypedText, parts: tuple[str, str, str], start: int) -> Never:
    """2027 Jan 13 is told as it is to be written."""
    year, month, day = parts
    found = _ordinal(source, year, month[1:], day, start)
    says = f"Write the month as a number: {_iso(found)}." if found else NO_DAY
    source.refuse(says, start=start, end=source.position)


def _why_no_day(*months: str) -> str:
    """That there is no such day, or no such month where none of these numbers is one."""
    is_month = any(1 <= int(month) <= MONTHS_A_YEAR for month in months)
    return NO_DAY if is_month else f"There is no month {months[-1]}."


def _ordinal(source: TypedText, year: str, month: str, day: str, start: int) -> int:
    """The day's number, 0 where there is no such day."""
    if len(year) != DIGITS_OF_A_YEAR:
        source.refuse(f"A year has four digits. {HOW}", start=start)
    if len(month) > 2 or len(day) > 2:
        source.refuse(HOW, start=start)
    try:
        return calendar_date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return 0


def _iso(ordinal: int) -> str:
    return calendar_date.fromordinal(ordinal).isoformat()

"""Clock times and durations as people type them; read only where a part asks for one.

clock    = hours ":" two digits [ampm] | three or four digits | hours ampm, then ["the"] "next day"
duration = quantity of time | quantity of hours, quantity of minutes
"""

from dataclasses import replace
from fractions import Fraction

from dosecalc.quantities.notation import MINUTES_A_DAY, MINUTES_AN_HOUR
from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.typed_text import LONGEST, TypedText, typed
from dosecalc.quantities.units import Unit, conversion_factor

MINUTE = Unit(("minute",))
HOURS_A_DAY = 24
NOON = 12
CLOCK_DIGITS = (3, 4)


def read_clock(text: str) -> Quantity:
    """A time of day, in minutes since the midnight before; a day more where `next day` is said.

    Raises:
        UnreadableQuantity: no such time, or not a time at all.

    >>> read_clock("2215").number, read_clock("4:35 am next day").number
    (Fraction(1335, 1), Fraction(1715, 1))
    """
    source = typed(text)
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
    if not source.at_end:
        source.refuse("This was not understood.")
    return Quantity(
        Fraction(days * MINUTES_A_DAY + hours * MINUTES_AN_HOUR + minutes),
        MINUTE,
        form="clock",
        notices=tuple(source.notices),
    )


def _hours_and_minutes(source: TypedText) -> tuple[int, int, int]:
    start = source.position
    digits = source.digits()
    if not digits or len(digits) > max(CLOCK_DIGITS):
        source.refuse("A clock time is written with four digits, as in 0730 or 07:30.", start=start)
    if source.take(":"):
        minutes = source.digits()
        if len(minutes) != 2 or len(digits) > 2:
            source.refuse("A clock time is written as in 07:30.", start=start)
        return int(digits), int(minutes), max(CLOCK_DIGITS)
    if len(digits) in CLOCK_DIGITS:
        return int(digits[:-2]), int(digits[-2:]), len(digits)
    return int(digits), 0, len(digits)


def _half_of_day(source: TypedText) -> int | None:
    here = source.position
    word = source.word().lower()
    if word in {"am", "pm"}:
        return NOON if word == "pm" else 0
    if word not in {"h", "hrs", "hours"}:
        source.position = here
    return None


def _next_day(source: TypedText) -> int:
    source.blanks()
    source.take(",")
    source.blanks()
    source.take("(")
    for phrase in ("the next day", "next day", "+1 day", "+1"):
        if source.take(phrase):
            source.take(")")
            source.blanks()
            return 1
    return 0


def read_duration(text: str) -> Quantity:
    """A length of time in any unit, or hours and minutes together.

    Raises:
        UnreadableQuantity: not a time; a number without a unit is read as one, with the unit left open.

    >>> read_duration("7 h 30 min").number, read_duration("7.5 h").number
    (Fraction(450, 1), Fraction(15, 2))
    """
    if ":" in text[:LONGEST]:
        typed(text).refuse(
            "Write a length of time as in 7 h 30 min; a colon belongs to a clock time.",
            start=text.index(":"),
            end=text.index(":") + 1,
        )
    hours, minutes = _split(text)
    first = read_quantity(hours)
    if not minutes:
        return first
    second = read_quantity(minutes)
    source = TypedText(text)
    if (
        first.unit != Unit(("hour",))
        or second.unit != MINUTE
        or second.number >= MINUTES_AN_HOUR
        or first.number.denominator != 1
    ):
        source.refuse("Hours and minutes are written as in 7 h 30 min.")
    total = first.number * conversion_factor(first.unit, MINUTE) + second.number
    return replace(second, number=total, form="duration", notices=(*first.notices, *second.notices))


def _split(text: str) -> tuple[str, str]:
    """The text before and from the second number, where it begins after a word; the rest is left to the grammar."""
    seen_word = False
    for place, character in enumerate(text):
        if seen_word and "0" <= character <= "9":
            return text[:place].rstrip(" ,").removesuffix(" and"), text[place:]
        seen_word = (seen_word or character.isalpha()) and character != "/"
    return text, ""

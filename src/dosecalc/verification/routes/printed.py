"""The second route's own reading of quantities as they are printed."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from dosecalc.verification.routes.units import EXACT, MINUTES_A_DAY, Table, UnreadablePrint, factor, number

TIMES = ("clock", "moment", "date")
CLOCK = re.compile(r"(\d\d):(\d\d)(?: (the next day|(\d+) days later))?")
HOURS_AND_MINUTES = re.compile(r"([\d,]+) h (\d+) min")
QUANTITY = re.compile(r"([\d.,]+) ?([^\d.,…].*)?")
COUNTED = re.compile(r"/([\d.,]+) ")


def minutes_of(clock: str) -> Fraction:
    """`22:15`, `04:35 the next day`, in minutes since the first midnight.

    Raises:
        UnreadablePrint: it is no time of the clock.
    """
    found = CLOCK.fullmatch(clock)
    if found is None:
        message = f"not a time: {clock}"
        raise UnreadablePrint(message)
    hours, minutes, later, days = found.groups()
    return MINUTES_A_DAY * (int(days) if days else bool(later)) + 60 * int(hours) + int(minutes)


def amount(text: str, base: str, table: Table = EXACT) -> Fraction:
    """A quantity such as `400 mg/250 mL`, `0.9%`, `1:1,000` or `22:15` in the base unit stated.

    Raises:
        UnreadablePrint: the text is no such quantity, or was cut short (`66.6666…`).
    """
    if base == "clock":
        return minutes_of(text)
    if base in TIMES:
        day, _, time = text.partition(" ")
        return MINUTES_A_DAY * date.fromisoformat(day).toordinal() + (minutes_of(time) if time else 0)
    if base == "lb":
        return amount(text, "kg", table) / factor("lb", "kg", table)
    if text.startswith("1:"):
        return 1000 / number(text[2:])
    return _measured(text, base, table)


def _measured(text: str, base: str, table: Table) -> Fraction:
    """A number with its unit; a label strength counts by more than one: 400 mg/250 mL."""
    if parted := HOURS_AND_MINUTES.fullmatch(text):
        return 60 * number(parted[1]) + int(parted[2])
    shown = QUANTITY.fullmatch(text)
    if shown is None:
        message = f"not a quantity: {text}"
        raise UnreadablePrint(message)
    unit = shown[2] or ""
    counted = COUNTED.search(unit)
    per = number(counted[1]) if counted else Fraction(1)
    plain = unit.replace(counted[0], "/") if counted else unit
    return number(shown[1]) / per * (factor(plain, base, table) if plain else 1)

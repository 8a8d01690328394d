"""The second route's own writing of answers, in ISMP's safe forms.

Source: Institute for Safe Medication Practices, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction

DIGITS = 80
MOST_DECIMALS = 6
DIGITS_OF_A_CUT = 4

ONE_OF_MANY = {
    **{
        f"{name}s": name
        for name in ("cup", "pint", "quart", "gallon", "grain", "day", "week", "meter", "month", "year")
    },
    **{f"{name}s": name for name in ("tablet", "capsule", "vial", "dose", "puff", "bag", "syringe", "pack", "pen")},
    "units": "unit",
    "milliunits": "milliunit",
    "bottles": "bottle",
    "dollars": "dollar",
    "patches": "patch",
    "suppositories": "suppository",
}
"""The units that have a plural; the others are symbols."""

YEAR_ONE = datetime(1, 1, 1)  # noqa: DTZ001 - a date on a label is of no time zone


def written(number: Fraction, form: str, unit: str) -> str:
    """An answer as it is to be written: `7.5 mL`, `04:35 the next day`, `7 h 30 min`, `1:2,000`, `2026-03-05`.

    number: minutes for times, g/mL for a ratio. form: clock, duration, ratio, date or moment; empty for a number.
    """
    if form == "ratio":
        return f"1:{decimal(1 / number)}"
    if form in {"date", "moment"}:
        told = YEAR_ONE + timedelta(minutes=int(number) - 1440)
        return f"{told:%Y-%m-%d}" if form == "date" else f"{told:%Y-%m-%d %H:%M}"
    if form in {"clock", "duration"}:
        return clock(number) if form == "clock" else duration(number)
    return f"{decimal(number)}{'' if unit in {'', '%'} else ' '}{for_count(unit, number)}"


def for_count(unit: str, number: Fraction) -> str:
    """The unit in the singular for one, and for parts of one; of units and milliunits only for one: `0.5 units`."""
    first, *rest = unit.split("/")
    is_single = number == 1 if first in {"units", "milliunits"} else 0 < number <= 1
    return "/".join((ONE_OF_MANY.get(first, first) if is_single else first, *rest))


def decimal(number: Fraction) -> str:
    """A number with commas from 1,000, a zero before the point, none at the end; cut with `…` where it goes on.

    >>> decimal(Fraction(25000)), decimal(Fraction(1, 2)), decimal(Fraction(200, 3))
    ('25,000', '0.5', '66.6666…')
    """
    with localcontext(prec=DIGITS):
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        ends = Fraction(exact) == number
        places = max(0, -exact.normalize().as_tuple().exponent) if ends and exact else 0  # type: ignore[operator]
        digits = len(exact.normalize().as_tuple().digits)
        if ends and (places <= MOST_DECIMALS or digits <= DIGITS_OF_A_CUT):
            return f"{exact:,.{places}f}".replace("-", "−")
        zeros = max(0, -exact.adjusted() - 1)
        kept = exact.quantize(Decimal(f"1e-{DIGITS_OF_A_CUT + zeros}"), rounding=ROUND_DOWN)
        return f"{kept:,f}…".replace("-", "−")


def clock(minutes: Fraction) -> str:
    """A time of the 24-hour clock.

    >>> clock(Fraction(435)), clock(Fraction(1440 + 275)), clock(Fraction(2 * 1440))
    ('07:15', '04:35 the next day', '00:00 2 days later')
    """
    day = minutes // 1440
    hour = minutes // 60 - 24 * day
    minute = decimal(minutes - 60 * (minutes // 60))
    later = "" if day == 0 else " the next day" if day == 1 else f" {day} days later"
    return f"{hour:02d}:{minute if len(minute.partition('.')[0]) > 1 else f'0{minute}'}{later}"


def duration(minutes: Fraction) -> str:
    """Hours and minutes.

    >>> duration(Fraction(450)), duration(Fraction(45)), duration(Fraction(120))
    ('7 h 30 min', '45 min', '2 h')
    """
    hours = minutes // 60
    rest = minutes - 60 * hours
    if not hours:
        return f"{decimal(rest)} min"
    return f"{hours:,} h {decimal(rest)} min" if rest else f"{hours:,} h"

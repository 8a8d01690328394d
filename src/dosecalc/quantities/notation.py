"""The only way a quantity is written: ISMP's safe forms, always.

A leading zero, never a trailing one, a comma from 1,000, a space before the unit, `units` and `mcg` in full.

Source: Institute for Safe Medication Practices, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*.
"""

from datetime import date as calendar_date
from fractions import Fraction
from functools import lru_cache

from dosecalc.quantities.units import Unit, spelled
from dosecalc.quantities.vocabulary import OF_ACTIVITY

DECIMALS_SHOWN = 6
"""How many decimals a number may have before it is cut short and marked with an ellipsis."""

DECIMALS_IN_FULL = 15
"""What an author may write, and what exact conversion values (4.92892159375 mL to the teaspoon) need."""

DECIMALS_OF_ENDLESS = 4
AMOUNTS_KEPT = 4096
"""How many amounts are kept as they were written: a working tells the same ones again and again."""

MINUTES_AN_HOUR, HOURS_A_DAY = 60, 24
MINUTES_A_DAY = MINUTES_AN_HOUR * HOURS_A_DAY


def ended(text: str) -> str:
    """An answer at the end of a sentence; in quotes where it has a full stop itself, which must be seen as its own.

    >>> ended("40 mg"), ended("40 mg.")
    ('40 mg.', '"40 mg.".')
    """
    return f'"{text}".' if text.endswith(".") else f"{text}."


def decimals_needed(number: Fraction) -> int | None:
    """How many decimals write the number in full; None where they never end.

    >>> decimals_needed(Fraction(105, 8)), decimals_needed(Fraction(1, 3))
    (3, None)
    """
    rest, twos, fives = number.denominator, 0, 0
    if rest == 1:
        return 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def decimal(number: Fraction, most: int = DECIMALS_SHOWN) -> str:
    """The number as a decimal; where more than `most` decimals are needed it is cut, never rounded, and ends in `…`.

    >>> decimal(Fraction(25000)), decimal(Fraction(1, 2)), decimal(Fraction(200, 3))
    ('25,000', '0.5', '66.6666…')
    """
    needed = decimals_needed(number)
    if needed is not None and (needed <= most or _is_short(number, needed)):
        return _digits(number, needed)
    return _digits(number, _places_to_show(number)) + "…"


def _is_short(number: Fraction, needed: int) -> bool:
    """Whether only its leading zeros make it long: cut, 0.0000005 would be 0.0000005000…, with zeros at the end."""
    return bool(abs(number) * 10**needed < 10**DECIMALS_OF_ENDLESS)


def _places_to_show(number: Fraction) -> int:
    """Enough decimals for four digits that count, so that a very small number is not shown as zero."""
    size, leading_zeros = abs(number), 0
    while 0 < size < Fraction(1, 10):
        size, leading_zeros = size * 10, leading_zeros + 1
    return DECIMALS_OF_ENDLESS + leading_zeros


def _digits(number: Fraction, places: int) -> str:
    scaled = abs(number.numerator) * 10**places // number.denominator
    whole, part = divmod(scaled, 10**places)
    sign = "−" if number < 0 else ""
    return f"{sign}{whole:,}.{part:0{places}d}" if places else f"{sign}{whole:,}"


def fraction(number: Fraction) -> str:
    """The number in full, for machines: `105/8`, or `15`."""
    return str(number)


def plain_decimal(number: Fraction) -> str:
    """A decimal for machines: as `decimal`, without commas; a fraction where the decimals never end.

    >>> plain_decimal(Fraction(25000)), plain_decimal(Fraction(1, 3))
    ('25000', '1/3')
    """
    needed = decimals_needed(number)
    return fraction(number) if needed is None else _digits(number, needed).replace(",", "").replace("−", "-")


@lru_cache(AMOUNTS_KEPT)
def amount(number: Fraction, unit: Unit, per: Fraction = Fraction(1), most: int = DECIMALS_SHOWN) -> str:
    """A number with its unit; `per` writes a strength as its label does, `most` is how many decimals are shown.

    >>> from dosecalc.quantities.units import unit
    >>> amount(Fraction(8, 5), unit("mg/mL"), per=Fraction(250))
    '400 mg/250 mL'
    >>> amount(Fraction(25000), unit("units"))
    '25,000 units'
    >>> amount(Fraction(1, 2), unit("tablets"))
    '0.5 tablet'
    """
    if per != 1 and len(unit.below) == 1:
        return f"{amount(number * per, Unit(unit.above), most=most)}/{amount(per, Unit(unit.below), most=most)}"
    written = spelled(unit, one=number == 1 or (0 < number < 1 and OF_ACTIVITY.isdisjoint(unit.above)))
    return f"{decimal(number, most)}{_space(unit.above[0]) if unit.above else ''}{written}"


def _space(name: str) -> str:
    """The percent sign alone stands against its number (ISO 31 would part them; labels do not)."""
    return "" if name in {"percent", "percent_of_whole"} else " "


def clock(minutes: Fraction) -> str:
    """A time of the 24-hour clock, counted in minutes from the midnight at which the first day began.

    >>> clock(Fraction(435)), clock(Fraction(1440 + 275))
    ('07:15', '04:35 the next day')
    """
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, MINUTES_AN_HOUR)
    when = ("", " the next day")[days] if days in (0, 1) else f" {days} days later"
    return f"{hours:02d}:{'0' if left < 10 else ''}{decimal(Fraction(left))}{when}"


def duration(minutes: Fraction) -> str:
    """Hours and minutes.

    >>> duration(Fraction(450)), duration(Fraction(45)), duration(Fraction(120))
    ('7 h 30 min', '45 min', '2 h')
    """
    if minutes < 0:
        return f"−{duration(-minutes)}"
    hours, left = divmod(minutes, MINUTES_AN_HOUR)
    parts = [f"{hours:,} h"] * bool(hours) + [f"{decimal(Fraction(left))} min"] * bool(left or not hours)
    return " ".join(parts)


def date(minutes: Fraction) -> str:
    """A date, counted in minutes from the midnight that began 1 January of the year 1.

    >>> date(Fraction(739680 * 1440))
    '2026-03-05'
    """
    return calendar_date.fromordinal(int(minutes // MINUTES_A_DAY)).isoformat()


def moment(minutes: Fraction) -> str:
    """A date with its time of day, counted as a date is.

    >>> moment(Fraction(739680 * 1440 + 870))
    '2026-03-05 14:30'
    """
    return f"{date(minutes)} {clock(minutes % MINUTES_A_DAY)}"


def ratio(grams_per_milliliter: Fraction) -> str:
    """A ratio strength, grams in milliliters.

    >>> ratio(Fraction(1, 2500))
    '1:2,500'
    """
    return f"1:{decimal(1 / grams_per_milliliter)}"

"""Unsafe ways of writing an amount: how each looks, why it is unsafe, and how an order comes to hold it.

Sources: as in the vocabulary, sections on dose designations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.orders.term import Listed
from dosecalc.quantities.notation import decimal
from dosecalc.quantities.units import spelled
from dosecalc.quantities.vocabulary import UNSAFE_SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.quantities.worked import Worked

AS_IT_SHOULD_BE = "safe"
"""The name of the way in which nothing is wrong."""

COMMAS_FROM = 1000
UNITS = ("unit", "units")
SMALL_FRACTIONS = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}


@dataclass(frozen=True)
class Notation:
    """One unsafe way of writing an amount.

    seen: what it looks like. written: the amount written so, None where it does not apply. why: of what was seen, why
    it is unsafe. instead: what to do.
    """

    name: str
    listed: Listed
    seen: re.Pattern[str]
    written: Callable[[Worked], str | None]
    why: Callable[[re.Match[str]], str]
    instead: str


def _number_and_unit(amount: Worked) -> tuple[str, str]:
    return decimal(amount.number), spelled(amount.unit)


def _with_trailing_zero(amount: Worked) -> str | None:
    number, unit = _number_and_unit(amount)
    return f"{number}.0 {unit}" if amount.number.denominator == 1 and amount.number < COMMAS_FROM else None


def _with_naked_decimal(amount: Worked) -> str | None:
    return str(amount).removeprefix("0") if amount.number < 1 else None


def _without_space(amount: Worked) -> str | None:
    number, unit = _number_and_unit(amount)
    return f"{number}{unit}" if unit in {"mg", "mL", "mcg", "mEq"} else None


def _without_comma(amount: Worked) -> str | None:
    return str(amount).replace(",", "") if amount.number >= COMMAS_FROM else None


def _with_full_stop(amount: Worked) -> str | None:
    number, unit = _number_and_unit(amount)
    return f"{number} {unit}." if unit in {"mg", "mL", "mcg"} else None


def _with_small_fraction(amount: Worked) -> str | None:
    whole, part = divmod(amount.number, 1)
    if part not in SMALL_FRACTIONS or whole >= COMMAS_FROM:
        return None
    return f"{int(whole) or ''}{SMALL_FRACTIONS[part]} {_number_and_unit(amount)[1]}"


def _as_unit(*spelled_out: str, short: str) -> Callable[[Worked], str | None]:
    def written(amount: Worked) -> str | None:
        number, unit = _number_and_unit(amount)
        return f"{number} {short}" if unit in spelled_out else None

    return written


def _tenfold(match: re.Match[str]) -> str:
    read_as = int(match[0].replace(".", "").replace(",", ""))
    return f"the point is easily missed: {match[0]} is read as {read_as:,}"


def _always(why: str) -> Callable[[re.Match[str]], str]:
    return lambda _: why


def _of_spelling(text: str) -> tuple[Callable[[re.Match[str]], str], str]:
    """Why a unit that is typed so is unsafe, and what to do."""
    misread = UNSAFE_SPELLINGS[text]
    return _always(f"can be misread as {misread.taken_for}"), f"write {misread.instead}"


NOTATIONS = (
    Notation(
        "trailing zero",
        Listed.JOINT_COMMISSION,
        re.compile(r"(?<![\d.])(\d[\d,]*)\.(\d*?)0+(?!\d)"),
        _with_trailing_zero,
        _tenfold,
        "leave out the zero after the point",
    ),
    Notation(
        "naked decimal",
        Listed.JOINT_COMMISSION,
        re.compile(r"(?<![\d,.])\.(\d+)"),
        _with_naked_decimal,
        lambda match: f"the point is easily missed: .{match[1]} is read as {int(match[1])}",
        "write a 0 before the point",
    ),
    Notation(
        "U",
        Listed.JOINT_COMMISSION,
        re.compile(r"(?<![A-Za-z])(?<![A-Za-z]\.)[Uu]\b"),
        _as_unit(*UNITS, short="U"),
        *_of_spelling("u"),
    ),
    Notation(
        "IU",
        Listed.JOINT_COMMISSION,
        re.compile(r"(?<![A-Za-z])(IU|iu)\b"),
        _as_unit(*UNITS, short="IU"),
        *_of_spelling("iu"),
    ),
    Notation(
        "Greek mu",
        Listed.ISMP,
        re.compile(r"(?<![A-Za-z])([µμ]g|ug)\b"),
        _as_unit("mcg", short="µg"),
        *_of_spelling("µg"),
    ),
    Notation(
        "cc",
        Listed.ISMP,
        re.compile(r"(?<![A-Za-z])cc\b"),
        _as_unit("mL", short="cc"),
        *_of_spelling("cc"),
    ),
    Notation(
        "no space",
        Listed.ISMP,
        re.compile(r"[\d.,]*\d(mg|mcg|mL|mEq|g|kg|units?)\b"),
        _without_space,
        _always("number and unit run together: an m can be taken for zeros"),
        "leave a space between number and unit",
    ),
    Notation(
        "no comma",
        Listed.ISMP,
        re.compile(r"(?<![\d.,])\d{4,}(?= ?(units?|[Uu]|IU|mg|mcg|[µμ]g|g|mL|cc|mEq)\b)"),
        _without_comma,
        _always("without a comma the zeros are miscounted"),
        "set a comma before every three digits",
    ),
    Notation(
        "full stop",
        Listed.ISMP,
        re.compile(r"[\d.,]*\d ?(mg|mcg|mL|mEq|g|kg|units?)\.(?!\w)"),
        _with_full_stop,
        _always("the period can be taken for a 1"),
        "leave out the period",
    ),
    Notation(
        "small fraction",
        Listed.ISMP,
        re.compile(r"\d*[½¼¾⅓⅔⅛⅜⅝⅞]"),
        _with_small_fraction,
        _always("the small figures can be misread, half as 1 or 2"),
        "say it in words, as in one and a half tablets",
    ),
)
"""In the order in which they are looked for."""

BY_NAME = {notation.name: notation for notation in NOTATIONS}


def written(amount: Worked, way: str) -> str | None:
    """The amount in one of these ways, or as it should be; None where an amount cannot be written so.

    >>> from dosecalc.quantities.given import given
    >>> written(given("0.5 mg"), "naked decimal"), written(given("5 mg"), "naked decimal")
    ('.5 mg', None)
    """
    return str(amount) if way == AS_IT_SHOULD_BE else BY_NAME[way].written(amount)

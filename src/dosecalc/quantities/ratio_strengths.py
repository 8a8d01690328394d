"""Ratio strengths as people type them: 1:1,000. What looks like one and is a time of day is refused as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from dosecalc.quantities.meant_numbers import OR
from dosecalc.quantities.notation import HOURS_A_DAY, MINUTES_AN_HOUR
from dosecalc.quantities.numbers import read_number
from dosecalc.quantities.typed_text import DIGITS, Refusal, UnreadableQuantity

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.quantities.typed_text import TypedText

WHOLE_NUMBER = DIGITS | frozenset(",")
RATIO = "A ratio strength is 1, a colon and a whole number, as in 1:1,000."
HALVES_OF_DAY = ("am", "pm", "a.m", "p.m")
DIGITS_OF_TIME = 2


def next_of_ratio(source: TypedText, start: int) -> Fraction:
    """The second number of a ratio, which follows the colon; both are whole and plainly written.

    start: where the ratio begins.
    """
    first = source.text[start : source.position - 1].rstrip()
    _refuse_clock_time(source, first, start)
    if first != "1":
        source.refuse("A ratio strength begins with 1, as in 1:1,000.", start=start, end=source.position)
    source.blanks()
    after = source.position
    try:
        second = read_number(source)
    except UnreadableQuantity as refusal:
        _refuse_second(source, after, refusal)
    is_plain = WHOLE_NUMBER.issuperset(source.text[after : source.position])
    source.blanks()
    if not source.at_end or not second or not is_plain:
        source.refuse(RATIO, start=after)
    return second


def _refuse_clock_time(source: TypedText, first: str, start: int) -> None:
    """Refuse 14:30 and 1:30 pm as what they are; 1:30 alone is a ratio."""
    here = source.position
    minutes = source.digits()
    rest = source.text[source.position :].lower().lstrip()
    is_time = first.isdecimal() and len(first) <= DIGITS_OF_TIME == len(minutes)
    is_time = is_time and int(first) < HOURS_A_DAY and int(minutes) < MINUTES_AN_HOUR
    if is_time and (rest.startswith(HALVES_OF_DAY) or (first != "1" and rest[:1] not in WHOLE_NUMBER)):
        source.refuse(Refusal.CLOCK_TIME, start=start)
    source.position = here


def _refuse_second(source: TypedText, after: int, refusal: UnreadableQuantity) -> Never:
    """Refuse what follows the colon; `1:1 000` may have been meant to be 1:1,000."""
    if refusal.refusal is Refusal.FULL_STOP:
        raise refusal
    grouped = [each for each in refusal.instead.split(OR) if "," in each and WHOLE_NUMBER.issuperset(each)]
    is_all = not source.text[refusal.end :].strip()
    source.refuse(RATIO, start=after, instead=f"1:{grouped[0]}" if len(grouped) == 1 and is_all else "")

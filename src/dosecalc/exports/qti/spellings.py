"""The ways of typing an answer that is no number: for platforms that compare texts, not what they mean."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from dosecalc.orders.vocabulary import same_meaning
from dosecalc.quantities.dates import MONTHS
from dosecalc.quantities.forms import BETWEEN_WORDS, WORDING
from dosecalc.quantities.notation import MINUTES_A_DAY, MINUTES_AN_HOUR, decimals_needed, plain_decimal
from dosecalc.tutoring.grading import grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution

NEXT_DAY = ("", " the next day", " next day", ", next day", ", the next day", " (next day)", " +1", " +1 day")
NOON = 12
HOURS_AND_MINUTES = (("h", "min"), ("hr", "min"), ("hours", "minutes"), ("hour", "minutes"), ("hours", "min"))


def spellings(part: Part) -> tuple[str, ...]:
    """Ways of typing the right answer, the best first; none differs from another in capitals alone; all are right."""
    found = dict.fromkeys((part.key, *_candidates(part.solution)))
    right = {text.lower(): text for text in reversed(found) if grade(part.solution, text).verdict.is_right}
    return tuple(reversed(right.values()))


def is_safe_in_capitals(solution: Solution, text: str) -> bool:
    """Whether it says the same in capitals: `in the eye` does not, for IN can be misread."""
    return grade(solution, text.upper()).verdict.is_right


def spellings_of(solution: Solution, text: str) -> tuple[str, ...]:
    """Ways of typing a date, or a date with a time, that is written so."""
    number = solution.form.read(text).number
    ways = {"date": _dates, "moment": _moments}.get(solution.form.name)
    return tuple(dict.fromkeys((text, *(ways(number) if ways else ()))))


def _candidates(solution: Solution) -> Iterator[str]:
    form = solution.form
    if form.name.startswith(WORDING):
        for wording in form.name.removeprefix(WORDING).split(BETWEEN_WORDS):
            yield wording
            yield from same_meaning(wording)
        return
    if form.must_be_safe:
        yield from _amounts(str(solution.rounded))
        return
    ways = {"date": _dates, "moment": _moments, "clock": _clocks, "duration": _durations}[form.name]
    for number in {solution.rounded.number, *solution.accepted}:
        yield from ways(number)


def _dates(minutes: Fraction) -> Iterator[str]:
    day = date.fromordinal(int(minutes // MINUTES_A_DAY))
    month = MONTHS[day.month - 1].capitalize()
    yield day.isoformat()
    yield f"{day.year}-{day.month}-{day.day}"
    for name in dict.fromkeys((month, month[:3])):
        yield from (f"{name} {day.day}, {day.year}", f"{name} {day.day} {day.year}", f"{day.day} {name} {day.year}")
    yield from (f"{day.month}/{day.day}/{day.year}", f"{day.month:02}/{day.day:02}/{day.year}")


def _times(minutes: Fraction) -> Iterator[str]:
    hours, left = divmod(minutes % MINUTES_A_DAY, MINUTES_AN_HOUR)
    if left.denominator != 1:
        return
    half, twelve = ("am" if hours < NOON else "pm"), hours % NOON or NOON
    yield from (f"{hours:02d}:{int(left):02d}", f"{hours:02d}{int(left):02d}", f"{hours}:{int(left):02d}")
    dotted = f"{half[0]}.m."
    yield from (f"{twelve}:{int(left):02d}{blank}{each}" for blank in (" ", "") for each in (half, dotted))
    if not left:
        yield from (f"{twelve} {half}", f"{twelve}{half}")


def _clocks(minutes: Fraction) -> Iterable[str]:
    return (f"{time}{day}" for day, time in product(NEXT_DAY, list(_times(minutes))))


def _moments(minutes: Fraction) -> Iterable[str]:
    days, times = list(_dates(minutes)), list(_times(minutes))
    return (f"{day}{between}{time}" for between, day, time in product((" ", ", ", " at "), days, times))


def _durations(minutes: Fraction) -> Iterator[str]:
    whole, left = divmod(minutes, MINUTES_AN_HOUR)
    for hour, minute in HOURS_AND_MINUTES:
        for blank in (" ", ""):
            hours, rest = f"{whole}{blank}{hour}", f"{plain_decimal(Fraction(left))}{blank}{minute}"
            yield from (f"{hours} {rest}", f"{hours}, {rest}", f"{hours} and {rest}", hours, rest)
            yield f"{plain_decimal(minutes)}{blank}{minute}"
            if decimals_needed(minutes / MINUTES_AN_HOUR) is not None:
                yield f"{plain_decimal(minutes / MINUTES_AN_HOUR)}{blank}{hour}"


def _amounts(key: str) -> Iterator[str]:
    yield key
    yield key.replace(",", "")
    yield from same_meaning(key)

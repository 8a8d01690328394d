"""Every usual way to type the right answer: for targets that compare texts instead of reading them.

Each is tried on the grader; none is listed that it would not take.
"""

from __future__ import annotations

from datetime import date as calendar_date
from itertools import chain, product
from typing import TYPE_CHECKING

from dosecalc.exports.unit_spellings import unit_spellings
from dosecalc.orders.vocabulary import same_meaning
from dosecalc.quantities.dates import LEAST_LETTERS, MONTHS
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import MINUTES_A_DAY, MINUTES_AN_HOUR, decimal, plain_decimal
from dosecalc.quantities.units import NO_UNIT, Unit, conversion_factor
from dosecalc.quantities.vocabulary import ATOMS, HOUSEHOLD
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.mistakes import unexplained
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from dosecalc.tutoring.solving import Solution

MOST_UNITS, MOST_TEXTS = 24, 60
"""A moment can be typed in hundreds of ways; nobody types the rest."""

NOON = 12
NEXT_DAY = (" the next day", " next day", ", next day", " (next day)", " +1", ", the next day", " +1 day")


def accepted_texts(solution: Solution, *, unsafe: bool = False, most: int = MOST_TEXTS) -> tuple[str, ...]:
    """The texts, the key first; capitals do not matter, so each stands there once.

    unsafe: also those that are right but written in a way that can be misread. most: how many of them.
    """
    taken = {Verdict.CORRECT, Verdict.UNSAFE_FORM} if unsafe else {Verdict.CORRECT}
    found: dict[str, str] = {}
    for text in (str(solution.rounded), *_candidates(solution, unsafe=unsafe)):
        if text.lower() not in found and grade(solution, text, explained_by=unexplained).verdict in taken:
            found[text.lower()] = text
        if len(found) == most:
            break
    return tuple(found.values())


def ways_to_type(solution: Solution, text: str) -> tuple[str, ...]:
    """A date, or one with a time, right or wrong, in each way in which it is typed; of other forms the text alone."""
    number = solution.form.read(text).number
    ways = {"date": _dates, "moment": _moments}.get(solution.form.name)
    return tuple(dict.fromkeys((text, *(ways(number) if ways else ()))))


def _candidates(solution: Solution, *, unsafe: bool) -> Iterator[str]:
    if solution.form.wordings:
        yield from solution.form.wordings
        yield from same_meaning(str(solution.rounded))
        return
    if solution.form.must_be_safe:
        yield from _in_any_unit(solution)
        yield from same_meaning(str(solution.rounded))
        return
    yield from solution.form.words
    written = WRITTEN.get(solution.exact.form)
    for number in sorted(solution.accepted, key=lambda each: abs(each - _key(solution))):
        yield from written(number) if written else amounts(number, solution.unit, unsafe=unsafe)


def _key(solution: Solution) -> Fraction:
    return as_written(solution.rounded.number, solution.rounded.form)


def amounts(number: Fraction, unit: Unit, *, unsafe: bool = False) -> Iterator[str]:
    """A number with its unit: with a blank between them and without."""
    if unit == NO_UNIT:
        yield from numbers(number)
        return
    for spelling in unit_spellings(unit, unsafe=unsafe)[:MOST_UNITS]:
        for text in numbers(number):
            yield f"{text} {spelling}"
            yield f"{text}{spelling}"


def numbers(number: Fraction) -> tuple[str, ...]:
    """With commas and without."""
    return tuple(dict.fromkeys((decimal(number), plain_decimal(number))))


def _in_any_unit(solution: Solution) -> Iterator[str]:
    """An amount that must be written safely may be told in any unit of its kind."""
    own = solution.unit
    metric = (Unit((atom.name,)) for atom in ATOMS if atom.name not in HOUSEHOLD)
    others = [unit for unit in metric if own.is_simple and unit.dimension == own.dimension]
    for unit in dict.fromkeys((own, *others)):
        number = _key(solution) * conversion_factor(own, unit, solution.policy.conversions)
        yield from amounts(number, unit)


def _clocks(minutes: Fraction) -> Iterator[str]:
    """A time of day, with the day where it is a later one."""
    days, rest = divmod(int(minutes), MINUTES_A_DAY)
    hours, left = divmod(rest, MINUTES_AN_HOUR)
    half, of_twelve = "pm" if hours >= NOON else "am", hours % NOON or NOON
    dotted = f"{half[0]}.m."
    times = [f"{hours:02d}:{left:02d}", f"{hours:02d}{left:02d}", f"{hours}:{left:02d}"]
    times += [f"{of_twelve}:{left:02d} {half}", f"{of_twelve}:{left:02d}{half}", f"{of_twelve}:{left:02d} {dotted}"]
    times += [f"{of_twelve}:{left:02d}{dotted}"] if left else [f"{of_twelve} {half}", f"{of_twelve}{half}"]
    later = NEXT_DAY if days == 1 else (f" {days} days later", f", {days} days later") if days else ()
    for time in times:
        yield time
        yield from (time + each for each in later)


def _durations(minutes: Fraction) -> Iterator[str]:
    """Hours and minutes together, or one of them alone; the likelier first."""
    hours, left = divmod(minutes, MINUTES_AN_HOUR)
    together = _hours_and_minutes(hours, decimal(left))
    units = ((Unit(("minute",)), minutes), (Unit(("hour",)), minutes / MINUTES_AN_HOUR))
    alone = (text for unit, number in units for text in amounts(number, unit))
    yield from chain(together, alone) if hours and left else chain(alone, together)


def _hours_and_minutes(hours: int, minutes: str) -> Iterator[str]:
    for hour, minute in product(("h", "hr", "hrs", "hour", "hours"), ("min", "mins", "minute", "minutes")):
        yield f"{hours} {hour} {minutes} {minute}"
        yield f"{hours}{hour} {minutes}{minute}"
        yield f"{hours} {hour} and {minutes} {minute}"
        yield f"{hours} {hour}, {minutes} {minute}"
        yield f"{hours}{hour}, {minutes}{minute}"
        yield f"{hours}{hour} and {minutes}{minute}"


def _ratios(grams_to: Fraction) -> Iterator[str]:
    for text in numbers(grams_to):
        yield from (f"1:{text}", f"1: {text}", f"1 : {text}")


def _dates(minutes: Fraction) -> Iterator[str]:
    day = calendar_date.fromordinal(int(minutes // MINUTES_A_DAY))
    year, month, number = day.year, day.month, day.day
    in_full = MONTHS[month - 1].capitalize()
    yield day.isoformat()
    yield f"{year}/{month:02d}/{number:02d}"
    yield f"{year}-{month}-{number}"
    yield f"{year}/{month}/{number}"
    for name in dict.fromkeys((in_full, in_full[:LEAST_LETTERS])):
        yield from (f"{number} {name} {year}", f"{name} {number}, {year}", f"{name} {number} {year}")
    for first, second in ((month, number), (number, month)):
        yield f"{first}/{second}/{year}"
        yield f"{first:02d}/{second:02d}/{year}"


def _moments(minutes: Fraction) -> Iterator[str]:
    days, times = list(_dates(minutes)), list(_clocks(minutes % MINUTES_A_DAY))
    for day, time in product(days, times):
        yield f"{day} {time}"
        yield f"{day}, {time}"
    yield from (f"{day} at {time}" for day, time in product(days, times))


WRITTEN: Mapping[str, Callable[[Fraction], Iterator[str]]] = {
    "clock": _clocks,
    "duration": _durations,
    "ratio": _ratios,
    "date": _dates,
    "moment": _moments,
}
"""How an answer of each form is typed."""

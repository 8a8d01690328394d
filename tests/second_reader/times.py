"""Times of day, dates, and both together: tables of patterns, and every way in which they fit the whole text."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import Refused, plainly

DAY = 1440
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
BY_NAME = {name[:length]: month for month, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}

HHMM, HALF, WORD = r"(\d{1,2})(\d\d)(?!\d)", r" ?(a|p)(?:m(?![a-zµμ])|\.m\.)", r"(?: ?(?:hours|hrs?|h)(?![a-zµμ]))?"
COLON = r"(\d{1,2}):(\d\d)(?!\d)(?::00(?!\d))?"
TIMES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (COLON + WORD, HHMM + WORD, COLON + HALF, HHMM + HALF, rf"(\d{{1,2}})(){HALF}")
)
LATER = r"(?:(?:the )?next day|\+1(?: ?day)?|(\d{1,3}) ?days? later)"
DAYS_LATER = re.compile(rf"(?: ?,)? ?(?:{LATER}|\( ?{LATER} ?\))", re.ASCII)

NAME = f"(?P<name>{'|'.join(sorted(BY_NAME, key=len, reverse=True))})(?![a-zµμ])"
DATES = tuple(
    re.compile(pattern + r"(?!\d)", re.ASCII)
    for pattern in (
        r"(?P<year>\d{4}) ?(?P<sign>[-/]) ?(?P<month>\d{1,2}) ?(?P=sign) ?(?P<day>\d{1,2})",
        r"(?P<one>\d{1,2}) ?(?P<sign>[-/.]) ?(?P<other>\d{1,2}) ?(?P=sign) ?(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}}) ?{NAME}\.? ?,? ?(?P<year>\d{{4}})",
        rf"{NAME}\.? ?(?P<day>\d{{1,2}})(?: ?, ?| )(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}) ?(?P<sign>[-/]) ?{NAME}\.? ?(?P=sign) ?(?P<year>\d{{4}})",
        rf"{NAME}\.? ?(?P<sign>[-/]) ?(?P<day>\d{{1,2}}) ?(?P=sign) ?(?P<year>\d{{4}})",
    )
)
BETWEEN = re.compile(r" ?,? ?(?:(?:at|t)(?![a-zµμ]) ?)?")


def read_clock(text: str) -> Reading:
    """A time of day, in minutes since midnight."""
    plain = plainly(text)
    return _only(text, {time + DAY * days for time, rest in _times(plain) for days in _days_later(rest)})


def read_date(text: str) -> Reading:
    """A date, in minutes since the midnight that began 1 January of the year 1."""
    plain = plainly(text)
    return _only(text, {day for days, rest in _dates(plain) for day in days if not rest})


def read_moment(text: str) -> Reading:
    """A date with its time, counted as dates are."""
    found = set()
    for days, rest in _dates(plainly(text)):
        between = BETWEEN.match(rest)
        times = _times(rest[between.end() :]) if between else ()
        found |= {day + time for day in days for time, left in times if not left}
    return _only(text, found)


def _only(text: str, found: set[int]) -> Reading:
    if len(found) != 1:
        raise Refused(text)
    return Reading(Fraction(found.pop()), ("min",))


def _times(text: str) -> list[tuple[int, str]]:
    """Every time that the text can begin with, and what is left of it."""
    matches = [(match, match.lastindex == 3) for pattern in TIMES if (match := pattern.match(text))]
    return [(time, text[match.end() :]) for match, halved in matches if (time := _time(match, halved)) is not None]


def _time(match: re.Match[str], halved: bool) -> int | None:  # noqa: FBT001
    hours, minutes = int(match[1]), int(match[2] or 0)
    if not (1 <= hours <= 12 if halved else hours <= 23) or minutes > 59:
        return None
    return (hours % 12 + 12 * (match[3] == "p") if halved else hours) * 60 + minutes


def _days_later(rest: str) -> tuple[int, ...]:
    match = DAYS_LATER.fullmatch(rest)
    if not match:
        return () if rest else (0,)
    days = int(match[1] or match[2] or 1)
    return (days,) if days else ()


def _dates(text: str) -> list[tuple[set[int], str]]:
    """Every date that the text can begin with, and what is left of it."""
    return [(_days(match.groupdict()), text[match.end() :]) for pattern in DATES if (match := pattern.match(text))]


def _days(parts: dict[str, str]) -> set[int]:
    year = int(parts["year"])
    if "one" in parts:
        one, other = int(parts["one"]), int(parts["other"])
        return _day(year, one, other) | _day(year, other, one)
    return _day(year, BY_NAME[parts["name"]] if "name" in parts else int(parts["month"]), int(parts["day"]))


def _day(year: int, month: int, day: int) -> set[int]:
    try:
        return {date(year, month, day).toordinal() * DAY}
    except ValueError:
        return set()

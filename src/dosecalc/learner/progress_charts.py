"""Charts of progress as SVG elements: colors come from the page's style, and nothing is told by color alone."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.learner.progress_days import ONE_DAY, short
from dosecalc.learner.progress_mastery import percent
from dosecalc.learner.progress_weeks import DAYS
from dosecalc.markup import bar_of, element
from dosecalc.quantities.notation import plain_decimal
from dosecalc.quantities.rounding import Rounding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from xml.etree.ElementTree import Element

    from dosecalc.learner.progress_weeks import Week

WIDTH, HEIGHT = 380, 190
LEFT, RIGHT, TOP, BOTTOM = 38, 372, 20, 158
"""The area in which values are drawn."""

CALENDAR_WEEKS = 12
CELL, GAP = 15, 3
CALENDAR_LEFT, CALENDAR_TOP = 42, 18
STEPS_OF_SECONDS = (15, 30, 60, 120, 300, 600, 1800, 3600)
BUSY = (1, 5, 15)
"""From how many answers on a day of the calendar is shown darker."""

_TENTH = Rounding("tenth")


def bar(share: Fraction, kind: str) -> Element:
    """A share as a bar."""
    return bar_of(_number(share * 100), kind)


def accuracy_chart(weeks: Sequence[Week]) -> Element:
    """The share of right answers in each week as columns."""
    marks = [_tick(f"{share}%", _level(share, 100)) for share in (0, 50, 100)]
    columns = []
    for place, week in enumerate(weeks):
        if week.share is None:
            continue
        top, (x, width) = _level(week.share * 100, 100), _column(place, len(weeks))
        columns += [
            element("rect", class_="value week", x=x, y=_number(top), width=width, height=_number(BOTTOM - top), rx=2),
            element("text", str(percent(week.share)), class_="number", x=x + width // 2, y=_number(top - 4)),
        ]
    return _chart("Right on the first try without a hint, by week, in percent", *marks, *columns, *_dates(weeks))


def speed_chart(weeks: Sequence[Week]) -> Element:
    """The usual time of right answers in each week as points on a line."""
    times = [(place, week.seconds) for place, week in enumerate(weeks) if week.seconds is not None]
    most = max((seconds for _, seconds in times), default=1)
    step = next((step for step in STEPS_OF_SECONDS if 4 * step >= most), STEPS_OF_SECONDS[-1])
    full = max(-(-most // step), 1) * step
    marks = [_tick(f"{seconds} s", _level(seconds, full)) for seconds in range(0, full + 1, step)]
    points = [(_middle(place, len(weeks)), _level(seconds, full), seconds) for place, seconds in times]
    line = " ".join(f"{x},{_number(y)}" for x, y, _ in points)
    dots = [
        part
        for x, y, seconds in points
        for part in (
            element("circle", class_="value week", cx=x, cy=_number(y), r=4),
            element("text", str(seconds), class_="number", x=x, y=_number(y - 8)),
        )
    ]
    path = element("polyline", class_="line", points=line)
    return _chart("Usual time of right answers, by week, in seconds", *marks, path, *dots, *_dates(weeks))


def calendar(days: Mapping[date, int], today: date) -> Element:
    """The days of the last weeks, a column a week, darker with more answers."""
    first = today - (today.weekday() + (CALENDAR_WEEKS - 1) * DAYS) * ONE_DAY
    cells = []
    for place in range((today - first).days + 1):
        day = first + place * ONE_DAY
        week, weekday = divmod(place, DAYS)
        count = days.get(day, 0)
        x, y = CALENDAR_LEFT + week * (CELL + GAP), CALENDAR_TOP + weekday * (CELL + GAP)
        cells.append(element("rect", class_=f"day busy-{_busy(count)}", x=x, y=y, width=CELL, height=CELL, rx=3))
        if count:
            cells.append(element("circle", class_="mark", cx=x + CELL // 2, cy=y + CELL // 2, r=2))
        if weekday == 0 and week % 3 == 0:
            cells.append(element("text", short(day), class_="label", x=x, y=CALENDAR_TOP - 6))
    names = [
        element("text", name, class_="label", x=0, y=CALENDAR_TOP + weekday * (CELL + GAP) + 12)
        for weekday, name in ((0, "Mon"), (3, "Thu"), (6, "Sun"))
    ]
    practiced = sum(1 for day in days if first <= day <= today)
    title = f"Days with practice in the last {CALENDAR_WEEKS} weeks: {practiced}"
    size = (CALENDAR_LEFT + CALENDAR_WEEKS * (CELL + GAP), CALENDAR_TOP + DAYS * (CELL + GAP))
    return _picture(title, size, "calendar", *names, *cells)


def _busy(count: int) -> int:
    return sum(count >= least for least in BUSY)


def _chart(title: str, *drawn: Element) -> Element:
    return _picture(title, (WIDTH, HEIGHT), "chart", *drawn)


def _picture(title: str, size: tuple[int, int], kind: str, *drawn: Element) -> Element:
    return element(
        "svg",
        drawn,
        viewBox=f"0 0 {size[0]} {size[1]}",
        class_=kind,
        role="img",
        aria_label=title,
    )


def _tick(text: str, y: Fraction | int) -> Element:
    line = element("line", class_="grid", x1=LEFT, x2=RIGHT, y1=_number(y), y2=_number(y))
    return element("g", line, element("text", text, class_="label end", x=LEFT - 5, y=_number(y + 4)))


def _dates(weeks: Sequence[Week]) -> list[Element]:
    """The Mondays below the columns, as many as have room, the last one always."""
    every = -(-len(weeks) // 5)
    return [
        element("text", short(week.start), class_="label middle", x=_middle(place, len(weeks)), y=BOTTOM + 18)
        for place, week in enumerate(weeks)
        if (len(weeks) - 1 - place) % every == 0
    ]


def _level(value: Fraction | int, full: int) -> Fraction:
    """How far down a value is drawn, where the axis ends with `full`."""
    return BOTTOM - Fraction(BOTTOM - TOP, full) * value


def _column(place: int, count: int) -> tuple[int, int]:
    """Where a column begins, and its width."""
    room = (RIGHT - LEFT) // count
    width = min(room * 3 // 4, 40)
    return LEFT + place * room + (room - width) // 2, width


def _middle(place: int, count: int) -> int:
    x, width = _column(place, count)
    return x + width // 2


def _number(length: Fraction | int) -> str:
    return plain_decimal(_TENTH(Fraction(length)))

"""The answer put back: worked from it to one of the givens, which must come out again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import as_written, form
from dosecalc.quantities.notation import MINUTES_A_DAY
from dosecalc.quantities.rounding import Rounding
from dosecalc.tutoring.mental.easy_numbers import figures, figures_needed
from dosecalc.tutoring.way_back import NoWayBack, WayBack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.quantities.worked import Worked

FEWEST_FIGURES, FIGURES_IN_FULL = 3, 4
"""How many figures of what comes out again are shown at least, and up to how many it is shown in full."""

MOST_EQUATIONS = 2
"""A longer way back checks nothing: nobody follows it. One more may say where a number that does not end comes from."""

SMALL_DIFFERENCE = "the small difference comes from rounding"

LARGEST_DIFFERENCE = Fraction(1, 20)
"""How far what comes out may be from the given, as a part of it, where the answer was rounded to the nearest."""

SAME = Fraction(1, 10**30)
"""Roots and powers are known to 40 digits."""


@dataclass(frozen=True)
class CheckLine:
    """What the answer leads back to.

    equations: the text of each; more than one where sums and products follow each other. given: what must come out.
    recovered: what does. name: what the given is called. reason: why they differ, empty where they do not.
    """

    equations: tuple[str, ...]
    given: Worked
    recovered: Worked
    name: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """In one sentence."""
        given = f"given: {self.given}{f' ({self.name})' if self.name else ''}"
        return f"{'; '.join(filter(None, (*self.equations, given, self.reason)))}."


def check_line(exact: Worked, rounded: Worked) -> CheckLine | None:
    """The way from the rounded answer back to the first given that it leads to; None where there is no such way."""
    if form(exact.form).words:
        return None
    for path, given in _paths(exact):
        if (found := _along(path, given, exact, rounded)) is not None:
            return found
    return None


def not_recovered(exact: Worked) -> Iterator[tuple[Worked, Worked]]:
    """The givens that do not come out again when the exact answer is put back, each with what comes out instead.

    Ways that cannot be gone back (something was rounded or chosen) prove nothing either way and are left out.
    """
    if form(exact.form).words:
        return
    for path, given in _paths(exact):
        way = WayBack(exact)
        try:
            for node, place in path:
                way.go_back(node, place)
        except (NoWayBack, ZeroDivisionError):
            continue
        difference = _difference(way.number, given)
        if difference > SAME * abs(given.number):
            yield given, replace(given, number=way.number)


def _paths(root: Worked) -> Iterator[tuple[list[tuple[Worked, int]], Worked]]:
    """To each given that the answer is made of once, the steps from the answer, with the part that leads on."""
    found = [(path, _end(path)) for path in _all_paths(root) if path]
    times = Counter(end for _, end in found)
    return ((path, end) for path, end in found if not end.is_constant and times[end] == 1)


def _all_paths(node: Worked) -> Iterator[list[tuple[Worked, int]]]:
    if not node.parts:
        yield []
    for place, part in enumerate(node.parts):
        for path in _all_paths(part):
            yield [(node, place), *path]


def _end(path: list[tuple[Worked, int]]) -> Worked:
    node, place = path[-1]
    return node.parts[place]


def _along(path: list[tuple[Worked, int]], given: Worked, exact: Worked, rounded: Worked) -> CheckLine | None:
    way = WayBack(rounded)
    try:
        for node, place in path:
            way.go_back(node, place)
    except (NoWayBack, ZeroDivisionError):
        return None
    result = came_out(given, way.number, rounded, is_divisor=way.is_divisor)
    if result is None:
        return None
    equations = way.equations(result.sign, result.shown)
    if not 0 < len(equations) - len(way.names) <= MOST_EQUATIONS or len(way.names) > 1:
        return None
    return result.after(equations, exact)


@dataclass(frozen=True)
class CameOut:
    """What a way back from a rounded answer comes to.

    recovered: in full. shown: with as many figures as it takes. sign: before it. reason: why it is not the given.
    """

    given: Worked
    recovered: Worked
    shown: Worked
    sign: str
    reason: str

    def after(self, equations: tuple[str, ...], exact: Worked) -> CheckLine:
        """The line with these equations; the given is named where it is not called as the answer is."""
        name = "" if self.given.name == exact.name else self.given.name
        return CheckLine(equations, self.given, self.recovered, name, self.reason)


def came_out(given: Worked, number: Fraction, rounded: Worked, *, is_divisor: bool = False) -> CameOut | None:
    """What came out for a given; None where rounding the answer does not explain that it is not the given.

    is_divisor: whether something was divided by the answer, so that one rounded up leads to less.
    """
    recovered = replace(given, number=number)
    difference = _difference(number, given)
    direction = "" if rounded.rounded_towards == "nearest" else rounded.rounded_towards
    is_same = difference <= SAME * abs(given.number)
    is_near = difference <= LARGEST_DIFFERENCE * abs(given.number)
    if not (is_near or (direction and not is_divisor)):
        return None
    shown = recovered if given.form == "clock" else given if is_same else _shortened(recovered, given)
    sign = "=" if is_same or shown.number == number else "≈"
    reason = f"the difference comes from rounding {direction}" if direction else SMALL_DIFFERENCE
    return CameOut(given, recovered, shown, sign, "" if is_same or str(shown) == str(given) else reason)


def _difference(number: Fraction, given: Worked) -> Fraction:
    """How far a number is from a given; a clock shows the same time a day later."""
    difference = abs(number - given.number)
    return min(difference, abs(difference - MINUTES_A_DAY)) if given.form == "clock" else difference


def _shortened(recovered: Worked, given: Worked) -> Worked:
    """What came out, with as many figures as tell whether it is the given; a time in whole minutes."""
    if form(given.form).counts_minutes:
        return replace(recovered, number=Rounding("whole")(recovered.number))
    per = 1 if given.form else given.per
    number = as_written(recovered.number, given.form) * per
    if figures_needed(number) <= FIGURES_IN_FULL:
        return recovered
    many = max(FEWEST_FIGURES, figures_needed(as_written(given.number, given.form) * per))
    return replace(recovered, number=as_written(figures(number, many) / per, given.form))

"""Keys confirmed by the second route: read, worked out, rounded and written again from what is printed.

Of the first route it takes what a learner sees: the givens as printed, the conversions stated, the unit asked for, and
the rule of rounding as the policy states it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.routes.rounding import StatedRule
from dosecalc.verification.routes.units import ImpossibleGivens, Table, UnreadablePrint, factor, taught
from dosecalc.verification.routes.writing import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.rounding import Rounding
    from dosecalc.tutoring.parts import Part
    from dosecalc.verification.routes.route import Route

NEARLY = Fraction(1, 10**30)
"""How near a root or power of 40 digits must come to one worked out in another way."""

POUNDS = (" lb", " oz")
WEIGHT_FIRST = "Use kilograms rounded"
UNITS_OF_FORMS = {"ratio": "g/mL", "24-hour clock": "min", "h and min": "min", "date": "min", "date and time": "min"}
"""What the number is counted in where the answer is not asked for in a unit."""

OF_MINUTES = frozenset({"clock", "duration", "date", "moment"})
TABLES_KEPT = 32
"""The conversions of so many policies are kept; a bank has a handful."""


def recomputed(part: Part) -> Fraction | None:
    """The exact answer by the second route, in the unit asked for; minutes for a time, g/mL for a ratio strength.

    None where the calculation has no second route: a reading of an order, which is looked up and not worked out.

    Raises:
        UnreadablePrint: a given is printed so that nobody could calculate with it.
        ImpossibleGivens: the givens cannot go together.
    """
    route = routes().get(part.solution.calculation.name)
    if route is None:
        return None
    table = _table(part.solution.policy.constants)
    numbers = _numbers(part, route, table)
    if route.fits is not None and not route.fits(**numbers):
        message = f"the givens of {route.name} do not go together"
        raise ImpossibleGivens(message)
    answer = route.formula(**numbers)
    unit = UNITS_OF_FORMS.get(part.asked_unit, part.asked_unit)
    return answer if route.words or not unit else answer / factor(unit, route.answer, table)


def agrees(part: Part) -> bool:
    """Whether both routes come to the same exact answer; a root or a power to 30 digits."""
    try:
        found = recomputed(part)
    except (UnreadablePrint, ImpossibleGivens):
        return False
    if found is None:
        return False
    route = routes()[part.solution.calculation.name]
    return abs(found - part.solution.exact.number) <= (abs(found) * NEARLY if route.is_approximate else 0)


def key_by_second_route(part: Part) -> str | None:
    """The answer as it is to be written, by the second route; None where there is none.

    Raises:
        UnreadablePrint: a given is printed so that nobody could calculate with it.
        ImpossibleGivens: the givens cannot go together.
    """
    found = recomputed(part)
    if found is None:
        return None
    route = routes()[part.solution.calculation.name]
    if route.words:
        return route.words[int(found)]
    form = route.form or part.solution.form.name
    shown = 1 / found if form == "ratio" else found
    rounded = _stated(part.solution.rule).rounded_if_kept(shown, of_minutes=form in OF_MINUTES)
    return written(1 / rounded if form == "ratio" else rounded, form, part.asked_unit)


@lru_cache(TABLES_KEPT)
def _table(constants: tuple[str, ...]) -> Table:
    return taught(constants)


def _numbers(part: Part, route: Route, table: Table) -> dict[str, Fraction]:
    """The givens in base units; a weight in pounds rounded first in kilograms where the problem says so."""
    printed = {name: str(quantity) for name, quantity in part.solution.givens.items()}
    numbers = route.numbers(printed, table)
    return _with_weight_rounded(numbers, printed, route.givens, part) if WEIGHT_FIRST in part.stated_rules else numbers


def _with_weight_rounded(
    numbers: dict[str, Fraction], printed: Mapping[str, str], bases: Mapping[str, str], part: Part
) -> dict[str, Fraction]:
    rule = _weight_rule(part.solution.policy)
    in_pounds = [name for name, base in bases.items() if base == "kg" and printed[name].endswith(POUNDS)]
    return numbers | {name: rule.rounded(numbers[name]) for name in in_pounds}


def _weight_rule(policy: Policy) -> StatedRule:
    return _stated(policy.rules["weight"])


def _stated(rule: Rounding) -> StatedRule:
    return StatedRule(rule.place, rule.direction, rule.tie, rule.limit, rule.place_below, rule.place_if_endless)

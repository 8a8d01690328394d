"""Doses of a drug that only the story names: held to the widest range that its usual doses allow for anybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.quantities.units import Unit
from dosecalc.verification.named_drugs import drugs_named
from dosecalc.verification.observation import Observation, keys_of_given
from dosecalc.verification.plausible import OF_KINDS, OF_PATIENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.formulary import DoseRange
    from dosecalc.bank.problem import Problem
    from dosecalc.quantities.worked import Worked

ROUTES = {
    "IV": r"IV|intravenous(?:ly)?",
    "IM": r"IM|intramuscular(?:ly)?",
    "SC": r"SC|subcut|subcutaneous(?:ly)?",
    "PO": r"PO|by mouth|oral(?:ly)?",
    "intrathecal": r"intrathecal(?:ly)?",
    "epidural": r"epidural(?:ly)?",
    "inhaled": r"inhaled|by inhalation",
    "eye": r"eyes?",
}
"""How a story says by which route; the names are those of the formulary, and of routes at which it has no doses."""

EACH_KILOGRAM, EACH_SQUARE_METER, EACH_DAY = Unit((), ("kilogram",)), Unit((), ("square_meter",)), Unit((), ("day",))
HOURS_A_DAY = 24
SPREAD = 4
"""How far doses go from an amount with which one begins, insulin above all."""

MOST_TOLD = 6
"""Usual doses that are told."""


@dataclass(frozen=True)
class Reach:
    """From least to most of what a usual dose can come to, in a unit."""

    least: Fraction
    most: Fraction
    unit: Unit


def named_doses(made: Problem) -> Iterator[Observation]:
    """Doses of drugs that are named but not picked, outside of all that the formulary allows, or not comparable."""
    if made.template.choices:
        return
    text = "\n".join((*(line for _, line in made.card), *(part.ask for part in made.parts)))
    drugs = drugs_named(text)
    doses = [dose for each in drugs for dose in each.doses.values()]
    routes = {route for route, words in ROUTES.items() if re.search(rf"\b(?:{words})\b", text)}
    by_route = [dose for dose in doses if dose.route in routes] if routes else doses
    names = ", ".join(each.name for each in drugs)
    for place, part in enumerate(made.parts if drugs else ()):
        for name, order in part.solution.givens.items():
            if "dose" not in name or not _is_amount(order) or name in part.carried:
                continue
            keys, reach = keys_of_given(made.template, place, name), _reach(by_route, order)
            if reach is None:
                found = f"{name} {order} of {names}, whose doses in the formulary are of another route or kind"
                yield Observation("unheld-dose", keys, found, "[drug] with a usual dose, or a drug of your own")
            elif not reach.least <= order.number <= reach.most:
                told = dict.fromkeys(map(_told, by_route))
                usual = ", ".join(list(told)[:MOST_TOLD])
                found = f"{name} {order} of {names}"
                yield Observation("outside-dose-range", keys, found, f"what usual doses come to for anybody: {usual}")


def _told(dose: DoseRange) -> str:
    least, most = str(dose.minimum), str(dose.maximum)
    return least if least == most else f"{least} to {most}"


def _is_amount(order: Worked) -> bool:
    """Whether it counts a drug, in whatever way; a number of doses, or a time from dose to dose, does not."""
    return any(base in {"drug_mass", "activity", "equivalent", "substance"} for base, _ in order.unit.dimension)


def _reach(doses: Sequence[DoseRange], order: Worked) -> Reach | None:
    """The least and the most that any of these doses can come to in the unit of an order; None where none can."""
    found = [reach for dose in doses if (reach := _in_unit(dose, order.unit)) is not None]
    if not found:
        return None
    return Reach(min(each.least for each in found), max(each.most for each in found), order.unit)


def _in_unit(dose: DoseRange, wanted: Unit) -> Reach | None:
    """What a dose comes to in a unit, whole or an hour's share of a day's, for a body of any size.

    Where the formulary has one amount and no range, often that of the first day, a quarter and four times of it.
    """
    least, most = dose.minimum, dose.maximum
    if least.number == most.number:
        least, most = least.but(number=least.number / SPREAD), most.but(number=most.number * SPREAD)
    smallest, largest = OF_PATIENTS[dose.patient].least, OF_PATIENTS[dose.patient].most
    surfaces = OF_KINDS["body surface area"]
    for each, low, high in (
        (EACH_DAY, Fraction(1, HOURS_A_DAY), Fraction(1)),
        (EACH_KILOGRAM, Fraction(smallest), Fraction(largest)),
        (EACH_SQUARE_METER, Fraction(surfaces.least), Fraction(surfaces.most)),
    ):
        if each.below[0] in least.unit.below and each.below[0] not in _units_alike(wanted):
            least, most = (
                bound.but(number=bound.number * by, unit=bound.unit / each)
                for bound, by in ((least, low), (most, high))
            )
    if least.unit.dimension != wanted.dimension:
        return None
    return Reach(least.to(wanted).number, most.to(wanted).number, wanted)


def _units_alike(wanted: Unit) -> set[str]:
    """The units below the line of an order, any time as a day, any weight as kilograms."""
    below = set(wanted.below)
    if below & {"day", "hour", "minute", "week"}:
        below.add("day")
    return below | ({"kilogram"} if "pound" in below else set())

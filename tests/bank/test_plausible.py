"""No draw of any template is one that a pharmacist would laugh at.

Templates of few draws are walked through to the last one; of the others, the draws of many seeds are looked at.
`DOSECALC_WALK=1000000 python -m pytest tests/bank/test_plausible.py` walks through all that have up to so many.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.templates import template, template_names
from dosecalc.bank.value_sources import MAIN
from dosecalc.bank.walk import walk
from dosecalc.quantities.units import conversion_factor, unit
from dosecalc.quantities.worked import Worked

WALKED = int(os.environ.get("DOSECALC_WALK", "200"))
SEEDS = range(int(os.environ.get("DOSECALC_SEEDS", "50")))


@dataclass(frozen=True)
class Bounds:
    """From least to most, in a unit; step: what every amount must be a multiple of."""

    unit: str
    least: str
    most: str

    def hold(self, quantity: Worked) -> bool:
        number = quantity.number * conversion_factor(quantity.unit, unit(self.unit))
        return Fraction(self.least) <= number <= Fraction(self.most)


OF_KINDS = {
    "body weight": Bounds("kg", "0.5", "160"),
    "height": Bounds("cm", "40", "210"),
    "age": Bounds("years", "0.05", "100"),
    "body surface area": Bounds("m2", "0.15", "2.7"),
    "body mass index": Bounds("kg/m2", "10", "60"),
    "serum creatinine": Bounds("mg/dL", "0.3", "8"),
    "clearance": Bounds("mL/min", "3", "180"),
    "number of tablets or capsules": Bounds("tablets", "0.25", "4"),
    "pump rate": Bounds("mL/h", "0.1", "999"),
    "drip rate": Bounds("gtt/min", "5", "120"),
    "drop factor": Bounds("gtt/mL", "10", "60"),
    "osmolarity": Bounds("mOsm/L", "50", "6000"),
    "energy": Bounds("kcal", "30", "4500"),
    "time": Bounds("min", "1", "20160"),
    "days of supply": Bounds("days", "1", "366"),
    "temperature in °C": Bounds("°C", "-30", "121"),
    "temperature in °F": Bounds("°F", "-22", "250"),
}
"""What givens and answers of a kind lie within, whatever the drug (domain reference, sections 1.3, 1.10 and 6)."""

OF_ROUTES = {"IM": Bounds("mL", "0.05", "3"), "SC": Bounds("mL", "0.01", "2"), "subcut": Bounds("mL", "0.01", "2")}
"""What one injection may hold; larger subcutaneous volumes are given, but not drilled."""

OF_PATIENTS = {
    "newborn": Bounds("kg", "0.5", "5"),
    "infant": Bounds("kg", "2", "14"),
    "child": Bounds("kg", "3", "80"),
    "adult": Bounds("kg", "35", "160"),
}
PUMP_STEP_BELOW_100, PUMP_STEP_FROM_100 = Fraction(1, 10), Fraction(1)


def draws(name: str) -> Iterator[Problem]:
    """Every draw where there are few, else those of the seeds, under the policies that round for pumps."""
    for by in ("pharmacy", "nursing"):
        walked = list(walk(template(name), policy(by), WALKED))
        if len(walked) < WALKED:
            yield from (made for made in walked if made is not None)
        else:
            yield from (drawn(template(name), seed, policy(by)) for seed in SEEDS)


def amounts(made: Problem) -> Iterator[tuple[str, Worked]]:
    """Givens and answers with the names of their kinds."""
    for part in made.parts:
        kinds = part.solution.calculation.givens
        yield from ((kinds[name].name, given) for name, given in part.solution.givens.items())
        yield part.solution.calculation.answer.name, part.solution.rounded


def odd_amounts(made: Problem) -> Iterator[str]:
    for kind, quantity in amounts(made):
        bounds = OF_KINDS.get(kind)
        if bounds is None or not quantity.number or quantity.unit == unit("oz"):  # ounces go with pounds
            continue
        same = unit(bounds.unit).dimension == quantity.unit.dimension
        if same and not bounds.hold(quantity):
            yield f"{made.identity}: {kind} {quantity}"


def odd_rates(made: Problem) -> Iterator[str]:
    """Answers that no pump can be set to."""
    for part in made.parts:
        rate = part.solution.rounded
        if rate.unit == unit("mL/h"):
            step = PUMP_STEP_BELOW_100 if rate.number < 100 else PUMP_STEP_FROM_100
            if rate.number % step:
                yield f"{made.identity}: {rate} is no step of a pump"


def odd_for_the_patient(made: Problem) -> Iterator[str]:
    choice = made.template.choice
    patients = {pick.dose.patient for pick in choice.picks() if pick.dose} if choice else set()
    if len(patients) != 1:
        return
    bounds = OF_PATIENTS[patients.pop()]
    for kind, quantity in amounts(made):
        is_weight = kind == "body weight" and quantity.unit.dimension == unit("kg").dimension
        if is_weight and quantity.number and quantity.unit != unit("oz") and not bounds.hold(quantity):
            yield f"{made.identity}: a patient of {quantity}"


def odd_injections(made: Problem) -> Iterator[str]:
    choice = made.template.choices.get(MAIN)
    routes = {pick.dose.route for pick in choice.picks() if pick.dose} if choice else set()
    routes |= {choice.route} if choice and choice.route else set()
    injections = ("injection_volume", "weight_dose_volume", "reconstituted_dose_volume")
    for part in made.parts:
        if (
            part.solution.calculation.name in injections
            and len(routes) == 1
            and (route := next(iter(routes))) in OF_ROUTES
        ) and not OF_ROUTES[route].hold(part.solution.rounded):
            yield f"{made.identity}: {part.key} {route}"


@pytest.mark.parametrize("name", sorted(template_names()))
def test_every_draw_is_plausible(name: str) -> None:
    rules = (odd_amounts, odd_rates, odd_for_the_patient, odd_injections)
    odd = [text for made in draws(name) for rule in rules for text in rule(made)]

    assert [] == odd[:10]

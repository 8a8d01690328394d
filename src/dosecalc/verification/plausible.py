"""Whether a draw is one that a pharmacist would not laugh at: patients, amounts, rates and injections as they are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.folder import kept_for_bank
from dosecalc.quantities.units import conversion_factor, unit
from dosecalc.verification.observation import Observation, keys_of_given, keys_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosecalc.bank.formulary import DoseRange
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Choice
    from dosecalc.quantities.worked import Worked


@dataclass(frozen=True)
class Bounds:
    """From least to most, in a unit."""

    unit: str
    least: str
    most: str

    def hold(self, quantity: Worked) -> bool:
        """Whether a quantity of this dimension lies within."""
        number = quantity.number * conversion_factor(quantity.unit, unit(self.unit))
        return Fraction(self.least) <= number <= Fraction(self.most)

    def measure(self, quantity: Worked) -> bool:
        """Whether a quantity can be compared with these bounds at all."""
        return unit(self.unit).dimension == quantity.unit.dimension

    def __str__(self) -> str:
        """In words."""
        return f"{self.least} to {self.most} {self.unit}"


OF_KINDS: Mapping[str, Bounds] = MappingProxyType(
    {
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
)
"""What givens and answers of a kind lie within, whatever the drug.

General knowledge of practice: weights and heights from preterm newborns to large adults, rates that pumps (0.1 to
999 mL/h) and sets (10 to 60 gtt/mL) have, at most four tablets for a dose.
"""

OF_ROUTES: Mapping[str, Bounds] = MappingProxyType(
    {"IM": Bounds("mL", "0.05", "3"), "SC": Bounds("mL", "0.01", "2"), "subcut": Bounds("mL", "0.01", "2")}
)
"""What one injection may hold; larger subcutaneous volumes are given, but not drilled."""

OF_PATIENTS: Mapping[str, Bounds] = MappingProxyType(
    {
        "newborn": Bounds("kg", "0.5", "5"),
        "infant": Bounds("kg", "2", "14"),
        "child": Bounds("kg", "3", "80"),
        "adult": Bounds("kg", "35", "160"),
    }
)
INJECTIONS = frozenset({"injection_volume", "weight_dose_volume", "reconstituted_dose_volume"})
BY_MOUTH = frozenset({"tablet", "capsule", "oral liquid"})
PUMP_CHANGES_AT = 100
PUMP_STEP_BELOW, PUMP_STEP_FROM = Fraction(1, 10), Fraction(1)
"""Pumps are set in tenths of a milliliter an hour below 100 mL/h, and in whole ones from there on."""


def odd_amounts(made: Problem) -> Iterator[Observation]:
    """Givens and answers outside what their kind can be; ounces go with pounds and are not judged alone."""
    for place, part in enumerate(made.parts):
        of_givens = part.solution.calculation.givens
        for name, given in part.solution.givens.items():
            yield from _odd(of_givens[name].name, given, keys_of_given(made.template, place, name))
        yield from _odd(
            part.solution.calculation.answer.name, part.solution.rounded, keys_of_part(made.template, place)
        )


def _odd(kind: str, quantity: Worked, keys: tuple[str, ...]) -> Iterator[Observation]:
    bounds = OF_KINDS.get(kind)
    if bounds is None or not quantity.number or quantity.unit == unit("oz") or not bounds.measure(quantity):
        return
    if not bounds.hold(quantity):
        yield Observation("implausible", keys, f"{kind} {quantity}", str(bounds))


def odd_rates(made: Problem) -> Iterator[Observation]:
    """Answers that no pump can be set to, under a policy that rounds for pumps."""
    if not made.policy.rules["infusion rate"].step(Fraction(1)):
        return
    for place, part in enumerate(made.parts):
        rate = part.solution.rounded
        step = PUMP_STEP_BELOW if rate.number < PUMP_CHANGES_AT else PUMP_STEP_FROM
        if rate.unit == unit("mL/h") and rate.number % step:
            expected = f"a step of {PUMP_STEP_BELOW} mL/h, of {PUMP_STEP_FROM} from {PUMP_CHANGES_AT}"
            yield Observation("not-programmable", keys_of_part(made.template, place), str(rate), expected)


def odd_for_the_patient(made: Problem) -> Iterator[Observation]:
    """Body weights that no patient of the dose's age has, where all doses are for the same."""
    patients = {dose.patient for dose in _doses(made.template.choice)}
    if len(patients) != 1:
        return
    patient = next(iter(patients))
    for place, part in enumerate(made.parts):
        kinds = part.solution.calculation.givens
        for name, given in part.solution.givens.items():
            is_weight = kinds[name].name == "body weight" and OF_PATIENTS[patient].measure(given)
            if is_weight and given.number and given.unit != unit("oz") and not OF_PATIENTS[patient].hold(given):
                keys = keys_of_given(made.template, place, name)
                yield Observation("implausible", keys, f"{patient} of {given}", str(OF_PATIENTS[patient]))


def odd_injections(made: Problem) -> Iterator[Observation]:
    """Volumes that are not given in one injection by that route."""
    choice = made.template.choice
    routes = {dose.route for dose in _doses(choice)} | ({choice.route} if choice and choice.route else set())
    route = next(iter(routes)) if len(routes) == 1 else ""
    if route not in OF_ROUTES:
        return
    for place, part in enumerate(made.parts):
        if part.solution.calculation.name in INJECTIONS and not OF_ROUTES[route].hold(part.solution.rounded):
            keys = keys_of_part(made.template, place)
            yield Observation("implausible", keys, f"{part.key} {route}", f"{OF_ROUTES[route]} in one injection")


def odd_doses(made: Problem) -> Iterator[Observation]:
    """Doses ordered that lie in none of the usual ranges of the drugs that the card names."""
    ranges = _ranges(made.template.choice)
    if not ranges:
        return
    text = "\n".join((*(line for _, line in made.card), *(part.ask for part in made.parts)))
    of_drug = [dose for name, dose in ranges if name in text] or [dose for _, dose in ranges]
    for place, part in enumerate(made.parts):
        for name, order in part.solution.givens.items():
            same = [dose for dose in of_drug if dose.minimum.unit.dimension == order.unit.dimension]
            if "dose" in name and same and not any(_is_usual(order, dose) for dose in same):
                usual = " or ".join(dict.fromkeys(map(_told, same)))
                yield Observation(
                    "outside-dose-range", keys_of_given(made.template, place, name), f"{name} {order}", usual
                )


def _is_usual(order: Worked, dose: DoseRange) -> bool:
    lowest, highest = (bound.to(order.unit).number for bound in (dose.minimum, dose.maximum))
    ordered = [amount.to(order.unit).number for amount in dose.orders]
    return lowest <= order.number <= highest and (not ordered or order.number in ordered)


def _told(dose: DoseRange) -> str:
    return ", ".join(map(str, dose.orders)) if dose.orders else f"{dose.minimum} to {dose.maximum}"


def odd_frequencies(made: Problem) -> Iterator[Observation]:
    """How often a drug of the card is ordered, where the formulary gives it at other times only."""
    usual = _doses_a_day(made)
    for place, part in enumerate(made.parts if usual else ()):
        kinds = part.solution.calculation.givens
        for name, order in part.solution.givens.items():
            often = _often(kinds[name].name, order)
            if often is not None and often not in usual:
                expected = f"{' or '.join(map(str, sorted(usual)))} a day"
                yield Observation(
                    "unusual-frequency", keys_of_given(made.template, place, name), f"{name} {order}", expected
                )


def _often(kind: str, order: Worked) -> Fraction | None:
    """Doses a day; nothing of a given that tells no frequency."""
    if kind == "time from dose to dose":
        return 1 / order.to(unit("days")).number
    return order.to(unit("doses/day")).number if kind == "number of doses a day" else None


def _doses_a_day(made: Problem) -> frozenset[Fraction]:
    """At which frequencies the formulary gives the drugs of the card, by the doses and the form that were picked."""
    choice = made.template.choice
    text = "\n".join(line for _, line in made.card)
    return frozenset(
        1 / interval.to(unit("days")).number
        for pick in (choice.picks() if choice else ())
        for dose in ((pick.dose,) if pick.dose else pick.drug.doses.values())
        if pick.drug.name in text and (choice is None or choice.form not in BY_MOUTH or dose.route == "PO")
        for interval in dose.intervals
    )


@kept_for_bank
def _ranges(choice: Choice | None) -> tuple[tuple[str, DoseRange], ...]:
    picks = choice.picks() if choice else ()
    return tuple((pick.drug.name, pick.dose) for pick in picks if pick.dose is not None)


def _doses(choice: Choice | None) -> Iterator[DoseRange]:
    return (dose for _, dose in _ranges(choice))

"""A problem of three parts, each of which rests on the one before."""

from dataclasses import replace

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.operations import GIVEN
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.solving import Solution, solve


def solved(name: str, givens: str, to: str = "") -> Solution:
    formula = calculation(name)
    return solve(formula, read_givens(givens.split("; "), formula), policy("pharmacy"), read_target(to))


def as_given(solution: Solution) -> Worked:
    return replace(solution.rounded, operation=GIVEN, parts=(), note="")


def chained(name: str, givens: str, from_earlier: dict[str, Solution], to: str = "") -> Solution:
    formula = calculation(name)
    known = read_givens(givens.split("; ") if givens else [], formula)
    known |= {given: as_given(solution) for given, solution in from_earlier.items()}
    return solve(formula, known, policy("pharmacy"), read_target(to))


DOSE_RATE = solved("dose_rate_for_weight", "dose_rate=5 mcg/kg/min; weight=84 kg", "mcg/min")
RATE = chained("pump_rate_flat", "concentration=400 mg/250 mL", {"dose_rate": DOSE_RATE}, "mL/h")
END = chained("infusion_end", "start=14:30; volume=250 mL", {"pump_rate": RATE})
DRIP = (
    Part("a", "Dose rate?", DOSE_RATE),
    Part("b", "Pump rate?", RATE, {"dose_rate": 0}),
    Part("c", "End?", END, {"pump_rate": 1}),
)
"""420 mcg/min; 15.8 mL/h; 06:19 the next day."""

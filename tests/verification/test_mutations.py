"""A fault seeded into either route of any calculation is found, because the other route does not have it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.errors import DosecalcError
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.verification import second_route
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.second_route import agrees, confirmed
from tests.verification.mutants import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.quantities.worked import Worked
    from dosecalc.verification.routes.route import Route

AUTHORITIES = Path(__file__).parents[1] / "authorities"
FACTORS = tuple(map(Fraction, ("0.1", "0.5", "0.75", "1", "1.25", "2", "3")))
VARIED = 16
"""How many further inputs are made of the published ones, by making each given some times as much."""


@dataclass(frozen=True)
class Input:
    """Givens of a calculation, and the unit in which its answer is asked for."""

    givens: Mapping[str, Worked]
    asked: str = ""

    def part(self, calculation: Calculation) -> Part:
        asked = unit(self.asked) if self.asked else None
        return Part("", "How much?", solve(calculation, self.givens, policy("pharmacy"), asked))


@cache
def inputs(name: str) -> tuple[Input, ...]:
    """Those of the published examples, those at a limit, and seeded variations of them all."""
    table = tomllib.loads((AUTHORITIES / f"{name}.toml").read_text(encoding="utf-8"))
    published = [
        Input({given_name: given(text) for given_name, text in example["givens"].items()}, example.get("unit", ""))
        for example in table["example"]
    ]
    limits = [Input({key: given(text) for key, text in texts.items()}) for texts in AT_A_LIMIT.get(name, ())]
    random = Random(name)
    varied = [_varied(random.choice(published), random) for _ in range(VARIED)]
    return tuple(each for each in (*limits, *published, *varied) if _is_sound(name, each))


def _varied(of: Input, random: Random) -> Input:
    return replace(
        of,
        givens={
            name: quantity if quantity.form else _more_or_less(quantity, random) for name, quantity in of.givens.items()
        },
    )


def _more_or_less(quantity: Worked, random: Random) -> Worked:
    """So many times as much; of nothing, a whole number."""
    number = quantity.number * random.choice(FACTORS) or Fraction(random.randint(1, 9))
    return replace(quantity, number=number)


def _is_sound(name: str, each: Input) -> bool:
    """Whether the routes, as they are, agree on it, or the first refuses it."""
    if any("…" in str(quantity) for quantity in each.givens.values()):
        return False
    part = _part_if_possible(catalogue()[name], each)
    return part is None or (agrees(part) and confirmed(part))


def _part_if_possible(calculation: Calculation, each: Input) -> Part | None:
    try:
        return each.part(calculation)
    except DosecalcError:
        return None


def is_a_fault(mutant: Mutant) -> bool:
    """Whether the mutant is another formula at all: an exchange of factors is none, whatever the numbers."""
    if not mutant.exchanged or mutant.where not in routes():
        return True
    route, random = routes()[mutant.where], Random(mutant.where)
    one, other = mutant.exchanged
    tries = [{given_name: Fraction(random.randint(1, 999), 7) for given_name in route.givens} for _ in range(9)]
    return any(_outcome(route, each) != _outcome(route, each | {one: each[other], other: each[one]}) for each in tries)


def _outcome(route: Route, numbers: Mapping[str, Fraction]) -> Fraction | None:
    try:
        return route.formula(**numbers)
    except (ValueError, ZeroDivisionError):
        return None


def _first_route_is_caught(name: str, mutant: Mutant) -> bool:
    """Whether any input makes the mutant of the calculation fail, or come to what the second route does not."""
    calculation = replace(catalogue()[name], function=mutant.function)
    return any(_is_noticed(calculation, each) for each in inputs(name))


def _is_noticed(calculation: Calculation, each: Input) -> bool:
    is_refused = _part_if_possible(catalogue()[calculation.name], each) is None
    try:
        part = each.part(calculation)
    except Exception:  # noqa: BLE001 - whatever it fails with, it is noticed where there is an answer
        return not is_refused
    return not (agrees(part) and confirmed(part))


AT_A_LIMIT: dict[str, tuple[dict[str, str], ...]] = {}
EQUIVALENT: dict[str, str] = {}


@cache
def _parts(name: str) -> tuple[Part, ...]:
    found = (_part_if_possible(catalogue()[name], each) for each in inputs(name))
    return tuple(part for part in found if part is not None)


def _second_route_is_caught(name: str, mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> bool:
    faulty = {name: replace(routes()[name], formula=mutant.function)}
    with monkeypatch.context() as patched:
        patched.setattr(second_route, "routes", lambda: faulty)
        return any(_is_noticed_by_first(part) for part in _parts(name))


def _is_noticed_by_first(part: Part) -> bool:
    try:
        return not (agrees(part) and confirmed(part))
    except Exception:  # noqa: BLE001 - as above
        return True

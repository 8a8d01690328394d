"""A fault seeded into either route of any calculation is found, because the other route does not have it."""

from __future__ import annotations

import sys
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
from dosecalc.quantities.comparing import (
    apart,
    between,
    checked,
    compared,
    first_enough,
    placed,
    reached,
    smaller_of,
)
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.verification import second_route
from dosecalc.verification.routes.catalogue import routes
from dosecalc.verification.second_route import agrees
from tests.verification.at_a_limit import AT_A_LIMIT
from tests.verification.confirming import confirmed
from tests.verification.mutants import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosecalc.quantities.worked import Worked
    from dosecalc.verification.routes.route import Route

AUTHORITIES = Path(__file__).parents[1] / "authorities"
COMPARISONS = (smaller_of, first_enough, placed, compared, checked, reached, apart, between)
FACTORS = tuple(map(Fraction, ("0.1", "0.5", "0.75", "1", "1.25", "2", "3")))
LEAST_INPUTS = 4
VARIED = 16
"""How many further inputs are made of the published ones, by making each given some times as much."""


EQUIVALENT = {
    "_agreement: shown ↔ correct": "two are the same whichever is told first",
    "_difference: more ↔ less": "both parts change their sign, and the signs cancel in their ratio",
    "_for_the_other: on_hand ↔ of_added": "both are factors of one product",
    "_mosteller: height ↔ weight": "both are factors of one product",
    "_step_of_taper: daily ↔ days": "both are factors of one product",
    "_weight: volume ↔ density": "both are factors of one product",
    "raised: 3 one more": "a fourth of Newton's steps changes no digit that is compared",
    "raised: 80 one more": "nor does an eighty-first digit",
    "raised: found ** power as Mult": "in a square root the power is 1; body_surface_haycock finds it",
    "raised: found ** (exponent_of_root - 1) as Mult": "in a square root the power is 1; body_surface_haycock finds it",
    "elapsed_time: end >= start as Gt": "a time at which nothing has passed is refused",
    "schedule_verdict: off < 0 as LtE": "what is off by nothing is on time",
    "smaller_of: quantity ↔ other": "the smaller of two is the same whichever is told first",
    "checked: quantity ↔ right": "two are the same whichever is told first",
    "apart: quantity ↔ other": "two are as far apart whichever is told first",
    "first_enough: 1 one more": "it changes which size the text of a refusal names",
    "first_enough: -1 as UAdd": "it changes which size the text of a refusal names",
    "potassium_phosphates_volume: comes_along <= potassium_limit as Lt": "at the limit both ways give the same amount",
}
"""The mutants that no input could tell from the sound formula, with the reason."""


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
    return _is_noticed(replace(catalogue()[name], function=mutant.function))


def _is_noticed(calculation: Calculation) -> bool:
    return any(
        _differs(calculation, each, is_refused=part is None)
        for each, part in zip(inputs(calculation.name), _parts_if_possible(calculation.name), strict=True)
    )


def _differs(calculation: Calculation, each: Input, *, is_refused: bool) -> bool:
    try:
        part = each.part(calculation)
    except Exception:  # noqa: BLE001 - whatever it fails with, it is noticed where there is an answer
        return not is_refused
    return not (agrees(part) and confirmed(part))


@cache
def _parts_if_possible(name: str) -> tuple[Part | None, ...]:
    return tuple(_part_if_possible(catalogue()[name], each) for each in inputs(name))


def _parts(name: str) -> tuple[Part, ...]:
    return tuple(part for part in _parts_if_possible(name) if part is not None)


def _second_route_is_caught(name: str, mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> bool:
    parts, faulty = _parts(name), {name: replace(routes()[name], formula=mutant.function)}
    with monkeypatch.context() as patched:
        patched.setattr(second_route, "routes", lambda: faulty)
        return any(_is_noticed_by_first(part) for part in parts)


def _is_noticed_by_first(part: Part) -> bool:
    try:
        return not (agrees(part) and confirmed(part))
    except Exception:  # noqa: BLE001 - as above
        return True


def _survivors(name: str, caught: Callable[[Mutant], bool], of: Callable[..., object]) -> list[str]:
    faulty = [mutant for mutant in mutants(of) if is_a_fault(mutant) and mutant.says not in EQUIVALENT]
    return [f"{name}: {mutant.says}" for mutant in faulty if not caught(mutant)]


@pytest.mark.parametrize("name", catalogue())
def test_a_fault_seeded_into_a_calculation_is_found_by_its_second_route(name: str) -> None:
    calculation = catalogue()[name]

    assert [] == _survivors(name, lambda mutant: _first_route_is_caught(name, mutant), calculation.function)


@pytest.mark.parametrize("name", routes())
def test_a_fault_seeded_into_a_second_route_is_found_by_the_first(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    formula = routes()[name].formula

    assert [] == _survivors(name, lambda mutant: _second_route_is_caught(name, mutant, monkeypatch), formula)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.__name__)
def test_a_fault_seeded_into_a_comparison_is_found_by_what_compares(
    comparison: Callable[..., Worked], monkeypatch: pytest.MonkeyPatch
) -> None:
    users = [each for each in catalogue().values() if comparison.__name__ in _names_in(each.function)]
    assert all(_parts(each.name) for each in users)
    alive = []
    for mutant in mutants(comparison):
        for module in {sys.modules[each.function.__module__] for each in users}:
            monkeypatch.setattr(module, comparison.__name__, mutant.function)
        alive += [mutant.says] * (not any(map(_is_noticed, users)))

    assert set() == set(alive) - EQUIVALENT.keys()


def _names_in(function: Callable[..., object]) -> frozenset[str]:
    return frozenset(vars(sys.modules[function.__module__]))


@pytest.mark.parametrize("name", catalogue())
def test_both_routes_are_tried_with_several_givens(name: str) -> None:
    assert len(_parts(name)) >= LEAST_INPUTS


def test_every_mutant_said_to_be_equivalent_is_one() -> None:
    functions = [function for name in catalogue() for function in (catalogue()[name].function, routes()[name].formula)]
    made = {mutant.says for function in (*functions, *COMPARISONS) for mutant in mutants(function)}

    assert set() == EQUIVALENT.keys() - made

"""Hints tell more and more, and never the answer."""

import re
from itertools import pairwise

import pytest

from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.notation import DECIMALS_IN_FULL, decimal
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve
from dosecalc.tutoring.working import METHODS
from tests.posed import Posed, every_part

SEEDS = (0, 1, 2)


def problems(by: str) -> tuple[Posed, ...]:
    return every_part(by, SEEDS)


def stands_in(amount: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\d.,:]){re.escape(amount)}(?![\d.,]*\d|[\w/])", text))


def may_be_told(problem: Posed) -> str:
    """Amounts that a set-up cannot do without: of labels, percentages, earlier results, one unit as so many others."""
    exact = problem.solution.exact
    told = [*map(str, problem.solution.givens.values()), *problem.constants]
    told += [amount for step in exact.steps() if step.note.startswith("grams in") for amount in str(step).split("/")]
    told += [str(step) for step in exact.steps() if step.parts and step.name not in {"", exact.name}]
    for line in problem.solution.working("dimensional-analysis"):
        for factor in line.chain:
            if factor.below is not None and "1" in {factor.above.number, factor.below.number}:
                told += [str(factor.above), str(factor.below)]
    for line in problem.solution.working("ratio-proportion"):
        told += [term for term in re.split(" [:=] ", line.proportion) if term.startswith("1 ")]
    return " ; ".join(told)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("by", policy_names())
def test_no_hint_contains_the_key_or_the_unrounded_answer(by: str, method: str) -> None:
    leaks = []
    for problem in problems(by):
        exact = problem.solution.exact
        if problem.solution.form.words:  # what there is to choose from is no secret
            continue
        answers = {problem.key, str(exact)}
        if not exact.form:
            answers.add(f"{decimal(exact.number, DECIMALS_IN_FULL)} {exact.unit}")
        for hint in hints(problem.solution, method):
            leaks += [
                (problem.identity, answer, hint)
                for answer in answers
                if stands_in(answer, hint) and not stands_in(answer, may_be_told(problem))
            ]

    assert [] == leaks


@pytest.mark.parametrize("method", METHODS)
def test_every_problem_has_two_hints_at_least_and_the_last_is_the_set_up(method: str) -> None:
    few = []
    for problem in problems("pharmacy"):
        told = hints(problem.solution, method)
        if len(told) < 2 or not told[0].startswith("You look for: ") or not re.match(r"Set-up: .* = \?", told[-1]):
            few.append((problem.identity, told))

    assert [] == few


@pytest.mark.parametrize("method", METHODS)
def test_no_hint_is_given_twice(method: str) -> None:
    assert [] == [
        problem.identity
        for problem in problems("pharmacy")
        if any(one == other for one, other in pairwise(hints(problem.solution, method)))
    ]


def test_the_set_up_by_proportion_is_the_proportion() -> None:
    givens = read_givens(["dose=750 mg", "concentration=500 mg/5 mL"])
    solution = solve(calculation("oral_volume"), givens, policy("pharmacy"))

    assert "Set-up: 500 mg : 5 mL = 750 mg : x; x = ? mL" == hints(solution, "ratio-proportion")[-1]


def test_the_hints_of_a_drip_by_weight_are_told_in_this_order() -> None:
    givens = read_givens(["dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL"])
    solution = solve(calculation("pump_rate"), givens, policy("pharmacy"))
    look_for, convert, set_up = hints(solution)

    assert look_for.startswith("You look for: how fast the pump must run")
    assert "Convert on the way: lb to kg, mcg to mg, min to h." == convert
    assert set_up.endswith("= ? mL/h")
    assert "13.1" not in set_up


@pytest.mark.parametrize(
    ("request_", "set_up"),
    [
        ("beyond_use made=2026-03-05 14:30; limit=96 h; expiry=2026-03-31", "2026-03-31 + 23 h 59 min"),
        ("surface_dose_capped dose_per_surface=1.4 mg/m2; body_surface=1.2 m2; dose_limit=2 mg", "1.4 mg/m2 × 1.2 m2"),
        ("infusion_time volume=1,000 mL; pump_rate=50 mL/h", "1,000 mL ÷ 50 mL/h"),
        ("divided_dose daily_dose=40 mg/kg/day; weight=15 kg; interval=8 h", "600 mg/day ÷ 3 doses/day"),
        ("concentration_verdict amount=1,750 mg; volume=250 mL; highest_concentration=5 mg/mL", "1,750 mg ÷ 250 mL"),
    ],
)
def test_the_set_up_is_never_a_line_that_only_takes_over_the_answer(request_: str, set_up: str) -> None:
    name, _, givens = request_.partition(" ")
    asked = calculation(name)
    told = hints(solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy")), "formula")

    assert f"Set-up: {set_up} = ?" == told[-1]

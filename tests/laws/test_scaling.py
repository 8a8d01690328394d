"""Twice the given, twice the answer or half of it: whatever only multiplies and divides scales."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.quantities.worked import Worked
from dosecalc.verification.routes.catalogue import routes
from tests.strategies import Request, is_solvable, solvable

PRODUCT_SIGNS = {"", "×", "÷", "→", "1:", "#"}
ROUNDS = re.compile(r", rounded (up|down|to)\b")
"""What says in a formula that it rounds on the way, where a `rounded dose` is only a given."""

NO_PRODUCT = re.compile(rf"[+−√^]|smaller|earlier|{ROUNDS.pattern}|first|whether")
"""What says in a formula that it is more than a product."""

PRODUCTS = [name for name, calculation in catalogue().items() if not NO_PRODUCT.search(calculation.formula)]


def exponents(step: Worked, calculation: Calculation) -> dict[str, int]:
    """By how much each given counts in a product, read off its steps: 1 where it multiplies, -1 where it divides."""
    if not step.parts:
        return {} if step.is_constant else {_given_of(step, calculation): 1}
    counted = dict(exponents(step.parts[0], calculation))
    for part in step.parts[1:]:
        for name, exponent in exponents(part, calculation).items():
            counted[name] = counted.get(name, 0) + exponent * (-1 if step.operation.sign == "÷" else 1)
    return counted


def _given_of(leaf: Worked, calculation: Calculation) -> str:
    """The given that a leaf is; a formula may call it more fully: the stock on hand where the given is on hand."""
    names = list(calculation.givens)
    called = leaf.name.split()
    return (
        names[0] if len(names) == 1 else max((name for name in names if set(name.split("_")) <= set(called)), key=len)
    )


@pytest.mark.parametrize("name", catalogue())
@given(data=st.data())
@settings(max_examples=10)
def test_a_formula_without_plus_and_minus_is_worked_as_a_product(name: str, data: st.DataObject) -> None:
    signs = {step.operation.sign for step in data.draw(solvable(catalogue()[name])).solved().exact.steps()}
    assume(not ROUNDS.search(catalogue()[name].formula) or "≈" in signs)  # a whole number is not rounded

    if name in PRODUCTS or not routes()[name].in_steps:
        assert (name in PRODUCTS) == (signs <= PRODUCT_SIGNS)


@pytest.mark.parametrize("name", PRODUCTS)
@given(data=st.data(), k=st.fractions(Fraction(1, 12), 100, max_denominator=12).filter(lambda k: k != 1))
@settings(max_examples=20)
def test_a_given_times_k_gives_the_answer_times_k_or_one_kth(name: str, data: st.DataObject, k: Fraction) -> None:
    request: Request = data.draw(solvable(catalogue()[name]))
    exact = request.solved().exact
    counted = exponents(exact, request.calculation)

    assert set(request.givens) == set(counted)
    for given_name, stated in request.givens.items():
        other = request.with_given(given_name, stated.times(k))
        assume(is_solvable(other))
        scaled = other.solved().exact

        assert counted[given_name] in {1, -1}
        assert exact.number * k ** counted[given_name] == scaled.number


def test_the_formulas_that_everyone_is_taught_first_are_products() -> None:
    taught = {"tablets", "oral_volume", "injection_volume", "weight_dose", "concentration", "amount_in_volume"}
    taught |= {"infusion_rate", "drip_rate", "infusion_time", "pump_rate", "dose_rate"}

    assert taught <= set(PRODUCTS)

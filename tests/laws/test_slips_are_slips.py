"""Every slip declared for a calculation goes wrong, in a way that can be told, on the givens of the right formula."""

from inspect import signature

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.calculations.slips.declaring import WrongFormula, wrong_formulas
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.solving import Solution, solve

LONGEST = 140
DECLARED = [
    pytest.param(calculation, wrong, id=f"{calculation.name}: {wrong.id}")
    for calculation in catalogue().values()
    for wrong in wrong_formulas(calculation)
]


def _solved(name: str) -> Solution:
    found = catalogue()[name]
    givens = {each: given(text) for each, text in found.examples.items()}
    asked = unit(found.answer.units[0]) if found.needs_target else None
    return solve(found, givens, policy("exact"), asked)


@pytest.mark.parametrize(("calculation", "wrong"), DECLARED)
def test_a_slip_takes_givens_of_its_calculation(calculation: Calculation, wrong: WrongFormula) -> None:
    assert signature(wrong.function).parameters.keys() <= calculation.givens.keys()


@pytest.mark.parametrize(("calculation", "wrong"), DECLARED)
def test_a_slip_measures_what_the_answer_measures_and_differs_from_it(
    calculation: Calculation, wrong: WrongFormula
) -> None:
    solution = _solved(calculation.name)
    entered = {
        name: kind.entered(name, solution.givens[name], solution.policy) for name, kind in calculation.givens.items()
    }

    result = wrong(entered)

    assert result.unit.dimension == solution.unit.dimension
    assert result.form == solution.exact.form
    assert result.to(solution.unit).number != solution.exact.number


@pytest.mark.parametrize("wrong", dict.fromkeys(case.values[1] for case in DECLARED), ids=lambda wrong: wrong.id)
def test_a_slip_is_told_in_one_short_clause(wrong: WrongFormula) -> None:
    assert wrong.says.startswith("you ")
    assert not wrong.says.endswith(".")
    assert len(wrong.says) <= LONGEST
    assert (wrong.function.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("name", catalogue())
def test_slips_of_a_calculation_have_ids_of_their_own(name: str) -> None:
    ids = [wrong.id for wrong in wrong_formulas(catalogue()[name])]

    assert len(set(ids)) == len(ids)

"""Every slip declared for a calculation goes wrong, in a way that can be told, on the givens of the right formula."""

from collections.abc import Iterator
from inspect import signature

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import Calculation, catalogue
from dosecalc.calculations.slips.declaring import WrongFormula, wrong_formulas
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import GivensDoNotFit, Worked
from dosecalc.tutoring.solving import Solution, solve
from tests.laws.examples import EXAMPLES

LONGEST = 140
DECLARED = [
    pytest.param(calculation, wrong, id=f"{calculation.name}: {wrong.id}")
    for calculation in catalogue().values()
    for wrong in wrong_formulas(calculation)
]


def _told(wrong: WrongFormula) -> str:
    return f"{wrong.function.__module__.rpartition('.')[2]}: {wrong.id}"


def _examples(calculation: Calculation) -> Iterator[Solution]:
    """The example of the docstring, and those that others have published."""
    asked = calculation.answer.units[0] if calculation.needs_target else None
    published = [each.stated for each in EXAMPLES if each.calculation == calculation.name]
    for givens, in_unit in [(calculation.examples, asked), *((each["givens"], each.get("unit")) for each in published)]:
        read = {name: given(text) for name, text in givens.items()}
        yield solve(calculation, read, policy("exact"), unit(in_unit) if in_unit else None)


def _worked_on_an_example(calculation: Calculation, wrong: WrongFormula) -> tuple[Solution, Worked]:
    """The first of the examples that invites the slip, with what the slip comes to."""
    for solution in _examples(calculation):
        kinds = calculation.givens.items()
        entered = {name: kind.entered(name, solution.givens[name], solution.policy) for name, kind in kinds}
        try:
            return solution, wrong(entered)
        except GivensDoNotFit:
            continue
    pytest.fail(f"no example of {calculation.name} invites {wrong.id}")


@pytest.mark.parametrize(("calculation", "wrong"), DECLARED)
def test_a_slip_takes_givens_of_its_calculation(calculation: Calculation, wrong: WrongFormula) -> None:
    assert signature(wrong.function).parameters.keys() <= calculation.givens.keys()


@pytest.mark.parametrize(("calculation", "wrong"), DECLARED)
def test_a_slip_measures_what_the_answer_measures_and_differs_from_it(
    calculation: Calculation, wrong: WrongFormula
) -> None:
    solution, result = _worked_on_an_example(calculation, wrong)

    assert result.unit.dimension == solution.unit.dimension
    assert result.form == solution.exact.form
    assert result.to(solution.unit).number != solution.exact.number


@pytest.mark.parametrize("wrong", dict.fromkeys(case.values[1] for case in DECLARED), ids=_told)
def test_a_slip_is_told_in_one_short_clause(wrong: WrongFormula) -> None:
    assert wrong.says.startswith("you ")
    assert not wrong.says.endswith(".")
    assert len(wrong.says) <= LONGEST
    assert (wrong.function.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("name", catalogue())
def test_slips_of_a_calculation_have_ids_of_their_own(name: str) -> None:
    ids = [wrong.id for wrong in wrong_formulas(catalogue()[name])]

    assert len(set(ids)) == len(ids)

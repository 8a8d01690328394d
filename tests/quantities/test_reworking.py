"""Working out again with something changed comes to what the formula comes to with that changed from the start."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.reworking import AGAIN, NothingFollows, reworked
from dosecalc.quantities.worked import InvalidGiven, Worked
from dosecalc.tutoring.slips.givens import givens_of
from tests.posed import every_part
from tests.strategies import POLICIES, Request, few, solvable

TOLERANCE = Fraction(1, 10**30)
"""Roots and powers end after 40 digits."""

POINTS_IN_TIME = frozenset({"clock", "moment", "date"})


def leaves_called(name: str, steps: list[Worked]) -> list[Worked]:
    found = [step for step in givens_of(steps) if step.name == name.replace("_", " ")]
    return found or (givens_of(steps) if len(givens_of(steps)) == 1 else [])


CHANGEABLE = [
    name
    for name, calculation in catalogue().items()
    if any(kind.form not in POINTS_IN_TIME for kind in calculation.givens.values())
]


@pytest.mark.parametrize("name", CHANGEABLE)
@settings(max_examples=few(20))
@given(data=st.data(), k=st.fractions(Fraction(1, 2), 2, max_denominator=12).filter(lambda k: k != 1))
def test_a_changed_given_is_worked_through_as_from_the_start(name: str, data: st.DataObject, k: Fraction) -> None:
    request: Request = data.draw(solvable(catalogue()[name]))
    changeable = [each for each, value in request.givens.items() if value.form not in POINTS_IN_TIME and value.number]
    assume(changeable)
    changed = data.draw(st.sampled_from(changeable))
    steps = request.solved().exact.steps()
    leaves = leaves_called(changed, steps)
    assume(leaves)
    try:
        expected = request.with_given(changed, request.givens[changed].times(k)).solved().exact
    except InvalidGiven:
        return
    assume([step.sign for step in expected.steps()] == [step.sign for step in steps])

    found = reworked(steps, {leaf: leaf.number * k for leaf in leaves})

    assert abs(found - expected.number) <= TOLERANCE * max(1, abs(expected.number))


@pytest.mark.parametrize("name", catalogue())
@settings(max_examples=few(10))
@given(data=st.data(), by=st.sampled_from(sorted(POLICIES)))
def test_nothing_changed_is_nothing_changed(name: str, data: st.DataObject, by: str) -> None:
    exact = data.draw(solvable(catalogue()[name], by)).solved(POLICIES[by]).exact

    assert reworked(exact.steps(), {}) == exact.number
    assert reworked(exact.steps(), {exact: Fraction(7)}) == 7


def test_every_sign_can_be_worked_out_again() -> None:
    """Over all answers of the bank: each step, from the numbers of its parts."""
    for part in every_part("nursing", (1,)):
        for step in part.solution.exact.steps():
            if step.parts:
                found = AGAIN[step.sign](step, [each.number for each in step.parts])
                assert abs(found - step.number) <= TOLERANCE * max(1, abs(step.number))


def test_what_cannot_be_worked_out_is_said() -> None:
    dose, strength = stated("500 mg"), stated("250 mg/mL")
    steps = (dose / strength).steps()

    with pytest.raises(NothingFollows):
        reworked(steps, {strength: Fraction(0)})

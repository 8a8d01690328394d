"""Working out again with something changed comes to what the formula comes to with that changed from the start."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.comparing import first_enough, placed
from dosecalc.quantities.empirical import square_root, squared, to_the_power
from dosecalc.quantities.forms import POINTS_IN_TIME
from dosecalc.quantities.given import given as stated
from dosecalc.quantities.operations import CONVERSION, LARGEST_EXPONENT, LOOKED_UP
from dosecalc.quantities.reworking import NothingFollows, reworked
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import InvalidGiven, Worked, step
from dosecalc.tutoring.slips.givens import givens_of
from tests.posed import every_part
from tests.strategies import POLICIES, Request, few, solvable

TOLERANCE = Fraction(1, 10**30)
"""Roots and powers end after 40 digits."""


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
    assume([step.operation for step in expected.steps()] == [step.operation for step in steps])

    found = reworked(steps, {leaf: leaf.number * k for leaf in leaves})

    assert abs(found - expected.number) <= TOLERANCE * max(Fraction(1), abs(expected.number))


@pytest.mark.parametrize("name", catalogue())
@settings(max_examples=few(10))
@given(data=st.data(), by=st.sampled_from(sorted(POLICIES)))
def test_nothing_changed_is_nothing_changed(name: str, data: st.DataObject, by: str) -> None:
    exact = data.draw(solvable(catalogue()[name], by)).solved(POLICIES[by]).exact

    assert reworked(exact.steps(), {}) == exact.number
    assert reworked(exact.steps(), {exact: Fraction(7)}) == 7


def test_every_step_is_worked_out_again_to_the_same() -> None:
    """Over all answers of the bank: each step, from the numbers of its parts."""
    for part in every_part("nursing", (1,)):
        for done in part.solution.exact.steps():
            if done.parts:
                found = done.operation.work(done, [each.number for each in done.parts])
                assert abs(found - done.number) <= TOLERANCE * max(Fraction(1), abs(done.number))


def test_what_cannot_be_worked_out_is_said() -> None:
    dose, strength = stated("500 mg"), stated("250 mg/mL")
    steps = (dose / strength).steps()

    with pytest.raises(NothingFollows):
        reworked(steps, {strength: Fraction(0)})


BASE, EXPONENT = stated("4"), stated("2")
NOTHING, SPOONS = stated("0 mg"), stated("0 tsp", conversions=policy("pharmacy").conversions)
STRENGTH, DAY = stated("1:2,345"), stated("2026-03-05")
DAYS = stated("4 days")
NEEDED, SMALL, LARGE = stated("100 mL"), stated("250 mL"), stated("500 mL")


@pytest.mark.parametrize(
    ("made", "changed", "number"),
    [
        (lambda: NOTHING.to(unit("g")), {NOTHING: Fraction(5)}, Fraction(1, 200)),
        (lambda: SPOONS.to(unit("mL")), {SPOONS: Fraction(2)}, Fraction(10)),
        (lambda: STRENGTH.rounded(Rounding("hundred")), {STRENGTH: Fraction(1, 1234)}, Fraction(1, 1200)),
        (lambda: square_root(BASE), {BASE: Fraction(0)}, Fraction(0)),
        (lambda: squared(BASE), {BASE: Fraction(1, 3)}, Fraction(1, 9)),
        (lambda: to_the_power(BASE, EXPONENT), {BASE: Fraction(1, 3)}, Fraction("1" * 40) / 10**40),
        (lambda: to_the_power(BASE, EXPONENT), {BASE: Fraction(1), EXPONENT: Fraction(LARGEST_EXPONENT)}, Fraction(1)),
        (lambda: to_the_power(BASE, EXPONENT), {EXPONENT: Fraction(1, 2)}, Fraction(2)),
        (lambda: first_enough(NEEDED, SMALL, LARGE), {NEEDED: Fraction(250)}, Fraction(250)),
        (lambda: first_enough(NEEDED, SMALL, LARGE), {NEEDED: Fraction(500)}, Fraction(500)),
        (lambda: placed(NEEDED, SMALL, LARGE, "low", "right", "high"), {NEEDED: Fraction(250)}, Fraction(1)),
        (lambda: placed(NEEDED, SMALL, LARGE, "low", "right", "high"), {NEEDED: Fraction(500)}, Fraction(1)),
        (lambda: DAY + DAYS, {DAYS: Fraction(5)}, DAY.number + 5 * 1440),
        (lambda: DAY - DAYS, {DAYS: Fraction(5)}, DAY.number - 5 * 1440),
    ],
    ids=[
        "converted",
        "policy",
        "ratio",
        "root",
        "square",
        "digits",
        "largest",
        "half",
        "enough",
        "largest size",
        "low",
        "high",
        "later",
        "earlier",
    ],
)
def test_a_changed_number_leads_to_what_that_step_makes_of_it(
    made: Callable[[], Worked], changed: dict[Worked, Fraction], number: Fraction
) -> None:
    assert number == reworked(made().steps(), changed)


@pytest.mark.parametrize("changed", [{BASE: Fraction(0)}, {EXPONENT: Fraction(LARGEST_EXPONENT + 1)}])
def test_a_power_of_nothing_or_too_high_a_power_is_no_number(changed: dict[Worked, Fraction]) -> None:
    with pytest.raises(NothingFollows):
        reworked(to_the_power(BASE, EXPONENT).steps(), changed)


def test_where_no_size_is_enough_no_later_step_goes_on_with_a_bag_of_nothing() -> None:
    filled = first_enough(NEEDED, SMALL, LARGE) + stated("20 mL")

    assert Fraction(520) == reworked(filled.steps(), {NEEDED: Fraction(500)})
    with pytest.raises(NothingFollows):
        reworked(filled.steps(), {NEEDED: Fraction(501)})


def test_the_square_of_nothing_is_nobodys_slip() -> None:
    with pytest.raises(NothingFollows):
        reworked(squared(BASE).steps(), {BASE: Fraction(0)})


def test_a_step_that_was_read_wrongly_goes_on_being_read_so() -> None:
    """5 mEq taken for 5 mL: of 10 mEq, 10 mL; what was looked up stays what it is, whatever the text had been."""
    taken = step(CONVERSION, unit("mL"), NEEDED, number=Fraction(7))
    looked_up = step(LOOKED_UP, unit("doses/day"), NEEDED, number=Fraction(3))

    assert Fraction(14) == reworked(taken.steps(), {NEEDED: Fraction(200)})
    assert Fraction(3) == reworked(looked_up.steps(), {NEEDED: Fraction(200)})

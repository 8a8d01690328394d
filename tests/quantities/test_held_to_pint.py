"""Conversions of somebody's own numbers are pint's as well."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy, policy_names
from dosecalc.calculations.catalogue import catalogue
from dosecalc.quantities.held_to_pint import hold_to_pint
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve


@pytest.mark.parametrize("by", policy_names())
def test_pint_agrees_with_every_conversion_of_every_calculation(by: str) -> None:
    for wanted in catalogue().values():
        if not wanted.needs_target:
            givens = read_givens([f"{name}={wanted.examples[name]}" for name in wanted.givens], wanted)
            hold_to_pint(solve(wanted, givens, policy(by)).exact)


def test_a_conversion_that_is_wrong_is_not_told() -> None:
    right = Worked(Fraction(154), unit("lb")).to(unit("kg"))
    hold_to_pint(right)

    with pytest.raises(ArithmeticError, match="in pint"):
        hold_to_pint(replace(right, number=right.number * 2))

"""What is told of a wrong rounding is told only of a number that is near: two vials are no rounding of one."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis.strategies import fractions, integers

from dosecalc.tutoring.other_roundings import FINEST_PLACE_TYPED, is_another_rounding


@pytest.mark.parametrize(
    ("typed", "exact", "step", "is_rounding"),
    [
        ("13.1", "13.125", None, True),
        ("13.2", "13.125", None, True),
        ("13.15", "13.125", None, False),
        ("14", "13.125", None, False),  # off by more than a twentieth
        ("14", "13.125", "1", True),  # but the next whole number, where whole numbers are asked for
        ("2", "2.5", "1", True),  # off by a fifth
        ("3", "2.4", "1", False),  # off by a quarter
        ("1", "0.99", None, True),
        ("0.5", "0.504", None, True),
        ("-13.1", "13.125", None, False),
        ("13.1250000000001", "13.12500000000006", None, True),
    ],
)
def test_a_number_is_another_rounding_where_it_is_near(
    typed: str, exact: str, step: str | None, *, is_rounding: bool
) -> None:
    found = is_another_rounding(Fraction(typed), Fraction(exact), Fraction(step) if step else None)

    assert is_rounding is found


@given(fractions(Fraction(1, 1000), 1000, max_denominator=10**6), integers(0, FINEST_PLACE_TYPED + 1), integers(-2, 2))
def test_a_number_near_is_a_rounding_where_it_is_the_exact_one_rounded_up_or_down(
    exact: Fraction, places: int, off: int
) -> None:
    typed = Fraction(floor(exact * 10**places) + off, 10**places)
    roundings = (Fraction(up(exact * 10**at), 10**at) for at in range(FINEST_PLACE_TYPED) for up in (floor, ceil))
    is_near = 0 < typed and abs(typed - exact) * 20 <= exact

    assert (typed == exact or (is_near and typed in roundings)) is is_another_rounding(typed, exact)

"""What is told of a wrong rounding is told only of a number that is near: two vials are no rounding of one."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis.strategies import fractions, integers

from dosecalc.tutoring.other_roundings import (
    FINEST_PLACE_TYPED,
    is_another_rounding,
    is_another_rounding_of_time,
)


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


@given(integers(1, 60 * 24 * 10**4), integers(0, 3), integers(-200, 200))
def test_a_time_rounded_otherwise_is_less_than_a_minute_off(ten_thousandths: int, places: int, off: int) -> None:
    exact = Fraction(ten_thousandths, 10**4)
    in_hours = Fraction(floor(exact / 60 * 10**places) + off, 10**places)

    assert abs(in_hours * 60 - exact) < 1 or not is_another_rounding_of_time(in_hours * 60, exact)


@given(fractions(1, 3000, max_denominator=10**4))
def test_a_time_rounded_to_minutes_or_to_hundredths_of_hours_is_rounded_otherwise(exact: Fraction) -> None:
    minutes = [Fraction(up(exact)) for up in (floor, ceil)]
    hours = [Fraction(up(exact / 60 * 100), 100) for up in (floor, ceil)]
    typed = [each for each in (*minutes, *(60 * each for each in hours)) if abs(each - exact) * 20 <= exact]

    assert all(is_another_rounding_of_time(each, exact) for each in typed)

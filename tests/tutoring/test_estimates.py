"""An estimate leaves out what changes nothing, and never divides by a rough nothing."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.quantities.given import given
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.estimate import LARGEST_ERROR, estimate


def test_an_estimate_is_told_in_one_sentence() -> None:
    found = converted("154 lb", "kg", policy("pharmacy")).explained()

    assert str(found.estimate) == "154 lb is about 70 kg (half, minus a tenth)."


def test_there_and_back_is_no_thought_at_all() -> None:
    back = given("3.1 cups").to(unit("mL")).to(unit("L")).to(unit("cups"))

    assert estimate(back) is None
    assert str(estimate(back * given("2"))) == "3 × 2: about 6 cups."


def test_where_easy_numbers_leave_nothing_to_divide_by_the_next_ones_are_tried() -> None:
    """1 × 0.9, rounded down, is 0; 1.1 × 0.95 is not."""
    whole = (given("1.1 mg/mL") * given("0.94")).counted(WHOLE_DOWN)
    found = estimate(given("10 mg") / whole)

    assert found is not None
    assert found.steps == ("1.1 × 0.95 ≈ 1 mg/mL", "10 ÷ 1: about 10 mL")


@pytest.mark.parametrize(
    ("divided", "by", "told"),
    [
        ("60 mg", "125 mg/mL", "60 ÷ 120: about 0.5 mL."),
        ("1,000 mg", "125 mg/mL", "1,000 ÷ 125: about 8 mL."),
        ("684 mg", "7 mg/mL", "700 ÷ 7: about 100 mL."),
        ("250 mg", "32 mg/mL", "250 ÷ 30: about 8.3 mL."),
        ("160 mg", "25 mg/mL", "150 ÷ 25: about 6 mL."),
        ("98 mg", "17 mg/mL", "90 ÷ 15: about 6 mL."),
        ("110 mg", "13 mg/mL", "100 ÷ 13: about 7.7 mL."),  # nothing near these is easier
    ],
)
def test_nobody_divides_by_130_in_the_head(divided: str, by: str, told: str) -> None:
    assert told == str(estimate(given(divided) / given(by)))


def test_another_number_for_one_that_was_told_is_told_too() -> None:
    found = estimate(given("684 mg") / (given("100 mL") + given("13.7 mL")))

    assert str(found) == "100 + 14 ≈ 110 mL; 600 ÷ 100 (for 110): about 6 mg/mL."


def test_a_unit_that_stands_twice_is_estimated_too() -> None:
    """Kilograms per square meter, in inches."""
    index = (given("81 kg") / (given("180 cm") * given("180 cm"))).to(unit("kg/in/in"))
    found = estimate(index)

    assert found is not None
    assert found.steps[-1] == "0.0025 kg/cm/cm is about 0.016 kg/in/in (× 2.5 for 2.54 × 2.5 for 2.54)"
    assert abs(found.about.number - index.number) <= LARGEST_ERROR * index.number

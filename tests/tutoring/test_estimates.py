"""An estimate leaves out what changes nothing, and never divides by a rough nothing."""

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


def test_a_unit_that_stands_twice_is_estimated_too() -> None:
    """Kilograms per square meter, in inches."""
    index = (given("81 kg") / (given("180 cm") * given("180 cm"))).to(unit("kg/in/in"))
    found = estimate(index)

    assert found is not None
    assert found.steps[-1] == "0.0025 kg/cm/cm is about 0.016 kg/in/in (× 2.5 for 2.54 × 2.5 for 2.54)"
    assert abs(found.about.number - index.number) <= LARGEST_ERROR * index.number

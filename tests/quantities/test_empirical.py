"""What empirical formulas calculate with: numbers alone, each still known by name and by the quantity it came from."""

from fractions import Fraction

from dosecalc.quantities.empirical import bare, measured_in, square_root, squared, to_the_power
from dosecalc.quantities.given import given
from dosecalc.quantities.units import NO_UNIT, unit


def test_a_bare_number_is_that_of_the_unit_and_keeps_its_name() -> None:
    height = given("1.8 meters").called("height")

    number = bare(height, unit("cm"))

    assert ("180", "height") == (str(number), number.name)
    assert ["1.8 meters", "180 cm"] == [str(step) for step in number.steps()[:-1]]


def test_roots_and_squares_have_no_unit_before_the_formula_gives_one() -> None:
    for number in (square_root(given("4")), square_root(given("5")), squared(given("2"))):
        assert NO_UNIT == number.unit

    assert "2 m2" == str(measured_in(square_root(given("4")), unit("m2")))


def test_a_note_tells_of_a_root_that_does_not_end_before_the_unit_that_is_given() -> None:
    assert "the formula gives m2" == measured_in(square_root(given("4")), unit("m2")).note
    assert "square root; the formula gives m2" == measured_in(square_root(given("5")), unit("m2")).note
    assert Fraction(2) == square_root(given("4")).number


def test_a_note_tells_of_a_power() -> None:
    assert "power" == to_the_power(given("4"), given("0.5")).note

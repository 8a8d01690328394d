"""Numbers that are easy enough for the head, and those that are near others."""

from fractions import Fraction

import pytest

from dosecalc.tutoring.mental.compatible import division, factors
from dosecalc.tutoring.mental.easy_numbers import easier, figures_needed, size

AN_EIGHTH = Fraction(1, 8)


@pytest.mark.parametrize(
    ("numbers", "near"),
    [
        (("684", "110"), "700 110 6"),
        (("63", "1.6"), "63 1.6 40"),
        (("54", "1.6"), "54 1.6 34"),
        (("0.8", "1.7"), "0.8 1.7 0.47"),
        (("27", "0.14"), "27 0.14 190"),
        (("1000", "150"), "1000 150 20/3"),
        (("25500", "1440"), "25500 1500 17"),
        (("100", "14"), "100 14 7"),
        (("300", "14"), "300 14 21"),
        (("450", "350"), "450 350 1.3"),
        (("120", "7.5"), "120 7.5 16"),
        (("336", "28"), "336 28 12"),
        (("187.5", "125"), "200 125 1.6"),
        (("95", "19"), "95 19 5"),
        (("910", "1"), "910 1 910"),
    ],
)
def test_compatible_numbers(numbers: tuple[str, str], near: str) -> None:
    found = division(Fraction(numbers[0]), Fraction(numbers[1]), AN_EIGHTH)

    assert found is not None
    assert tuple(map(Fraction, near.split())) == (found.one, found.other, found.result)


@pytest.mark.parametrize(
    ("numbers", "near"),
    [
        (("5", "72"), "5 72"),
        (("18", "87"), "18 90"),
        (("0.9", "76"), "0.9 76"),
        (("100", "22.99"), "100 22.99"),
        (("12", "13"), "12 13"),
        (("684", "2"), "700 2"),
        (("85", "1.68"), "85 1.7"),
        (("175", "1.67"), "180 1.5"),
    ],
)
def test_factors(numbers: tuple[str, str], near: str) -> None:
    found = factors(Fraction(numbers[0]), Fraction(numbers[1]), AN_EIGHTH, finely=False)

    assert found is not None
    assert tuple(map(Fraction, near.split())) == (found.one, found.other)
    assert found.result == found.one * found.other


@pytest.mark.parametrize(("one", "other"), [("27", "14"), ("125", "16")])
def test_two_figures_are_multiplied_by_two_only_where_easier_ones_are_too_far_off(one: str, other: str) -> None:
    found = factors(Fraction(one), Fraction(other), Fraction(1, 100), finely=True)

    assert found is not None
    assert (Fraction(one), Fraction(other)) == (found.one, found.other)
    assert factors(Fraction(one), Fraction(other), Fraction(1, 100), finely=False) is None


def test_what_no_head_does_has_no_pair() -> None:
    assert factors(Fraction(114), Fraction(137), Fraction(1, 100), finely=True) is None
    assert division(Fraction(713), Fraction(237), Fraction(1, 100)) is None


@pytest.mark.parametrize(
    ("number", "many"),
    [("0", 1), ("10", 1), ("0.01", 1), ("0.0125", 3), ("12345", 5), ("123456", 6), ("1234567", 6), ("1/3", 6)],
)
def test_how_many_figures_a_number_needs(number: str, many: int) -> None:
    assert many == figures_needed(Fraction(number))


@pytest.mark.parametrize("number", ["4", "40", "0.5", "1.5", "25", "684", "1.6", "147.02", "99.9", "-684"])
def test_an_easier_number_has_fewer_figures(number: str) -> None:
    found = easier(Fraction(number), AN_EIGHTH)

    assert all(size(each) < size(Fraction(number)) for each in found)
    assert bool(found) is (size(Fraction(number)) > Fraction(3, 2))


@pytest.mark.parametrize("number", ["684", "16", "0.16", "0.024"])
def test_the_easier_numbers_below_nothing_are_those_above_turned_over(number: str) -> None:
    assert [-each for each in easier(Fraction(number), AN_EIGHTH)] == easier(-Fraction(number), AN_EIGHTH)


def test_an_easier_number_may_be_as_far_off_as_it_may() -> None:
    assert easier(Fraction(16), Fraction(1, 16)) == [15]
    assert easier(Fraction(16), Fraction(1, 17)) == []

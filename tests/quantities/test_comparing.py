"""What cannot be compared is refused; what can is placed at the right side of its limits, limits included."""

import pytest

from dosecalc.quantities.comparing import between, first_enough, placed
from dosecalc.quantities.given import given
from dosecalc.quantities.worked import GivensDoNotFit

BAGS = tuple(map(given, ("250 mL", "500 mL", "1 L")))


@pytest.mark.parametrize(("needed", "bag"), [("250 mL", "250 mL"), ("0.26 L", "500 mL"), ("1,000 mL", "1 L")])
def test_the_first_size_that_is_enough_is_found(needed: str, bag: str) -> None:
    quantity = given(needed)

    assert given(bag).to(quantity.unit).number == first_enough(quantity, *BAGS).number


def test_more_than_the_largest_size_is_refused() -> None:
    with pytest.raises(GivensDoNotFit, match=r"1,001 mL is more than the largest, 1 L"):
        first_enough(given("1,001 mL"), *BAGS)


@pytest.mark.parametrize("sizes", [("500 mL", "250 mL"), ("500 mL", "0.5 L")])
def test_sizes_that_do_not_rise_are_refused(sizes: tuple[str, ...]) -> None:
    with pytest.raises(GivensDoNotFit, match="rising order"):
        first_enough(given("100 mL"), *map(given, sizes))


@pytest.mark.parametrize(
    ("value", "word"),
    [("0.9 g", "low"), ("1 g", "right"), ("1,500 mg", "right"), ("2 g", "right"), ("2,001 mg", "high")],
)
def test_a_quantity_is_below_between_or_above_two_limits(value: str, word: str) -> None:
    assert word == str(placed(given(value), given("1 g"), given("2 g"), "low", "right", "high"))


def test_limits_that_are_exchanged_are_refused() -> None:
    with pytest.raises(GivensDoNotFit, match="the low limit, 2 g, is more than the high one, 1 g"):
        placed(given("1 g"), given("2 g"), given("1 g"), "low", "right", "high")


@pytest.mark.parametrize("value", ["1 g", "2,000 mg", "0.5 g", "3 g"])
def test_what_must_lie_between_two_others_is_neither_of_them(value: str) -> None:
    with pytest.raises(GivensDoNotFit) as refused:
        between(given(value).called("it"), given("1 g"), given("2 g"), "why")

    assert f"it is {value}, which is not between 1 g and 2 g: why" == str(refused.value)


def test_what_lies_between_two_others_stays_what_it_is() -> None:
    middle = given("1,500 mg")

    assert between(middle, given("1 g"), given("2 g"), "why") is middle

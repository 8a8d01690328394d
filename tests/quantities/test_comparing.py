"""What cannot be compared is refused; what can is placed at the right side of its limits, limits included."""

from collections.abc import Callable

import pytest

from dosecalc.quantities.comparing import apart, between, checked, compared, first_enough, placed, reached, smaller_of
from dosecalc.quantities.given import given
from dosecalc.quantities.units import NO_UNIT
from dosecalc.quantities.worked import GivensDoNotFit, Worked

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
    with pytest.raises(GivensDoNotFit) as refused:
        first_enough(given("100 mL"), *map(given, sizes))

    assert f"{sizes[0]}, {sizes[1]} do not stand in rising order" == str(refused.value)


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


def told(made: Worked) -> str:
    return f"{', '.join(map(str, made.parts))} {made.operation.sign} {made}"


@pytest.mark.parametrize(
    ("made", "step"),
    [
        (lambda: smaller_of(given("1 g"), given("500 mg")), "1 g, 0.5 g min 0.5 g"),
        (lambda: smaller_of(given("1 g"), given("1,500 mg")), "1 g, 1.5 g min 1 g"),
        (
            lambda: smaller_of(given("2026-03-05"), given("2026-03-01")),
            "2026-03-05, 2026-03-01 min 2026-03-01",
        ),
        (lambda: first_enough(given("0.3 L"), *BAGS), "0.3 L, 0.25 L, 0.5 L, 1 L fit 0.5 L"),
        (lambda: apart(given("1 g"), given("1,500 mg")), "1 g, 1.5 g ↔ 0.5 g"),
        (lambda: apart(given("2 g"), given("1,500 mg")), "2 g, 1.5 g ↔ 0.5 g"),
    ],
)
def test_what_is_chosen_is_measured_as_the_first(made: Callable[[], Worked], step: str) -> None:
    found = made()

    assert step == told(found)
    assert found.parts[0].unit == found.unit


@pytest.mark.parametrize(
    ("made", "step"),
    [
        (lambda: placed(given("1 g"), given("1 g"), given("1,000 mg"), "a", "b", "c"), "1 g, 1 g, 1 g ? b"),
        (lambda: compared(given("1 g"), given("1,000 mg"), "within", "over"), "1 g, 1 g ?≤ within"),
        (lambda: compared(given("2 g"), given("1,500 mg"), "within", "over"), "2 g, 1.5 g ?≤ over"),
        (lambda: checked(given("1 g"), given("1,000 mg"), "same", "other"), "1 g, 1 g ?= same"),
        (lambda: checked(given("1 g"), given("1,500 mg"), "same", "other"), "1 g, 1.5 g ?= other"),
        (lambda: reached(given("1 g"), given("1,500 mg"), "short", "enough"), "1 g, 1.5 g ?≥ short"),
        (lambda: reached(given("1 g"), given("1,000 mg"), "short", "enough"), "1 g, 1 g ?≥ enough"),
    ],
)
def test_a_word_for_a_comparison_has_no_unit_and_knows_what_was_compared(made: Callable[[], Worked], step: str) -> None:
    found = made()

    assert step == told(found)
    assert NO_UNIT == found.unit


def test_what_is_checked_says_that_it_must_be_equal() -> None:
    assert "must be equal" == checked(given("1 g"), given("1 g"), "same", "other").note

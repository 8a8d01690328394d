from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.quantities.policy import Policy
from dosecalc.quantities.rounding import DIRECTIONS, PLACES, TIES, Rounding, is_tie, rounded_to_whole
from dosecalc.quantities.units import unit

VOLUME = Rounding("tenth", limit=Fraction(1), place_below="hundredth")
NUMBERS = st.fractions(-2000, 2000, max_denominator=4000)
RULES = st.builds(
    Rounding,
    place=st.sampled_from(sorted(PLACES)),
    direction=st.sampled_from(DIRECTIONS),
    tie=st.sampled_from(TIES),
    place_if_endless=st.sampled_from(["", "thousandth"]),
)
SIMPLE_RULES = RULES.filter(lambda rule: rule.place != "exact")


@pytest.mark.parametrize(
    ("place", "number", "rounded"),
    [
        ("whole", "34.5", "35"),
        ("tenth", "1.45", "1.5"),
        ("whole", "62.5", "63"),
        ("hundredth", "0.345", "0.35"),
        ("whole", "2.5", "3"),
    ],
)
def test_published_ties_go_up(place: str, number: str, rounded: str) -> None:
    assert Fraction(rounded) == Rounding(place)(Fraction(number))


@pytest.mark.parametrize(
    ("place", "number", "rounded"),
    [("whole", "34.5", "34"), ("tenth", "1.45", "1.4"), ("whole", "35.5", "36"), ("hundredth", "0.345", "0.34")],
)
def test_half_even_takes_a_tie_to_the_even_neighbour(place: str, number: str, rounded: str) -> None:
    assert Fraction(rounded) == Rounding(place, tie="half even")(Fraction(number))


@pytest.mark.parametrize(
    ("number", "rounded"),
    [
        ("0.996", "1"),
        ("0.994", "0.99"),
        ("0.345", "0.35"),
        ("1", "1"),
        ("1.04", "1"),
        ("1.05", "1.1"),
        ("0.95", "0.95"),
    ],
)
def test_the_finer_place_under_a_limit_is_decided_on_the_unrounded_value(number: str, rounded: str) -> None:
    assert Fraction(rounded) == VOLUME(Fraction(number))


@pytest.mark.parametrize(
    ("number", "place"), [("1", "tenth"), ("0.9999", "hundredth"), ("0.996", "hundredth"), ("-0.5", "hundredth")]
)
def test_the_limit_itself_is_not_under_the_limit(number: str, place: str) -> None:
    assert place == VOLUME.place_for(Fraction(number))


@pytest.mark.parametrize(
    ("direction", "number", "rounded"),
    [
        ("up", "2.1", "3"),
        ("up", "2", "2"),
        ("up", "-2.1", "-2"),
        ("down", "2.9", "2"),
        ("down", "2", "2"),
        ("down", "-2.1", "-3"),
    ],
)
def test_a_forced_direction_ignores_what_is_nearer(direction: str, number: str, rounded: str) -> None:
    assert Fraction(rounded) == Rounding("whole", direction)(Fraction(number))


@pytest.mark.parametrize(
    ("place", "number", "rounded"),
    [
        ("hundred", "1250", "1300"),
        ("ten", "14.9", "10"),
        ("half", "1.25", "1.5"),
        ("half", "1.2", "1"),
        ("quarter", "0.4", "0.5"),
        ("thousandth", "0.0005", "0.001"),
    ],
)
def test_every_place_has_its_step(place: str, number: str, rounded: str) -> None:
    assert Fraction(rounded) == Rounding(place)(Fraction(number))


def test_an_exact_rule_rounds_only_what_never_ends() -> None:
    rule = Rounding("exact", place_if_endless="thousandth")

    assert Fraction("0.123456") == rule(Fraction("0.123456"))
    assert Fraction("0.333") == rule(Fraction(1, 3))
    assert Fraction(1, 3) == Rounding("exact")(Fraction(1, 3))


@given(rule=RULES, number=NUMBERS)
def test_rounding_twice_is_rounding_once(rule: Rounding, number: Fraction) -> None:
    assert rule(number) == rule(rule(number))


@given(number=st.fractions(0, 20, max_denominator=4000))
def test_rounding_twice_across_a_limit_is_rounding_once(number: Fraction) -> None:
    assert VOLUME(number) == VOLUME(VOLUME(number))


@given(rule=SIMPLE_RULES, numbers=st.lists(NUMBERS, min_size=2, max_size=2).map(sorted))
def test_the_larger_number_never_rounds_to_the_smaller(rule: Rounding, numbers: list[Fraction]) -> None:
    smaller, larger = numbers

    assert rule(smaller) <= rule(larger)


@given(numbers=st.lists(st.fractions(0, 3, max_denominator=400), min_size=2, max_size=2).map(sorted))
def test_the_larger_number_never_rounds_to_the_smaller_across_a_limit(numbers: list[Fraction]) -> None:
    assert VOLUME(numbers[0]) <= VOLUME(numbers[1])


@given(rule=SIMPLE_RULES, number=NUMBERS)
def test_a_rounded_number_is_a_neighbour_in_the_direction_stated(rule: Rounding, number: Fraction) -> None:
    step = PLACES[rule.place]
    assert step is not None
    off = rule(number) - number

    assert 0 == rule(number) % step
    assert {"nearest": abs(off) <= step / 2, "up": 0 <= off < step, "down": -step < off <= 0}[rule.direction]


@given(number=st.integers(-5000, 5000).map(lambda whole: Fraction(2 * whole + 1, 2)))
def test_a_tie_goes_up_or_to_the_even_neighbour(number: Fraction) -> None:
    assert number + Fraction(1, 2) == Rounding("whole", tie="half up")(number)
    assert 0 == Rounding("whole", tie="half even")(number) % 2


@given(rule=SIMPLE_RULES, halves=st.integers(-500, 500))
def test_a_tie_lies_as_far_from_either_neighbour(rule: Rounding, halves: int) -> None:
    step = PLACES[rule.place]
    assert step is not None
    for number in (step * halves / 2, step * halves / 2 + step / 7):
        up, down = (Rounding(rule.place, direction)(number) for direction in ("up", "down"))

        assert is_tie(rule, number) == (rule.direction == "nearest" and up - number == number - down > 0)


@pytest.mark.parametrize(
    ("rule", "number", "tie"),
    [
        (VOLUME, "0.345", True),
        (VOLUME, "0.35", False),
        (VOLUME, "1.35", True),
        (Rounding("exact"), "0.5", False),
        (Rounding("exact", place_if_endless="tenth"), "0.25", False),
    ],
)
def test_a_tie_lies_between_neighbours_of_the_place_that_holds(
    rule: Rounding,
    number: str,
    tie: bool,  # noqa: FBT001 - of a table
) -> None:
    assert tie == is_tie(rule, Fraction(number))


def test_a_tolerance_accepts_so_many_steps_either_way_of_the_rounded_number() -> None:
    lenient = Policy("lenient", 1, "Lenient", "a test", {}, tolerance_steps=1)

    assert {Fraction("13"), Fraction("13.1"), Fraction("13.2")} == lenient.accepted(
        Fraction("13.125"), Rounding("tenth")
    )


@pytest.mark.parametrize(
    ("direction", "exact", "accepted"),
    [
        ("down", "1.99", {"1.8", "1.9"}),
        ("down", "2", {"1.9", "2"}),
        ("up", "1.91", {"2", "2.1"}),
        ("up", "2", {"2", "2.1"}),
    ],
)
def test_a_tolerance_stays_on_the_side_of_a_limit_that_is_meant(direction: str, exact: str, accepted: set[str]) -> None:
    lenient = Policy("lenient", 1, "Lenient", "a test", {}, tolerance_steps=1)

    assert {Fraction(each) for each in accepted} == lenient.accepted(Fraction(exact), Rounding("tenth", direction))


def test_a_tolerance_counts_in_the_steps_of_the_place_that_holds_for_the_number() -> None:
    lenient = Policy("lenient", 1, "Lenient", "a test", {}, tolerance_steps=1)

    assert {Fraction("0.49"), Fraction("0.5"), Fraction("0.51")} == lenient.accepted(Fraction("0.5"), VOLUME)


def test_an_exact_answer_is_taken_as_it_is_and_nothing_beside_it() -> None:
    lenient = Policy("lenient", 1, "Lenient", "a test", {}, tolerance_steps=1)

    assert {Fraction(3, 8)} == lenient.accepted(Fraction(3, 8), Rounding("exact"))


def test_doses_in_units_have_a_rule_of_their_own() -> None:
    rules = {"dose": Rounding("tenth"), "dose in units": Rounding("whole"), "amount": Rounding("hundredth")}
    made = Policy("made", 1, "Made", "a test", rules)

    assert (rules["dose in units"], rules["dose"], rules["amount"]) == tuple(
        made.rule("dose", unit(text)) for text in ("units", "mg", "g")
    )


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (Rounding("exact"), "Give the exact value."),
        (Rounding("tenth"), "Round to the nearest tenth."),
        (Rounding("whole", direction="up"), "Round up to the next whole number."),
        (VOLUME, "Round to the nearest tenth (under 1 mL: hundredth)."),
    ],
)
def test_a_rule_is_told_in_words(rule: Rounding, says: str) -> None:
    assert says == rule.says(Fraction(5, 4), "mL")


def test_a_whole_number_of_minutes_is_told_as_a_minute() -> None:
    both = Rounding("whole", limit=Fraction(2), place_below="whole")

    assert "Round to the nearest minute." == Rounding("whole").says(Fraction(5), "min", of_minutes=True)
    assert "Round to the nearest minute (under 2 min: minute)." == both.says(Fraction(5), "min", of_minutes=True)
    assert "rounded to the nearest minute" == Rounding("whole").done(Fraction(5), of_minutes=True)
    assert "rounded to the nearest tenth" == Rounding("tenth").done(Fraction(5), of_minutes=True)


def test_a_limit_is_told_as_a_decimal() -> None:
    told = Rounding("tenth", limit=Fraction(1, 2), place_below="hundredth").says(Fraction(3), "mL")

    assert "Round to the nearest tenth (under 0.5 mL: hundredth)." == told


@pytest.mark.parametrize(
    ("rule", "number", "done"),
    [
        (Rounding("tenth"), "13.125", "rounded to the nearest tenth"),
        (Rounding("whole"), "13.125", "rounded to the nearest whole number"),
        (Rounding("whole", direction="up"), "13.125", "rounded up to the next whole number"),
        (VOLUME, "0.125", "rounded to the nearest hundredth"),
    ],
)
def test_what_was_done_is_told_in_words(rule: Rounding, number: str, done: str) -> None:
    assert done == rule.done(Fraction(number))


@given(number=NUMBERS, tie=st.sampled_from(TIES))
def test_whole_numbers_are_rounded_as_the_rule_for_them_rounds(number: Fraction, tie: str) -> None:
    for direction in DIRECTIONS:
        assert Rounding("whole", direction, tie)(number) == rounded_to_whole(number, direction, tie)


@pytest.mark.parametrize(("number", "place"), [("0.24", "hundredth"), ("0.25", "tenth"), ("0.3", "tenth")])
def test_a_limit_may_be_a_fraction(number: str, place: str) -> None:
    assert place == Rounding("tenth", limit=Fraction(1, 4), place_below="hundredth").place_for(Fraction(number))

"""Givens that measure something else, and sums that cannot be worked, are refused with what to write instead."""

from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities.given import constant, given, of_a_whole
from dosecalc.quantities.reworking import NothingFollows, reworked
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import GivensDoNotFit, InvalidGiven, Worked, ZeroDivisor

PHARMACY = policy("pharmacy")


def entered(of: str, name: str, text: str, form: str = "") -> str:
    return str(calculation(of).givens[name].entered(name, given(text, form), PHARMACY))


def test_a_given_of_another_kind_is_refused_with_an_example() -> None:
    with pytest.raises(InvalidGiven, match=r"^weight is 5 mL, but it should be a body weight, such as "):
        entered("weight_dose", "weight", "5 mL")


def test_a_given_of_zero_is_refused_where_it_cannot_be() -> None:
    with pytest.raises(InvalidGiven, match=r"^weight is 0 kg, but it must be more than zero"):
        entered("weight_dose", "weight", "0 kg")


def clock() -> tuple[str, str]:
    """A calculation and its given that is a time of the clock."""
    return next(
        (name, each) for name, of in catalogue().items() for each, kind in of.givens.items() if kind.form == "clock"
    )


def test_a_clock_time_of_another_day_is_refused() -> None:
    with pytest.raises(InvalidGiven, match="must be a time of the first day"):
        entered(*clock(), "04:35 the next day")


def test_a_length_of_time_is_no_time_of_the_clock() -> None:
    with pytest.raises(InvalidGiven, match="it should be a"):
        entered(*clock(), "4 h")


def test_articles_are_those_of_the_language() -> None:
    names = {kind.article_and_name for of in catalogue().values() for kind in (*of.givens.values(), of.answer)}

    assert {"an amount of drug", "a body weight"} <= names


def test_a_calculation_cannot_branch_on_a_quantity() -> None:
    with pytest.raises(TypeError, match="write two calculations"):
        bool(given("5 mg"))


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisor, match="a quantity that others are divided by must not be zero"):
        given("5 mg") / given("0 mL")


def test_what_is_less_than_it_can_be_is_refused_with_the_reason() -> None:
    dose = given("5 mg").but(name="dose")

    assert dose is dose.at_least(given("0.005 g"), "the smallest")
    with pytest.raises(GivensDoNotFit, match="dose is 5 mg, less than 6 mg: the smallest"):
        dose.at_least(given("6 mg"), "the smallest")


@pytest.mark.parametrize("sign", ["√", "^"])
def test_a_root_or_a_power_that_is_no_number_is_said(sign: str) -> None:
    """Of the answers of calculations for their own examples: each root and power, of a negative number."""
    found = [step for exact in examples() for step in exact.steps() if step.operation.sign == sign]

    assert found
    for step in found:
        with pytest.raises(NothingFollows):
            reworked(step.steps(), {step.parts[0]: Fraction(-1)})


def examples() -> list[Worked]:
    worked = (of for of in catalogue().values() if not of.needs_target)
    return [
        of(
            {
                name: kind.entered(name, given(of.examples[name], kind.form), PHARMACY)
                for name, kind in of.givens.items()
            }
        )
        for of in worked
    ]


def test_a_constant_of_a_formula_is_named_and_told_as_one() -> None:
    freezing = constant("32", "°F", "freezing point of water")

    assert ("32 °F", "freezing point of water", True) == (str(freezing), freezing.name, freezing.is_constant)
    assert unit("°F") == freezing.unit
    assert unit("percent_of_whole") == of_a_whole(given("25%")).unit


def test_what_cannot_be_worked_again_tells_the_sign_and_the_numbers() -> None:
    amount, strength = given("5 mg"), given("2 mg/mL")
    volume = amount / strength

    with pytest.raises(NothingFollows) as impossible:
        reworked(volume.steps(), {strength: Fraction(0)})
    assert "÷ cannot be worked out with 5, 0" == str(impossible.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1:15:00", "A ratio strength is 1, a colon and a whole number, as in 1:1,000."),
        ("0:30", "This is a clock time."),
        (":30", "A number was expected here."),
    ],
)
def test_what_may_be_a_ratio_is_never_taken_for_a_time_of_the_clock(text: str, says: str) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        given(text)

    assert says == str(refused.value)

"""Givens that measure something else, and sums that cannot be worked, are refused with what to write instead."""

from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities import notation, units
from dosecalc.quantities.dates import read_date
from dosecalc.quantities.given import given
from dosecalc.quantities.reading import read_quantity
from dosecalc.quantities.reworking import NothingFollows, reworked
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.times import read_clock
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import UnitMismatch, asked_of_pint, unit
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


def test_days_are_what_lies_between_two_dates() -> None:
    assert "6 days" == str(given("2026-03-11", "date") - given("2026-03-05", "date"))


def test_what_is_less_than_it_can_be_is_refused_with_the_reason() -> None:
    dose = given("5 mg").but(name="dose")

    assert dose is dose.at_least(given("0.005 g"), "the smallest")
    with pytest.raises(GivensDoNotFit, match="dose is 5 mg, less than 6 mg: the smallest"):
        dose.at_least(given("6 mg"), "the smallest")


def test_minutes_under_an_hour_are_a_length_of_time_without_a_step() -> None:
    short, long = given("45 min").as_duration(), given("90 min").as_duration()

    assert ("45 min", "1 h 30 min") == (str(short), str(long))
    assert [len(each.parts) for each in (short, long)] == [0, 1]


def test_a_length_of_time_below_zero_has_its_sign_once() -> None:
    assert "−1 h 30 min" == notation.duration(Fraction(-90))


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (Rounding("exact"), "Give the exact value."),
        (Rounding("tenth"), "Round to the nearest tenth."),
        (Rounding("whole", direction="up"), "Round up to the next whole number."),
    ],
)
def test_a_rule_is_told_in_words(rule: Rounding, says: str) -> None:
    assert says == rule.says(Fraction(5, 4), "mL")


def test_a_unit_that_is_nowhere_is_a_mistake_of_the_program_and_says_so() -> None:
    with pytest.raises(UnitMismatch, match="there is no unit 'parsec'"):
        unit("parsec")


def test_a_factor_that_is_no_fraction_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Registry:
        def Quantity(self, *_: object) -> "Registry":  # noqa: N802 - as pint calls it
            return self

        def to(self, _: object) -> "Registry":
            return self

        magnitude = 0.001

    monkeypatch.setattr(units, "_registry", lambda _: Registry())
    monkeypatch.setattr(units, "_in_pint", lambda *_: None)

    with pytest.raises(TypeError, match=r"pint returned 0\.001"):
        asked_of_pint(unit("mg"), unit("g"))


@pytest.mark.parametrize("sign", ["√", "^"])
def test_a_root_or_a_power_that_is_no_number_is_said(sign: str) -> None:
    """Of the answers of calculations for their own examples: each root and power, of a negative number."""
    found = [step for exact in examples() for step in exact.steps() if step.sign == sign]

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


@pytest.mark.parametrize("typed", ["2026 03 05", "2026.03.05", "2026-003-05", "2026-03-005"])
def test_what_only_resembles_a_date_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match="2026-03-05"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["7:5", "7:300", "007:30", "07:30:15"])
def test_a_clock_time_is_hours_and_minutes_of_two_digits(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match="07:30"):
        read_clock(typed)


@pytest.mark.parametrize("typed", ["5 mg/", "5 mg per", "5 mg//mL", "5 mg·"])
def test_where_a_unit_is_missing_it_is_asked_for(typed: str) -> None:
    with pytest.raises(UnreadableQuantity):
        read_quantity(typed)


def test_a_percentage_becomes_grams_in_a_milliliter_before_anything_else() -> None:
    strength = given("0.9%").to(unit("mg/mL"))

    assert Fraction(9) == strength.number
    assert unit("g/mL") == strength.parts[0].unit

"""Each step that a quantity can take: its sign, what it comes to, what it was made from and what it says it did."""

import itertools
from collections.abc import Callable
from fractions import Fraction

import pytest

from dosecalc.quantities.definitions import Conversions
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.given import constant, given
from dosecalc.quantities.rounding import WHOLE_DOWN, WHOLE_UP, Rounding
from dosecalc.quantities.units import Unit, UnitMismatch, unit
from dosecalc.quantities.worked import GivensDoNotFit, Worked, ZeroDivisor

TENTH, HUNDRED = Rounding("tenth"), Rounding("hundred")
WHOLE_OR_FINER = Rounding("whole", limit=Fraction(1), place_below="hundredth")
FINER = Rounding("hundred", limit=Fraction(1), place_below="hundredth")
WEIGHED = Unit(("gram_of_weight",))
TAUGHT = Conversions("taught", (("teaspoon", Fraction(5), "milliliter"),))


def named(text: str) -> Worked:
    return given(text).called("it")


def told(made: Worked) -> str:
    """`part, part sign result`, then what the step did and the form, where it has them."""
    parts = ", ".join(map(str, made.parts))
    return " | ".join(filter(None, (f"{parts} {made.operation.sign} {made}", made.note, made.form)))


@pytest.mark.parametrize(
    ("made", "step"),
    [
        (lambda: given("5 mg/kg") * given("70 kg"), "5 mg/kg, 70 kg × 350 mg"),
        (lambda: given("5 mg/kg") * given("500 lb"), "5 mg/kg, 226.796185 kg × 1,133.980925 mg"),
        (lambda: given("500 lb") * given("5 mg/kg"), "226.796185 kg, 5 mg/kg × 1,133.980925 mg"),
        (lambda: given("10 mg") / given("5 mg"), "10 mg, 5 mg ÷ 2"),
        (lambda: given("1 g") / given("5 mg/mL"), "1,000 mg, 5 mg/mL ÷ 200 mL"),
        (lambda: given("5 mg/h") / given("1 g"), "5 mg/h, 1,000 mg ÷ 0.005/h"),
        (lambda: given("1 g/h") / given("5 mg/mL"), "1,000 mg/h, 5 mg/mL ÷ 200 mL/h"),
        (lambda: given("1 L") / given("500 mL"), "1,000 mL, 500 mL ÷ 2"),
        (lambda: given("1 L") + given("250 mL"), "1 L, 0.25 L + 1.25 L"),
        (lambda: given("1 L") - given("250 mL"), "1 L, 0.25 L − 0.75 L"),
        (lambda: given("22:15") + given("2 h"), "22:15, 120 min + 00:15 the next day | clock"),
        (lambda: given("22:15") - given("2 h"), "22:15, 120 min − 20:15 | clock"),
        (lambda: given("2026-03-05") + given("4 days"), "2026-03-05, 4 days + 2026-03-09 | date"),
        (lambda: given("2026-03-05") - given("4 days"), "2026-03-05, 4 days − 2026-03-01 | date"),
        (lambda: given("2026-03-05 14:30") + given("4 days"), "2026-03-05 14:30, 4 days + 2026-03-09 14:30 | moment"),
        (lambda: given("2026-03-05 14:30") - given("2 h"), "2026-03-05 14:30, 2 h − 2026-03-05 12:30 | moment"),
        (lambda: given("2026-03-05") - given("2026-03-01"), "2026-03-05, 2026-03-01 − 4 days"),
        (
            lambda: given("2026-03-05 14:30") - given("2026-03-05 12:00"),
            "2026-03-05 14:30, 2026-03-05 12:00 − 2 h 30 min | duration",
        ),
        (lambda: given("04:35") - given("02:15"), "04:35, 02:15 − 2 h 20 min | duration"),
        (lambda: given("04:35") - given("22:15"), "04:35, 22:15 − −17 h 40 min | duration"),
    ],
)
def test_a_step_of_arithmetic_keeps_what_it_was_made_from(made: Callable[[], Worked], step: str) -> None:
    found = made()

    assert step == told(found)
    assert "" == found.name


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            lambda: given("30 min") + given("10:00"),
            "10:00 is a point in time, so it stands first in the sum: 10:00 + 30 min",
        ),
        (
            lambda: given("4 days") + given("2026-03-05"),
            "2026-03-05 is a point in time, so it stands first in the sum: 2026-03-05 + 4 days",
        ),
        (lambda: given("10:00") + given("10:30"), "10:00 and 10:30 are points in time: they cannot be added"),
        (
            lambda: given("30 min") - given("10:00"),
            "10:00, a point in time, is subtracted only from another of its form, not from 30 min",
        ),
        (
            lambda: given("2026-03-05 14:30") - given("2026-03-05"),
            "2026-03-05, a point in time, is subtracted only from another of its form, not from 2026-03-05 14:30",
        ),
    ],
)
def test_a_point_in_time_stands_first_and_is_only_taken_from_another(made: Callable[[], Worked], says: str) -> None:
    with pytest.raises(UnitMismatch) as refused:
        made()

    assert says == str(refused.value)


@pytest.mark.parametrize(
    ("made", "step"),
    [
        (lambda: named("0.04%").as_ratio(), "0.0004 g/mL 1: 1:2,500 | ratio"),
        (lambda: named("400 mg/250 mL").for_one(), "400 mg/250 mL → 1.6 mg/mL"),
        (lambda: named("0.9%").spelled_out(), "0.9% → 0.9 g/100 mL | grams in 100 mL"),
        (lambda: named("100 ppm").spelled_out(), "100 ppm → 100 g/1,000,000 mL | grams in 1,000,000 mL"),
        (lambda: named("0.9%").to(unit("mg/mL")), "0.9 g/100 mL → 9 mg/mL"),
        (lambda: named("9 mg/mL").to(unit("%")), "0.009 g/mL → 0.9%"),
        (lambda: named("154 lb").to(unit("kg")), "154 lb → 69.8532… kg"),
        (lambda: named("3 tbsp").to(unit("tsp")), "3 tbsp → 9 tsp"),
        (lambda: named("3 tbsp").to(unit("fl oz")), "44.3602… mL → 1.5 fl oz"),
        (lambda: named("13.125 mL").rounded(TENTH), "13.125 mL ≈ 13.1 mL | rounded to the nearest tenth"),
        (lambda: named("13.5 mL").rounded(Rounding("whole")), "13.5 mL ≈ 14 mL | rounded to the nearest whole number"),
        (lambda: named("0.125 mL").counted(FINER), "0.125 mL ≈ 0.13 mL | rounded to the nearest hundredth"),
        (lambda: named("1:2,345").rounded(FINER), "1:2,345 ≈ 1:2,300 | rounded to the nearest hundred | ratio"),
        (lambda: named("154 lb").to(WEIGHED), "69.8532… kg → 69,853.22498 g"),
        (
            lambda: named("85.75 min").but(form="duration").rounded(WHOLE_UP),
            "1 h 25.75 min ≈ 1 h 26 min | rounded up to the next minute | duration",
        ),
        (lambda: named("2.1 vials").counted(WHOLE_UP), "2.1 vials ≈ 3 vials | rounded up to the next whole number"),
        (lambda: named("0.4 vials").counted(WHOLE_DOWN), "0.4 vial ≈ 0 vials | rounded down to the next whole number"),
        (lambda: named("2 vials").counted(WHOLE_UP), "2 vials # 2 vials"),
        (lambda: named("90 min").as_duration(), "90 min → 1 h 30 min | in hours and minutes | duration"),
        (lambda: named("60 min").as_duration(), "60 min → 1 h | in hours and minutes | duration"),
        (lambda: named("90 min").as_duration().to(unit("h")), "90 min → 1.5 h"),
    ],
)
def test_a_step_that_leaves_a_quantity_what_it_is_keeps_its_name(made: Callable[[], Worked], step: str) -> None:
    found = made()

    assert step == told(found)
    assert "it" == found.name


@pytest.mark.parametrize(
    ("quantity", "changed"),
    [
        ("3 mL", lambda it: it.rounded(TENTH)),
        ("0.04 mL", lambda it: it.rounded(TENTH)),  # never to nothing at all
        ("1:2,300", lambda it: it.rounded(HUNDRED)),
        ("4 mg/mL", lambda it: it.for_one()),
        ("2 mg/mL", lambda it: it.spelled_out()),
        ("2 h", lambda it: it.to(unit("min")).to(unit("h"))),
        ("3 h", lambda it: it.to(unit("h"))),
        ("0.04%", lambda it: it.as_ratio().to(unit("%"))),
        ("4 h", lambda it: it.within_a_day()),
        ("0 min", lambda it: it.within_a_day()),
        ("0.5 min", lambda it: it.within_a_day()),
    ],
)
def test_where_there_is_nothing_to_do_there_is_no_step(quantity: str, changed: Callable[[Worked], Worked]) -> None:
    made = changed(named(quantity))

    assert told(named(quantity)) == told(made)
    assert ("it", ()) == (made.name, made.parts)


def test_what_is_called_as_it_is_called_already_stays_one_step() -> None:
    amount = named("5 mg")

    assert [amount] == (amount + amount.called("it")).steps()[:-1]


def test_less_than_an_hour_is_written_in_minutes_without_a_step() -> None:
    made = named("59 min").as_duration()

    assert ("59 min", "duration", ()) == (str(made), made.form, made.parts)


def test_what_runs_past_midnight_is_brought_within_a_day() -> None:
    asked = (given("04:35") - given("22:15")).within_a_day()

    assert "−17 h 40 min ↻ 6 h 20 min | past midnight: add 24 h | duration" == told(asked)


def test_another_way_of_writing_measures_in_the_same_unit() -> None:
    assert given("1 g/mL").unit == named("0.04%").as_ratio().unit
    assert given("1 min").unit == named("90 min").as_duration().unit
    assert given("1 min").unit == (given("04:35") - given("22:15")).within_a_day().unit


def test_what_was_rounded_or_counted_knows_by_which_rule() -> None:
    assert named("13.125 mL").rounded(TENTH).rule is TENTH
    assert [WHOLE_UP, WHOLE_UP] == [named(text).counted(WHOLE_UP).rule for text in ("2.1 vials", "2 vials")]


@pytest.mark.parametrize(
    ("made", "towards", "is_whole"),
    [
        (lambda: given("1.26 mL").rounded(Rounding("tenth", "up")), "up", False),
        (lambda: given("1.26 mL").rounded(TENTH), "nearest", False),
        (lambda: given("1.26 vials").counted(WHOLE_DOWN), "down", True),
        (lambda: given("1.26 mL").rounded(Rounding("whole")), "nearest", True),
        (lambda: given("0.03%").as_ratio().rounded(WHOLE_OR_FINER), "nearest", True),
        (lambda: given("0.126 mL").rounded(WHOLE_OR_FINER), "nearest", False),
        (lambda: given("3 vials").counted(WHOLE_UP), "", False),
        (lambda: given("3 vials"), "", False),
        (lambda: given("85.5 min").as_duration().rounded(WHOLE_UP), "up", False),  # minutes are no count
        (lambda: given("1.26 mL").rounded(Rounding("whole")) * given("2"), "", False),
    ],
    ids=itertools.count(),
)
def test_what_rounding_changed_knows_in_which_direction_and_whether_to_a_whole_number(
    made: Callable[[], Worked],
    towards: str,
    is_whole: bool,  # noqa: FBT001 - of a table
) -> None:
    found = made()

    assert (towards, is_whole) == (found.rounded_towards, found.is_made_whole)


def test_a_number_that_belongs_to_a_formula_is_a_constant() -> None:
    assert constant("24", "h/day", "hours in a day").is_constant
    assert not given("24 h/day").is_constant


def test_a_conversion_back_leads_to_what_it_came_from() -> None:
    weight = named("154 lb")

    assert weight.parts == weight.to(unit("kg")).to(unit("lb")).parts == ()


def test_what_is_made_of_a_quantity_is_converted_by_the_values_that_it_was() -> None:
    spoon = given("1 tsp", conversions=TAUGHT)

    for made in (spoon * given("2"), given("2") * spoon, spoon + spoon, spoon / given("0.5")):
        assert ("2 tsp", "10 mL", TAUGHT) == (str(made), str(made.to(unit("mL"))), made.conversions)


def test_a_limit_itself_is_within_the_limit() -> None:
    dose = named("500 mg")

    assert dose.at_most(given("0.5 g"), "too much") is dose
    assert dose.at_least(given("0.5 g"), "too little") is dose


@pytest.mark.parametrize(
    ("quantity", "limit", "says"),
    [
        ("501 mg", "0.5 g", "it is 501 mg, more than 0.5 g: why"),
        ("2026-04-01", "2026-03-31", "it is 2026-04-01, later than 2026-03-31: why"),
        ("2026-04-01 10:00", "2026-03-31 10:00", "it is 2026-04-01 10:00, later than 2026-03-31 10:00: why"),
    ],
)
def test_more_than_a_limit_is_refused_with_both(quantity: str, limit: str, says: str) -> None:
    with pytest.raises(GivensDoNotFit) as refused:
        named(quantity).at_most(given(limit), "why")

    assert says == str(refused.value)


def test_what_comes_to_more_than_a_limit_would_be_that() -> None:
    with pytest.raises(GivensDoNotFit, match=r"^it would be 600 mg, more than 0\.5 g: why$"):
        (given("200 mg") * given("3")).called("it").at_most(given("0.5 g"), "why")


def test_less_than_a_limit_is_refused_with_both() -> None:
    with pytest.raises(GivensDoNotFit) as refused:
        named("499 mg").at_least(given("0.5 g"), "why")

    assert "it is 499 mg, less than 0.5 g: why" == str(refused.value)


@pytest.mark.parametrize(
    ("divisor", "says"),
    [
        (named("0 mL"), "it must not be zero"),
        (given("0 mL"), "a quantity that others are divided by must not be zero"),
    ],
)
def test_nothing_is_divided_by_zero(divisor: Worked, says: str) -> None:
    with pytest.raises(ZeroDivisor) as refused:
        given("1 mL") / divisor

    assert says == str(refused.value)


def test_a_formula_cannot_branch_on_a_quantity() -> None:
    with pytest.raises(TypeError) as refused:
        bool(given("1 mL"))

    assert "a calculation cannot branch on a quantity; write two calculations" == str(refused.value)


def test_the_steps_come_once_each_after_those_that_they_need() -> None:
    dose = named("500 mg")
    volume = dose / given("100 mg/mL")
    both = volume + (volume * given("2"))

    steps = both.steps()

    assert dose is steps[0]
    assert both is steps[-1]
    assert len(steps) == len(set(map(id, steps))) == 6
    assert all(steps.index(part) < steps.index(each) for each in steps for part in each.parts)


def test_a_ratio_is_written_by_its_second_number() -> None:
    assert Fraction(2500) == as_written(given("1:2,500").number, "ratio")
    assert Fraction(5, 2) == as_written(Fraction(5, 2), "duration")

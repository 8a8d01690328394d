"""The answer put back comes to what was given, and a wrong answer does not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation, catalogue
from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.empirical import bare, measured_in, square_root
from dosecalc.quantities.given import constant, given
from dosecalc.quantities.operations import KEPT
from dosecalc.quantities.rounding import WHOLE_UP, Rounding
from dosecalc.quantities.units import unit
from dosecalc.quantities.ways import Way
from dosecalc.quantities.worked import Worked, step
from dosecalc.tutoring.check_line import check_line, not_recovered
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve


def solved(name: str, *givens: str) -> Solution:
    return solve(calculation(name), read_givens(givens, calculation(name)), policy("pharmacy"))


def of_example(name: str) -> Solution:
    found = catalogue()[name]
    texts = [f"{each}={text}" for each, text in found.examples.items()]
    asked = unit(found.answer.units[0]) if found.needs_target else None
    return solve(found, read_givens(texts, found), policy("pharmacy"), asked)


@pytest.mark.parametrize("name", catalogue())
def test_the_right_answer_leads_back_to_every_given(name: str) -> None:
    assert [] == list(not_recovered(of_example(name).exact))


def test_another_answer_leads_to_other_givens() -> None:
    dose = solved("weight_dose", "dose_per_weight=10 mg/kg", "weight=20 kg").exact
    found = not_recovered(replace(dose, number=Fraction(250)))

    assert [("10 mg/kg", "12.5 mg/kg"), ("20 kg", "25 kg")] == [(str(each), str(other)) for each, other in found]


def test_a_given_that_cannot_be_reached_hides_none_of_the_others() -> None:
    whole = given("2.5").counted(WHOLE_UP)
    total = whole * given("20 mg")

    assert [("20 mg", "30 mg")] == [
        (str(each), str(other)) for each, other in not_recovered(replace(total, number=Fraction(90)))
    ]


def test_a_number_alone_gets_its_unit_back_before_anything_is_undone() -> None:
    total = given("20 mg") * given("3")
    alone = step(KEPT, unit("mL"), total)

    twice = alone * given("2")

    assert str(check_line(alone, alone)) == "60 mg ÷ 3 = 20 mg; given: 20 mg."
    assert str(check_line(twice, twice)) == "120 mL ÷ 2 = 60; 60 mg ÷ 3 = 20 mg; given: 20 mg."


def test_a_number_alone_gets_its_unit_back_before_it_is_converted_back() -> None:
    grams = given("20 mg").to(unit("g"))
    alone = step(KEPT, unit("mL"), grams)

    assert "0.02 g × 1,000 mg/g = 20 mg; given: 20 mg." == str(check_line(alone, alone))


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("1,000 mg", "960 mg ÷ 80 kg = 12 mg/kg; given: 12 mg/kg."),
        ("960 mg", "960 mg ÷ 80 kg = 12 mg/kg; given: 12 mg/kg."),
        ("0.9 g", "900 mg ÷ 1,000 mg/g = 0.9 g; given: 0.9 g."),
        ("900 mg", "None"),
    ],
)
def test_the_smaller_of_two_leads_back_to_the_one_that_was_taken(limit: str, told: str) -> None:
    dose = smaller_of(given("12 mg/kg") * given("80 kg"), given(limit))

    assert told == str(check_line(dose, dose))


def test_what_an_empirical_formula_came_to_is_put_back_as_a_number_alone() -> None:
    weight = measured_in(given("50") + given("3"), unit("kg"))

    assert "53 − 3 = 50; given: 50." == str(check_line(weight, weight))


@pytest.mark.parametrize(
    ("duration", "lockout", "told"),
    [
        ("1 h", "10 min", "6 doses ÷ 1 dose × 10 min ÷ 60 min/h = 1 h; given: 1 h (duration)."),
        ("1 h 5 min", "10 min", "7 doses ÷ 1 dose × 10 min = 1 h 10 min; given: 1 h 5 min (duration); {}."),
        ("1 h 5 min", "6.25 min", "11 doses ÷ 1 dose × 6.25 min ≈ 1 h 9 min; given: 1 h 5 min (duration); {}."),
    ],
)
def test_a_time_comes_out_in_hours_and_whole_minutes(duration: str, lockout: str, told: str) -> None:
    solution = solved("demand_doses", f"duration={duration}", f"lockout={lockout}")

    assert told.format("the difference comes from rounding up") == str(solution.explained().check)


@pytest.mark.parametrize(
    ("factor", "told"),
    [
        (Fraction(1), "60 mg ÷ 3 = 20 mg; given: 20 mg."),
        (Fraction(21, 20), "63 mg ÷ 3 = 21 mg; given: 20 mg; the small difference comes from rounding."),
        (Fraction(16, 15), None),  # off by more than a twentieth: no rounding
    ],
)
def test_a_difference_of_a_twentieth_is_one_of_rounding(factor: Fraction, told: str | None) -> None:
    total = given("20 mg") * given("3")
    found = check_line(total, replace(total, number=total.number * factor))

    assert told == (found and str(found))
    assert found is None or found.recovered.number == 20 * factor


def test_a_given_that_comes_out_again_is_told_with_all_its_digits() -> None:
    total = given("1,234,567 units") * given("3")

    assert "3,703,701 units ÷ 3 = 1,234,567 units; given: 1,234,567 units." == str(check_line(total, total))


def test_what_is_not_there_is_put_back_as_well() -> None:
    total = given("0 mg") + given("5 mg")

    assert all(
        not list(not_recovered(each)) for each in (total, given("5 mg") - given("0 mg"), given("0 mg") - given("5 mg"))
    )
    assert "5 mg − 5 mg = 0 mg; given: 0 mg." == str(check_line(total, total))


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("elapsed_time start=22:35; end=04:15", "22:35 + 5 h 40 min = 04:15 the next day; given: 04:15 (end time)."),
        ("end_time start=22:45; duration=350 min", "04:35 the next day − 350 min = 22:45; given: 22:45 (start time)."),
        ("body_surface height=180 cm; weight=80 kg", "2 × 2 × 3,600 ÷ 80 = 180; given: 180 cm (height)."),
        ("body_surface height=170 cm; weight=70 kg", "1.82 × 1.82 × 3,600 ÷ 70 ≈ 170; given: 170 cm (height)."),
        ("ratio_strength concentration=0.04%", "1 g ÷ 2,500 mL = 0.04%; given: 0.04% (concentration)."),
        ("ratio_strength concentration=0.03%", "1 g ÷ 3,333 mL ≈ 0.03%; given: 0.03% (concentration)."),
        (
            "creatinine_clearance_male age=65 years; weight=72 kg; serum_creatinine=1.2 mg/dL",
            "72 × 1.2 = 86.4; 62.5 × 86.4 ÷ 72 = 75; 140 − 75 = 65; given: 65 years (age).",
        ),
        ("line_verdict osmolarity=1,150 mOsm/L; peripheral_limit=900 mOsm/L", "None"),
    ],
)
def test_an_answer_is_put_back_in_these_words(request_: str, told: str) -> None:
    name, _, givens = request_.partition(" ")

    assert told == str(solved(name, *givens.split("; ")).explained().check)


def test_what_is_added_is_in_the_unit_of_what_it_is_added_to() -> None:
    needed = calculation("sodium_chloride_needed")
    givens = read_givens(["volume=30 mL", "drug=600 mg", "equivalent=0.13"], needed)
    solution = solve(needed, givens, policy("pharmacy"), unit("mg"))

    assert str(solution.explained().check).startswith("192 mg ÷ 1,000 mg/g + 0.078 g = 0.27 g; 0.27 g ÷ 0.009 g/mL = ")


def test_where_the_terms_of_a_sum_are_in_two_units_it_is_taken_apart_in_the_unit_of_the_first() -> None:
    weight = calculation("weight_from_pounds_and_ounces")
    solution = solve(weight, read_givens(["pounds=10,000 g", "ounces=1 oz"], weight), policy("exact"))

    assert "10.028 kg × 1,000 g/kg − 10,000 g = 28 g" in str(solution.explained().check)


def test_a_day_of_minutes_makes_no_difference_to_a_clock_alone() -> None:
    total = given("10 mg") * given("3")

    assert ("10 mg", "1,450 mg") in [
        (str(one), str(other)) for one, other in not_recovered(replace(total, number=Fraction(4350)))
    ]


def test_a_strength_is_put_back_as_its_label_has_it() -> None:
    total = given("1,234 mg/250 mL") * given("3")
    found = check_line(total, replace(total, number=total.number * Fraction("1.003333")))

    assert (
        "14.8573… mg/mL ÷ 3 ≈ 1,238 mg/250 mL; given: 1,234 mg/250 mL; the small difference comes from rounding."
        == str(found)
    )


def test_a_conversion_is_put_back_in_one_sentence() -> None:
    found = converted("154 lb", "kg", policy("pharmacy")).explained()

    assert str(found.check) == "70 kg × 2.2 lb/kg = 154 lb; given: 154 lb."


def test_of_two_conversions_each_is_put_back() -> None:
    found = converted("5 mcg/kg/min", "mg/kg/h", policy("pharmacy")).explained()

    assert str(found.check) == "0.3 mg/kg/h × 1,000 mcg/mg ÷ 60 min/h = 5 mcg/kg/min; given: 5 mcg/kg/min."


@pytest.mark.parametrize(("quantity", "target"), [("5 mg", "mg"), ("400 mg/250 mL", "mg/mL")])
def test_where_nothing_is_converted_there_is_nothing_to_put_back(quantity: str, target: str) -> None:
    assert converted(quantity, target, policy("pharmacy")).explained().check is None


def for_formula(text: str) -> Worked:
    """A number of the formula, to which nothing is put back."""
    return given(text).but(way=Way.CONSTANT)


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        ((for_formula("1") - for_formula("0.2")) * given("5 mg"), "1 − 0.2 = 0.8; 4 mg ÷ 0.8 = 5 mg; given: 5 mg."),
        (
            for_formula("10 mg") / for_formula("3 mg") * given("5 mL"),
            "10 mg ÷ 3 mg = 3.3333…; 16.6666… mL ÷ 3.3333… = 5 mL; given: 5 mL.",
        ),
        (
            for_formula("10 mg/kg") / for_formula("3 mg/kg") * given("5 mL"),
            "10 mg/kg ÷ 3 mg/kg = 3.3333…; 16.6666… mL ÷ 3.3333… = 5 mL; given: 5 mL.",
        ),
        (
            for_formula("5 g/100 mL") / for_formula("2 g/100 mL") * given("7 mL"),
            "5 g ÷ 2 g = 2.5; 17.5 mL ÷ 2.5 = 7 mL; given: 7 mL.",
        ),
        (
            for_formula("5 g/100 mL") / for_formula("2 g/50 mL") * given("7 mL"),
            "5 g ÷ 100 mL ÷ 2 g × 50 mL = 1.25; 8.75 mL ÷ 1.25 = 7 mL; given: 7 mL.",
        ),
        (
            given("5 mg") * bare(for_formula("7 lb"), unit("kg")),
            "7 lb × 0.45359237 kg/lb = 3.1751… kg; 15.8757… mg ÷ 3.1751… = 5 mg; given: 5 mg.",
        ),
        (given("5 mg") * bare(for_formula("70 kg"), unit("kg")), "350 mg ÷ 70 = 5 mg; given: 5 mg."),
        (square_root(for_formula("2")) * given("49 mg"), "None"),  # no line says where a root comes from
    ],
)
def test_a_share_that_only_the_working_knows_is_said_first(worked: Worked, told: str) -> None:
    assert told == str(check_line(worked, worked))


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (for_formula("10 mg") / given("3 mL"), "10 mg ÷ 3.3333… mg/mL = 3 mL; given: 3 mL."),
        (
            (for_formula("500 mL") / given("4 h")).to(unit("L/h")),
            "0.125 L/h × 1,000 mL/L = 125 mL/h; 500 mL ÷ 125 mL/h = 4 h; given: 4 h.",
        ),
        (
            (for_formula("250 mL") / given("60 min")).to(unit("mL/h")),
            "250 mL/h ÷ 60 min/h = 4.1666… mL/min; 250 mL ÷ 4.1666… mL/min = 60 min; given: 60 min.",
        ),
    ],
)
def test_no_endless_number_but_the_answer_stands_in_a_check_before_it_was_worked_out(worked: Worked, told: str) -> None:
    assert told == str(check_line(worked, worked))


def test_an_answer_rounded_up_that_something_was_divided_by_explains_no_large_difference() -> None:
    parts = (constant("100", "", "the whole") / given("30").called("one part")).rounded(WHOLE_UP)

    assert check_line(parts.parts[0], parts) is None  # 100 ÷ 4 = 25


def test_a_given_that_is_called_as_the_answer_is_is_not_named() -> None:
    dose = (given("20 mg").called("dose") * given("3")).called("dose")

    assert str(check_line(dose, dose)) == "60 mg ÷ 3 = 20 mg; given: 20 mg."


def test_a_strength_comes_out_in_what_its_label_counts_by() -> None:
    dose = given("400 mg/250 mL") * given("10.03 mL")
    rounded = dose.rounded(Rounding("whole"))

    assert str(check_line(dose, rounded)) == (
        "16 mg ÷ 10.03 mL ≈ 399 mg/250 mL; given: 400 mg/250 mL; the small difference comes from rounding."
    )


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("150 mL/h", "2 h 30 min = 150 min; 150 min ÷ 60 min/h × 150 mL/h = 375 mL; given: 375 mL (volume)."),
        ("125 mL/h", "3 h × 125 mL/h = 375 mL; given: 375 mL (volume)."),
        (
            "125.2 mL/h",
            "3 h × 125.2 mL/h = 375.6 mL; given: 375 mL (volume); the small difference comes from rounding.",
        ),
        ("500 mL/h", "45 min ÷ 60 min/h × 500 mL/h = 375 mL; given: 375 mL (volume)."),
    ],
)
def test_a_time_of_hours_and_minutes_is_told_in_minutes_before_it_is_converted(rate: str, told: str) -> None:
    assert told == str(solved("infusion_time", "volume=375 mL", f"pump_rate={rate}").check_line())


def test_a_number_alone_that_got_its_unit_back_and_leads_nowhere_else_is_no_check() -> None:
    alone = step(KEPT, unit("mL"), given("5%").to(unit("g/mL")))

    assert check_line(alone, alone) is None


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("2.5 mL/min", "375 mL ÷ 150 min = 2.5 mL/min; given: 2.5 mL/min."),
        ("2.625 mL/min", "None"),  # nobody has seen 142.8571… min
    ],
)
def test_by_a_time_of_hours_and_minutes_something_is_divided_in_minutes_that_end(rate: str, told: str) -> None:
    time = (constant("375", "mL", "the bag") / given(rate)).as_duration()

    assert told == str(check_line(time, time))

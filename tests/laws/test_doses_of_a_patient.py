"""Laws of doses for this patient: caps hold, shares add up, weights lie between, the same day from either side."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosecalc.calculations import chemotherapy, courses, dosing, kidneys, old_rules, patient, safety
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import GivensDoNotFit, Worked

LARGEST_SPREAD = Fraction(1, 10)
"""How far two formulas for the body surface of an ordinary adult lie apart at most."""


def quantities(text: str, least: int, most: int) -> st.SearchStrategy[Worked]:
    """Quantities in hundredths of a unit."""
    return st.integers(100 * least, 100 * most).map(lambda number: Worked(Fraction(number, 100), unit(text)))


doses, surfaces, weights = quantities("mg", 1, 3000), quantities("m2", 1, 3), quantities("kg", 30, 200)
by_surface, shares = quantities("mg/m2", 1, 3000), quantities("percent_of_whole", 1, 99)
adult_heights, adult_weights = quantities("cm", 150, 195), quantities("kg", 50, 110)


@given(by_surface, surfaces, doses)
def test_a_capped_dose_by_surface_is_the_dose_or_the_cap_and_never_more(
    order: Worked, surface: Worked, limit: Worked
) -> None:
    capped = chemotherapy.surface_dose_capped(order, surface, limit).number

    assert capped <= limit.number
    assert capped in {limit.number, chemotherapy.surface_dose(order, surface).number}


@given(quantities("mg/kg", 1, 100), weights, doses)
def test_a_capped_dose_by_weight_is_the_dose_or_the_cap_and_never_more(
    order: Worked, weight: Worked, limit: Worked
) -> None:
    capped = safety.weight_dose_capped(order, weight, limit).number

    assert capped <= limit.number
    assert capped in {limit.number, dosing.weight_dose(order, weight).number}


@given(quantities("mg·min/mL", 1, 8), quantities("mL/min", 5, 250))
def test_carboplatin_is_never_more_than_150_times_the_exposure(exposure: Worked, clearance: Worked) -> None:
    dose = chemotherapy.carboplatin_dose(exposure, clearance)

    assert dose.unit == unit("mg")
    assert dose.number <= 150 * exposure.number
    assert (dose.number == 150 * exposure.number) == (clearance.number >= 125)


@given(by_surface, surfaces, shares)
def test_what_is_given_and_what_is_left_away_make_up_the_full_dose(
    order: Worked, surface: Worked, reduction: Worked
) -> None:
    full = chemotherapy.surface_dose(order, surface)

    reduced = chemotherapy.surface_dose_reduced(order, surface, reduction)

    assert full.number == reduced.number + safety.adjusted_dose(full, reduction).number


@given(doses, st.sampled_from(["2", "10", "50", "100", "450"]))
def test_whole_vials_are_nearest_to_the_dose(dose: Worked, size: str) -> None:
    vial = Worked(Fraction(size), unit("mg/vial"))

    whole = chemotherapy.vial_size_dose(dose, vial).number

    assert (whole / vial.number).denominator == 1
    assert abs(whole - dose.number) * 2 <= vial.number


@given(doses, doses)
def test_the_share_that_was_rounded_away_or_on_leads_back_to_the_rounded_dose(dose: Worked, rounded: Worked) -> None:
    assume(dose.number != rounded.number)
    lowered = rounded.number < dose.number
    share = chemotherapy.rounding_difference(rounded, dose)

    part = 1 - share.number / 100 if lowered else 1 + share.number / 100

    assert share.number > 0
    assert rounded.number == dose.number * part


@given(weights, weights)
def test_the_adjusted_weight_lies_between_the_ideal_and_the_actual_one(one: Worked, other: Worked) -> None:
    ideal, actual = sorted((one, other), key=lambda weight: weight.number)

    assert ideal.number <= patient.adjusted_body_weight(actual, ideal).number <= actual.number


@given(quantities("in", 60, 80))
def test_the_ideal_weights_of_man_and_woman_are_always_as_far_apart(height: Worked) -> None:
    man, woman = patient.ideal_body_weight_male(height), patient.ideal_body_weight_female(height)

    assert man.number - woman.number == Fraction("4.5")


@given(quantities("years", 18, 100), weights, quantities("mg/dL", 1, 10))
def test_a_woman_has_85_percent_of_the_clearance_of_a_man(age: Worked, weight: Worked, creatinine: Worked) -> None:
    man = kidneys.creatinine_clearance_male(age, weight, creatinine)

    assert man.number * Fraction("0.85") == kidneys.creatinine_clearance_female(age, weight, creatinine).number


@given(adult_heights, adult_weights)
def test_the_formulas_for_the_body_surface_of_an_adult_hardly_differ(height: Worked, weight: Worked) -> None:
    by_mosteller = patient.body_surface(height, weight).number
    others = (patient.body_surface_from_inches, patient.body_surface_dubois, patient.body_surface_haycock)

    assert all(abs(formula(height, weight).number - by_mosteller) < by_mosteller * LARGEST_SPREAD for formula in others)


@given(quantities("mg/kg/day", 1, 200), weights, st.sampled_from(["4", "6", "8", "12", "24"]))
def test_the_divided_doses_of_a_day_come_to_the_daily_amount(order: Worked, weight: Worked, hours: str) -> None:
    interval = Worked(Fraction(hours), unit("h/dose"))
    each = dosing.divided_dose(order, weight, interval)

    assert safety.daily_weight_dose(order, weight).number == safety.daily_total(each, interval).number


@given(doses, doses)
def test_both_ends_of_a_range_are_safe(one: Worked, other: Worked) -> None:
    lowest, highest = sorted((one, other), key=lambda dose: dose.number)

    assert {"safe"} == {str(safety.dose_verdict(dose, lowest, highest)) for dose in (lowest, highest)}


@given(doses)
def test_a_child_as_large_as_an_adult_gets_the_adult_dose_by_the_old_rules(adult_dose: Worked) -> None:
    as_adult = (
        old_rules.clark_dose(adult_dose, Worked(Fraction(150), unit("lb"))),
        old_rules.fried_dose(adult_dose, Worked(Fraction(150), unit("months"))),
        old_rules.surface_rule_dose(adult_dose, Worked(Fraction("1.73"), unit("m2"))),
    )

    assert {adult_dose.number} == {dose.number for dose in as_adult}


@given(quantities("mg/m2/day", 1, 3000), surfaces, st.integers(1, 28))
def test_a_course_is_its_days_together(order: Worked, surface: Worked, days: int) -> None:
    one, all_of_them = (courses.course_dose(order, surface, Worked(Fraction(n), unit("days"))) for n in (1, days))

    assert all_of_them.number == days * one.number


@given(limit=by_surface, part=shares, order=by_surface)
def test_what_was_given_and_the_cycles_left_keep_to_the_lifetime_limit_and_one_more_does_not(
    limit: Worked, part: Worked, order: Worked
) -> None:
    so_far = limit * Worked(part.number / 100)
    left = courses.lifetime_dose_left(limit, so_far).number
    cycles = courses.cycles_left(limit, so_far, order).number

    assert limit.number == so_far.number + left
    assert cycles * order.number <= left < (cycles + 1) * order.number


@given(limit=by_surface)
def test_a_used_up_lifetime_limit_leaves_nothing_and_more_than_it_is_refused(limit: Worked) -> None:
    assert not courses.lifetime_dose_left(limit, limit).number
    with pytest.raises(GivensDoNotFit, match="nothing of the lifetime limit is left"):
        courses.lifetime_dose_left(limit, limit + limit)


@given(ideal=weights, actual=weights, above=quantities("percent_of_whole", 100, 140))
def test_the_weight_for_a_dose_is_adjusted_only_where_the_actual_one_is_over_the_ideal(
    ideal: Worked, actual: Worked, above: Worked
) -> None:
    word = str(patient.dosing_weight(actual, ideal, above))

    assert (actual.number < ideal.number) == (word == "actual")
    if word == "adjusted":
        assert ideal.number < patient.adjusted_body_weight(actual, ideal).number < actual.number

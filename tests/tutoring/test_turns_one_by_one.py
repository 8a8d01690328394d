"""Wrong turns made directly from quantities: what each comes to, what it is told with, and where there is none."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.slips.choices import counting_turns
from dosecalc.tutoring.slips.formulas import formula_slips
from dosecalc.tutoring.slips.givens import amount_as_rate_turns, exchanges, label_turns, rate_as_amount_turns
from dosecalc.tutoring.slips.hours_between import hours_for_doses_turns
from dosecalc.tutoring.slips.likeliest import likeliest_first
from dosecalc.tutoring.slips.not_needed import multiplied_by_what_is_not_needed, volume_of_label_turns
from dosecalc.tutoring.slips.on_hand import on_hand_turns
from dosecalc.tutoring.slips.operations import operation_turns
from dosecalc.tutoring.slips.slip import Slip, Turn
from dosecalc.tutoring.slips.times import minutes_as_decimals, twelve_hours_off
from dosecalc.tutoring.solving import OtherCalculation, Solution, solve

TAUGHT = policy("pharmacy").conversions


def of(text: str, name: str = "") -> Worked:
    return given(text).but(name=name, conversions=TAUGHT)


def solved(name: str, *givens: str) -> Solution:
    asked = calculation(name)
    return solve(asked, read_givens(givens, asked), policy("pharmacy"))


def steps_of(name: str, *givens: str) -> Sequence[Worked]:
    return solved(name, *givens).steps


def to(number: str, id_: str = "id") -> Slip:
    return Slip(id_, ErrorClass.CONCEPTUAL, "you erred", Fraction(number))


def slip(here: str = "", **more: Worked | None) -> Slip:
    return Slip("id", ErrorClass.UNIT, "you erred", Fraction(1), here=here, **more)


def test_hours_of_every_frequency_that_is_told_in_hours_are_taken_for_doses() -> None:
    found = hours_for_doses_turns([of("24 doses/day"), of("2 doses/day"), of("12 doses/day"), of("5 doses/day")])

    assert [12, 2] == [turn.number for turn in found]


def test_any_volume_may_be_taken_for_that_of_a_label_and_nothing_else() -> None:
    label, left = of("200 mcg/50 mL", "concentration"), of("0.04 L", "volume left")
    others = [of("5 mg", "dose"), of("1:1,000", "strength"), left, of("1 fl oz", "water"), of("50 mL", "bag")]
    found = list(volume_of_label_turns([label], others))

    assert [Fraction(5), Fraction(200, 30)] == [turn.number for turn in found]
    assert ErrorClass.CONCEPTUAL is found[0].error
    assert "you used 200 mcg/50 mL as 200 mcg in the volume left (0.04 L)" == found[0].says()
    assert [] == list(volume_of_label_turns([of("1:1,000", "strength")], [left]))


@pytest.mark.parametrize(("hours", "tablets"), [("1 h", 48), ("12 h", 4), ("24 h", None)])
def test_the_doses_of_a_day_are_counted_where_there_are_several(hours: str, tablets: int | None) -> None:
    steps = steps_of("tablets", "dose=500 mg", "strength=250 mg/tablet")
    found = list(multiplied_by_what_is_not_needed(steps, [of(hours, "interval")]))

    assert ([tablets] if tablets else []) == [each.number for each in found]
    assert all((ErrorClass.CONCEPTUAL, steps[-1]) == (each.error, each.at) for each in found)


def test_a_bolus_is_run_as_a_rate_and_a_rate_given_as_a_bolus() -> None:
    rate, bolus, label = of("1 grain/h", "dose rate"), of("130 mg", "bolus"), of("400 mg/250 mL", "strength")
    (as_rate,) = amount_as_rate_turns([rate], [label, bolus])
    (as_amount,) = rate_as_amount_turns([label, bolus], [rate])

    assert (Fraction(2), bolus) == (as_rate.number, as_rate.taken)
    assert (Fraction(65), ErrorClass.CONCEPTUAL) == (as_amount.number, as_amount.error)


def test_two_givens_are_exchanged_where_that_makes_a_difference() -> None:
    larger, smaller = of("3 g", "larger dose"), of("500 mg", "smaller dose")
    (found,) = exchanges(tuple((larger / smaller).steps()))

    assert (Fraction(1, 6), smaller) == (found.number, found.taken)
    same = of("3,000 mg", "other dose")
    assert [] == list(exchanges(tuple((larger / same).steps())))


def test_only_a_label_of_more_than_one_is_read_for_one() -> None:
    (found,) = label_turns([of("5 mg/mL", "strength"), of("500 mg/2 tablets", "label")])

    assert (Fraction(500), "you used 500 mg/2 tablets as if 500 mg were in each tablet") == (found.number, found.says())


def test_nothing_is_put_over_nothing() -> None:
    label = of("250 mg/5 mL", "strength")

    assert [] == list(on_hand_turns([of("0 mg", "dose") / label]))
    assert 1 == len(list(on_hand_turns([of("100 mg", "dose") / label])))


def test_what_was_gone_on_with_is_kept() -> None:
    less, more = of("3 mL", "less"), of("5 mL", "more")
    kept = {turn.id: turn.kept for turn in operation_turns([more - less])}
    counted = steps_of("vial_size_dose", "dose=250 mg", "vial_amount=100 mg/vial")
    whole = next(turn for step in counted for turn in counting_turns(step) if turn.kept is not None)

    assert (more, less) == (kept["not-subtracted"], kept["took-what-is-subtracted"])
    assert whole.kept is not None
    assert Fraction(5, 2) == whole.kept.number


def test_a_slip_is_told_in_another_unit_where_its_step_begins_with_what_is_kept() -> None:
    milligrams, ratio = of("5 mg"), of("1:1,000")

    assert "0.005 g ÷ 5 mg = 1" == slip("5 mg ÷ 5 mg = 1", kept=milligrams).told_in(unit("g")).here
    assert "1:1,000" == slip("1:1,000", kept=ratio).told_in(unit("mg/mL")).here


def test_a_slip_ends_in_the_unit_that_was_typed() -> None:
    rate, cups = of("6 mL") / of("2 min"), of("2 cups") / of("1 h")

    assert "1 = 2 = 180 mL/h" == slip(f"1 = 2 = {rate}", came_to=rate).ends_in(unit("mL/h")).here
    assert "= 480 mL/h" in slip(f"1 = {cups}", came_to=cups).ends_in(unit("mL/h")).here


def test_a_slip_comes_to_the_unit_of_the_step_where_it_happens() -> None:
    assert slip(at=of("5 mg")).comes_to(unit("mg"))
    assert not slip(at=of("5 mg")).comes_to(unit("mL"))


def test_what_has_no_name_is_called_by_its_unit() -> None:
    assert ("id", "mg") == slip(at=of("5 mg")).in_general


def test_a_turn_comes_to_its_number_in_one_of_the_unit() -> None:
    label = of("400 mg/250 mL", "strength")
    turn = Turn("id", ErrorClass.UNIT, str, label, Fraction(400), str)
    found = turn.leads([label])

    assert found is not None
    assert found.came_to is not None
    assert ("400 mg/mL", Fraction(1)) == (str(found.came_to), found.came_to.per)


@pytest.mark.parametrize(("right", "wrong"), [("12:00", "00:00"), ("11:59", "23:59"), ("23:59", "11:59")])
def test_a_time_twelve_hours_off_is_one_of_the_same_day(right: str, wrong: str) -> None:
    answer, other = read_givens([f"start={right}", f"end={wrong}"]).values()
    (found,) = twelve_hours_off(answer)

    assert (other.number, answer) == (found.number, found.at)


def test_minutes_behind_the_point_are_told_with_what_was_typed() -> None:
    answer = Worked(Fraction(8 * 60 + 49), unit("min"), form="duration")
    typed = Fraction("8.49") * 60
    (found,) = minutes_as_decimals(answer, typed)

    assert ("minutes-as-decimals-of-hours", ErrorClass.ARITHMETIC, typed, answer) == (
        found.id,
        found.error,
        found.number,
        found.at,
    )
    assert () == minutes_as_decimals(answer, Fraction(8 + 4900) * 60)


def test_what_the_rule_rounds_to_a_number_goes_before_what_is_only_cut_to_it() -> None:
    pump = solved("pump_rate", "dose_rate=5 mcg/kg/min", "weight=154 lb", "concentration=400 mg/250 mL")
    cut, by_rule, exact = to("244.4"), to("243.98"), to("244")

    assert (exact, by_rule, cut) == likeliest_first([cut, by_rule, exact], Fraction(244), pump)


def test_beside_a_ratio_on_the_way_nothing_is_told_that_only_rounds_to_it() -> None:
    ratio = solved("ratio_strength", "concentration=0.04%")
    stopped, near = to("1/1000", "stopped-too-early"), to("5/5001")

    assert (stopped,) == likeliest_first([near, stopped], Fraction(1000), ratio)


def test_of_another_calculation_the_first_line_is_shown_that_the_right_one_has_not() -> None:
    asked = calculation("surface_dose_reduced")
    givens = read_givens(["dose_per_surface=100 mg/m2", "body_surface=2 m2", "reduction=20%"], asked)
    dose = replace(
        solved("weight_dose", "dose_per_weight=10 mg/kg", "weight=50 kg"),
        invites=(OtherCalculation(asked, givens, "you reduced the dose"),),
    )
    found = next(each for each in formula_slips(dose) if each.id == "another-calculation")

    assert (Fraction(160), "Full dose: 100 mg/m2 × 2 m2 = 200 mg") == (found.number, found.here)

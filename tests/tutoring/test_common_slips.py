"""Slips that beginners make everywhere: have and desired exchanged, a weight in kilograms converted all the same."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as of
from hypothesis import strategies

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.given import given
from dosecalc.quantities.units import unit
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.known_mistakes import KnownMistakes
from dosecalc.tutoring.mistakes import besides_rounding, mistakes
from dosecalc.tutoring.slips.answers import compared_wrongly
from dosecalc.tutoring.slips.explained_numbers import numbers_after
from dosecalc.tutoring.slips.invited import pairs_of, slips, swapped_in_the_answer
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.tutoring.verdict import Verdict

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.parts import Part

AMOUNTS = strategies.integers(min_value=1, max_value=2000)


def solved(name: str, by: str = "pharmacy", to: str = "", **givens: str) -> Solution:
    asked = unit(to) if to else None
    return solve(
        calculation(name),
        {each: given(text, "duration" if each == "duration" else "") for each, text in givens.items()},
        policy(by),
        asked,
    )


def part_of(identity: str, label: str = "") -> Part:
    """A part of a draw, by template and seed; the first one where none is named."""
    name, seed = identity.split(":")
    parts = drawn(template(name), int(seed), policy("pharmacy")).parts
    return next(part for part in parts if part.label == label or not label)


def ids_for(solution: Solution, answer: str) -> list[str]:
    return [slip.id for slip in grade(solution, answer).mistakes]


@of(dose=AMOUNTS, on_hand=AMOUNTS, volume=strategies.integers(min_value=2, max_value=100))
def test_have_over_desired_times_the_volume_is_among_the_slips_wherever_a_label_is_divided_by(
    dose: int, on_hand: int, volume: int
) -> None:
    solution = solved("injection_volume", dose=f"{dose} mg", concentration=f"{on_hand} mg/{volume} mL")

    exchanged = Fraction(on_hand, dose) * volume
    found = [slip for slip in slips(solution) if slip.number == exchanged]
    if dose != on_hand and solution.as_answered(exchanged) not in solution.accepted:
        assert found
    assert "upside-down" not in [slip.id for slip in slips(solution)], "nobody turns the volume of a label over"


@pytest.mark.parametrize(
    ("name", "seed", "typed", "here"),
    [
        ("oral-liquid-child", 7103, "8.3 mL", "400 mg ÷ 240 mg × 5 mL = 8.3333… mL"),
        ("oral-liquid-uneven", 7101, "0.43 mL", "50 mg ÷ 145 mg × 1.25 mL = 0.4310… mL"),
        ("weight-volume-oral", 7101, "2.1 mL", "100 mg ÷ 240 mg × 5 mL = 2.0833… mL"),
        ("injection-heparin", 7101, "12.5 mL", "10,000 units ÷ 8,000 units × 10 mL = 12.5 mL"),
        ("phosphate-volume", 7002, "23.3 mL", "45 mmol ÷ 29 mmol × 15 mL = 23.2758… mL"),
    ],
)
def test_have_over_desired_is_named_with_what_was_done(name: str, seed: int, typed: str, here: str) -> None:
    part = part_of(f"{name}:{seed}")

    first = grade(part.solution, typed, part.others).mistakes[0]

    assert (first.id, first.here) == ("on-hand-over-wanted", here)
    assert first.sentence.startswith("It looks as if you put what is on hand over ")


def test_a_dose_in_another_unit_is_exchanged_after_it_was_converted() -> None:
    solution = solved("injection_volume", dose="0.4 g", concentration="250 mg/5 mL")

    assert ids_for(solution, "3.1 mL") == ["on-hand-over-wanted"]


def test_of_a_strength_for_each_milliliter_the_division_is_upside_down() -> None:
    solution = solved("injection_volume", dose="400 mg", concentration="50 mg/mL")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]
    assert "upside-down" in [slip.id for slip in slips(solution)]


def test_of_a_rate_a_strength_worked_out_first_is_turned_over() -> None:
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="70 kg", concentration="400 mg/250 mL")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]
    assert "upside-down" in [slip.id for slip in slips(solution)]


def test_a_ratio_is_no_label_of_two_numbers() -> None:
    solution = solved("injection_volume", dose="0.3 mg", concentration="1:1,000")

    assert "on-hand-over-wanted" not in [slip.id for slip in slips(solution)]


@pytest.mark.parametrize(
    ("typed", "sentence", "here"),
    [
        (
            "682 mg",
            "you converted the weight (30 kg) as if it were in pounds; it is already in kilograms",
            "30 kg ÷ 2.2 = 13.6363… kg",
        ),
        ("3,300 mg", "you converted the weight (30 kg) to pounds; it should stay in kilograms", "30 kg × 2.2 = 66 kg"),
    ],
)
def test_a_weight_in_kilograms_converted_all_the_same_is_named(typed: str, sentence: str, here: str) -> None:
    first = grade(solved("weight_dose", dose_per_weight="50 mg/kg", weight="30 kg"), typed).mistakes[0]

    assert (first.id, first.says, first.here) == ("kilograms-converted", sentence, here)


@of(
    weight=strategies.integers(min_value=2, max_value=150),
    dose=strategies.integers(min_value=1, max_value=500),
    twofold=strategies.booleans(),
)
def test_a_weight_converted_once_too_often_comes_to_the_share_that_a_pound_is(
    weight: int, dose: int, *, twofold: bool
) -> None:
    solution = solved("weight_dose", dose_per_weight=f"{dose} mg/kg", weight=f"{weight} kg")
    factor = Fraction(22, 10) if twofold else Fraction(10, 22)

    number = solution.exact.number * factor

    assert "kilograms-converted" in [slip.id for slip in slips(solution) if slip.number == number]
    assert "kilograms-converted" in [
        slip.id for slip in mistakes(solution, solution.as_answered(number)) if slip.number == number
    ]


def test_a_weight_in_grams_may_be_converted_twice() -> None:
    solution = solved("weight_dose_volume", dose_per_weight="15 mg/kg", weight="3,180 g", concentration="50 mg/mL")

    assert ids_for(solution, "0.43 mL")[0] == "kilograms-converted"


def test_the_factor_is_that_of_the_policy() -> None:
    solution = solved("weight_dose", by="exact", dose_per_weight="50 mg/kg", weight="30 kg")

    assert {slip.here for slip in slips(solution) if slip.id == "kilograms-converted"} == {
        "30 kg × 0.4535… = 13.6077… kg",
        "30 kg ÷ 0.4535… = 66.1386… kg",
    }


@pytest.mark.parametrize(
    ("name", "to", "givens"),
    [
        ("weight_dose", "", {"dose_per_weight": "50 mg/kg", "weight": "66 lb"}),
        ("weight_conversion", "lb", {"weight": "30 kg"}),
        ("weight_conversion", "kg", {"weight": "66 lb"}),
        ("ideal_body_weight_male", "", {"height": "70 in"}),
    ],
    ids=["given in pounds", "pounds asked for", "kilograms asked for", "only numbers of the formula"],
)
def test_a_weight_that_is_to_be_converted_is_not_converted_too_often(
    name: str, to: str, givens: dict[str, str]
) -> None:
    assert "kilograms-converted" not in [slip.id for slip in slips(solved(name, to=to, **givens))]


def test_neither_is_looked_for_in_pairs() -> None:
    solution = solved("weight_dose_volume", dose_per_weight="15 mg/kg", weight="20 kg", concentration="160 mg/5 mL")
    single = slips(solution)

    assert {"on-hand-over-wanted", "kilograms-converted"} <= {slip.id for slip in single}
    assert {"on-hand-over-wanted", "kilograms-converted"}.isdisjoint(
        pair.id.partition("+")[0] for pair in pairs_of(solution, single)
    )


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("weight-dose-pounds:7002", "146 mg"),
        ("divided-dose-iv-pounds:7101", "657 mg"),
        ("reduced-dose:7001", "239 mg"),
        ("weight-dose-child:7101", "5,100 mg"),
    ],
)
def test_two_digits_of_the_answer_swapped_are_named(name: str, typed: str) -> None:
    part = part_of(name)

    found = grade(part.solution, typed, part.others).mistakes

    assert [slip.id for slip in found] == ["answer-digits-swapped"]
    assert (
        KnownMistakes([part])(part.solution, Fraction(typed.partition(" ")[0].replace(",", "")), part.others) == found
    )


@pytest.mark.parametrize(
    ("dose", "strength", "typed"),
    [("42 mg", "1 mg/mL", "24 mL"), ("11 mg", "4 mg/mL", "7.2 mL"), ("0.5 g", "100 mg/tablet", "50 tablets")],
    ids=["two digits", "two digits with a point between", "one digit"],
)
def test_of_two_digits_swapped_nothing_is_said(dose: str, strength: str, typed: str) -> None:
    name, given_name = ("tablets", "strength") if "tablet" in strength else ("injection_volume", "concentration")
    solution = solved(name, dose=dose, **{given_name: strength})

    assert "answer-digits-swapped" not in ids_for(solution, typed)


def test_what_else_explains_an_answer_goes_before_its_swapped_digits() -> None:
    """21 kg read for 12 kg comes to 420 mg, which are the 240 mg of the answer with two digits swapped as well."""
    solution = solved("weight_dose", dose_per_weight="20 mg/kg", weight="12 kg")

    assert ids_for(solution, "420 mg") == ["digits-swapped"]
    assert ids_for(solution, "204 mg") == ["answer-digits-swapped"]


def test_of_a_time_or_a_word_no_digits_of_the_answer_are_swapped() -> None:
    solution = solved("infusion_time", volume="1,000 mL", pump_rate="80 mL/h")

    assert swapped_in_the_answer(solution) == ()


@pytest.mark.parametrize(
    ("name", "typed", "id_"),
    [
        ("glucose-rate-of-a-bag:7002", "244", "dextrose-of-an-hour"),
        ("glucose-rate-of-a-bag:7002", "306", "left-out"),
        ("safe-range-each-dose:7003", "40.9 mg", "kilograms-converted"),
    ],
    ids=["a figure less", "a figure less, rounded up", "to the nearest for up"],
)
def test_a_slip_may_be_rounded_to_three_figures_or_to_the_nearest(name: str, typed: str, id_: str) -> None:
    part = part_of(name)

    assert [slip.id for slip in grade(part.solution, typed, part.others).mistakes][:1] == [id_]


@pytest.mark.parametrize(("typed", "named"), [("28.9", True), ("29", False), ("63.5", True), ("64", False)])
def test_two_figures_are_too_few_to_tell_of_a_slip(typed: str, *, named: bool) -> None:
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="154 lb", concentration="400 mg/250 mL")

    assert named is bool(grade(solution, f"{typed} mL/h").mistakes)


def test_what_is_counted_up_is_not_counted_to_the_nearest_whole() -> None:
    solution = solved("vials", dose="2.4 g", vial_amount="1 g/vial")

    found = [slip for slip in mistakes(solution, Fraction(2)) if slip.id == "upside-down"]

    assert found == []


@pytest.mark.parametrize(
    ("name", "typed", "ids"),
    [
        ("fentanyl-per-hour:7003", "3.6 mL/h", ["rounded-too-early", "rounded-up"]),
        ("fentanyl-per-hour:7101", "41 mL/h", ["rounded-in-the-wrong-place", "rounded-too-early"]),
        ("propofol-pounds:7003", "32.4 mL/h", ["rounded-down", "rounded-too-early"]),
        ("off-by-percent:7022", "4.0%", ["rounded-in-the-wrong-place", "percentage-of-the-actual-weight"]),
    ],
)
def test_a_wrong_rounding_that_an_early_one_or_another_slip_comes_to_is_told_as_both(
    name: str, typed: str, ids: list[str]
) -> None:
    part = part_of(name)

    found = grade(part.solution, typed, part.others)

    assert found.verdict is Verdict.WRONG_ROUNDING
    assert [slip.id for slip in found.mistakes] == ids


def test_of_an_answer_that_was_not_rounded_nothing_else_is_said() -> None:
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="154 lb", concentration="400 mg/250 mL")

    assert ids_for(solution, "13.125 mL/h") == ["not-rounded"]
    assert ids_for(solution, "13.13 mL/h") == ["rounded-in-the-wrong-place"]
    assert besides_rounding(slips(solution), solution.written_number, solution) == ()


def test_a_wrong_rounding_is_told_with_slips_of_understanding_and_early_rounding_alone() -> None:
    """Of 1.25 mL, 1.2 mL is cut off; a moved point or two slips at once that come just there are chance."""
    solution = solved("injection_volume", dose="50 mg", concentration="40 mg/mL")
    number = Fraction("1.2")
    kept = [Slip("a", error, "", number) for error in (ErrorClass.CONCEPTUAL, ErrorClass.ROUNDING)]
    left = [
        Slip("a", ErrorClass.ARITHMETIC, "", number),
        Slip("a+b", ErrorClass.CONCEPTUAL, "", number),
        Slip("a", ErrorClass.CONCEPTUAL, "", Fraction("1.14")),
    ]

    assert besides_rounding([*left, *kept], number, solution) == tuple(kept)


@pytest.mark.parametrize(
    ("name", "label", "typed", "ids"),
    [
        ("drug-to-weigh:7101", "", "135 mg", ["one-multiple-too-many"]),
        ("drug-to-weigh:7001", "", "325 mg", ["one-multiple-too-many"]),
        ("oral-liquid-digoxin:7002", "", "5 mL", ["rounded-in-the-wrong-place", "digits-swapped"]),
        ("powder-volume:7003", "", "1.1 mL", []),
        ("settings-of-a-pump:7302", "c", "0.6 mg/h", ["one-press-too-many"]),
        ("most-in-an-hour:7003", "", "55 mcg/h", ["one-press-too-many"]),
        ("milligrams-percent:7003", "", "18", ["nothing-converted"]),
        ("milligrams-percent:7003", "", "180", ["nothing-converted+tenfold-too-large"]),
        ("half-life:7002", "", "0.1 h", ["volume-and-clearance-exchanged", "left-out"]),
        ("percent-after-dilution:7001", "", "400%", ["stock-volume-and-final-volume-exchanged"]),
        ("batch-with-line-loss:7005", "", "132 mL", ["left-out", "loss-counted-once"]),
        ("nomogram-new-rate:7002", "b", "20.8 mL/h", ["not-subtracted"]),
        ("diluent-for-antiseptic:7001", "", "700 mL", ["not-subtracted"]),
    ],
)
def test_the_simplest_reason_is_told_and_none_that_nobody_could_follow(
    name: str, label: str, typed: str, ids: list[str]
) -> None:
    part = part_of(name, label)

    assert [slip.id for slip in grade(part.solution, typed, part.others).mistakes] == ids


@pytest.mark.parametrize(
    ("name", "typed", "here"),
    [
        ("dose-for-an-average-level:7002", "105 mcg", "0.14976 mg × 0.7 = 104.832 mcg"),
        ("alcohol-to-dilute:7001", "570 mL", "240 mL × 2.375 = 570 mL"),
        ("base-to-add:7001", "75 g", "30 g × 2.5 = 75 g"),
        ("order-up-to-par:7002", "121 bags", "109 bags + 12 bags = 121 bags"),
        (
            "clearance-man:7101",
            "51.4 mL/min",
            "Creatinine clearance: 60.4861… × 0.85 = 51.4131… mL/min (the formula gives mL/min)",
        ),
        ("off-by-percent:7022", "3.99%", "78 g ÷ 1,953 g = 0.03993…"),
    ],
)
def test_the_step_that_is_shown_is_the_one_that_went_wrong(name: str, typed: str, here: str) -> None:
    part = part_of(name)

    assert grade(part.solution, typed, part.others).mistakes[0].here == here


def test_a_conversion_done_wrongly_is_shown() -> None:
    solution = solved("end_time", start="22:45", duration="4 h 35 min")

    assert "Duration: 4 h 35 min = 4 h 58 min" in {slip.here for slip in slips(solution)}


@pytest.mark.parametrize(("dose", "typed"), [("20 mg", "0 mL"), ("0.4 mg", "1 mL"), ("196 mg", "20 mL")])
def test_nobody_rounds_less_than_one_to_a_whole_number_and_what_is_near_is_another_rounding(
    dose: str, typed: str
) -> None:
    solution = solved("injection_volume", dose=dose, concentration="10 mg/mL")

    assert all(slip.id != "rounded-in-the-wrong-place" for slip in slips(solution))
    assert "you rounded to a whole number" not in {slip.says for slip in grade(solution, typed).mistakes}


def test_left_out_numbers_move_no_point_but_may_be_a_thousand_off() -> None:
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="154 lb", concentration="400 mg/250 mL")

    pairs = {pair.id for pair in pairs_of(solution, slips(solution))}

    assert {"left-out+tenfold-too-large", "left-out+tenfold-too-small"}.isdisjoint(pairs)
    assert {"left-out+thousandfold-too-large", "not-converted+tenfold-too-large"} <= pairs


@pytest.mark.parametrize(
    ("name", "typed", "id_", "here"),
    [
        ("infusion-end-past-midnight:7002", "17:50", "wrong-number-of-the-card", "1.5 L for 650 mL"),
        (
            "running-sedation-pounds:7003",
            "0.64",
            "another-volume-for-that-of-the-label",
            "200 mcg ÷ 40 mL = 5 mcg/mL",
        ),
        (
            "injection-insulin:7002",
            "0.78 mL",
            "another-volume-for-that-of-the-label",
            "100 units ÷ 3 mL = 33.3333… units/mL",
        ),
        ("carboplatin-dose:7001", "789 mg", "number-not-needed", ""),
        ("sig-code-not-daily:7001", "72 doses", "number-not-needed", ""),
        ("grains-to-milligrams:11", "5,850 mg", "number-not-needed", ""),
        ("milligrams-in-a-tube:11", "270 mg", "number-not-needed", ""),
        ("capsules:11", "2 capsules", "number-not-needed", ""),
    ],
)
def test_a_number_that_is_on_the_card_to_mislead_is_named(name: str, typed: str, id_: str, here: str) -> None:
    part = part_of(name)

    first = grade(part.solution, typed, part.others).mistakes[0]

    assert (first.id, first.here) == (id_, here)


def test_a_weight_or_a_body_surface_is_not_needed_only_where_the_working_holds_none() -> None:
    surface = given("1.8 m2").called("body surface")
    flat = solved("injection_volume", dose="200 mg", concentration="50 mg/mL")
    by_weight = solved("weight_dose", dose_per_weight="14 mg/kg", weight="18 kg")

    says = {slip.says for slip in slips(flat, (surface,)) if slip.id == "number-not-needed"}
    assert says == {"you multiplied by the body surface (1.8 m2), which is not needed here"}
    assert "number-not-needed" not in {slip.id for slip in slips(by_weight, (surface,))}


def test_pieces_and_the_doses_of_a_day_are_not_needed_only_where_one_dose_is_asked_for_and_nothing_is_counted() -> None:
    pens, every_8_h = given("5 pens").called("box size"), given("8 h").called("interval")
    one = solved("injection_volume", dose="200 mg", concentration="50 mg/mL")
    of_a_day = solved("doses_in_days", frequency="2 doses/day", days="7 days")
    of_pens = solved("pens_for_days", days="30 days", days_each_pen="12 days/pen")

    def not_needed(solution: Solution, other: Worked) -> list[tuple[Fraction, str]]:
        return [(slip.number, slip.says) for slip in slips(solution, (other,)) if slip.id == "number-not-needed"]

    assert [(Fraction(20), "you multiplied by the box size (5 pens), which is not needed here")] == not_needed(
        one, pens
    )
    says = "you worked out the amount for a whole day; one dose is asked for (3 are given a day)"
    assert [(Fraction(12), says)] == not_needed(one, every_8_h)
    for more_than_a_day in ("24 h", "36 h", "0 h"):
        assert [] == not_needed(one, given(more_than_a_day).called("interval"))
    assert [] == not_needed(of_a_day, every_8_h) == not_needed(of_pens, pens) == not_needed(of_pens, every_8_h)


def test_only_a_bare_number_of_refills_is_counted_as_well() -> None:
    solution = solved("doses_in_days", frequency="2 doses/day", days="7 days")

    for other in (given("3 mL").called("refills"), given("3").called("bottles")):
        assert "number-not-needed" not in {slip.id for slip in slips(solution, (other,))}
    found = [slip for slip in slips(solution, (given("3").called("refills"),)) if slip.id == "number-not-needed"]
    assert [(slip.number, slip.says) for slip in found] == [(Fraction(56), "you counted the refills (3) as well")]


def test_the_volume_of_a_label_is_taken_for_no_amount_and_for_no_volume_that_is_the_same() -> None:
    solution = solved("injection_volume", dose="75 mg", concentration="50 mg/2 mL")
    others = (given("2 mL").called("vial size"), given("30 mg").called("first dose"))

    assert "another-volume-for-that-of-the-label" not in {slip.id for slip in slips(solution, others)}
    assert "another-volume-for-that-of-the-label" in {
        slip.id for slip in slips(solution, (given("0.005 L").called("vial size"),))
    }


def test_a_time_of_the_next_day_may_be_typed_without_saying_so_but_none_of_later_days() -> None:
    part = part_of("infusion-end-past-midnight:7002")
    left_out = next(slip for slip in slips(part.solution, part.others) if slip.id == "left-out")

    assert left_out.number > 2 * 1440
    assert left_out.number % 1440 not in numbers_after(left_out, part.solution)


@pytest.mark.parametrize(
    ("name", "typed", "id_", "here"),
    [
        ("pump-rate-short-infusion:7001", "13.5", "multiplied-by-the-hours", "Pump rate: 54 mL × 0.25 h = 13.5 mL/h"),
        ("pump-rate-short-infusion:7001", "14", "multiplied-by-the-hours", "Pump rate: 54 mL × 0.25 h = 13.5 mL/h"),
        (
            "pump-rate-short-infusion:7001",
            "54",
            "volume-as-hourly-rate",
            "Volume: 54 mL = 54 mL/h (as if they were the same)",
        ),
        (
            "antibiotic-with-drug-volume:7002",
            "56",
            "multiplied-by-the-hours",
            "Pump rate: 111.1 mL × 0.5 h = 55.55 mL/h",
        ),
        (
            "antibiotic-with-drug-volume:7002",
            "370",
            "minutes-as-hundredths-in-the-rate",
            "Duration: 30 min = 0.3 h (as a decimal)",
        ),
        (
            "drip-rate-macrodrip:7002",
            "5 gtt/min",
            "hourly-milliliters-by-the-drop-factor",
            "Drip rate: 78.5714… mL/h ÷ 15 gtt/mL = 5.2380… gtt/min",
        ),
    ],
)
def test_slips_of_rates_are_the_same_in_sister_templates(name: str, typed: str, id_: str, here: str) -> None:
    part = part_of(name)

    first = grade(part.solution, typed, part.others).mistakes[0]

    assert (first.id, first.here) == (id_, here)


def test_of_a_time_in_hours_the_multiplication_itself_is_shown() -> None:
    solution = solved("infusion_rate", volume="1 L", duration="8 h")

    ids = {slip.id for slip in slips(solution) if slip.number == 8000}

    assert "multiplied-instead-of-divided" in ids
    assert "multiplied-by-the-hours" not in ids


def test_an_hourly_rate_is_divided_by_the_drop_factor_as_well() -> None:
    solution = solved("drip_rate_from_pump_rate", hourly_rate="120 mL/h", drop_factor="15 gtt/mL")

    assert "hourly-rate-by-the-drop-factor" in ids_for(solution, "8 gtt/min")


@pytest.mark.parametrize(
    ("name", "label", "typed", "id_"),
    [
        ("insulin-by-multiplier:7002", "", "326.4 units/h", "multiplied-before-subtracting"),
        ("adjusted-weight:7001", "", "51.2 kg", "share-of-the-actual-weight"),
        ("newborn-pounds-and-ounces:7001", "", "3.37 kg", "twelve-ounces-to-the-pound"),
        ("start-bolus-and-infusion:7002", "a", "1,300 units", "rate-as-amount"),
        ("taper-of-tablets:7001", "", "12 tablets", "days-of-the-steps-left-out"),
    ],
)
def test_slips_of_one_calculation_that_its_like_have_are_named(name: str, label: str, typed: str, id_: str) -> None:
    part = part_of(name, label)

    assert grade(part.solution, typed, part.others).mistakes[0].id == id_


def test_ten_inches_are_counted_to_the_foot() -> None:
    solution = solved("height_from_feet_and_inches", feet="5 ft", inches="1 in")

    first = grade(solution, "129.5 cm").mistakes[0]

    assert (first.id, first.here) == ("ten-inches-to-the-foot", "5 ft = 50 in (10 inches to the foot)")


def test_a_rate_is_taken_for_an_amount_only_where_it_measures_the_same_each_time() -> None:
    dose = solved("weight_dose", dose_per_weight="80 units/kg", weight="74 kg")
    others = (given("18 units/kg/h").called("dose rate"), given("25 mL/h").called("pump rate"), given("3 mg/kg"))

    found = [slip for slip in slips(dose, others) if slip.id == "rate-as-amount"]

    assert [(slip.number, slip.here) for slip in found] == [(Fraction(1332), "18 units/kg/h = 18 units/kg")]


@pytest.mark.parametrize(
    ("name", "label", "typed", "says"),
    [
        ("daily-limit:7003", "b", "within", "6,000 mg/day (daily amount) against at most 4,000 mg/day (daily limit)"),
        (
            "which-weight:7101",
            "",
            "adjusted",
            "61 kg (actual weight) against 53.4 kg (ideal weight) to 64.08 kg (limit)",
        ),
        (
            "safe-range-each-dose:7003",
            "c",
            "below",
            "200 mg (dose) against 90 mg (lowest dose) to 180 mg (highest dose)",
        ),
    ],
)
def test_a_wrong_word_for_a_comparison_is_told_with_what_is_to_be_compared(
    name: str, label: str, typed: str, says: str
) -> None:
    part = part_of(name, label)

    first = grade(part.solution, typed, part.others).mistakes[0]

    assert (first.id, first.says) == ("compared-wrongly", f"you made a mistake in the comparison: {says}")


def test_a_known_reason_for_a_word_goes_before_the_comparison() -> None:
    part = part_of("safe-range-each-dose:7003", "c")

    assert [slip.id for slip in grade(part.solution, "safe", part.others).mistakes] == ["one-end-of-the-range"]


def test_what_is_not_compared_with_limits_is_not_told_so() -> None:
    part = part_of("daily-limit:7003", "a")

    assert list(compared_wrongly(part.solution.exact, ("within", "over"))) == []

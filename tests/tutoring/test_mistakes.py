"""Wrong answers are explained by the slip that made them, and right ones by none."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from dosecalc.bank.generator import drawn, problem
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import read_identity
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import Calculation, calculation, catalogue
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.given import given
from dosecalc.quantities.notation import amount, decimals_needed
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import Unit, conversion_factor, paired, symbol, unit
from dosecalc.tutoring.giving_away import tells
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.known_mistakes import KnownMistakes
from dosecalc.tutoring.mistakes import explaining, mistakes
from dosecalc.tutoring.other_roundings import is_another_rounding
from dosecalc.tutoring.slips.explained_numbers import leads_to, numbers_after
from dosecalc.tutoring.slips.invited import is_right, is_telling, pairs_of, read_off, slips
from dosecalc.tutoring.slips.likeliest import likeliest_first
from dosecalc.tutoring.slips.slip import Slip
from dosecalc.tutoring.solving import Solution, is_too_far, solve
from dosecalc.tutoring.verdict import Verdict
from tests.posed import Posed, every_part

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.mistakes import ExplainedBy
    from dosecalc.tutoring.parts import Part

LONGEST_SENTENCE = 200
NAMED, PAIRS_NAMED, FALSE = 0.98, 0.85, 0.05
MIXED_UP = re.compile(r"1,000 times too (?:high|low), as when (\S+) and (\S+) are mixed up$")


def solved(name: str, by: str = "pharmacy", **givens: str) -> Solution:
    return solve(calculation(name), {each: given(text) for each, text in givens.items()}, policy(by))


def posed(name: str, label: str = "", seed: int = 1) -> Part:
    return next(part for part in drawn(template(name), seed, policy("pharmacy")).parts if part.label == label)


DRIP = solved("drip_rate", volume="1 L", duration="8 h", drop_factor="15 gtt/mL")
ONE_TABLET = solved("tablets", dose="125 mcg", strength="125 mcg/tablet")
DOPAMINE = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="154 lb", concentration="400 mg/250 mL")

CLASSIC = [
    ("28.9 mL/h", "not-converted", "without converting lb to kg"),
    ("63.5 mL/h", "converted-the-wrong-way", "lb to kg the wrong way round"),
    ("0.2 mL/h", "not-converted", "without converting min to h"),
    ("33.6 mL/h", "multiplied-instead-of-divided", "the concentration (400 mg/250 mL)"),
    ("131.3 mL/h", "tenfold-too-large", "one place too far to the right"),
    ("1.31 mL/h", "tenfold-too-small", "one place too far to the left"),
    ("13,125 mL/h", "not-converted", "without converting mcg to mg"),
    ("12.4 mL/h", "digits-swapped", "145 lb"),
]


@pytest.mark.parametrize(("typed", "id_", "part_of_sentence"), CLASSIC)
def test_a_classic_slip_is_named(typed: str, id_: str, part_of_sentence: str) -> None:
    found = grade(DOPAMINE, typed)

    assert found.verdict is Verdict.WRONG
    assert [(slip.id, part_of_sentence in slip.sentence) for slip in found.mistakes][:1] == [(id_, True)]


def test_a_pair_of_slips_is_named_where_no_single_one_explains_the_answer() -> None:
    found = grade(DOPAMINE, "288.8 mL/h").mistakes

    assert [slip.id for slip in found] == ["not-converted+tenfold-too-large"]
    assert "lb to kg, and you moved the decimal point" in found[0].sentence


@pytest.mark.parametrize("typed", ["1,963.6 units/h", "1,964 units/h"])
def test_who_stops_on_the_way_may_round_that_to_a_whole_number(typed: str) -> None:
    solution = solved("pump_rate", dose_rate="18 units/kg/h", weight="240 lb", concentration="12,500 units/250 mL")

    assert ["stopped-too-early"] == [slip.id for slip in grade(solution, typed).mistakes]


def test_a_result_that_is_the_same_for_each_dose_is_named_once() -> None:
    """332.4 mg/dose and a single dose of 332.4 mg say the same."""
    solution = solved(
        "divided_dose_volume",
        daily_dose="45 mg/kg/day",
        weight="32.5 lb",
        interval="12 h",
        concentration="125 mg/5 mL",
    )

    assert ["stopped-too-early"] == [slip.id for slip in grade(solution, "332.4 mg").mistakes]


def test_what_cannot_be_told_apart_is_all_named() -> None:
    """25 ÷ 5 upside down is 5, and so is the 5 mg that nothing was done with."""
    solution = solved("injection_volume", dose="5 mg", concentration="25 mg/mL")

    assert ["upside-down", "left-out"] == [slip.id for slip in mistakes(solution, Fraction(5))]


def test_what_comes_to_the_very_number_goes_before_what_only_rounds_to_it() -> None:
    """Of a bag of 50 mL, 49.98 mL is rounded to 50 mL as well, by somebody who left a number out."""
    part = posed("diluent-for-vasopressor-bag", seed=8)

    found = mistakes(part.solution, Fraction(50), part.others)

    assert found[0].id == "not-subtracted"
    assert Fraction(50) not in {slip.number for slip in found[1:]}


def test_only_slips_of_understanding_are_looked_for_in_pairs() -> None:
    first = {pair.id.partition("+")[0] for pair in pairs_of(DOPAMINE, slips(DOPAMINE))}

    assert {"not-converted", "label-read-for-one", "multiplied-instead-of-divided"} <= first
    assert {"digits-swapped", "rounded-too-early", "tenfold-too-large", "stopped-too-early"}.isdisjoint(first)


def test_a_factor_of_a_thousand_is_looked_for_only_where_the_working_converts_by_it() -> None:
    """And its sentence names the units that it converts: no mcg in pounds, in percent of a whole, in days."""
    for part in numeric_parts():
        solution = part.solution
        apart = {
            frozenset(f"{symbol(name, one=False)}" for name in names[:2])
            for step in solution.exact.steps()
            if step.operation is CONVERSION
            for names in paired(step.parts[0].unit, step.unit)
            if conversion_factor(Unit((names[0],)), Unit((names[1],)), step.conversions) in {1000, Fraction(1, 1000)}
        }
        for pair in pairs_of(solution, slips(solution, part.others)):
            if "thousandfold" in pair.id:
                units = MIXED_UP.search(pair.says)
                assert units is not None, pair.says
                assert frozenset(units.groups()) in apart, (part.identity, pair.says)


@pytest.mark.parametrize(
    ("solution", "units"),
    [
        (DOPAMINE, "mcg and mg"),
        (DRIP, "mL and L"),
        (solved("percent_strength", amount="45 g", volume="5 L"), "mL and L"),
        (solved("weight_dose", dose_per_weight="5 mg/kg", weight="116 lb"), ""),
        (solved("pump_rate", dose_rate="5 mg/kg/h", weight="70 kg", concentration="400 mg/250 mL"), ""),
    ],
)
def test_the_units_a_thousand_apart_are_those_of_the_problem(solution: Solution, units: str) -> None:
    told = [pair.says for pair in pairs_of(solution, slips(solution)) if "thousandfold" in pair.id]

    assert bool(units) is bool(told)
    assert all(f"as when {units} are mixed up" in says for says in told)


def test_a_pair_explains_only_what_is_rounded_as_asked_and_hardly_moved_by_that() -> None:
    for part in numeric_parts()[::3]:
        solution = part.solution
        for pair in pairs_of(solution, slips(solution, part.others)):
            number = solution.as_answered(pair.number)
            is_near = not is_too_far(number, pair.number)
            assert numbers_after(pair, solution) == ({number} if is_near else set()), (part.identity, pair)


def test_a_slip_explains_no_number_that_rounding_alone_made() -> None:
    """0.116 rounded to 0.1 is 0.116; 0.06 rounded to 0.1, and a sixth of a tablet that became a half, are others."""
    for part in numeric_parts()[::3]:
        solution = part.solution
        key, step = solution.written_number, solution.rule.step(solution.written_number)
        if solution.form.counts_minutes:
            continue
        of_a_thousand = {right * factor for right in solution.accepted for factor in (1000, Fraction(1, 1000))}
        coarse = max(Fraction(1, 3), step / key / 2 if step and key else Fraction(0))
        for slip in slips(solution, part.others):
            written = as_written(slip.number, solution.exact.form)
            for number in numbers_after(slip, solution) - of_a_thousand:
                if number != solution.as_answered(slip.number):
                    assert not is_too_far(number, written), (part.identity, slip)
                elif solution.rule.direction == "nearest":
                    assert abs(number - written) <= coarse * written, (part.identity, slip)
                elif is_telling(solution):
                    assert abs(number - written) * 4 <= written, (part.identity, slip)


@pytest.mark.parametrize(
    ("identity", "label", "typed"),
    [
        ("pounds-to-kilograms@2:343925:pharmacy@1", "", "0.1"),
        ("metoprolol-from-dose-to-refill@3:819222:pharmacy@1", "b", "½"),
        ("metoprolol-from-dose-to-refill@3:819222:pharmacy@1", "b", "½ tablet"),
        ("days-supply-half-tablets@3:1:pharmacy@1", "", "0.1"),
        ("days-supply-half-tablets@3:8:pharmacy@1", "", "1"),
        ("days-supply-half-tablets@3:8:pharmacy@1", "", "2"),
        ("metoprolol-from-dose-to-refill@3:8:pharmacy@1", "b", "1"),
        ("vasopressor-by-weight@2:5:pharmacy@1", "", "0.1 mL/h"),
    ],
)
def test_a_number_of_one_figure_that_no_slip_comes_to_gets_no_reason(identity: str, label: str, typed: str) -> None:
    part = next(part for part in problem(read_identity(identity)).parts if part.label == label)

    assert () == grade(part.solution, typed, part.others).mistakes


@pytest.mark.parametrize(
    ("typed", "here"),
    [
        ("21 mg/h", "21 mg/h, without ÷ 400 mg/250 mL"),
        ("21 mL/h", "0.35 mg/min, without ÷ 400 mg/250 mL"),
        ("21", "0.35 mg/min, without ÷ 400 mg/250 mL"),
    ],
)
def test_the_step_is_told_in_the_unit_that_was_typed_where_it_can_be(typed: str, here: str) -> None:
    assert here in [slip.here for slip in grade(DOPAMINE, typed).mistakes]


@pytest.mark.parametrize(
    ("typed", "here"),
    [
        ("200 mL/h", "500 mL ÷ 2 h 30 min = 200 mL/h"),
        ("200", "500 mL ÷ 2 h 30 min = 200 mL/h"),
        ("0.2 L/h", "500 mL ÷ 2 h 30 min = 0.2 L/h"),
    ],
)
def test_what_a_step_came_to_is_told_in_the_unit_that_was_typed(typed: str, here: str) -> None:
    parts = problem(read_identity("vancomycin-from-vial-to-end@4:11:pharmacy@1")).parts
    (part,) = (part for part in parts if part.label == "e")

    assert here in [slip.here for slip in grade(part.solution, typed, part.others).mistakes]


@pytest.mark.parametrize(
    ("came_to", "left", "ends_in"),
    [
        (given("30 mL") * given("5"), "30 mL × 5", "0.15 L"),
        (given("1.5 L").to(unit("mL")).but(number=Fraction(150)), "1.5 L", "150 mL"),
        (given("100 mL") + given("50 mL"), "100 mL + 50 mL", "150 mL"),
    ],
)
def test_only_a_product_ends_in_the_unit_that_was_typed(came_to: Worked, left: str, ends_in: str) -> None:
    slip = Slip("", ErrorClass.CONCEPTUAL, "", Fraction(1), here=f"{left} = 150 mL", came_to=came_to)

    assert slip.ends_in(unit("L")).here == f"{left} = {ends_in}"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("15 doses", ["stopped-too-early"]),
        ("15 capsules", ["doses-for-quantity", "quantity-once-a-day"]),
        ("16 doses", []),
    ],
)
def test_an_amount_that_is_a_result_on_the_way_is_only_that(typed: str, ids: list[str]) -> None:
    (part,) = problem(read_identity("capsules-from-sig-code@2:11:pharmacy@1")).parts

    assert ids == [slip.id for slip in grade(part.solution, typed, part.others).mistakes]


@pytest.mark.parametrize(
    ("identity", "typed", "here"),
    [
        ("oral-liquid-digoxin@2:8", "0.2 mL", "50 mcg/mL ÷ 250 mcg = 0.2 (in 1/mL, not mL)"),
        ("tablets-metric@3:8", "0.5", "100 mcg/tablet ÷ 200 mcg = 0.5 (in 1/tablet, not tablets)"),
        ("tablets-metric@3:8", "20,000", "200 mcg × 100 mcg/tablet = 20,000 (the unit is not tablets)"),
    ],
)
def test_a_division_upside_down_is_shown_with_its_own_unit(identity: str, typed: str, here: str) -> None:
    (part,) = problem(read_identity(f"{identity}:pharmacy@1")).parts

    assert here in [slip.here for slip in grade(part.solution, typed, part.others).mistakes]


def test_what_a_division_upside_down_does_not_come_to_is_not_explained_by_it() -> None:
    """250 mcg stands in its line, but 0.2 is what comes of it, and that is no mcg."""
    (part,) = problem(read_identity("oral-liquid-digoxin@2:8:pharmacy@1")).parts

    assert () == grade(part.solution, "0.2 mcg", part.others).mistakes


def test_a_number_is_read_off_any_label_of_the_card_but_by_nobody_who_writes_a_time_or_a_few_pieces() -> None:
    other_bag = (given("50 mg/30 mL"),)
    minutes = solved("infusion_time", volume="600 mL", pump_rate="80 mL/h")
    two_tablets = solved("tablets", dose="500 mcg", strength="500 mcg/2 tablets")

    assert ["number-of-the-label"] == [slip.id for slip in mistakes(DOPAMINE, Fraction(30), other_bag)]
    assert is_telling(minutes)
    assert not is_telling(two_tablets)
    assert ((), ()) == (read_off(minutes, other_bag), read_off(two_tablets, other_bag))


def test_a_label_taken_for_one_is_told_without_the_right_answer() -> None:
    """Of 1 mL, which is kept secret, `in 1 mL` would lose its end."""
    (part,) = problem(read_identity("injection-micrograms@4:2:pharmacy@1")).parts

    assert grade(part.solution, "0.1 mL", part.others).mistakes[0].says.endswith("as if 4 mg were in each mL")


@pytest.mark.parametrize(
    ("identity", "typed", "id_"),
    [
        ("weight-volume-newborn@2:8", "0.4 mL", "rounded-in-the-wrong-place"),
        ("pounds-to-kilograms@2:11", "66 kg", "rounded-in-the-wrong-place"),
        ("pounds-to-kilograms@2:11", "65 kg", "rounded-in-the-wrong-place"),
        ("infusion-end@2:8", "01:02", "rounded-down"),
    ],
)
def test_a_place_too_coarse_is_told_from_up_and_cut_off(identity: str, typed: str, id_: str) -> None:
    (part,) = problem(read_identity(f"{identity}:pharmacy@1")).parts

    assert id_ == grade(part.solution, typed, part.others).mistakes[0].id


@pytest.mark.parametrize("typed", ["20 tablets", "0.02 tablets"])
def test_among_a_handful_of_numbers_no_pair_is_looked_for(typed: str) -> None:
    """Of 2 tablets, ten of them are a moved point; a hundredth of one would be two slips, or chance."""
    solution = solved("tablets", dose="0.25 mg", strength="125 mcg/tablet")

    assert all("+" not in slip.id for slip in grade(solution, typed).mistakes)


def test_of_a_time_no_point_is_moved() -> None:
    """40 h is ten times the 4 h of somebody who kept an hour."""
    givens = {"start": given("08:00"), "end": given("11:30")}
    solution = solve(calculation("elapsed_time"), givens, policy("pharmacy"))

    assert [] == list(pairs_of(solution, slips(solution)))
    assert {"tenfold-too-large", "tenfold-too-small"}.isdisjoint(slip.id for slip in slips(solution))


@pytest.mark.parametrize(("typed", "named"), [("312.34567", True), ("312.3", True), ("312", True), ("310", False)])
def test_of_a_ratio_the_second_number_is_the_one_that_is_rounded(typed: str, *, named: bool) -> None:
    ratio = solved("ratio_strength", concentration="0.04%")
    slip = Slip("zero-too-few", ErrorClass.CONCEPTUAL, "", 1 / Fraction("312.34567"))

    assert named is leads_to(slip, Fraction(typed), ratio)


def test_of_two_ratios_the_one_that_comes_to_the_very_number_goes_first() -> None:
    ratio = solved("ratio_strength", concentration="0.04%")
    near, exact = (Slip(id_, ErrorClass.CONCEPTUAL, "", 1 / Fraction(id_)) for id_ in ("312.4", "312"))

    assert (exact, near) == explaining((near, exact), Fraction(312), ratio)


BATCH = solved("batch_volume", pieces="24 syringes", volume_per_piece="1.2 mL/syringe", overage="5%")  # 30.24 mL
SHARE = solved("percent_of_mixture", part="45 g", mixture="60 g")  # 75%; the 100% of its formula are no given
BAG = solved("base_volume", total_volume="0.5 L", additive_volume="12.5 mL")
SPOONS = solved("base_volume", total_volume="2 tbsp", additive_volume="12.5 mL")


@pytest.mark.parametrize(
    ("solution", "number", "is_given"),
    [
        (BATCH, "28.8", False),
        (SHARE, "100", False),
        (BAG, "500", True),
        (BAG, "12.5", True),
        (BAG, "0.5", False),
        (SPOONS, "30", True),
        (SPOONS, "29.57", False),
    ],
)
def test_of_a_number_of_the_card_only_what_comes_to_it_is_the_reason(
    solution: Solution, number: str, *, is_given: bool
) -> None:
    """What is merely near it may well be the reason for a number that was worked out on the way."""
    exact, near = (
        Slip(id_, ErrorClass.CONCEPTUAL, "", Fraction(number) * factor)
        for id_, factor in (("one", Fraction(1)), ("other", Fraction("1.0001")))
    )

    found = likeliest_first((near, exact), Fraction(number), solution)

    assert found == ((exact,) if is_given else (exact, near))


def test_a_time_of_the_day_after_is_read_off_a_clock_but_none_of_the_next() -> None:
    end = solved("infusion_end", start="22:15", volume="380 mL", pump_rate="70 mL/h")
    last, too_late = (Slip("a", ErrorClass.CONCEPTUAL, "", Fraction(minutes)) for minutes in (2879, 2880))

    assert leads_to(last, Fraction(1439), end)
    assert not leads_to(too_late, Fraction(0), end)


@pytest.mark.parametrize(("number", "typed", "named"), [("63.6", "64", True), ("9.6", "10", True), ("1.4", "1", False)])
def test_what_stands_on_the_way_is_rounded_to_a_whole_number_where_that_is_near(
    number: str, typed: str, *, named: bool
) -> None:
    stopped = Slip("stopped-too-early", ErrorClass.CONCEPTUAL, "", Fraction(number))

    assert named is leads_to(stopped, Fraction(typed), DOPAMINE)


@pytest.mark.parametrize(("number", "typed", "named"), [("24.44", "24.4", True), ("9.44", "9.4", False)])
def test_three_figures_may_be_left_of_what_was_to_be_rounded_to_hundredths(
    number: str, typed: str, *, named: bool
) -> None:
    solution = replace(DOPAMINE, rule=Rounding("hundredth"))

    assert named is leads_to(Slip("a", ErrorClass.CONCEPTUAL, "", Fraction(number)), Fraction(typed), solution)


@pytest.mark.parametrize(
    ("number", "typed", "named"),
    [
        ("120.4", "121", True),
        ("120.4", "120", False),
        ("1.4", "2", True),
        ("1.4", "1.4", True),
        ("1.4", "1", False),
        ("1.26", "1.3", True),
        ("1.26", "1.26", True),
    ],
)
def test_what_is_counted_up_is_not_counted_to_the_nearest(number: str, typed: str, *, named: bool) -> None:
    """Somebody who comes to 1.26 vials writes 2 of them, or keeps a decimal or two, but never writes 1."""
    three_vials = solved("vials", dose="2500 mg", vial_amount="1000 mg/vial")
    slip = Slip("upside-down", ErrorClass.CONCEPTUAL, "", Fraction(number))

    assert named is leads_to(slip, Fraction(typed), three_vials)


@pytest.mark.parametrize(
    ("number", "typed", "named"),
    [("19.4", "20", True), ("19.4", "19", False), ("0.8", "1", True), ("0.79", "1", False)],
)
def test_what_is_counted_up_by_more_than_a_quarter_tells_nothing(number: str, typed: str, *, named: bool) -> None:
    """Of 30 vials, 1 vial is what 0.8 of one is counted up to; 0.79 is too far from it."""
    thirty_vials = solved("vials", dose="29,500 mg", vial_amount="1000 mg/vial")
    slip = Slip("upside-down", ErrorClass.CONCEPTUAL, "", Fraction(number))

    assert named is leads_to(slip, Fraction(typed), thirty_vials)


@pytest.mark.parametrize(
    ("solution", "number", "typed", "named"),
    [
        (DRIP, "0.75", "1", True),
        (DRIP, "0.74", "1", False),
        (ONE_TABLET, "0.68", "1", True),
        (ONE_TABLET, "0.66", "1", False),
    ],
)
def test_what_is_rounded_by_more_than_a_third_tells_nothing(
    solution: Solution, number: str, typed: str, *, named: bool
) -> None:
    """Unless the right answer itself is rounded as coarsely: of one tablet, by half of one."""
    slip = Slip("upside-down", ErrorClass.CONCEPTUAL, "", Fraction(number))

    assert named is leads_to(slip, Fraction(typed), solution)


@pytest.mark.parametrize(
    ("name", "label"), [("time-tape-verdict", "a"), ("reorder-or-wait", ""), ("safe-range-pounds", "c")]
)
def test_of_one_word_of_a_few_no_other_number_of_the_card_is_the_reason(name: str, label: str) -> None:
    """Half of all numbers would lead to a wrong one."""
    part = posed(name, label)

    assert "wrong-number-of-the-card" not in {slip.id for slip in slips(part.solution, part.others)}


@pytest.mark.parametrize(("dose", "telling"), [("3.6 mg", True), ("3.42 mg", False)])
def test_only_an_answer_of_digits_enough_tells_where_a_wrong_one_comes_from(dose: str, *, telling: bool) -> None:
    """Of 20 tablets, numbers with two digits exchanged are looked for; of 19 not."""
    solution = solved("tablets", dose=dose, strength="180 mcg/tablet")

    assert telling is is_telling(solution)
    assert telling is ("digits-swapped" in {slip.id for slip in slips(solution)})


def test_a_weight_that_was_rounded_too_early_is_named() -> None:
    """70 kg for 70.4545…, where 13.2 mL/h is right."""
    solution = solved("pump_rate", dose_rate="5 mcg/kg/min", weight="155 lb", concentration="400 mg/250 mL")

    assert ["rounded-too-early"] == [slip.id for slip in mistakes(solution, Fraction("13.1"))]


def test_what_two_numbers_of_the_card_lead_to_is_named_once() -> None:
    solution = solved("weight_dose", dose_per_weight="5 mg/kg", weight="70 kg")
    heavier = (given("80 kg").called("weight before"), given("80 kg").called("weight at home"))

    assert ["wrong-number-of-the-card"] == [slip.id for slip in mistakes(solution, Fraction(400), heavier)]


def test_only_who_stops_on_the_way_may_round_to_a_whole_number() -> None:
    """28.875 mL/h comes of 154 lb as 154 kg: 28.9 mL/h by the rule."""
    assert ["not-converted"] == [slip.id for slip in grade(DOPAMINE, "28.9 mL/h").mistakes]
    assert "not-converted" not in [slip.id for slip in grade(DOPAMINE, "29 mL/h").mistakes]


@pytest.mark.parametrize(("typed", "named"), [("0.25 tablets", True), ("0.5 tablets", False)])
def test_what_only_a_doubling_makes_the_number_of_is_no_reason(typed: str, *, named: bool) -> None:
    """A dose upside down is a quarter of a tablet, which the rule of halves rounds to a half."""
    four_tablets = solved("tablets", dose="100 mg", strength="25 mg/tablet")

    assert named is ("upside-down" in [slip.id for slip in grade(four_tablets, typed).mistakes])


def test_a_count_that_a_rule_rounds_up_keeps_its_reason() -> None:
    """A dose upside down is 0.4 vials, and whoever came to that opens one."""
    three_vials = solved("vials", dose="2500 mg", vial_amount="1000 mg/vial")

    assert "upside-down" in [slip.id for slip in grade(three_vials, "1 vial").mistakes]


@pytest.mark.parametrize(
    ("name", "label", "answer", "id_"),
    [
        ("pump-rate-short-infusion", "", "200 mL/h", "bag-without-the-drug"),
        ("start-bolus-and-infusion", "c", "7,360 units/h", "amount-as-rate"),
        ("heparin-start-rate-pounds", "", "124.4 mL/h", "amount-as-rate"),
        ("beyond-use-category-2", "", "2026-04-02 12:45", "wrong-number-of-the-card"),
    ],
)
def test_a_slip_that_the_card_invites_is_named(name: str, label: str, answer: str, id_: str) -> None:
    part = posed(name, label)

    assert id_ in [slip.id for slip in grade(part.solution, answer, part.others).mistakes][:2]


@pytest.mark.parametrize(("by", "answer"), [("pharmacy", "300 mg"), ("nursing", "325 mg")])
def test_the_other_grain_is_named(by: str, answer: str) -> None:
    solution = solve(calculation("household_conversion"), {"amount": given("5 grains")}, policy(by), unit("mg"))

    assert [slip.id for slip in grade(solution, answer).mistakes] == ["other-grain"]


@pytest.mark.parametrize(
    ("duration", "end", "id_"),
    [
        ("4 h 21 min", "12:35", "duration-in-hours-of-a-hundred-minutes"),
        ("4 h 35 min", "12:21", "end-with-minutes-as-hundredths"),
    ],
)
def test_minutes_and_hundredths_of_an_hour_are_told_apart_in_an_end_time(duration: str, end: str, id_: str) -> None:
    givens = {"start": given("08:00"), "duration": given(duration, "duration")}
    solution = solve(calculation("end_time"), givens, policy("pharmacy"))

    assert next(slip.id for slip in grade(solution, end).mistakes) == id_


def test_another_number_of_the_card_is_recognised() -> None:
    vial = given("1,000 mg/10 mL")
    solution = solved("injection_volume", dose="75 mg", concentration="50 mg/mL")

    found = grade(solution, "0.75 mL", (vial.called("vial for infusions"),)).mistakes

    assert [slip.id for slip in found] == ["wrong-number-of-the-card"]
    assert "the vial for infusions (1,000 mg/10 mL)" in found[0].sentence


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("13.2 mL/h", "rounded-up"),
        ("13.125 mL/h", "not-rounded"),
        ("13.13 mL/h", "rounded-in-the-wrong-place"),
        ("13 mL/h", "rounded-in-the-wrong-place"),
        ("13.1", "unit-left-out"),
        ("13.1 mL", "wrong-unit"),
    ],
)
def test_rounding_and_units_are_named(typed: str, id_: str) -> None:
    assert [id_] == [slip.id for slip in grade(DOPAMINE, typed).mistakes]


def test_cutting_off_is_told_from_rounding() -> None:
    solution = solved("injection_volume", dose="75 mg", concentration="40 mg/mL")

    assert ["rounded-down"] == [slip.id for slip in grade(solution, "1.8 mL").mistakes]


@pytest.mark.parametrize("typed", ["13.1 mL/h", "13.10 mL/h", "what?", "77.7 mL/h"])
def test_what_is_right_unreadable_or_unknown_has_no_reason(typed: str) -> None:
    assert () == grade(DOPAMINE, typed).mistakes


@pytest.mark.parametrize("name", catalogue())
def test_no_slip_of_a_calculation_is_right(name: str) -> None:
    found = of_example(catalogue()[name])
    single = slips(found)
    pairs = list(pairs_of(found, single))

    for slip in (*single, *pairs):
        assert not is_right(slip, found)
    assert grade(found, str(found.rounded)).mistakes == ()
    numbers = [slip.number for slip in pairs]
    assert len(numbers) == len(set(numbers) - {slip.number for slip in single})


def of_example(found: Calculation) -> Solution:
    givens = {each: given(text) for each, text in found.examples.items()}
    return solve(found, givens, policy("pharmacy"), unit(found.answer.units[0]) if found.needs_target else None)


def numeric_parts(by: str = "pharmacy") -> list[Posed]:
    return [part for part in every_part(by, (1,)) if not part.solution.form.in_text]


def rounded(slip: Slip, solution: Solution) -> Fraction:
    written = as_written(slip.number, solution.exact.form)
    return solution.rule(written) or written


def known(part: Posed) -> KnownMistakes:
    """As `mistakes`, for many numbers; test_known_mistakes.py holds it to be the same."""
    return KnownMistakes([part.part])


def is_named(slip: Slip, part: Posed, explained_by: ExplainedBy) -> bool:
    return slip in explained_by(part.solution, rounded(slip, part.solution), part.others)[:2]


def test_slips_are_named_among_the_first_two() -> None:
    """The figures of benchmarks/diagnosis.py on a draw of every template."""
    single, pairs = [], []
    for part in numeric_parts():
        found, explained_by = slips(part.solution, part.others), known(part)
        single += [is_named(slip, part, explained_by) for slip in found]
        pairs += [is_named(slip, part, explained_by) for slip in list(pairs_of(part.solution, found))[::7]]

    assert sum(single) >= NAMED * len(single)
    assert sum(pairs) >= PAIRS_NAMED * len(pairs)


def test_few_numbers_from_nowhere_are_given_a_reason() -> None:
    random, tried, false = Random(7), 0, 0
    for part in numeric_parts():
        key, explained_by = part.solution.written_number, known(part)
        for _ in range(5):
            number = part.solution.rule(key * Fraction(random.randint(200, 5000), 1000))
            step = part.solution.rule.step(key)
            if not number or number in part.solution.accepted or is_another_rounding(number, key, step):
                continue
            tried += 1
            false += bool(explained_by(part.solution, number, part.others))

    assert tried > 1000
    assert false < FALSE * tried


def test_a_slip_typed_as_a_learner_types_it_is_named() -> None:
    """From the text to the reason, in the unit that was asked for."""
    for part in numeric_parts()[::9]:
        solution, explained_by = part.solution, known(part)
        if solution.exact.form:
            continue
        for slip in slips(solution, part.others)[:3]:
            number = rounded(slip, solution)
            needed = decimals_needed(number)
            if needed is None or needed > 4:
                continue
            graded = grade(solution, amount(number, solution.unit), part.others, explained_by)
            if graded.verdict is Verdict.WRONG and leads_to(slip, number, solution):
                assert any(leads_to(each, number, solution) for each in graded.mistakes)


def test_sentences_are_short_and_begin_alike() -> None:
    for part in every_part("pharmacy", (1,)):
        for slip in slips(part.solution, part.others):
            assert slip.says.startswith("you ")
            assert not slip.says.endswith(".")
            assert len(slip.sentence) <= LONGEST_SENTENCE, slip.sentence


def test_no_reason_gives_the_right_answer_away() -> None:
    """While tries are left, neither the sentence nor the step may hold the key, unless the card itself does."""
    told = []
    for part in every_part("pharmacy", (1, 2)):
        solution, explained_by = part.solution, known(part)
        texts = [*part.told, *map(str, solution.givens.values())]
        if tells(part.key, texts) or solution.form.words:
            continue
        for slip in slips(solution, part.others):
            typed = str(replace(solution.exact, number=as_written(rounded(slip, solution), solution.exact.form)))
            for reason in grade(solution, typed, part.others, explained_by).mistakes:
                shown = (reason.says, reason.here)
                told += [(part.identity, part.key, text) for text in shown if tells(part.key, [text])]

    assert told == []

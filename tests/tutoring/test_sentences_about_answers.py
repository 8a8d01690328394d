"""What is said of an answer that was rounded, labelled or picked wrongly, word for word, as a learner reads it."""

from fractions import Fraction

import pytest

from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template
from dosecalc.calculations.catalogue import calculation
from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.slips.in_general import general_slip
from dosecalc.tutoring.slips.invited import slips
from dosecalc.tutoring.slips.operations import operation_turns
from dosecalc.tutoring.solving import Solution, solve


def solved(name: str, givens: str) -> Solution:
    asked = calculation(name)
    return solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy"))


PUMP = solved("pump_rate", "dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL")
SYRINGE = solved("injection_volume", "dose=75 mg; concentration=40 mg/mL")
AT_A_HALF = solved("injection_volume", "dose=45 mg; concentration=20 mg/mL")
BATCH = solved("batch_volume", "pieces=24 syringes; volume_per_piece=1.2 mL/syringe; overage=5%")
"""13.125 mL/h, 1.875 mL and 2.25 mL, to the nearest tenth; 30.24 mL, up to a tenth."""


@pytest.mark.parametrize(
    ("solution", "typed", "says"),
    [
        (PUMP, "13.125 mL/h", "you did not round the answer"),
        (PUMP, "13.2 mL/h", "you rounded up"),
        (PUMP, "13.13 mL/h", "you rounded to a different place"),
        (PUMP, "13 mL/h", "you rounded to a different place"),
        (SYRINGE, "1.8 mL", "you cut off the last digits instead of rounding"),
        (AT_A_HALF, "2.2 mL", "you rounded an exact half to the even digit, but here a half is rounded up"),
        (BATCH, "30.2 mL", "you rounded down"),
        (BATCH, "30 mL", "you rounded to a different place"),
    ],
)
def test_a_wrong_rounding_is_told(solution: Solution, typed: str, says: str) -> None:
    (slip,) = grade(solution, typed).mistakes

    assert (f"It looks as if {says}.", ErrorClass.ROUNDING) == (slip.sentence, slip.error)
    assert (solution.exact.number, solution.exact, "") == (slip.number, slip.at, slip.here)
    assert ErrorClass.ROUNDING is general_slip(slip.id, solution.calculation.name).error


def test_where_nothing_is_to_be_rounded_any_rounding_is_in_the_wrong_place() -> None:
    exact = solve(SYRINGE.calculation, SYRINGE.givens, policy("exact"))
    (slip,) = grade(exact, "1.9 mL").mistakes

    assert ("rounded-in-the-wrong-place", "you rounded to a different place") == (slip.id, slip.says)


def test_what_is_counted_may_be_counted_the_other_way_but_to_the_nearest_is_told_no_other() -> None:
    """Nobody opens 0 vials."""
    vials = solved("wasted_amount", "dose=713 mg; vial_amount=100 mg/vial").exact.steps()
    one_vial = solved("wasted_amount", "dose=30 mg; vial_amount=100 mg/vial").exact.steps()
    lines = solved("nearest_mark", "amount=1.26 mL; line_value=0.1 mL").exact.steps()
    found = [[turn.id for turn in operation_turns(each) if "round" in turn.id] for each in (vials, one_vial, lines)]

    way = "not-rounded-on-the-way"
    assert [["rounded-nearest", "rounded-down", way], [way], [way]] == found


def test_in_general_a_slip_is_the_same_whatever_the_numbers() -> None:
    other = solved("pump_rate", "dose_rate=3 mcg/kg/min; weight=176 lb; concentration=200 mg/100 mL")
    one, same = ({slip.in_general for slip in slips(each) if slip.id == "not-converted"} for each in (PUMP, other))

    assert one == same
    assert ("not-converted", "weight") in one


@pytest.mark.parametrize("days", ["10 days", "1 week", "2 weeks"])
def test_in_general_a_slip_is_the_same_whether_one_or_many(days: str) -> None:
    counted = solved("doses_in_days", f"frequency=3 doses/day; days={days}")

    assert {("divided-instead-of-multiplied", "doses in all"), ("left-out", "doses in all", "frequency")} <= {
        slip.in_general for slip in slips(counted)
    }


def test_in_general_a_slip_of_reading_says_what_was_taken_for_what() -> None:
    height = given("150 cm").called("height")
    dosed = solved("doses_in_days", "frequency=3 doses/day; days=10 days")
    others = (given("14 days").called("stay"), height)

    assert [("wrong-number-of-the-card", "days", "stay")] == [
        slip.in_general for slip in slips(dosed, others) if slip.id == "wrong-number-of-the-card"
    ]


def test_in_general_a_step_without_a_name_is_known_by_what_it_was_made_from() -> None:
    rate = solved("infusion_rate", "volume=125 mL; duration=45 min")

    assert ("rounded-too-early", "÷(volume, duration)") in {slip.in_general for slip in slips(rate)}


@pytest.mark.parametrize(
    ("typed", "says"),
    [("13.1", "you left out the unit"), ("13.1 mL", "you wrote a different unit from the one asked for")],
)
def test_a_wrong_unit_is_told(typed: str, says: str) -> None:
    (slip,) = grade(PUMP, typed).mistakes

    assert (f"It looks as if {says}.", ErrorClass.UNIT) == (slip.sentence, slip.error)
    assert (PUMP.exact.number, PUMP.exact, "") == (slip.number, slip.at, slip.here)


@pytest.mark.parametrize(
    ("name", "label", "typed", "says", "here"),
    [
        (
            "start-bolus-and-infusion",
            "c",
            "7,360 units/h",
            (
                "you used the ordered bolus (80 units/kg), which is given all at once,"
                " in place of the dose rate (18 units/kg/h)"
            ),
            "80 units/kg = 80 units/kg/h",
        ),
        (
            "beyond-use-category-2",
            "",
            "2026-04-02 12:45",
            "you used the limit at room temperature (4 days) in place of the limit (10 days)",
            "4 days for 10 days",
        ),
    ],
)
def test_a_wrong_number_of_the_card_is_told(name: str, label: str, typed: str, says: str, here: str) -> None:
    part = next(part for part in drawn(template(name), 1, policy("pharmacy")).parts if part.label == label)

    found = [slip for slip in grade(part.solution, typed, part.others).mistakes if slip.says == says]

    assert [(here, ErrorClass.CONCEPTUAL)] == [(slip.here, slip.error) for slip in found]


@pytest.mark.parametrize(
    ("name", "givens", "to", "typed", "says", "here"),
    [
        (
            "household_conversion",
            "amount=2 quarts",
            "L",
            "2.083 L",
            "you converted quarts to L the wrong way round: ÷ 0.96 instead of × 0.96",
            "2 quarts ÷ 0.96 = 2.0833… L",
        ),
        (
            "body_surface",
            "height=170 cm; weight=70 kg",
            "",
            "1.65 m2",
            "you halved 3.3055… instead of taking its square root",
            "3.3055… ÷ 2 = 1.6527… m2",
        ),
        (
            "weight_from_pounds_and_ounces",
            "pounds=9 lb; ounces=4 oz",
            "kg",
            "4.27 kg",
            "you wrote the ounces after the decimal point, but 16 ounces make a pound, not 10",
            "Weight in pounds: 9 lb + 0.4 lb = 9.4 lb",
        ),
    ],
)
def test_a_wrong_step_is_told_as_it_was_done(name: str, givens: str, to: str, typed: str, says: str, here: str) -> None:
    asked = calculation(name)
    solution = solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy"), read_target(to))
    slip = grade(solution, typed).mistakes[0]

    assert (says, here) == (slip.says, slip.here)
    assert slip.at in solution.exact.steps()
    assert slip.error is general_slip(slip.id, name).error is ErrorClass.CONCEPTUAL


def test_a_wrong_formula_leads_to_the_unit_that_was_asked_for_by_the_values_of_the_policy() -> None:
    """9 lb 4 oz as 9.4 lb; by way of kilograms, with 2.2 lb in each."""
    asked = calculation("weight_from_pounds_and_ounces")
    solution = solve(asked, read_givens(["pounds=9 lb", "ounces=4 oz"]), policy("pharmacy"), read_target("lb"))
    (slip,) = (slip for slip in slips(solution) if slip.id == "ounces-as-decimals")

    assert (Fraction("9.4"), solution.exact) == (slip.number, slip.at)


@pytest.mark.parametrize(
    ("amount", "ids"),
    [
        ("2 mL", ["size-larger-than-needed"]),
        ("4 mL", ["size-too-small", "size-larger-than-needed"]),
        ("8 mL", ["size-too-small"]),
    ],
)
def test_of_sizes_only_a_smaller_one_is_too_small(amount: str, ids: list[str]) -> None:
    sizes = "small_syringe=3 mL; middle_syringe=5 mL; large_syringe=10 mL"
    found = slips(solved("smallest_syringe", f"amount={amount}; {sizes}"))

    assert ids == [slip.id for slip in found if slip.id.startswith("size")]


def test_a_number_of_the_card_is_given_in_place_of_the_last_step() -> None:
    water = solved("water_volume", "total_volume=2 L; ingredients_volume=1,350 mL")
    told = given("500 mL").called("overfill")
    (slip,) = (slip for slip in slips(water, [told]) if slip.id == "number-of-the-card")

    assert ("you gave the overfill (500 mL) from the card as the answer", water.exact) == (slip.says, slip.at)


CARD = {"ratio-as-milligrams", "label-read-for-one", "amount-as-rate", "wrong-number-of-the-card"}


@pytest.mark.parametrize(
    ("name", "givens", "other", "told"),
    [
        (
            "injection_volume",
            "dose=0.3 mg; concentration=1:1,000",
            "",
            {
                "ratio-as-milligrams": (
                    "you read 1:1,000 as 1 mg in so many mL; it means 1 g in so many mL",
                    "1:1,000 = 1 mg/1,000 mL",
                )
            },
        ),
        (
            "injection_volume",
            "dose=100 mg; concentration=250 mg/2 mL",
            "",
            {
                "label-read-for-one": (
                    "you used 250 mg/2 mL as if 250 mg were in each mL",
                    "250 mg/2 mL = 250 mg/mL",
                )
            },
        ),
        (
            "weight_dose",
            "dose_per_weight=15 mg/kg; weight=20 kg",
            "66 lb",
            {
                "wrong-number-of-the-card": (
                    "you used the other number (66 lb) in place of the weight (20 kg)",
                    "66 lb for 20 kg",
                )
            },
        ),
        (
            "raised_pump_rate",
            "pump_rate=14.4 mL/h; change=2 units/kg/h; weight=80 kg; concentration=25,000 units/250 mL",
            "80 units/kg",
            {
                "label-read-for-one": (
                    "you used 25,000 units/250 mL as if 25,000 units were in each mL",
                    "25,000 units/250 mL = 25,000 units/mL",
                ),
                "amount-as-rate": (
                    (
                        "you used the other number (80 units/kg), which is given all at once,"
                        " in place of the change of the rate (2 units/kg/h)"
                    ),
                    "80 units/kg = 80 units/kg/h",
                ),
            },
        ),
        ("infused_volume", "pump_rate=80 mL/h; duration=90 min", "500 mL", {}),  # a volume is no bolus
        ("weight_dose", "dose_per_weight=15 mg/kg; weight=20 kg", "500 mg", {}),  # no rate
    ],
)
def test_what_a_card_invites_is_told_and_nothing_else(
    name: str, givens: str, other: str, told: dict[str, tuple[str, str]]
) -> None:
    others = [given(other).called("other number")] if other else []

    found = [slip for slip in slips(solved(name, givens), others) if slip.id in CARD]
    assert told == {slip.id: (slip.says, slip.here) for slip in found}
    assert all(slip.error is ErrorClass.CONCEPTUAL for slip in found)


def test_a_ratio_taken_for_milligrams_comes_out_a_thousand_times_too_high() -> None:
    """0.3 mg of 1:1,000 is 0.3 mL; of 1 mg in 1,000 mL it would be 300 mL."""
    found = grade(solved("injection_volume", "dose=0.3 mg; concentration=1:1,000"), "300 mL").mistakes

    assert "ratio-as-milligrams" in [slip.id for slip in found]


def test_another_weight_in_pounds_is_taken_by_the_pounds_of_the_policy() -> None:
    dose = solved("weight_dose", "dose_per_weight=15 mg/kg; weight=20 kg")  # 66 lb are 30 kg

    assert grade(dose, "450 mg", [given("66 lb").called("weight of the mother")]).mistakes


def test_two_numbers_that_are_exchanged_are_told_where_the_first_is_used() -> None:
    diluted = solved("diluent_to_weigh", "wanted_amount=15 mg; minimum_amount=120 mg; aliquot_amount=130 mg")
    found = [slip for slip in slips(diluted) if slip.id == "givens-exchanged"]

    assert found
    assert all(slip.at is not None and slip.here.endswith(f" for {slip.at}") for slip in found)


def test_a_slip_is_shown_in_the_unit_of_the_label() -> None:
    mixed = given("400 mg/250 mL") + given("1 mg/mL")

    assert "400 mg/250 mL − 1 mg/mL = 150 mg/250 mL" in [turn.here() for turn in operation_turns(mixed.steps())]


def test_what_is_given_at_once_is_taken_for_a_rate_in_the_unit_of_the_rate() -> None:
    """80 units/kg as 36.4 units/lb in each hour, with the 2.2 lb/kg of the policy."""
    infusion = solved("dose_rate_for_weight", "dose_rate=9 units/lb/h; weight=198 lb")
    bolus = given("80 units/kg").called("bolus")

    assert ["amount-as-rate"] == [slip.id for slip in grade(infusion, "7,200 units/h", [bolus]).mistakes]

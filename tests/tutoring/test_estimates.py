"""An estimate leaves out what changes nothing, and never divides by a rough nothing."""

from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.empirical import square_root
from dosecalc.quantities.given import THE_WHOLE, given, of_a_whole
from dosecalc.quantities.rounding import WHOLE_DOWN
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.easy_numbers import compatible, figures_needed
from dosecalc.tutoring.estimate import LARGEST_ERROR, estimate, is_near
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import solve


def test_an_estimate_is_told_in_one_sentence() -> None:
    found = converted("154 lb", "kg", policy("pharmacy")).explained()

    assert str(found.estimate) == "154 lb is about 70 kg (half, minus a tenth)."


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("ratio_strength concentration=0.04%", "0.04% is 0.0004 g in each mL; 1 ÷ 0.0004: about 1:2,500."),
        ("ratio_strength concentration=0.03%", "0.03% is 0.0003 g in each mL; 1 ÷ 0.0003: about 1:3,300."),
        (
            "body_surface height=170 cm; weight=70 kg",
            "170 × 70 ≈ 12,000; 12,000 ÷ 4,000 (for 3,600) = 3; √3 is about 1.7 m2 (1.7 × 1.7 = 2.89).",
        ),
        ("infusion_time volume=80 mL; pump_rate=80 mL/h", "80 ÷ 80: about 1 h."),
        ("infusion_time volume=100 mL; pump_rate=80 mL/h", "100 ÷ 80: about 1.25 h."),
        (
            "gravity_infusion_time volume=120 mL; drip_rate=20 gtt/min; drop_factor=15 gtt/mL",
            "120 × 15 = 1,800 gtt; 1,800 ÷ 20: about 90 min.",
        ),
        (
            "gravity_infusion_time volume=120 mL; drip_rate=15 gtt/min; drop_factor=15 gtt/mL",
            "120 × 15 = 1,800 gtt; 1,800 ÷ 15 = 120 min; 120 min is about 2 h.",
        ),
        (
            "vial_size_dose dose=713 mg; vial_amount=300 mg/vial",
            "700 ÷ 300 ≈ 2.3 vials; 2.3 vials, rounded, is 2 vials; 2 × 300: about 600 mg.",
        ),
        (
            "vial_size_dose dose=500 mg; vial_amount=200 mg/vial",
            "500 ÷ 200 = 2.5 vials; 2.5 vials, rounded, is 3 vials; 3 × 200: about 600 mg.",
        ),
        (
            "weight_difference actual_weight=1,960 g; expected_weight=2,000 g",
            "2,000 − 1,960 = 40 g; 40 ÷ 2,000 = 0.02; 0.02 is about 2%.",
        ),
        (
            "weight_difference actual_weight=2,090 g; expected_weight=2,000 g",
            "2,100 − 2,000 = 100 g; 100 ÷ 2,000 = 0.05; 0.05 is about 5%.",
        ),
        ("end_time start=22:45; duration=350 min", "None"),
        ("line_verdict osmolarity=1,150 mOsm/L; peripheral_limit=900 mOsm/L", "None"),
    ],
)
def test_an_answer_is_estimated_in_these_words(request_: str, told: str) -> None:
    name, _, givens = request_.partition(" ")
    asked = calculation(name)
    solution = solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy"))

    assert told == str(solution.explained().estimate)


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (given("150 min"), "None"),  # nothing is worked out
        (given("7.5 h").to(unit("min")), "7.5 h is about 480 min (8 × 60)."),
        (given("3 h") * given("49 mL/h"), "3 × 50: about 150 mL."),
        (given("5 g/100 mL") / given("35 g/100 mL"), "5 ÷ 35: about 0.14."),
        (of_a_whole(given("25%")) / THE_WHOLE * given("82 mg"), "25% of 80: about 20 mg."),
        (square_root(given("4")) * given("49 mg"), "√4 is 2 (2 × 2 = 4); 2 × 50: about 100 mg."),
        (square_root(given("3")) * given("49 mg"), "√3 is about 1.7 (1.7 × 1.7 = 2.89); 1.7 × 50: about 85 mg."),
        ((given("3 L") * given("2")).to(unit("quarts")), "3 × 2 = 6 L; 6 L is about 6.6 quarts (× 1.1 for 1.0566…)."),
        (
            (given("5 g/100 mL") * given("2")).to(unit("%")),
            "5 g in 100 mL is 0.05 g in each mL; 0.05 × 2 = 0.1 g/mL; 0.1 g in each mL is about 10%.",
        ),
        ((given("0 mL") + given("49 mL")) * given("3"), "50 × 3: about 150 mL."),
        ((given("49 mL") - given("0 mL")) * given("3"), "50 × 3: about 150 mL."),
    ],
)
def test_what_a_head_works_out_is_told(worked: Worked, told: str) -> None:
    assert told == str(estimate(worked))


@pytest.mark.parametrize(("about", "near"), [("1:750", True), ("1:740", False), ("1:1,250", True), ("1:1,260", False)])
def test_of_a_ratio_the_second_number_is_the_one_that_must_be_near(about: str, *, near: bool) -> None:
    assert near is is_near(given(about), given("1:1,000"))


def test_the_smaller_of_two_is_told_as_it_is_where_it_is_used() -> None:
    asked = calculation("weight_dose_capped")
    givens = read_givens(["dose_per_weight=15 mg/kg", "weight=80 kg", "dose_limit=1 g"])
    capped = solve(asked, givens, policy("pharmacy")).exact

    assert str(estimate(capped * given("2"))).endswith(
        "the smaller of 1,200 mg and 1,000 mg is 1,000 mg; 1,000 × 2: about 2,000 mg."
    )


def test_there_and_back_is_no_thought_at_all() -> None:
    back = given("3.1 cups").to(unit("mL")).to(unit("L")).to(unit("cups"))

    assert estimate(back) is None
    assert str(estimate(back * given("2"))) == "3 × 2: about 6 cups."


def test_where_easy_numbers_leave_nothing_to_divide_by_the_next_ones_are_tried() -> None:
    """1 × 0.9, rounded down, is 0; 1.1 × 0.95 is not."""
    whole = (given("1.1 mg/mL") * given("0.94")).counted(WHOLE_DOWN)
    found = estimate(given("10 mg") / whole)

    assert found is not None
    assert found.steps == ("1.1 × 0.95 ≈ 1 mg/mL", "10 ÷ 1: about 10 mL")


@pytest.mark.parametrize(
    ("divided", "by", "told"),
    [
        ("60 mg", "125 mg/mL", "60 ÷ 120: about 0.5 mL."),
        ("1,000 mg", "125 mg/mL", "1,000 ÷ 125: about 8 mL."),
        ("684 mg", "7 mg/mL", "700 ÷ 7: about 100 mL."),
        ("250 mg", "32 mg/mL", "250 ÷ 30: about 8.3 mL."),
        ("160 mg", "25 mg/mL", "150 ÷ 25: about 6 mL."),
        ("98 mg", "17 mg/mL", "90 ÷ 15: about 6 mL."),
        ("110 mg", "13 mg/mL", "100 ÷ 13: about 7.7 mL."),  # nothing near these is easier
    ],
)
def test_nobody_divides_by_130_in_the_head(divided: str, by: str, told: str) -> None:
    assert told == str(estimate(given(divided) / given(by)))


def test_another_number_for_one_that_was_told_is_told_too() -> None:
    found = estimate(given("684 mg") / (given("100 mL") + given("13.7 mL")))

    assert str(found) == "100 + 14 ≈ 110 mL; 600 ÷ 100 (for 110): about 6 mg/mL."


def test_a_unit_that_stands_twice_is_estimated_too() -> None:
    """Kilograms per square meter, in inches."""
    index = (given("81 kg") / (given("180 cm") * given("180 cm"))).to(unit("kg/in/in"))
    found = estimate(index)

    assert found is not None
    assert found.steps[-1] == "0.0025 kg/cm/cm is about 0.016 kg/in/in (× 2.5 for 2.54 × 2.5 for 2.54)"
    assert abs(found.about.number - index.number) <= LARGEST_ERROR * index.number


FREE, TOLD = False, True


@pytest.mark.parametrize(
    ("given_numbers", "is_told", "near"),
    [
        (("684", "110"), (FREE, FREE), ("600", "100")),
        (("684", "110"), (FREE, TOLD), ("600", "100")),
        (("684", "110"), (TOLD, TOLD), ("660", "110")),  # only one may change
        (("63", "1.6"), (FREE, FREE), ("60", "1.5")),
        (("63", "1.6"), (TOLD, TOLD), ("64", "1.6")),
        (("54", "1.6"), (TOLD, TOLD), ("56", "1.6")),
        (("350", "45"), (FREE, FREE), ("360", "45")),
        (("250", "32"), (FREE, TOLD), ("240", "32")),
        (("0.8", "1.7"), (FREE, FREE), ("0.8", "1.6")),
        (("27", "0.14"), (FREE, FREE), ("30", "0.15")),
        (("910", "133"), (FREE, FREE), ("910", "130")),
        (("1000", "150"), (TOLD, FREE), ("900", "150")),
        (("12000", "720"), (TOLD, FREE), ("12000", "800")),
        (("25500", "1400"), (TOLD, TOLD), ("28000", "1400")),
        (("35", "465"), (TOLD, TOLD), ("35", "500")),
        (("7000", "86"), (TOLD, TOLD), ("7000", "90")),
        (("8", "0.33"), (FREE, TOLD), ("8", "0.32")),
        (("8", "15"), (TOLD, FREE), ("8", "16")),
        (("800", "180"), (TOLD, FREE), ("800", "200")),
        (("14", "48"), (FREE, TOLD), ("15", "50")),
        (("160", "1200"), (TOLD, FREE), ("180", "1200")),  # an eighth more
        (("100", "14"), (FREE, TOLD), ("100", "14")),
        (("95", "19"), (FREE, FREE), ("95", "19")),  # 5 times
        (("6.6", "150"), (TOLD, TOLD), ("6.6", "150")),  # 44 by 15
        (("110", "13"), (FREE, FREE), ("110", "13")),  # nothing near is easier
        (("170", "13"), (FREE, TOLD), ("170", "13")),
    ],
)
def test_compatible_numbers(given_numbers: tuple[str, str], is_told: tuple[bool, bool], near: tuple[str, str]) -> None:
    one, other = map(Fraction, given_numbers)

    assert tuple(map(Fraction, near)) == compatible(one, other, is_told=is_told)


@pytest.mark.parametrize(
    ("number", "many"),
    [("0", 1), ("10", 1), ("0.01", 1), ("0.0125", 3), ("12345", 5), ("123456", 6), ("1234567", 6), ("1/3", 6)],
)
def test_how_many_figures_a_number_needs(number: str, many: int) -> None:
    assert many == figures_needed(Fraction(number))

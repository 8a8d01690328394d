"""An estimate keeps what is easy as it is, says what it changes, and ends where the answer does."""

from fractions import Fraction

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.comparing import smaller_of
from dosecalc.quantities.definitions import Conversions
from dosecalc.quantities.empirical import square_root
from dosecalc.quantities.given import THE_WHOLE, given, of_a_whole
from dosecalc.quantities.rounding import WHOLE_DOWN, WHOLE_UP, Rounding
from dosecalc.quantities.units import unit
from dosecalc.quantities.worked import Worked
from dosecalc.tutoring import estimate as estimates
from dosecalc.tutoring.converting import converted
from dosecalc.tutoring.estimate import LARGEST_ERROR, ROUGHEST_FIRST, error, estimate
from dosecalc.tutoring.mental.mind import Mind, Roughness
from dosecalc.tutoring.mental.percentages import in_percent
from dosecalc.tutoring.requests import read_givens
from dosecalc.tutoring.solving import Solution, solve
from dosecalc.tutoring.there_and_back import without_returns

A_LITER_A_QUART = Conversions("round", (("quart", Fraction(1), "liter"),))


def solved(request: str) -> Solution:
    name, _, givens = request.partition(" ")
    asked = calculation(name)
    return solve(asked, read_givens(givens.split("; "), asked), policy("pharmacy"))


@pytest.mark.parametrize(
    ("quantity", "target", "told"),
    [
        ("154 lb", "kg", "154 lb is about 69 kg (half, minus a tenth)."),
        ("37 lb", "kg", "37 lb is about 17 kg (half, minus a tenth)."),
        ("212 lb", "kg", "212 lb is about 95 kg (half, minus a tenth)."),
        ("97 kg", "lb", "97 kg is about 210 lb (double, plus a tenth)."),
        ("30 mg/lb", "mg/kg", "30 mg/lb is 66 mg/kg (× 2.2)."),
        ("9.45 lb", "g", "9.45 lb is about 4.3 kg (half, minus a tenth); 4.3 kg is about 4,300 g (× 1,000)."),
        ("4.5 oz", "lb", "4.5 oz is about 0.28 lb (÷ 16)."),
        ("4 tbsp", "fl oz", "4 tbsp is 2 fl oz (÷ 2)."),
        ("4 tbsp/h", "fl oz/day", "4 tbsp/h is 48 fl oz/day (× 24 ÷ 2)."),
        ("32 F", "C", "None"),
        ("50 F", "C", "50 − 32 = 18 °F; 18 ÷ 1.8 = 10 °C."),
        ("98.6 F", "C", "98.6 °F is about 99 °F; 99 − 32 = 67 °F; 67 ÷ 1.8: about 37 °C (half, plus a tenth)."),
        ("0 F", "C", "0 − 32 = −32 °F; −32 ÷ 1.8: about −18 °C (half, plus a tenth)."),
        ("10 C", "F", "10 × 1.8 = 18 °F (double, minus a tenth); 18 + 32 = 50 °F."),
        ("37.7 C", "F", "37.7 × 1.8 ≈ 68 °F (double, minus a tenth); 68 + 32: about 100 °F."),
        ("0.125 mg", "mcg", "0.125 mg is 125 mcg (× 1,000)."),
        ("0.4375 mg", "mcg", "0.4375 mg is 437.5 mcg (× 1,000)."),
        ("1 day", "min", "1 day is 1,440 min."),
        ("3.5 days", "min", "1,440 is about 1,400; 3.5 days is about 4,900 min (× 1,400)."),
        ("46 h", "days", "46 h is about 2 days (48 ÷ 24)."),
        ("56 days", "weeks", "56 days is 8 weeks (÷ 7)."),
        ("400 min", "h", "400 min is about 6.5 h (390 ÷ 60)."),
        ("200 min", "h", "200 min is about 3.3 h (÷ 60)."),
        ("1:1,000", "mg/mL", "1 g in 1,000 mL is 1 mg/mL (1,000 mg ÷ 1,000 mL)."),
        ("1:10,000", "mcg/mL", "1 g in 10,000 mL is 100 mcg/mL (1,000,000 mcg ÷ 10,000 mL)."),
        ("64 in", "cm", "2.54 is about 2.5; 64 in is about 160 cm (× 2.5)."),
        ("3.25 cups", "mL", "3.25 cups is about 3 cups; 3 cups is about 720 mL (× 240)."),
        ("500 mg/250 mL", "mg/mL", "500 mg in 250 mL is 2 mg in each mL; 2 mg/mL."),
        ("0.14%", "ppm", "0.14% is 0.0014 g in each mL; 0.0014 g in each mL is 1,400 ppm."),
    ],
)
def test_a_conversion_is_estimated_in_these_words(quantity: str, target: str, told: str) -> None:
    assert told == str(converted(quantity, target, policy("pharmacy")).explained().estimate)


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("ratio_strength concentration=0.04%", "0.04% is 0.0004 g in each mL; 1 ÷ 0.0004 = 1:2,500."),
        ("ratio_strength concentration=0.03%", "0.03% is 0.0003 g in each mL; 1 ÷ 0.0003: about 1:3,300."),
        (
            "ratio_strength concentration=0.029%",
            "0.029% is 0.00029 g in each mL; 0.00029 g is about 0.0003 g; 1 ÷ 0.0003: about 1:3,300.",
        ),
        ("ratio_strength concentration=0.037%", "None"),
        (
            "body_mass_index weight=70 kg; height=165 cm",
            (
                "165 cm is 1.65 meters (÷ 100); 1.65 × 1.65 ≈ 2.7 (1.6 × 1.7 = 2.72); "
                "70 ÷ 2.7: about 26 kg/m2 (26 × 2.7 = 70.2)."
            ),
        ),
        (
            "body_mass_index weight=70 kg; height=163 cm",
            (
                "163 cm is 1.63 meters (÷ 100); 1.63 is about 1.6; 1.6 × 1.6 ≈ 2.6; "
                "70 ÷ 2.6: about 27 kg/m2 (27 × 2.6 = 70.2)."
            ),
        ),
        (
            "body_mass_index weight=30 kg; height=125 cm",
            "125 cm is 1.25 meters (÷ 100); 1.25 × 1.25 ≈ 1.6; 30 ÷ 1.6: about 19 kg/m2 (19 × 1.6 = 30.4).",
        ),
        (
            "body_surface height=170 cm; weight=70 kg",
            "170 × 70 ≈ 12,000; 12,000 ÷ 3,600 ≈ 3.3 (3.3 × 3,600 = 11,880); √3.3 is about 1.8 m2 (1.8 × 1.8 = 3.24).",
        ),
        ("infusion_time volume=80 mL; pump_rate=80 mL/h", "80 ÷ 80 = 1 h."),
        ("infusion_time volume=700 mL; pump_rate=10 mL/h", "700 ÷ 10 = 70 h."),
        (
            "gravity_infusion_time volume=117 mL; drip_rate=31 gtt/min; drop_factor=15 gtt/mL",
            ("117 mL is about 120 mL; 120 × 15 = 1,800 gtt; 31 gtt/min is about 30 gtt/min; 1,800 ÷ 30: about 60 min."),
        ),
        (
            "infusion_time volume=10 mL; pump_rate=73 mL/h",
            "10 ÷ 73 ≈ 0.14 h (0.14 × 73 = 10.22); 0.14 h is about 8.4 min (× 60).",
        ),
        (
            "gravity_infusion_time volume=120 mL; drip_rate=30 gtt/min; drop_factor=15 gtt/mL",
            "120 × 15 = 1,800 gtt; 1,800 ÷ 30 = 60 min; 60 min is 1 h.",
        ),
        ("infusion_time volume=100 mL; pump_rate=80 mL/h", "100 ÷ 80 = 1.25 h."),
        (
            "gravity_infusion_time volume=120 mL; drip_rate=20 gtt/min; drop_factor=15 gtt/mL",
            "120 × 15 = 1,800 gtt; 1,800 ÷ 20 = 90 min; 90 min is 1 h 30 min.",
        ),
        (
            "gravity_infusion_time volume=500 mL; drip_rate=41 gtt/min; drop_factor=15 gtt/mL",
            "500 × 15 = 7,500 gtt; 41 gtt/min is about 40 gtt/min; 7,500 ÷ 40 ≈ 190 min; 190 min is about 3 h 10 min.",
        ),
        (
            "weight_difference actual_weight=1,960 g; expected_weight=2,000 g",
            "2,000 − 1,960 = 40 g; 40 ÷ 2,000 = 0.02; 0.02 is 2%.",
        ),
        (
            "rounding_difference dose=844 mg; rounded_dose=800 mg",
            "844 − 800 = 44 mg; 844 mg is about 840 mg; 44 ÷ 840 ≈ 0.05 (0.05 × 840 = 42); 0.05 is about 5%.",
        ),
        (
            "fried_dose adult_dose=400 mg; age=4 months",
            "4 ÷ 150 ≈ 0.027 (0.027 × 150 = 4.05); 400 × 0.027: about 11 mg.",
        ),
        ("water_volume total_volume=126 mL; ingredients_volume=1.3 mL", "126 − 1.3 = 124.7 mL."),
        (
            "water_volume total_volume=1,262 mL; ingredients_volume=31 mL",
            "1,262 mL is about 1,260 mL; 1,260 − 31: about 1,230 mL.",
        ),
        ("oral_volume dose=40 mEq; concentration=20 mEq/15 mL", "40 ÷ 20 = 2; 2 × 15 = 30 mL."),
        ("ideal_body_weight_female height=67 in", "67 − 60 = 7 in; 2.3 × 7 ≈ 16 kg; 45.5 + 16: about 62 kg."),
        ("ideal_body_weight_female height=64 in", "64 − 60 = 4 in; 2.3 × 4 = 9.2 kg; 45.5 + 9.2 = 54.7 kg."),
        ("ideal_body_weight_female height=166 cm", "None"),  # 64 in for 65.4 in would be a quarter of what counts
        ("elapsed_time start=06:30; end=11:00", "None"),
        (
            "infused_volume pump_rate=100 mL/h; duration=4 h 30 min",
            "4 h 30 min is 4.5 h (270 ÷ 60); 100 × 4.5 = 450 mL.",
        ),
        (
            "days_supply quantity=5 patches; each_dose=1 patch; frequency=1 dose/72 h",
            "5 × 72 = 360 h; 360 h is 15 days (÷ 24).",
        ),
        (
            "days_supply quantity=5 patches; each_dose=2 patches; frequency=1 dose/72 h",
            "5 ÷ 2 = 2.5; 72 h is about 70 h; 2.5 × 70 = 175 h; 175 h is about 7 days (168 ÷ 24).",
        ),
        ("days_supply quantity=10 tablets; each_dose=1 tablet; frequency=1 dose/2 days", "10 × 2 = 20 days."),
        (
            "quantity_to_dispense each_dose=1 tablet; frequency=3 doses/2 days; days=10 days",
            "3 doses in 2 days is 1.5 doses in each day; 1.5 × 10 = 15 doses; 1 × 15 = 15 tablets.",
        ),
        ("end_time start=22:45; duration=350 min", "None"),
        ("line_verdict osmolarity=1,150 mOsm/L; peripheral_limit=900 mOsm/L", "None"),
    ],
)
def test_an_answer_is_estimated_in_these_words(request_: str, told: str) -> None:
    assert told == str(solved(request_).explained().estimate)


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("vials dose=407 mg; vial_amount=100 mg/vial", "407 ÷ 100 is a little over 4, so 5 vials."),
        ("vials dose=590 mg; vial_amount=100 mg/vial", "590 ÷ 100 is a little under 6, so 6 vials."),
        ("vials dose=150 mg; vial_amount=100 mg/vial", "150 ÷ 100 is between 1 and 2, so 2 vials."),
        ("vials dose=425 mg; vial_amount=100 mg/vial", "425 ÷ 100 is a little over 4, so 5 vials."),
        ("vials dose=375 mg; vial_amount=100 mg/vial", "375 ÷ 100 is a little under 4, so 4 vials."),
        ("vials dose=407 mg; vial_amount=375 mg/vial", "407 ÷ 375 is a little over 1, so 2 vials."),
        ("vials dose=780 mg; vial_amount=375 mg/vial", "780 ÷ 375 is a little over 2 (2 × 375 = 750), so 3 vials."),
        (
            "vials dose=7,400 mg; vial_amount=375 mg/vial",
            "7,400 ÷ 375 is between 19 and 20 (19 × 375 = 7,125), so 20 vials.",
        ),
        (
            "vials dose=9,300 mg; vial_amount=375 mg/vial",
            "375 mg/vial is about 380 mg/vial; 9,300 ÷ 380: about 25 vials (25 × 380 = 9,500).",
        ),
        (
            "vials dose=12,346 mg; vial_amount=600 mg/vial",
            "12,346 mg is about 12,000 mg; 12,000 ÷ 600: about 20 vials.",
        ),
        ("vials dose=98,764 mg; vial_amount=50,000 mg/vial", "None"),
        ("vials dose=80 mg; vial_amount=100 mg/vial", "80 ÷ 100 is less than 1, so 1 vial."),
        ("vials dose=500 mg; vial_amount=100 mg/vial", "500 ÷ 100 = 5 vials."),
        ("vials dose=300 mg; vial_amount=32 mg/vial", "300 ÷ 32 is between 9 and 10 (9 × 32 = 288), so 10 vials."),
        ("whole_vials dose=1,250 mg; vial_amount=500 mg/vial", "1,250 ÷ 500 is between 2 and 3, so 2 vials."),
        (
            "small_vials dose=713 mg; large_vial=500 mg/vial; small_vial=100 mg/vial",
            (
                "713 ÷ 500 is between 1 and 2, so 1 vial; 713 mg is about 710 mg; 710 − 500 = 210 mg; "
                "210 ÷ 100 is a little over 2, so 3 vials."
            ),
        ),
        (
            "usable_days quantity=300 units; each_dose=32 units/dose; frequency=1 dose/day; in_use_limit=28 days",
            (
                "32 × 1 = 32 units/day; 300 ÷ 32 is between 9 and 10 (9 × 32 = 288), so 9 days; "
                "the smaller of 9 days and 28 days is 9 days."
            ),
        ),
        (
            "usable_days quantity=300 units; each_dose=32.4 units/dose; frequency=1 dose/day; in_use_limit=28 days",
            (
                "32.4 × 1 ≈ 32 units/day; 300 ÷ 32 is between 9 and 10 (9 × 32 = 288), so 9 days; "
                "the smaller of 9 days and 28 days is 9 days."
            ),
        ),
        (
            "usable_days quantity=300 units; each_dose=32 units/dose; frequency=1 dose/day; in_use_limit=7 days",
            "32 × 1 = 32 units/day; 300 ÷ 32 ≈ 9 days (9 × 32 = 288); the smaller of 9 days and 7 days is 7 days.",
        ),
        (
            "usable_days quantity=1,000 units; each_dose=15 units/dose; frequency=2 doses/day; in_use_limit=14.5 days",
            (
                "15 × 2 = 30 units/day; 1,000 ÷ 30 ≈ 33 days; the smaller of 33 days and 14.5 days is 14.5 days; "
                "14.5 days, rounded down, is about 14 days."
            ),
        ),
        (
            "usable_days quantity=7,600 units; each_dose=375 units/dose; frequency=1 dose/day; in_use_limit=28 days",
            (
                "375 × 1 = 375 units/day; 7,600 ÷ 375 is between 20 and 21 (20 × 375 = 7,500), so 20 days; "
                "the smaller of 20 days and 28 days is 20 days."
            ),
        ),
        (
            "usable_days quantity=755 units; each_dose=30 units/dose; frequency=1 dose/day; in_use_limit=28 days",
            (
                "30 × 1 = 30 units/day; 755 ÷ 30 is a little over 25, so 25 days; "
                "the smaller of 25 days and 28 days is 25 days."
            ),
        ),
        (
            "days_on_hand on_hand=745 tablets; daily_use=24 tablets/day",
            "745 ÷ 24 is a little over 31 (31 × 24 = 744), so 31 days.",
        ),
        (
            "days_on_hand on_hand=703 tablets; daily_use=7 tablets/day",
            "703 ÷ 7 is between 100 and 101, so 100 days.",
        ),
        (
            "days_supply quantity=460 mL; each_dose=7.6 mL/dose; frequency=3 doses/day",
            "7.6 × 3 ≈ 23 mL/day; 460 ÷ 23: about 20 days.",
        ),
        (
            "vial_size_dose dose=713 mg; vial_amount=300 mg/vial",
            "713 ÷ 300 is nearer to 2 than to 3, so 2 vials; 2 × 300 = 600 mg.",
        ),
        (
            "vial_size_dose dose=815 mg; vial_amount=300 mg/vial",
            "815 ÷ 300 is nearer to 3 than to 2, so 3 vials; 3 × 300 = 900 mg.",
        ),
        (
            "vial_size_dose dose=750 mg; vial_amount=300 mg/vial",
            "750 ÷ 300 is halfway between 2 and 3, so 3 vials; 3 × 300 = 900 mg.",
        ),
        (
            "days_on_hand on_hand=2,150 tablets; daily_use=24 tablets/day",
            "2,150 ÷ 24: about 90 days (90 × 24 = 2,160).",
        ),
    ],
)
def test_whole_ones_are_counted_as_the_problem_counts_them(request_: str, told: str) -> None:
    assert told == str(solved(request_).explained().estimate)


@pytest.mark.parametrize(
    ("weight", "told"),
    [
        ("80 kg", "0.9 × 80 = 72 mg; the smaller of 72 mg and 90 mg is 72 mg."),
        ("102 kg", "0.9 × 102 = 91.8 mg; the smaller of 91.8 mg and 90 mg is 90 mg."),
        ("99.9 kg", "None"),  # roughly, both are the same
        ("100 kg", "0.9 × 100 = 90 mg; the smaller of 90 mg and 90 mg is 90 mg."),
    ],
)
def test_what_is_over_a_limit_is_so_in_the_estimate_too(weight: str, told: str) -> None:
    request = f"weight_dose_capped dose_per_weight=0.9 mg/kg; weight={weight}; dose_limit=90 mg"

    assert told == str(solved(request).explained().estimate)


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (given("150 min"), "None"),  # nothing is worked out
        (given("7.5 h").to(unit("min")), "7.5 h is 450 min (× 60)."),
        (given("3 h") * given("49 mL/h"), "49 mL/h is about 50 mL/h; 3 × 50: about 150 mL."),
        (given("5 g/100 mL") / given("35 g/100 mL"), "5 ÷ 35: about 0.14 (0.14 × 35 = 4.9)."),
        (
            given("513 mg/30 mL") / given("362 mg/30 mL"),
            "513 mg is about 500 mg; 362 mg is about 360 mg; 500 ÷ 360: about 1.4 (1.4 × 360 = 504).",
        ),
        (
            given("5 g/100 mL") / given("2 g/50 mL"),
            "5 g in 100 mL is 0.05 g in each mL; 2 g in 50 mL is 0.04 g in each mL; 0.05 ÷ 0.04 = 1.25.",
        ),
        (
            given("5 g/100 mL") + given("2 g/50 mL"),
            "5 g in 100 mL is 0.05 g in each mL; 2 g in 50 mL is 0.04 g in each mL; 0.05 + 0.04 = 0.09 g/mL.",
        ),
        (
            given("2%").spelled_out() + given("2 g/50 mL"),
            "2% is 0.02 g in each mL; 2 g in 50 mL is 0.04 g in each mL; 0.02 + 0.04 = 0.06 g/mL.",
        ),
        (
            (given("5 g/100 mL") - given("2 g/50 mL")).but(per=Fraction(100)),
            (
                "5 g in 100 mL is 0.05 g in each mL; 2 g in 50 mL is 0.04 g in each mL; 0.05 − 0.04 = 0.01 g/mL; "
                "1 g/100 mL."
            ),
        ),
        (
            (given("2%").spelled_out() + given("5%").spelled_out()).but(per=Fraction(100)),
            "2% is 2 g in 100 mL; 5% is 5 g in 100 mL; 2 + 5 = 7 g/100 mL.",
        ),
        (
            (given("3.13 mg/20 mL") + given("100 mg/20 mL")).but(per=Fraction(20)),
            "3.13 mg is about 3.1 mg; 3.1 + 100: about 103 mg/20 mL.",
        ),
        (
            (given("3.13 mg/20 mL") + given("100 mg/20 mL")).but(per=Fraction(20)) * given("3 mL"),
            (
                "3.13 mg is about 3.1 mg; 3.1 + 100 ≈ 103 mg/20 mL; 103 mg in 20 mL is 5.15 mg in each mL; "
                "5.15 mg/mL is about 5 mg/mL; 5 × 3: about 15 mg."
            ),
        ),
        (of_a_whole(given("25%")) / THE_WHOLE * given("82 mg"), "82 mg is about 80 mg; 25% of 80: about 20 mg."),
        (
            (THE_WHOLE + of_a_whole(given("3%"))) / THE_WHOLE * given("90 mL"),
            "3% of 90 = 2.7 mL; 90 + 2.7 = 92.7 mL.",
        ),
        (
            (THE_WHOLE - of_a_whole(given("20%"))) / THE_WHOLE * given("150 mg"),
            "20% of 150 = 30 mg; 150 − 30 = 120 mg.",
        ),
        ((THE_WHOLE + of_a_whole(given("0%"))) / THE_WHOLE * given("90 mL"), "None"),
        (
            (THE_WHOLE + of_a_whole(given("17%"))) / THE_WHOLE * given("87.4 mL"),
            "87.4 mL is about 90 mL; 17% of 90 ≈ 15 mL; 87.4 mL is about 87 mL; 87 + 15: about 100 mL.",
        ),
        (
            (of_a_whole(given("0%")) / THE_WHOLE * given("90 mL") + given("49 mL")) * given("3"),
            "49 mL is about 50 mL; 50 × 3: about 150 mL.",
        ),
        ((given("0 mg") * given("5") + given("49 mg")) * given("3"), "49 mg is about 50 mg; 50 × 3: about 150 mg."),
        (given("0 mg") / given("5 mg/mL"), "None"),
        ((given("2026-03-31") - given("2026-03-05")) * given("2 tablets/day"), "None"),
        (
            square_root(given("0.67")) * given("49 mg"),
            "√0.67 is about 0.8 (0.8 × 0.8 = 0.64); 49 mg is about 50 mg; 0.8 × 50: about 40 mg.",
        ),
        (
            square_root(given("63")) * given("49 mg"),
            "√63 is about 8 (8 × 8 = 64); 49 mg is about 50 mg; 8 × 50: about 400 mg.",
        ),
        (
            square_root(given("60")) * given("49 mg"),
            "√60 is about 7.7 (7.7 × 7.7 = 59.29); 49 mg is about 50 mg; 7.7 × 50: about 390 mg.",
        ),
        (square_root(given("4")) * given("49 mg"), "√4 is 2 (2 × 2 = 4); 2 × 49 = 98 mg."),
        (
            (given("3 L") * given("2")).to(unit("quarts")),
            "3 × 2 = 6 L; 1.0566… is about 1.1; 6 L is about 6.6 quarts (× 1.1).",
        ),
        (
            (given("5 g/100 mL") * given("2")).to(unit("%")),
            "5 g in 100 mL is 0.05 g in each mL; 0.05 × 2 = 0.1 g/mL; 0.1 g in each mL is 10%.",
        ),
        ((given("0 mL") + given("49 mL")) * given("3"), "49 mL is about 50 mL; 50 × 3: about 150 mL."),
        ((given("49 mL") - given("0 mL")) * given("3"), "49 mL is about 50 mL; 50 × 3: about 150 mL."),
        (given("8 mg/kg") * given("87 kg"), "8 × 87: about 700 mg."),
        (given("5 mg/kg") * given("72 kg"), "5 × 72 = 360 mg."),
        (given("17 mg/kg") * given("13 kg"), "17 mg/kg is about 15 mg/kg; 15 × 13: about 200 mg."),
        (given("7 mL") * given("800 mg/300 mL"), "7 ÷ 300 ≈ 0.023; 0.023 × 800: about 18 mg."),
        (given("800 mg/300 mL") * given("7 mL"), "7 ÷ 300 ≈ 0.023; 0.023 × 800: about 18 mg."),
        (
            given("800 mg/300 mL") / given("2"),
            "800 mg in 300 mL is about 2.7 mg in each mL; 2.7 ÷ 2: about 1.4 mg/mL.",
        ),
        (
            given("7.13 mL") * given("800 mg/307 mL"),
            "7.13 mL is about 7 mL; 307 mL is about 300 mL; 7 ÷ 300 ≈ 0.023; 0.023 × 800: about 18 mg.",
        ),
        (
            given("38.7 mEq") / given("20.6 mEq/15 mL"),
            "38.7 mEq is about 40 mEq; 20.6 mEq is about 20 mEq; 40 ÷ 20 = 2; 2 × 15: about 30 mL.",
        ),
        (
            given("38.7 mEq") / given("20 mEq/14.6 mL"),
            "38.7 mEq is about 40 mEq; 40 ÷ 20 = 2; 14.6 mL is about 15 mL; 2 × 15: about 30 mL.",
        ),
        (given("20 mEq") / given("20 mEq/15 mL"), "20 ÷ 20 = 1; 15 mL."),
        (given("7 mL") * given("1 g/300 mL"), "7 ÷ 300 ≈ 0.023; about 0.023 g."),
        (given("14 mL") * given("2 g/700 mL"), "14 ÷ 700 = 0.02; 0.02 × 2 = 0.04 g."),
        (
            given("30 mg") / given("15 mg/4 mL"),
            (
                "15 mg in 4 mL is 3.75 mg in each mL; 3.75 mg/mL is about 3.8 mg/mL; "
                "30 ÷ 3.8: about 8 mL (8 × 3.8 = 30.4)."
            ),
        ),
        (
            given("9.45 lb").to(unit("gram_of_weight")) * given("2"),
            ("9.45 lb is about 4.3 kg (half, minus a tenth); 4.3 kg is 4,300 g (× 1,000); 4,300 × 2: about 8,600 g."),
        ),
        (
            given("5 mcg/lb").to(unit("mg/kg")) * given("70 kg"),
            "2.2046… is about 2.2; 5 mcg/lb is about 0.011 mg/kg (× 2.2 ÷ 1,000); 0.011 × 70: about 0.77 mg.",
        ),
        (given("2 quarts", conversions=A_LITER_A_QUART).to(unit("L")), "2 quarts is 2 L."),
        (
            given("154.3 lb").to(unit("kg")).rounded(Rounding("tenth")) * given("5 mg/kg"),
            "154.3 lb is about 69 kg (half, minus a tenth); 69 × 5: about 350 mg.",
        ),
        (given("3.1 kg").rounded(Rounding("whole")) * given("5 mg/kg"), "3.1 kg, rounded, is 3 kg; 3 × 5 = 15 mg."),
        (
            (given("100 mL") + given("2.513 mL")).counted(WHOLE_UP),
            "2.513 mL is about 2.5 mL; 100 + 2.5 = 102.5 mL; 102.5 mL, rounded up, is about 103 mL.",
        ),
        (
            (given("407 mg") / given("100 mg/vial") * given("2")).counted(WHOLE_UP),
            "407 ÷ 100 ≈ 4.1 vials; 4.1 × 2 = 8.2 vials; 8.2 vials, rounded up, is about 9 vials.",
        ),
        (
            (given("3.6 mL") * given("5.3")).counted(WHOLE_UP),
            "3.6 × 5.3 ≈ 19.1 mL; 19.1 mL, rounded up, is about 20 mL.",
        ),
        (
            ((given("173 mL") / given("144 mL/h")).to(unit("min")) + given("60 min")).as_duration(),
            (
                "173 mL is about 170 mL; 144 mL/h is about 150 mL/h; 170 ÷ 150 ≈ 1.2 h (1.2 × 150 = 180); "
                "1.2 h is 72 min (× 60); 72 + 60 ≈ 130 min; 130 min is about 2 h 10 min."
            ),
        ),
        (  # 70 ÷ 7.31 would be between 9 and 10
            (given("53.7 mg") * given("1.37") / given("7.31 mg/vial")).counted(WHOLE_UP),
            "None",
        ),
        (
            ((given("2 g/50 mL") + given("3 g/100 mL")).but(per=Fraction(50)) + given("5 g/50 mL")).but(
                per=Fraction(50)
            ),
            "None",
        ),
        (given("1.81 kg") * given("1.81"), "1.81 kg is about 1.8 kg; 1.81 is about 2; 1.8 × 2: about 3.6 kg."),
    ],
)
def test_what_a_head_works_out_is_told(worked: Worked, told: str) -> None:
    assert told == str(estimate(worked, worked))


@pytest.mark.parametrize(("about", "off"), [("1:750", "1/4"), ("1:740", "13/50"), ("1:1,250", "1/4"), ("1:1,000", "0")])
def test_of_a_ratio_the_second_number_is_the_one_that_must_be_near(about: str, off: str) -> None:
    assert Fraction(off) == error(given(about), given("1:1,000"))


def test_the_smaller_of_two_is_told_as_it_is_where_it_is_used() -> None:
    capped = solved("weight_dose_capped dose_per_weight=15 mg/kg; weight=80 kg; dose_limit=1 g").exact
    twice = capped * given("2")

    assert str(estimate(twice, twice)).endswith(
        "the smaller of 1,200 mg and 1,000 mg is 1,000 mg; 1,000 × 2 = 2,000 mg."
    )


def percent(text: str) -> Worked:
    return given(text).spelled_out()


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (percent("5%") / percent("20%"), "5 ÷ 20 = 0.25."),
        (
            (percent("5%") - percent("2%")) / (percent("20%") - percent("5%")),
            "5 − 2 = 3%; 20 − 5 = 15%; 3 ÷ 15 = 0.2.",
        ),
        (
            (percent("500 ppm") - percent("100 ppm")) / percent("900 ppm") * given("90 mL"),
            "500 − 100 = 400 ppm; 400 ÷ 900 ≈ 0.44; 0.44 × 90: about 40 mL.",
        ),
        (
            (percent("5%") - percent("2%")) / given("4 g/100 mL"),
            (
                "5% is 0.05 g in each mL; 2% is 0.02 g in each mL; 0.05 − 0.02 = 0.03 g/mL; 4 g in 100 mL is 0.04 g in "
                "each mL; 0.03 ÷ 0.04 = 0.75."
            ),
        ),
        (
            percent("5%") / percent("300 ppm"),
            "5% is 0.05 g in each mL; 300 ppm is 0.0003 g in each mL; 0.05 ÷ 0.0003: about 170.",
        ),
        (
            percent("5%") / (percent("5%") + percent("100 ppm")),
            (
                "5% is 0.05 g in each mL; 100 ppm is 0.0001 g in each mL; 0.05 + 0.0001 = 0.0501 g/mL; "
                "0.0501 g/mL is about 0.05 g/mL; 0.05 ÷ 0.05: about 1."
            ),
        ),
        (
            (percent("5%") - percent("2%")) * given("100 mL"),
            "5% is 0.05 g in each mL; 2% is 0.02 g in each mL; 0.05 − 0.02 = 0.03 g/mL; 0.03 × 100 = 3 g.",
        ),
    ],
)
def test_percentages_that_are_only_compared_stay_percentages(worked: Worked, told: str) -> None:
    assert told == str(estimate(worked, worked))


def test_what_stays_a_percentage_is_written_as_one() -> None:
    difference = (percent("5%") - percent("2%")).but(per=Fraction(100))

    assert ["3%", "20%"] == list(map(str, in_percent(difference / percent("20%")).parts))


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (given("5 doses") / given("1 dose/72 h"), "5 × 72 = 360 h."),
        (given("5 patches") / (given("1 patch/dose") * given("1 dose/72 h")), "5 × 72 = 360 h."),
        (
            given("5 patches") / (given("2 patches/dose") * given("0.5") * given("1 dose/72 h")),
            "2 × 0.5 = 1 patch/dose; 72 h is about 70 h; 1 ÷ 70 ≈ 0.014; 5 ÷ 0.014: about 360 h (360 × 0.014 = 5.04).",
        ),
        (given("5 g") / percent("1%"), "1% is 0.01 g in each mL; 5 ÷ 0.01 = 500 mL."),
        (given("5 g") / given("1:1000"), "1 g in 1,000 mL is 0.001 g in each mL; 5 ÷ 0.001 = 5,000 mL."),
        (
            smaller_of(given("123 mg/kg") * given("10 kg"), given("1,220 mg")),
            "123 × 10 = 1,230 mg; the smaller of 1,230 mg and 1,220 mg is 1,220 mg.",
        ),
    ],
)
def test_what_one_lasts_and_the_smaller_of_two_are_told_as_they_are(worked: Worked, told: str) -> None:
    assert told == str(estimate(worked, worked))


def test_a_difference_of_percentages_that_is_used_twice_is_worked_out_once() -> None:
    stronger, weaker = percent("5%") - percent("2%"), percent("20%") - percent("5%")
    share = stronger / (stronger + weaker)

    assert str(estimate(share, share)).count("5 − 2") == 1


def test_there_and_back_is_no_thought_at_all() -> None:
    back = given("3.1 cups").to(unit("mL")).to(unit("L")).to(unit("cups"))
    twice = back * given("2")
    in_micrograms = (given("4.8 mcg/h").to(unit("mg/h")) * given("25 h")).to(unit("mcg"))

    assert estimate(back, back) is None
    assert str(estimate(twice, twice)) == "3.1 × 2 = 6.2 cups."
    assert str(estimate(in_micrograms, in_micrograms)) == "4.8 × 25 = 120 mcg."

    turned = (given("25 h") * given("4.8 mcg/h").to(unit("mg/h"))).to(unit("mcg"))
    and_twice = in_micrograms * given("2")
    for_each = (given("6 h") / given("500 mL").to(unit("L"))).to(unit("h/mL"))

    assert str(estimate(turned, turned)) == "25 × 4.8 = 120 mcg."
    assert str(estimate(and_twice, and_twice)) == "4.8 × 25 = 120 mcg; 120 × 2 = 240 mcg."
    assert str(estimate(for_each, for_each)) == "6 ÷ 500 = 0.012 h/mL."


def test_a_clock_is_read_as_a_clock() -> None:
    start, end = given("22:35"), given("04:05")
    time = (end - start).within_a_day()
    volume = time.to(unit("h")) * given("100 mL/h")

    assert str(estimate(volume, volume)) == (
        "from 22:35 to 04:05 is 5 h 30 min; 5 h 30 min is 5.5 h (330 ÷ 60); 5.5 × 100 = 550 mL."
    )


def test_where_easy_numbers_leave_nothing_to_divide_by_the_next_ones_are_tried() -> None:
    """1 × 0.9, rounded down, is 0; 1.1 × 0.94 is not."""
    quotient = given("10 mg") / (given("1.1 mg/mL") * given("0.94")).counted(WHOLE_DOWN)
    found = estimate(quotient, quotient)

    assert found is not None
    assert found.steps == ("1.1 × 0.94 ≈ 1 mg/mL", "10 ÷ 1: about 10 mL")


@pytest.mark.parametrize(
    ("divided", "by", "told"),
    [
        ("60 mg", "125 mg/mL", "60 ÷ 125 = 0.48 mL."),
        ("1,000 mg", "125 mg/mL", "1,000 ÷ 125 = 8 mL."),
        ("684 mg", "7 mg/mL", "684 mg is about 700 mg; 700 ÷ 7: about 100 mL."),
        ("684 mg", "100 mg/mL", "684 ÷ 100: about 6.8 mL."),
        ("250 mg", "32 mg/mL", "250 ÷ 32: about 8 mL (8 × 32 = 256)."),
        ("160 mg", "25 mg/mL", "160 ÷ 25 = 6.4 mL."),
        ("110 mg", "13 mg/mL", "110 ÷ 13: about 8.5 mL (8.5 × 13 = 110.5)."),
        ("21 mg", "1.6 mg/mL", "21 ÷ 1.6: about 13 mL (13 × 1.6 = 20.8)."),
        ("38 mg", "1.8 mg/mL", "38 ÷ 1.8: about 21 mL (21 × 1.8 = 37.8)."),
        ("26 mg", "0.8 mg/mL", "26 ÷ 0.8 = 32.5 mL."),
    ],
)
def test_nobody_divides_by_130_in_the_head(divided: str, by: str, told: str) -> None:
    quotient = given(divided) / given(by)

    assert told == str(estimate(quotient, quotient))


def test_another_number_for_one_that_was_told_is_told_too() -> None:
    strength = given("684 mg") / (given("100 mL") + given("13.7 mL"))

    assert str(estimate(strength, strength)) == (
        "13.7 mL is about 14 mL; 100 + 14 = 114 mL; 684 mg is about 700 mg; 114 mL is about 110 mL; "
        "700 ÷ 110: about 6 mg/mL (6 × 110 = 660)."
    )


@pytest.mark.parametrize(
    ("worked", "told"),
    [
        (given("100 mL") + given("3 mL"), "100 + 3 = 103 mL."),
        (given("20 g") - given("1 g") / given("3"), "1 ÷ 3 ≈ 0.33 g; 20 − 0.33: about 19.7 g."),
        (given("100 mL") + given("13.7 mL"), "13.7 mL is about 14 mL; 100 + 14: about 114 mL."),
        (given("1,200 mL") + given("4.04 mL"), "4.04 mL is about 4 mL; 1,200 + 4: about 1,204 mL."),
    ],
)
def test_a_small_term_of_a_sum_stays_to_be_seen(worked: Worked, told: str) -> None:
    assert told == str(estimate(worked, worked))


def test_an_estimate_keeps_away_from_where_a_slip_leads() -> None:
    """150 mg in the 100 mL that the label tells are 1.5 mg/mL."""
    strength = given("150 mg") / (given("100 mL") + given("7 mL"))

    assert str(estimate(strength, strength, {Fraction(3, 2)})).endswith("150 ÷ 110: about 1.4 mg/mL (1.4 × 110 = 154).")
    assert str(estimate(strength, strength)).endswith("150 ÷ 100: about 1.5 mg/mL.")


@pytest.mark.parametrize("wrong", [Fraction("1.41"), Fraction(150, 107) * Fraction("1.01"), 3 - Fraction(150, 107)])
def test_an_estimate_need_not_keep_away_from_what_is_hardly_wrong_or_no_nearer(wrong: Fraction) -> None:
    strength = given("150 mg") / (given("100 mL") + given("7 mL"))

    assert str(estimate(strength, strength, {wrong})).endswith("150 ÷ 100: about 1.5 mg/mL.")


def test_no_finer_estimate_is_worked_out_once_one_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    strength = given("150 mg") / (given("100 mL") + given("7 mL"))
    tried: list[Roughness] = []

    def noted(roughness: Roughness) -> Mind:
        tried.append(roughness)
        return Mind(roughness)

    monkeypatch.setattr(estimates, "Mind", noted)

    assert str(estimate(strength, strength)).endswith("about 1.5 mg/mL.")
    assert list(ROUGHEST_FIRST[:1]) == tried
    assert str(estimate(strength, strength, {Fraction(3, 2)})).endswith("about 1.4 mg/mL (1.4 × 110 = 154).")
    assert list(ROUGHEST_FIRST[:2]) == tried[1:]


def test_a_unit_that_stands_twice_is_estimated_too() -> None:
    """Kilograms per square meter, in inches."""
    index = (given("81 kg") / (given("180 cm") * given("180 cm"))).to(unit("kg/in/in"))
    found = estimate(index, index)

    assert found is not None
    assert found.steps[-1] == "0.0023 kg/cm/cm is about 0.014 kg/in/in (× 2.5 × 2.5)"
    assert abs(found.about.number - index.number) <= LARGEST_ERROR * index.number


def test_the_last_thought_tells_the_answer_though_it_was_thought_before() -> None:
    one = "first_transfer=1,000 mL; first_volume=1,000 mL; second_transfer=1,000 mL; second_volume=1,000 mL"
    found = solved(
        f"thrice_diluted_concentration stock_concentration=1 unit/mL; {one}; third_transfer=1,000 mL; third_volume=1 L"
    )

    assert "1 × 1,000 = 1,000 units; 1,000 ÷ 1,000 = 1 unit/mL; 1 L is 1,000 mL; 1 unit/mL." == str(
        estimate(found.exact, found.rounded)
    )


def test_there_and_back_is_left_out_once_where_a_quantity_is_multiplied_by_itself() -> None:
    grams = given("2 g").to(unit("mg"))
    product = (grams * grams).to(unit("mg") * unit("g"))
    shorter = without_returns(product)

    assert product.unit.dimension == shorter.unit.dimension
    assert product.number == shorter.to(product.unit).number

"""What a learner is told before answering: the unit or form, and how to round; an example never shows the answer."""

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.requests import read_givens, read_target
from dosecalc.tutoring.solving import solve

PUMP = "pump_rate dose_rate=5 mcg/kg/min; weight=154 lb; concentration=400 mg/250 mL"
TWO_STEPS = "injection_volume dose=0.075 g; concentration=40 mg/mL"
TENTH = "Round to the nearest tenth (under 1 mL: hundredth)."


@pytest.mark.parametrize(
    ("request_", "by", "says"),
    [
        (PUMP, "pharmacy", "Answer in mL/h. Round to the nearest tenth. Round only at the end."),
        (PUMP, "nursing", "Answer in mL/h. Round to the nearest tenth. Use kilograms rounded to the nearest tenth."),
        (TWO_STEPS, "pharmacy", f"Answer in mL. {TENTH} Round only at the end."),
        ("injection_volume dose=75 mg; concentration=40 mg/mL", "pharmacy", f"Answer in mL. {TENTH}"),
        (TWO_STEPS, "exact", "Answer in mL. Give the exact value."),
        (
            "infusion_time volume=600 mL; pump_rate=80 mL/h",  # 7 h 30 min
            "pharmacy",
            "Answer in hours and minutes, as in 5 h 15 min. Round to the nearest minute. Round only at the end.",
        ),
        (
            "infusion_time volume=560 mL; pump_rate=80 mL/h",  # 7 h, with which 7 h 30 min begins
            "pharmacy",
            "Answer in hours and minutes, as in 5 h 15 min. Round to the nearest minute. Round only at the end.",
        ),
        (
            "elapsed_time start=22:35; end=04:15",
            "pharmacy",
            "Answer in hours and minutes, as in 7 h 30 min. Round to the nearest minute.",
        ),
        (
            "ratio_strength concentration=0.04%",
            "pharmacy",
            "Answer as a ratio, as in 1:500. Round to the nearest whole number.",
        ),
        (
            "ratio_strength concentration=2%",  # 1:50, with which 1:500 begins
            "pharmacy",
            "Answer as a ratio, as in 1:40. Round to the nearest whole number.",
        ),
        (
            "beyond_use made=2026-03-05 14:30; limit=96 h; expiry=2026-03-31",
            "pharmacy",
            "Answer as a date and a time, as in 2026-03-05 14:30.",
        ),
        (
            "dilution_factor transferred_volume=0.1 mL; final_volume=10 mL",
            "pharmacy",
            "Answer with a number alone. Round to the nearest hundredth.",
        ),
        (
            "line_verdict osmolarity=1,150 mOsm/L; peripheral_limit=900 mOsm/L",
            "pharmacy",
            "Answer with one of: peripheral, central.",
        ),
    ],
)
def test_how_to_answer_is_told_in_these_words(request_: str, by: str, says: str) -> None:
    name, _, givens = request_.partition(" ")
    asked = calculation(name)
    part = Part("", "", solve(asked, read_givens(givens.split("; "), asked), policy(by), read_target("")))

    assert says == part.how_to_answer
    assert part.key not in says or part.solution.form.words

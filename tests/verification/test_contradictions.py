"""Stories that contradict what is drawn are told apart from those that only sound alike."""

from pathlib import Path

import pytest

from dosecalc.verification.verifying import Extent, verified

ORAL = """\
title = "Told in many ways"
version = 1
level = 2
calculation = "oral_volume"
source = "Made up for a test"

[givens]
dose = {{ from = "200 mg", to = "600 mg", step = "20 mg" }}
concentration = {{ values = ["250 mg/5 mL", "125 mg/5 mL"] }}

[[story]]
order = "{order}"
on_hand = "{on_hand}"
ask = "{ask}"
"""
RATE = """\
title = "Told in many ways"
version = 1
level = 2
calculation = "{calculation}"
source = "Made up for a test"

[givens]
volume = {{ values = ["500 mL", "600 mL", "1,000 mL"] }}
duration = {{ from = "6 h", to = "12 h", step = "1 h" }}
{drops}

[[story]]
order = "{{volume}} over {{duration}}{told}."
ask = "{ask}"
"""
WEIGHT = """\
title = "Told in many ways"
version = 1
level = 2
calculation = "weight_dose"
source = "Made up for a test"

[givens]
dose_per_weight = {{ from = "20 mg/kg", to = "60 mg/kg", step = "5 mg/kg" }}
weight = {{ from = "10 kg", to = "30 kg", step = "1 kg" }}

[[story]]
patient = "Child of {{weight}}."
order = "{order}"
ask = "How much is it?"
"""
OF_STORIES = {"doubled-unit", "other-unit", "second-strength", "day-or-dose", "unclear-date"}


def told(text: str, folder: Path) -> set[str]:
    path = folder / "told.toml"
    path.write_text(text, "utf-8")
    found = verified(Extent(paths=[path], samples=4, jobs=1, policies=["pharmacy"])).findings
    return {finding.code for finding in found} & OF_STORIES


@pytest.mark.parametrize(
    ("order", "on_hand", "ask", "codes"),
    [
        ("{dose} now.", "{concentration}.", "How many milliliters?", set()),
        ("{dose} now.", "{concentration}.", "How many mL do you give?", set()),
        ("{dose} now.", "{concentration}.", "What is the volume in mL?", set()),
        ("{dose} now.", "{concentration}.", "How much is it in total?", set()),
        ("{dose} now.", "{concentration}.", "How many times do you pour?", set()),
        ("{dose} now.", "{concentration}.", "How many teaspoons is it?", {"other-unit"}),
        ("{dose} now.", "{concentration}.", "How much is it? Answer in teaspoons.", {"other-unit"}),
        ("{dose} now.", "{concentration}.", "How many tablets?", {"other-unit"}),
        ("{dose} now.", "{concentration}.", "How much in L?", {"other-unit"}),
        ("{dose} mg now.", "{concentration}.", "How much?", {"doubled-unit"}),
        ("{dose}mg now.", "{concentration}.", "How much?", {"doubled-unit"}),
        ("{dose} given now.", "{concentration} liquid.", "How much?", set()),
        ("{dose} at once.", "{concentration}, 100 mg/5 mL before.", "How much?", {"second-strength"}),
        ("{dose} at once. Last week 100 mg/5 mL.", "{concentration}.", "How much?", set()),
        ("{dose} at once.", "{concentration}, and mannitol 25 mEq/5 mL.", "How much?", {"second-strength"}),
        ("{dose} at once.", "{concentration}, made 2026-03-05.", "How much?", set()),
        ("{dose} at once.", "{concentration}, EXP 03/2027.", "How much?", set()),
        ("{dose} at once.", "{concentration}, EXP 3/5/2027.", "How much?", {"unclear-date"}),
        ("{dose} at once.", "{concentration}, EXP 3.5.27.", "How much?", {"unclear-date"}),
    ],
)
def test_a_story_of_an_oral_liquid(order: str, on_hand: str, ask: str, codes: set[str], tmp_path: Path) -> None:
    assert codes == told(ORAL.format(order=order, on_hand=on_hand, ask=ask), tmp_path)


@pytest.mark.parametrize(
    ("calculation", "ask", "codes"),
    [
        ("drip_rate", "How many drops a minute?", set()),
        ("drip_rate", "What rate in gtt/min?", set()),
        ("drip_rate", "What rate in mL/h?", {"other-unit"}),
        ("drip_rate", "What rate in gtt/h?", {"other-unit"}),
        ("infusion_rate", "What rate in mL/h?", set()),
        ("infusion_rate", "How many milliliters an hour?", set()),
        ("infusion_rate", "How many gtt a minute?", {"other-unit"}),
    ],
)
def test_a_question_for_a_rate(calculation: str, ask: str, codes: set[str], tmp_path: Path) -> None:
    has_drops = calculation == "drip_rate"
    drops = 'drop_factor = { values = ["10 gtt/mL", "15 gtt/mL"] }' if has_drops else ""
    text = RATE.format(calculation=calculation, ask=ask, drops=drops, told=", {drop_factor}" if has_drops else "")
    assert codes == told(text, tmp_path)


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("{dose_per_weight} every 6 hours.", set()),
        ("{dose_per_weight} once a day.", set()),
        ("{dose_per_weight} a day in 4 doses.", {"day-or-dose"}),
        ("{dose_per_weight} daily, divided every 6 hours.", {"day-or-dose"}),
        ("{dose_per_weight} per day. The last of four doses.", set()),
    ],
)
def test_a_dose_by_weight_for_a_day(order: str, codes: set[str], tmp_path: Path) -> None:
    assert codes == told(WEIGHT.format(order=order), tmp_path)


def test_a_number_without_a_unit_may_have_one_behind_it(tmp_path: Path) -> None:
    text = ORAL.replace("[[story]]", '[extras]\nlines = {{ values = ["2", "3"] }}\n\n[[story]]')
    assert set() == told(text.format(order="{dose}, {lines} mL more.", on_hand="{concentration}.", ask="X?"), tmp_path)

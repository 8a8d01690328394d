"""Why draws are refused: each reason is told for what it is, at its place, and nothing is said of draws that do."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.formulary import drug
from dosecalc.bank.generator import attempted
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Identity
from dosecalc.bank.realism import range_missed
from dosecalc.bank.refusals import TELLS, Refusal, in_order, refusal, refusals, told
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.bank.toml_source import toml_source
from dosecalc.quantities.given import given
from tests.bank.faults import CONVERSION, TEMPLATE

BY = policy("pharmacy")
OPEN = TEMPLATE.replace('require = ["answer >= 110 mg", "weight < 40 kg"]', "")
WEIGHT = 'weight = { from = "10 kg", to = "40 kg", step = "0.5 kg" }'
PUMP = """title = "An infusion"
version = 1
level = 3
calculation = "pump_rate"
source = "Made up for a test"
[drug]
any_of = ["dobutamine"]
from = "product"
form = "premix"
dose = ["adult-infusion"]
[givens]
dose_rate = { from = "50 mcg/kg/min", to = "90 mcg/kg/min", step = "1 mcg/kg/min" }
weight = { values = ["50 kg", "60 kg"] }
concentration = { label = "amount/volume" }
[[story]]
order = "{drug} {dose_rate}, {weight}, {concentration}."
ask = "What rate?"
"""
PARTS = """title = "Two parts"
version = 1
level = 3
source = "Made up for a test"
[values]
dose_per_weight = { values = ["10 mg/kg"] }
weight = { values = ["10.04 kg"] }
strength = { values = ["1 mg/mL"] }
[[part]]
name = "whole"
calculation = "weight_dose"
ask = "Which dose?"
[[part]]
name = "volume"
calculation = "oral_volume"
givens = { dose = "whole", concentration = "strength" }
ask = "How many mL?"
[[story]]
order = "{dose_per_weight}, {weight}, {strength}."
"""
ONE_DOSE, ONE_WEIGHT = '["10 mg/kg"]', 'weight = { values = ["10 kg"] }'
TEN = OPEN.replace('["10 mg/kg", "15 mg/kg"]', ONE_DOSE).replace(WEIGHT, ONE_WEIGHT)
GIVEN_AGAIN = f'title = "x"\nversion = 1\nlevel = 1\n{CONVERSION}[answer]\nunit = "mg"\n'
ORDER = """title = "Which is unsafe"
version = 1
level = 2
source = "Made up for a test"
[drug]
any_of = ["hydromorphone"]
dose = ["iv-adult"]
[values]
amount_ordered = { values = ["0.2 mg"] }
[written.dose]
of = "amount_ordered"
ways = ["safe"]
[[part]]
name = "spotted"
reading = "unsafe_notations"
of = ["drug", "dose"]
least = 0
most = 1
ask = "Which piece?"
[[story]]
as_written = "{drug} {dose}"
"""
DRAWN_UP = '[extras]\ndrawn_up = { values = ["5 mL"] }'
SYRINGE = """[[picture]]
device = "syringe"
syringe = "luer-3-ml"
at = "drawn_up"
"""
REASONS = {
    "requirement of the answer": (
        TEN.replace("[answer]", '[answer]\nrequire = ["answer >= 9 g"]'),
        "do not meet the requirement 'answer at least 9 g'",
        "answer.require",
    ),
    "requirement of a value": (
        TEN.replace("[answer]", '[answer]\nrequire = ["weight < 9 kg"]'),
        "do not meet the requirement 'weight under 9 kg'",
        "answer.require",
    ),
    "requirement of two values": (
        TEN.replace("[answer]", '[answer]\nrequire = ["weight != weight"]'),
        "do not meet the requirement 'weight other than weight'",
        "answer.require",
    ),
    "dose": (
        PUMP,
        "have a dose rate outside 2 mcg/kg/min to 20 mcg/kg/min (DOBUTamine, adult-infusion)",
        "givens.dose_rate",
    ),
    "unit": (
        TEN.replace(ONE_WEIGHT, 'weight = { values = ["9 lb"], as = "kg" }'),
        "have a weight that cannot be written in the unit of `as`",
        "givens.weight",
    ),
    "tie": (
        TEN.replace(ONE_DOSE, '["15 mg/kg"]').replace("10 kg", "10.1 kg"),
        "have an answer half-way between two roundings",
        "answer",
    ),
    "given": (GIVEN_AGAIN, "have an answer that is one of the givens again", "answer"),
    "carried on": (PARTS, "have another answer when an earlier one is carried on unrounded", "part.1"),
    "text": (TEN.replace("by mouth", "by mouth, 100 mg").replace("{age} old", "100 mg"), TELLS.says, "story.0"),
    "row": (
        TEN.replace(ONE_WEIGHT, 'weight = { table = "dose_per_weight", limits = ["20 mg/kg"], values = ["10 kg"] }'),
        "have a value for which the table weight has no row: its first one is for 20 mg/kg",
        "givens.weight",
    ),
    "writing": (
        ORDER.replace("0.2 mg", "20 mg"),
        "have a dose that is not usual for the drug, or cannot be so written",
        "written.dose",
    ),
    "picture": (
        TEN.replace("[extras]", '[extras]\ndrawn_up = { values = ["5 mL"] }').replace(
            "[[story]]", SYRINGE + "[[story]]"
        ),
        "have values that do not go together (… mL is not on a scale from … to … mL)",
        "givens",
    ),
    "pieces": (ORDER.replace("least = 0", "least = 1"), "have more or fewer unsafe pieces than may be", "part.0.most"),
}


@pytest.mark.parametrize("name", REASONS)
def test_every_reason_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    text, says, key = REASONS[name]
    path = tmp_path / "t.toml"
    path.write_text(text)
    source = read_template(path)

    found = refusals(source, BY, [(seed, 0) for seed in range(10)])

    assert [(says, key)] == [(reason.says, reason.key(toml_source(path))) for reason in found]
    assert f"refused: 10 {says}" == told(found)
    assert key in toml_source(path).places


def test_the_reasons_are_told_from_the_most_frequent_on_and_only_the_first_three() -> None:
    reasons = [Refusal(("title",), f"have fault {number}", "none") for number in range(5)]
    found = Counter(dict(zip(reasons, (2, 9, 9, 1, 3), strict=True)))

    assert [9, 9, 3, 2, 1] == [times for _, times in in_order(found)]
    assert "refused: 9 have fault 1; 9 have fault 2; 3 have fault 4" == told(found)


def test_no_more_draws_are_looked_at_than_are_wanted() -> None:
    source = template("vasopressor-by-weight")

    assert 3 == refusals(source, BY, [(seed, 0) for seed in range(500)], most=3).total()


@pytest.mark.parametrize(
    "name",
    [
        "vasopressor-by-weight",
        "capsules",
        "tablets-scored",
        "potassium-phosphates",
        "hazardous-syringe",
        "one-unsafe-small-dose",
    ],
)
def test_a_draw_has_a_reason_exactly_where_it_is_refused(name: str) -> None:
    source = template(name)
    for seed in range(25):
        made = attempted(source, Identity(source.id, source.version, seed, BY.identity), 0, BY)
        assert (refusal(source, seed, 0, BY) is None) == (made is not None)


def test_a_draw_that_is_impossible_has_no_reason(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_text(PUMP.replace("amount/volume", "vial"))

    assert refusal(read_template(path), 1, 0, BY) is None


def test_what_a_dose_may_be_at_most_is_told() -> None:
    low, high, at_once, a_day = map(given, ("10 mg", "5,000 mg", "1,000 mg", "4,000 mg/day"))
    known = drug("acetaminophen").doses["iv-50-kg-or-more"]
    dose = replace(known, minimum=low, maximum=high, cap=at_once, cap_day=a_day, intervals=())

    assert "" == range_missed(at_once, dose)
    for amount in ("9 mg", "5,001 mg"):
        assert "outside 10 mg to 5,000 mg" == range_missed(given(amount), dose)
    assert "above 1,000 mg, the most there may be" == range_missed(given("1,001 mg"), dose)
    assert "above 4,000 mg/day, the most there may be" == range_missed(given("4,001 mg/day"), dose)

"""Templates of several parts, and values that are looked up, worked out or taken from another pick."""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from unittest.mock import Mock

import pytest

from dosecalc.bank import drawing
from dosecalc.bank.derived_values import Row
from dosecalc.bank.drawing import Drawing
from dosecalc.bank.draws import ByHash
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.generator import attempted, drawn
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Identity, Problem
from dosecalc.bank.realism import meets
from dosecalc.bank.template import Template
from dosecalc.bank.template_names import template_names
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.templates import template
from dosecalc.quantities.given import given
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.tutoring.verdict import Verdict

CASE = """title = "A case"
version = 1
level = 4
source = "Label"

[drug]
any_of = ["dopamine"]
from = "product"
form = "premix"
dose = ["adult-infusion"]

[drugs.fluid]
any_of = ["sodium-chloride-0-9", "dextrose-5"]

[values]
order = { dose = "range", step = "1 mcg/kg/min", from = "3 mcg/kg/min", to = "12 mcg/kg/min" }
weight = { from = "46 kg", to = "118 kg", step = "1 kg" }
concentration = { label = "amount/volume" }
clearance = { values = ["5 mL/min", "20 mL/min", "80 mL/min"] }
share = { table = "clearance", limits = ["0 mL/min", "10 mL/min", "50 mL/min"], values = ["25%", "50%", "100%"] }
weight_in_pounds = { number_of = "weight", unit = "lb" }
wrong_rate = { calculation = "pump_rate", givens = { dose_rate = "order", weight = "weight_in_pounds" }, unit = "mL/h" }
right_rate = { calculation = "pump_rate", givens = { dose_rate = "order" }, unit = "mL/h" }
shown = { one_of = ["right_rate", "wrong_rate"] }
times = { values = ["2 doses/day", "3 doses/day"], told = ["bid", "tid"] }
after = { table = "rate", limits = ["0 mL/h", "20 mL/h"], values = ["1 h", "2 h"] }

[[part]]
name = "in_all"
calculation = "dose_rate_for_weight"
givens = { dose_rate = "order" }
unit = "mcg/min"
ask = "What is the dose rate of {drug} for this patient?"

[[part]]
name = "rate"
calculation = "pump_rate_flat"
givens = { dose_rate = "in_all" }
unit = "mL/h"
ask = "What is the pump rate?"
require = ["answer >= 1 mL/h", "answer != in_all"]

[[part]]
name = "infused"
calculation = "infused_volume"
givens = { pump_rate = "rate", duration = "after" }
ask = "How much has run in at the end of the time that the table says?"

[[story]]
patient = "Adult, {weight}, clearance {clearance}."
order = "{drug} {order} in {fluid} {times}. The worksheet says {shown}."
on_hand = "{drug} {concentration}."
"""


def read(tmp_path: Path, text: str) -> Template:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return read_template(path)


def drawn_from(tmp_path: Path, text: str = CASE, problems: int = 40) -> list[Problem]:
    made = read(tmp_path, text.replace('"answer != in_all"', '"answer <= 999 mL/h"'))
    return [drawn(made, seed, policy("pharmacy")) for seed in range(problems)]


def test_a_later_part_takes_the_earlier_answer_as_it_was_written(tmp_path: Path) -> None:
    for made in drawn_from(tmp_path):
        in_all, rate, infused = made.parts

        assert ["a", "b", "c"] == [part.label for part in made.parts]
        assert in_all.key == str(rate.solution.givens["dose_rate"])
        assert rate.key == str(infused.solution.givens["pump_rate"])
        assert ({}, {"dose_rate": 0}, {"pump_rate": 1}) == (in_all.carried, rate.carried, infused.carried)
        assert "; ".join(part.key for part in made.parts) == made.key


def test_carrying_the_unrounded_answer_leads_to_the_same_keys(tmp_path: Path) -> None:
    for made in drawn_from(tmp_path):
        order, weight = (made.parts[0].solution.givens[name] for name in ("dose_rate", "weight"))
        concentration = made.parts[1].solution.givens["concentration"]
        exact = order.number * weight.number * 60 / 1000 / concentration.number

        assert round(exact * 10 + Fraction(1, 10**9)) == made.parts[1].solution.rounded.number * 10


def test_a_table_gives_the_row_that_is_reached(tmp_path: Path) -> None:
    for made in drawn_from(tmp_path):
        rate = made.parts[1].solution.rounded
        hours = made.parts[2].solution.givens["duration"]

        assert ("2 h" if rate.number >= 20 else "1 h") == str(hours)


@pytest.mark.parametrize(
    ("rate", "infused", "verdict"),
    [
        ("30 mL/h", "60 mL", Verdict.CARRIED_FORWARD),
        ("30 mL/h", "30 mL", Verdict.WRONG),  # the row for the right rate
        ("6 mL/h", "6 mL", Verdict.CARRIED_FORWARD),  # in an hour, as much as the rate says
        ("x", "60 mL", Verdict.WRONG),
        ("30 kg", "60 mL", Verdict.WRONG),
    ],
)
def test_a_row_is_read_again_by_the_learners_own_answer(
    tmp_path: Path, rate: str, infused: str, verdict: Verdict
) -> None:
    made = next(made for made in drawn_from(tmp_path) if "1 h" == str(made.parts[2].solution.givens["duration"]))
    in_all, _, last = made.parts

    assert [1] == list(last.rests_on)
    assert ({"duration": 1}, ()) == ({name: each.place for name, each in last.looked_up.items()}, in_all.rests_on)
    assert verdict is graded(made.parts, [in_all.key, rate, infused])[2].verdict


def test_an_answer_that_no_row_is_for_carries_nothing_on(tmp_path: Path) -> None:
    rising = CASE.replace('limits = ["0 mL/h", "20 mL/h"]', 'limits = ["5 mL/h", "20 mL/h"]')
    made = drawn_from(tmp_path, rising)[0]

    assert made.parts[2].after([made.parts[0].solution.rounded, given("4 mL/h"), None]) is None
    assert made.parts[2].after([made.parts[0].solution.rounded, given("30 mL/h"), None]) is not None


def test_a_part_that_only_reads_a_table_rests_on_an_earlier_answer_too() -> None:
    made = drawn(template("renal-meropenem"), 7004, policy("pharmacy"))
    grades = graded(made.parts, ["391.1 mL/min", "1,000 mg", "3,000 mg/day"])

    assert [{}, {}] == [part.carried for part in made.parts[:2]]
    assert [Verdict.WRONG, Verdict.CARRIED_FORWARD, Verdict.CARRIED_FORWARD] == [grade.verdict for grade in grades]
    assert [(), (0,), (0, 1)] == [grade.rests_on for grade in grades]


def test_the_row_for_another_case_is_named() -> None:
    made, typed = drawn(template("nomogram-new-rate"), 7101, policy("pharmacy")), ("267 units/h", "13.3 mL/h")
    found = [grade(part.solution, text, part.others) for part, text in zip(made.parts, typed, strict=True)]

    for each in found:
        assert "you used the change of the rate for an aPTT over 90 s (3 units/kg/h)" in each.mistakes[0].says


def test_what_no_row_of_a_table_is_for_is_passed_over(tmp_path: Path) -> None:
    rates = {
        limits: [
            made.parts[1].solution.rounded.number
            for made in drawn_from(tmp_path, CASE.replace('limits = ["0 mL/h", "20 mL/h"]', f"limits = {limits}"))
        ]
        for limits in ('["0 mL/h", "20 mL/h"]', '["20 mL/h", "30 mL/h"]')
    }
    of_any, of_twenty = rates.values()

    assert min(of_any) < 20 <= min(of_twenty)


def test_a_value_whose_decimals_would_not_end_is_drawn_again(tmp_path: Path) -> None:
    after = 'after = { values = ["50 min", "90 min"], as = "h" }'
    line = next(line for line in CASE.splitlines() if line.startswith("after = "))
    made = drawn_from(tmp_path, CASE.replace(line, after), problems=12)

    assert {"1.5 h"} == {str(each.parts[2].solution.givens["duration"]) for each in made}


def test_a_worksheet_says_the_right_answer_or_the_wrong_one(tmp_path: Path) -> None:
    said = [
        (made.card[1][1].rpartition("says ")[2].removesuffix("."), made.parts[1].key) for made in drawn_from(tmp_path)
    ]
    right = [shown == key for shown, key in said]

    assert {True, False} == set(right)


def test_a_value_may_be_told_in_other_words_and_a_further_pick_by_its_name(tmp_path: Path) -> None:
    texts = [made.card[1][1] for made in drawn_from(tmp_path)]

    assert {"bid", "tid"} == {text.partition(". The")[0].rpartition(" ")[2] for text in texts}
    assert {"sodium chloride 0.9%", "dextrose 5%"} == {
        fluid for text in texts for fluid in ("sodium chloride 0.9%", "dextrose 5%") if f" in {fluid} " in text
    }


def test_a_row_of_a_table_may_be_told_in_words(tmp_path: Path) -> None:
    line = next(line for line in CASE.splitlines() if line.startswith("times = "))
    stage = 'stage = { table = "clearance", limits = ["0 mL/min", "20 mL/min"], told = ["failing", "working"] }'
    told = CASE.replace(line, f"{line}\n{stage}").replace("{times}", "{times}, kidneys {stage} at {clearance}")
    assert told.count("{stage} at {clearance}") == CASE.count("{times}") > 0
    texts = [text for made in drawn_from(tmp_path, told, problems=12) for _, text in made.card]
    found = set(re.findall(r"kidneys (\w+) at (\d+)", " ".join(texts)))

    assert {("failing", "5"), ("working", "20"), ("working", "80")} == found


def test_a_row_that_is_told_in_words_may_have_a_value_that_is_needed(tmp_path: Path) -> None:
    words = 'values = ["1 h", "2 h"], told = ["an hour", "two hours"]'
    told = CASE.replace('values = ["1 h", "2 h"]', words)

    assert {"1 h", "2 h"} == {
        str(made.parts[2].solution.givens["duration"]) for made in drawn_from(tmp_path, told, problems=12)
    }


def test_the_same_identity_draws_the_same_case(tmp_path: Path) -> None:
    made = read(tmp_path, CASE.replace('"answer != in_all"', '"answer <= 999 mL/h"'))
    identity = Identity(made.id, made.version, 7, "pharmacy@1")
    once, again = (attempted(made, identity, 3, policy("pharmacy")) for _ in range(2))

    assert (once and (once.card, once.key)) == (again and (again.card, again.key))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('name = "rate"\n', 'name = "order"\n', "found 'order'; expected a name that no value and no other part has"),
        ('name = "rate"\n', 'name = "answer"\n', "found 'answer'; expected a name that no value"),
        (
            'dose_rate = "in_all"',
            'dose_rate = "infused"',
            "found dose_rate from 'infused'; expected a value or an earlier",
        ),
        ('dose_rate = "in_all"', 'dose = "in_all"', "unknown key 'dose'"),
        ('ask = "What is the pump rate?"\n', "", "part.1.ask: found nothing"),
        ("{drug} for this patient", "{nobody} for this patient", "part.0.ask: found {nobody}"),
        ('calculation = "pump_rate_flat"', 'calculation = "pump_rat"', "part.1.calculation: found 'pump_rat'"),
        ('unit = "mL/h"\nask', 'unit = "mg"\nask', "part.1.unit: found 'mg'; expected a unit of a pump rate"),
        ('"answer != in_all"', '"answer > nothing"', "part.1.require"),
        ('limits = ["0 mL/min", ', "limits = [", "values.share.limits: found 2 limits for 3 values"),
        ('limits = ["0 mL/h", "20 mL/h"]', 'limits = ["20 mL/h", "0 mL/h"]', "in rising order"),
        (
            'values = ["1 h", "2 h"] }',
            'values = ["1 h", "2 h"], rows = ["a fast rate"] }',
            "values.after.rows: found 1 rows for 2 limits; expected as many, or none",
        ),
        (
            'values = ["1 h", "2 h"] }',
            'told = ["soon"] }',
            "values.after.told: found 1 text; expected as many as values: 2",
        ),
        (', values = ["1 h", "2 h"] }', " }", "values.after.values: found nothing"),
        ('table = "clearance"', 'table = "clearances"', "values.share.table: found 'clearances'"),
        ('number_of = "weight"', 'number_of = "wait"', "values.weight_in_pounds.number_of: found 'wait'"),
        ('one_of = ["right_rate", ', 'one_of = ["rite_rate", ', "values.shown.one_of: found 'rite_rate'"),
        ('told = ["bid", "tid"]', 'told = ["bid"]', "values.times.told: found 1 text; expected as many as values: 2"),
        ('weight = "weight_in_pounds"', 'wait = "weight_in_pounds"', "unknown key 'wait'"),
        ("[drugs.fluid]", "[drugs.drug]", "drugs.drug: found 'drug'; expected another name"),
        ('any_of = ["sodium-chloride-0-9", "dextrose-5"]', 'any_of = ["salt"]', "drugs.fluid.any_of: found 'salt'"),
        ('label = "amount/volume"', 'label = "conc", of = "infusion"', "values.concentration.label: found 'conc'"),
        ("[values]", "[givens]", "found the unknown key 'givens'"),
    ],
)
def test_a_fault_in_a_case_is_told_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in CASE
    with pytest.raises(InvalidBank) as invalid:
        read(tmp_path, CASE.replace(old, new, 1))

    assert fault in str(invalid.value)


@pytest.mark.parametrize(
    ("old", "new", "key", "is_at"),
    [
        (
            '{ dose_rate = "order" }\nunit',
            '{ dose_rate = "order", weight = "after" }\nunit',
            "part.0.givens",
            "weight =",
        ),
        ('"in_all" }', '"in_all", concentration = "after" }', "part.1.givens", "concentration ="),
        ('"answer != in_all"', '"weight > after"', "part.1.require", '"weight > after"'),
        ('"answer != in_all"', '"after > 1 h"', "part.1.require", '"after > 1 h"'),
        ('"answer != in_all"', '"weight > later"', "part.1.require", '"weight > later"'),
    ],
)
def test_a_part_uses_no_value_that_rests_on_its_answer_or_a_later_one(
    tmp_path: Path, old: str, new: str, key: str, is_at: str
) -> None:
    late = CASE.replace("\n[[part]]", 'later = { one_of = ["after"] }\n\n[[part]]', 1)
    assert late.count(old) == 1
    faulty = late.replace(old, new).replace('"answer != in_all"', '"answer <= 999 mL/h"')
    name = "later" if "later" in new else "after"
    with pytest.raises(InvalidBank) as invalid:
        read(tmp_path, faulty)
    (fault,) = invalid.value.faults

    assert f"{key}: found '{name}', which is drawn only after part 'rate'; expected what is drawn before" in str(fault)
    assert faulty.splitlines()[fault.line - 1][fault.column - 1 :].startswith(is_at)


def test_a_part_may_use_a_value_that_rests_on_an_earlier_answer(tmp_path: Path) -> None:
    late = CASE.replace("\n[[part]]", 'later = { one_of = ["after"] }\n\n[[part]]', 1)
    late = late.replace('duration = "after" }', 'duration = "later" }\nrequire = ["after >= 1 h", "answer >= 1 mL"]')

    for made in drawn_from(tmp_path, late, problems=2):
        assert str(made.parts[2].solution.givens["duration"]) in {"1 h", "2 h"}


FAULTY = {
    'givens = { dose_rate = "in_all" }\nunit = "mL/h"': 'givens = { dose_rate = "in_al" }\nunit = "mg"',
    'require = ["answer >= 1 mL/h"': 'require = ["answer >= 1 mg"',
    "What is the pump rate?": "What is the pump rate of {drog}?",
    'pump_rate = "rate", duration': 'pump_rat = "rate", duration',
}


@pytest.mark.parametrize(
    "unknown",
    [
        ('"dose_rate_for_weight"', '"dose_rate_for_weigth"'),
        ("wrong_rate = { calculation", 'other = { calculation = "pump_rat" }\nwrong_rate = { calculation'),
        ('"infused_volume"', '"infused_volum"'),
    ],
    ids=["a part before", "a value", "a part behind"],
)
def test_an_unknown_calculation_hides_no_fault_of_another_part(tmp_path: Path, unknown: tuple[str, str]) -> None:
    faulty = CASE
    for old, new in FAULTY.items():
        assert old in faulty
        faulty = faulty.replace(old, new)

    faults = found_in(tmp_path, faulty)
    assert [
        "part.1.ask: found {drog}",
        "part.1.givens: found dose_rate from 'in_al'",
        "part.1.require: found 'answer >= 1 mg'",
        "part.1.unit: found 'mg'",
        "part.2.givens.pump_rat: found the unknown key 'pump_rat'",
        "part.2.givens: found pump_rate from 'pump_rate'",
    ] == faults

    both = found_in(tmp_path, faulty.replace(*unknown))
    assert [each for each in faults if "part.1" in each] == [each for each in both if "part.1" in each]
    assert any("calculation" in each for each in both)


def test_of_a_part_with_an_unknown_calculation_all_other_keys_are_read(tmp_path: Path) -> None:
    faulty = CASE.replace('"pump_rate_flat"', '"pump_rate_flatt"')
    faulty = faulty.replace('unit = "mL/h"\nask', 'unit = "mL/hh"\nask')

    assert [
        "part.1.calculation: found 'pump_rate_flatt'",
        "part.1.unit: found 'mL/hh'",
    ] == found_in(tmp_path, faulty)


def found_in(tmp_path: Path, text: str) -> list[str]:
    """The faults of a file, each up to what was expected instead."""
    with pytest.raises(InvalidBank) as invalid:
        read(tmp_path, text)
    lines = [str(fault).partition(";")[0] for fault in invalid.value.faults]
    return sorted(
        f"{fault.key}:{line.partition(f'{fault.key}:')[2]}"
        for fault, line in zip(invalid.value.faults, lines, strict=True)
    )


def test_what_a_drawing_says_of_its_parts_stays_when_the_story_asks_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @dataclass(frozen=True, eq=False)
    class Marked(Part):
        mark: str = ""

    drawn_parts = Drawing.parts

    def marked(self: Drawing) -> list[Part] | None:
        parts = drawn_parts(self)
        return parts and [Marked(part.label, part.ask, part.solution, part.carried, mark="kept") for part in parts]

    monkeypatch.setattr(Drawing, "parts", marked)
    (made,) = drawn_from(tmp_path, problems=1)

    assert ["kept"] * 3 == [part.mark for part in made.parts if isinstance(part, Marked)]


def test_a_part_knows_what_the_story_tells_in_figures_that_it_does_not_need(tmp_path: Path) -> None:
    for made in drawn_from(tmp_path, problems=10):
        told = [{each.name for each in part.others} for part in made.parts]

        assert {"clearance", "concentration"} == told[0]
        assert {"clearance", "order", "weight"} == told[1]
        assert {"clearance", "order", "weight", "concentration"} == told[2]


def test_what_a_table_is_read_by_is_needed(tmp_path: Path) -> None:
    by_table = CASE.replace(
        'table = "rate", limits = ["0 mL/h", "20 mL/h"]', 'table = "clearance", limits = ["0 mL/min", "20 mL/min"]'
    )
    for made in drawn_from(tmp_path, by_table, problems=10):
        assert "clearance" not in {each.name for each in made.parts[2].others}
        assert "clearance" in {each.name for each in made.parts[1].others}


def test_nothing_counts_as_not_needed_that_is_written_in_a_given() -> None:
    for name in template_names():
        for part in drawn(template(name), 3, policy("pharmacy")).parts:
            given = {str(value) for value in part.solution.givens.values()}
            names = [each.name for each in part.others]
            assert given.isdisjoint(map(str, part.others))
            assert all(names)


def test_what_is_not_needed_stands_on_the_card() -> None:
    for name in template_names():
        made = drawn(template(name), 4, policy("pharmacy"))
        card = " ".join([*(text for _, text in made.card), *(part.ask for part in made.parts)])
        in_words = {draw.name.replace("_", " ") for draw in made.template.values if draw.told}
        tables = [(draw.spoken, draw.source) for draw in made.template.values if isinstance(draw.source, Row)]
        in_words |= {f"{spoken} for {row}" for spoken, table in tables for row in table.rows}
        for part in made.parts:
            assert [] == [str(each) for each in part.others if str(each) not in card and each.name not in in_words]


def test_no_answer_is_worked_out_for_values_that_do_not_meet_what_is_required_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = next(
        found
        for found in map(template, template_names())
        if len(found.parts) == 1 and found.parts[0].requirements_of_values and found.parts[0].requirements_of_answer
    )
    (part,) = source.parts
    assert {*part.requirements} == {*part.requirements_of_values, *part.requirements_of_answer}
    solved = Mock(wraps=solve)
    monkeypatch.setattr(drawing, "solve", solved)
    refused = [attempt for attempt in range(200) if not _are_met(source, attempt)]

    assert refused
    for attempt in refused:
        solved.reset_mock()
        assert attempted(source, _identity(source), attempt, policy("pharmacy")) is None
        assert not solved.called


def _identity(source: Template) -> Identity:
    return Identity(source.id, source.version, 1, policy("pharmacy").identity)


def _are_met(source: Template, attempt: int) -> bool:
    """Whether the values of a draw meet what is required of them, whatever comes of it."""
    chooser = ByHash(str(_identity(source)), attempt)
    drawn_values = drawing.Drawing(source, chooser, policy("pharmacy"))
    drawn_values.parts()
    values = drawn_values.values
    return all(meets(each, values) for each in source.parts[0].requirements_of_values)

"""What measures something else than it is taken for is told without a draw, at its own line, by its name."""

from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.template import Choice
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.verification.kinds import kind_findings
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER

PART, TABLE = "part-with-an-answer-of-another-kind.toml", "table-of-another-kind.toml"
VOLUMES, RATES = '["500 mL", "750 mL", "1,000 mL"]', '["100 mL/h", "125 mL/h", "150 mL/h", "200 mL/h"]'


def told(tmp_path: Path, name: str, *changes: tuple[str, str]) -> list[tuple[int, str, str, str]]:
    text = (FOLDER / name).read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return [
        (each.line, each.key, each.found, each.expected)
        for each in kind_findings(read_template(path), toml_source(path))
    ]


OTHER, AT = ('= "time" }', '= "other" }'), "drop_factor = {"
ROW = 'other = { table = "volume", limits = ["1 mL"], values = ["3"] }'
A_RATE = "a pump rate for hourly_rate, such as 125 mL/h"


@pytest.mark.parametrize(
    ("changes", "key", "found"),
    [
        ([], "part.1.givens.hourly_rate", "time, which is a time"),
        ([('= "time" }', '= "volume" }')], "part.1.givens.hourly_rate", "volume, which is 500 mL"),
        ([OTHER, (AT, 'other = { number_of = "volume", unit = "mL/kg" }\n' + AT)],
         "part.1.givens.hourly_rate", "other, which is a value in mL/kg"),
        ([OTHER, (AT, 'other = { values = ["5 g"], as = "mg" }\n' + AT)],
         "part.1.givens.hourly_rate", "other, which is a value in mg"),
        ([OTHER, (AT, 'other = { one_of = ["pump_rate", "volume"] }\n' + AT)],
         "part.1.givens.hourly_rate", "other, which is 500 mL"),
        ([OTHER, (AT, f"{ROW}\n{AT}")],
         "part.1.givens.hourly_rate", "other, which is 3 without a unit"),
        ([OTHER, (AT, 'other = { calculation = "infusion_time" }\n' + AT)],
         "part.1.givens.hourly_rate", "other, which is a time"),
    ],
    ids=["an answer", "a value", "a number of", "stated in", "one of", "a row", "worked out"],
)  # fmt: skip
def test_a_given_of_another_kind_is_told_where_it_is_given(
    changes: list[tuple[str, str]], key: str, found: str, tmp_path: Path
) -> None:
    assert [(key, found, A_RATE)] == [row[1:] for row in told(tmp_path, PART, *changes)]


def test_a_value_with_the_name_of_the_given_is_told_at_its_own_line(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        PART,
        (RATES, VOLUMES),
        ('givens = { hourly_rate = "time" }', 'givens = { hourly_rate = "pump_rate" }'),
    )

    assert [(8, "values.pump_rate", "500 mL"), (19, "part.1.givens.hourly_rate", "pump_rate, which is 500 mL")] == [
        row[:3] for row in found
    ]


def test_the_givens_of_a_value_that_is_worked_out_are_looked_at_as_well(tmp_path: Path) -> None:
    worked_out = 'other = { calculation = "infusion_time", givens = { pump_rate = "volume" } }\ndrop_factor = {'
    found = told(tmp_path, PART, ("drop_factor = {", worked_out), ('= "time" }', '= "pump_rate" }'))

    assert [(9, "values.other.givens", "volume, which is 500 mL")] == [row[:3] for row in found]


def test_the_limits_of_a_table_are_of_the_kind_that_is_looked_up(tmp_path: Path) -> None:
    assert [(8, "values.volume.limits", "limits such as 500 mL for dose, which is 750 mg", "limits in mg")] == told(
        tmp_path, TABLE
    )
    assert [] == told(tmp_path, TABLE, ('limits = ["500 mL", "1,500 mL"]', 'limits = ["0.5 g", "1.5 g"]'))


def test_a_limit_for_a_number_has_no_unit(tmp_path: Path) -> None:
    number = 'from = "750 mg", to = "2,000 mg", step = "250 mg"', 'values = ["7", "8"]'

    assert [("limits such as 500 mL for dose, which is 7 without a unit", "limits without a unit")] == [
        row[2:] for row in told(tmp_path, TABLE, number)
    ]


DRUG = """
[drug]
any_of = ["midazolam"]
from = "product"
form = "vial"
dose = ["sedation-adult"]

[values]
"""


@pytest.mark.parametrize(
    ("source", "told_as"),
    [
        ('{ dose = "range", step = "0.5 mg" }', "1 mg"),
        ('{ label = "amount/volume" }', "2 mg/2 mL"),
    ],
)
def test_what_a_label_or_a_dose_measures_is_known_from_the_formulary(source: str, told_as: str, tmp_path: Path) -> None:
    of_drug = ("\n[values]\n", DRUG), (f"values = {RATES} }}", source.removeprefix("{ "))

    found = told(tmp_path, PART, *of_drug, ('= "time" }', '= "volume" }'))

    assert [f"{told_as}"] == [row[2] for row in found if row[1] == "values.pump_rate"]


def test_what_no_product_has_is_left_to_the_draws(tmp_path: Path) -> None:
    of_drug = ("\n[values]\n", DRUG), (f"values = {RATES} }}", 'label = "vial" }')

    assert [] == [row for row in told(tmp_path, PART, *of_drug) if row[1] == "values.pump_rate"]


def test_a_drug_that_cannot_be_read_is_not_told_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: Choice) -> None:
        raise InvalidBank([])

    monkeypatch.setattr(Choice, "picks", unreadable)
    of_drug = ("\n[values]\n", DRUG), (f"values = {RATES} }}", 'label = "amount/volume" }')

    assert [] == [row for row in told(tmp_path, PART, *of_drug) if row[1] == "values.pump_rate"]


def test_a_part_that_only_a_draw_shows_to_be_wrong_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / PART
    text = (FOLDER / PART).read_text("utf-8").replace('= "time" }', '= "other" }')
    path.write_text(text.replace(AT, 'other = { times = "volume", by = ["2"] }\n' + AT), "utf-8")

    (found,) = verified(Extent(paths=[path], samples=5, jobs=1, policies=["exact"])).findings

    assert ("impossible-draw", 20, "part.1.givens") == (found.code, found.line, found.key)
    assert found.found.startswith("hourly rate is ")


def test_the_bank_has_none() -> None:
    assert [] == [
        str(each) for path in template_paths() for each in kind_findings(read_template(path), toml_source(path))
    ]

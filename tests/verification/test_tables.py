"""A table without a row for a value that can be drawn is named, and the value is not blamed as well."""

from pathlib import Path

import pytest

from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.verification.tables import row_findings
from dosecalc.verification.verifying import Extent, verified
from tests.verification.broken_files import FOLDER

TABLE = FOLDER / "table-without-a-row.toml"
DOSES = 'values = ["500 mg", "750 mg", "1,000 mg", "1,500 mg"]'


def told(tmp_path: Path, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    text = TABLE.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "changed.toml"
    path.write_text(text, "utf-8")
    return [(each.key, each.found) for each in row_findings(read_template(path), toml_source(path))]


@pytest.mark.parametrize(
    ("doses", "found"),
    [
        (DOSES, "no row of volume below 1,000 mg, and dose of 500 mg, 750 mg"),
        ('values = ["0.5 g", "1 g"]', "no row of volume below 1,000 mg, and dose of 0.5 g"),
        ('from = "600 mg", to = "1,600 mg", step = "100 mg"', "no row of volume below 1,000 mg, and dose of 600 mg"),
        (
            'values = ["1 mg", "2 mg", "3 mg", "4 mg", "1 mg"]',
            "no row of volume below 1,000 mg, and dose of 1 mg, 2 mg, 3 mg",
        ),
    ],
)
def test_the_table_is_named_with_the_values_that_it_has_no_row_for(doses: str, found: str, tmp_path: Path) -> None:
    ((key, said),) = told(tmp_path, (DOSES, doses))

    assert "values.volume" == key.removesuffix(".limits")
    assert said.startswith(found)


@pytest.mark.parametrize(
    "changes",
    [
        [(DOSES, 'values = ["1,000 mg", "1,500 mg"]')],
        [(DOSES, 'values = ["500 mL", "1,000 mL"]')],
        [(DOSES, 'values = ["500 mg", "750 mg"], as = "g"')],
        [
            ("volume = {", 'twice = { times = "dose", by = ["2"] }\nvolume = {'),
            ('table = "dose"', 'table = "twice"'),
        ],
    ],
    ids=["each has one", "another kind", "stated in another unit", "what others make of it"],
)
def test_a_table_is_not_named_where_nothing_is_known_to_be_missing(
    changes: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert [] == told(tmp_path, *changes)


def test_the_values_are_not_blamed_as_well(tmp_path: Path) -> None:
    path = tmp_path / "changed.toml"
    text = TABLE.read_text("utf-8").replace("infusion_rate", "injection_volume").replace("volume =", "concentration =")
    text = text.replace('"250 mL", "500 mL"', '"100 mg/mL", "150 mg/mL"').replace("{volume}", "{concentration}")
    path.write_text(text.replace("[[story]]", 'require = ["dose != 1,500 mg"]\n\n[[story]]'), "utf-8")

    found = verified(Extent(paths=[path], samples=300, jobs=1, policies=["exact"])).findings
    of_values = [each for each in found if each.code in {"missing-row", "unreached-value"}]

    assert [("unreached-value", "1,500 mg in none"), ("missing-row", "no row of concentration")] == [
        (each.code, each.found[: len(start)])
        for each, start in zip(of_values, ("1,500 mg in none", "no row of concentration"), strict=True)
    ]


def test_the_bank_has_none() -> None:
    paths = [path for path in template_paths() if "table =" in path.read_text("utf-8")]

    assert [] == [str(each) for path in paths for each in row_findings(read_template(path), toml_source(path))]

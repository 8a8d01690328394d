"""What is listed of templates and drugs is what a reading in full says."""

from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.formulary import drug, drug_ids
from dosecalc.bank.outlines import DrugOutline, TemplateOutline, drug_outlines, template_outlines
from dosecalc.bank.templates import templates
from dosecalc.bank.toml_source import toml_head, toml_source


def test_what_is_listed_of_a_template_is_what_all_of_it_says() -> None:
    assert list(template_outlines()) == [
        TemplateOutline(each.id, each.title, each.topic, each.level, each.version, each.calculations, each.source)
        for each in templates().values()
    ]


def test_what_is_listed_of_a_drug_is_what_all_of_it_says() -> None:
    assert list(drug_outlines()) == [
        DrugOutline(each.id, each.name, each.drug_class, each.high_alert, each.hazardous, each.unconfirmed, each.source)
        for each in map(drug, drug_ids())
    ]


@pytest.mark.parametrize("text", ["", 'a = "b"', 'a = "b"\n\n[table]\nc = 1', 'a = "[b"\n[[tables]]\nc = 1\n'])
def test_the_head_of_a_file_is_what_stands_above_its_tables(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    whole = toml_source(path).table

    assert toml_head(path).table == {key: value for key, value in whole.items() if isinstance(value, str)}


def test_a_head_is_read_within_the_same_bounds(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f'a = "{"b" * 5000}"\n[table]\n')

    with pytest.raises(InvalidBank, match="too long"):
        toml_head(path)

"""What the lines of a template say is what its tables say, in whichever layout TOML allows."""

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from dosecalc.bank import drilled as reading
from dosecalc.bank.asked import asked
from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.drilled import Drilled, drilled
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.outlines import template_outlines
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.variable import OWN_BANK
from tests.own_banks import TEMPLATE, own_bank, write

CASE = """\
title = "A dose in two parts"
version = 1
level = 3
source = "Made up for a test"

[values]
dose_per_weight = { values = ["5 mg/kg", "10 mg/kg"] }
weight = { from = "12 kg", to = "30 kg", step = "0.5 kg" }
concentration = { values = ["50 mg/mL"] }

[values.on_worksheet]
calculation = "weight_dose"
unit = "g"

[[part]]
name = "dose"
calculation = "weight_dose"
ask = "What is the dose?"

[[part]]
name = "drawn"
calculation = "injection_volume"
ask = "How much is drawn up?"

[part.givens]
dose = "dose"

[[slip]]
part = "dose"
calculation = "weight_dose"
says = "you worked out the dose twice"

[[story]]
patient = "A child who weighs {weight}."
order = "{dose_per_weight} by mouth."
"""
SAID = {TEMPLATE: (2, ("weight_dose",)), CASE: (3, ("weight_dose", "injection_volume"))}
LAYOUTS = {
    "single quotes": (r'(calculation = )"(.+)"', r"\1'\2'"),
    "three quotes": (r'(calculation = )"(.+)"', r'\1"""\2"""'),
    "an escape": (r'calculation = "w', r'calculation = "\\u0077'),
    "no spaces": (r"(level|calculation) = ", r"\1="),
    "many spaces": (r"(level|calculation) = ", r"\1   =\t"),
    "indented": (r"(?m)^(level|calculation|\[\[part|\[values)", r"  \1"),
    "a quoted key": (r"(?m)^(level|calculation) ", r'"\1" '),
    "a key in single quotes": (r"(?m)^(level|calculation) ", r"'\1' "),
    "an escaped key": (r"(?m)^level ", r'"l\\u0065vel" '),
    "spaces in brackets": (r"\[\[part\]\]", "[[ part ]]"),
    "a quoted table": (r"\[\[part\]\]", '[["part"]]'),
    "remarks": (r"(?m)^(level = .*|calculation = .*|\[.*)$", r"\1 # level = 1"),
    "spaces at the end": (r"(?m)^(level = .*|calculation = .*|\[.*)$", r"\1 "),
    "a plus": (r"level = ", "level = +"),
    "a list on many lines": (r'\["5 mg/kg", ', '[\n"5 mg/kg",\n'),
    "lines that are a text": (
        r'(title = )"(.+)"',
        r'\1"""\\\nlevel = 4\\\n[[part]]\\\ncalculation = \\"bmi\\"\\\n\2"""',
    ),
    "lines that are a text in single quotes": (r'"Made up for a test"', "'''calculation = \"bmi\"'''"),
}


def in_layouts(text: str, layouts: Sequence[str]) -> str:
    for layout in layouts:
        text = re.sub(*LAYOUTS[layout], text)
    return text


@given(
    st.sampled_from(sorted(SAID)),
    st.lists(st.sampled_from(sorted(LAYOUTS)), unique=True, max_size=3),
    st.sampled_from(["\n", "\r\n"]),
)
@example(TEMPLATE, [], "\r\n")
@example(CASE, ["indented", "a quoted key"], "\n")
def test_what_a_template_drills_is_the_same_in_every_layout(text: str, layouts: Sequence[str], end: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.toml"
        path.write_text(in_layouts(text, layouts), encoding="utf-8", newline=end)
        found = reading._drilled(path)
        try:
            read_template(path)
        except InvalidBank:
            reject()

    assert (found.level, found.calculations) == SAID[text]


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_each_layout_is_of_a_template_that_can_be_read(tmp_path: Path, text: str, layout: str) -> None:
    path = tmp_path / "topic" / "case.toml"
    write(path, in_layouts(text, [layout]))
    read = read_template(path)
    calculations = tuple(part.calculation.name for part in read.parts)

    assert (read.level, calculations) == SAID[text]
    assert reading._drilled(path) == Drilled("case", "topic", *SAID[text])


def test_no_template_of_the_built_in_bank_needs_its_tables_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_in_tables", None)
    for path in template_paths():
        assert reading._drilled(path).calculations, path


@pytest.mark.parametrize(
    ("old", "new", "level", "calculations"),
    [
        ("level = 2", "level = 22", 1, ("weight_dose",)),
        ("level = 2", "level = 0", 1, ("weight_dose",)),
        ("level = 2", "level = '2'", 1, ("weight_dose",)),
        ("level = 2", "", 1, ("weight_dose",)),
        ('calculation = "weight_dose"', "calculation = 5", 2, ()),
        ('calculation = "weight_dose"', "", 2, ()),
        ('calculation = "weight_dose"', "part = 5", 2, ()),
        ('calculation = "weight_dose"', "part = [5, {}, { calculation = 'bmi' }, { reading = 'x' }]", 2, ("bmi", "x")),
        ('calculation = "weight_dose"', "calculation = ", 1, ()),
    ],
)
def test_what_a_faulty_template_does_not_say_it_does_not_drill(
    tmp_path: Path, old: str, new: str, level: int, calculations: tuple[str, ...]
) -> None:
    path = tmp_path / "faulty.toml"
    write(path, TEMPLATE.replace(old, new))
    found = reading._drilled(path)

    assert (found.level, found.calculations) == (level, calculations)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OWN_BANK, str(tmp_path))
    return own_bank(tmp_path)


def test_a_template_that_asks_for_nothing_is_refused_where_it_would_be_listed_or_asked(own: Path) -> None:
    faulty = own / "our-ward" / "child-dose.toml"
    write(faulty, TEMPLATE.replace('calculation = "weight_dose"\n', ""))

    assert drilled()["child-dose"].calculations == ()
    with pytest.raises(InvalidBank, match=r"child-dose\.toml:1:1: calculation: found nothing"):
        list(template_outlines())
    with pytest.raises(InvalidBank, match=r"child-dose\.toml:1:1: calculation: found nothing"):
        asked(blueprint("our-quiz").sections[0])

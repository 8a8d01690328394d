"""Faulty files of the bank: every fault is told, with its place, and nothing that a file holds can do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.formulary import read_drug
from dosecalc.bank.generator import drawn
from dosecalc.bank.policies import policy, read_policy
from dosecalc.bank.template_reader import pick_faults, read_template
from dosecalc.bank.toml_source import LARGEST_FILE, LONGEST_LINE, toml_source
from dosecalc.quantities.policy import RULES

TEMPLATE = """\
title = "A weight dose"
version = 1
level = 2
calculation = "weight_dose"
source = "Made up for a test"

[givens]
dose_per_weight = { values = ["10 mg/kg", "15 mg/kg"] }
weight = { from = "10 kg", to = "40 kg", step = "0.5 kg" }

[extras]
age = { values = ["3 days"] }

[answer]
unit = "mg"
require = ["answer >= 110 mg", "weight < 40 kg"]

[[story]]
patient = "A child who weighs {weight}."
order = "{dose_per_weight} by mouth."
ask = "How many milligrams?"

[[story]]
order = "Give {dose_per_weight} to a child of {weight}, {age} old."
ask = "Which dose?"
"""
CONVERSION = """\
calculation = "metric_conversion"
source = "Made up for a test"

[givens]
amount = { values = ["10 mg", "15 mg"] }

[[story]]
situation = "A label says {amount}."
ask = "How many grams is that?"
"""
POLICY = """\
title = "A policy"
version = 1
source = "Made up for a test"
round_weight_first = false
tolerance_steps = 0
tie = "half up"
conversions = ["1 kg = 2.2 lb", "1 lb = 16 oz"]

[rules]
""" + "".join(f'"{name}" = {{ place = "tenth" }}\n' for name in RULES)
DRUG = """\
name = "DOPamine"
class = "vasopressor"
source = "Made up for a test"

[[product]]
form = "premix"
amount = "400 mg"
volume = "250 mL"
source = "Label"

[[dose]]
id = "adult"
use = "shock"
route = "IV"
patient = "adult"
min = "2 mcg/kg/min"
max = "20 mcg/kg/min"
frequency = ["q8h"]
source = "Label"
"""
READERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "template": (TEMPLATE, read_template),
    "policy": (POLICY, read_policy),
    "drug": (DRUG, read_drug),
}
FAULTS: list[tuple[str, str, str, list[str]]] = [
    # a template: what is replaced by what, and `line:column: key: words of it` for each fault
    ("template", "title =", "titel =", ["1:1: titel: 'title', perhaps", "1:1: title: found nothing"]),
    ("template", "version = 1\n", "", ["1:1: version: found nothing; expected a whole number from 1 to 9999"]),
    ("template", "version = 1", "version = 0", ["2:1: version: found 0; expected a whole number from 1 to 9999"]),
    ("template", "level = 2", "level = 5", ["3:1: level: found 5; expected a whole number from 1 to 4"]),
    ("template", "level = 2", 'level = "2"', ["3:1: level: found '2'; expected a whole number from 1 to 4"]),
    ("template", "level = 2", "level = true", ["3:1: level: found True"]),
    ("template", "level = 2", "level = 2.0", ["3:1: level: found '2.0'"]),
    ("template", "level = 2", "  level = 5", ["3:3: level: found 5"]),
    (
        "template",
        '"weight_dose"',
        '"weight_dos"',
        ["4:1: calculation: found 'weight_dos'; expected 'weight_dose', perhaps"],
    ),
    (
        "template",
        '"weight_dose"',
        '"os.system"',
        ["4:1: calculation: found 'os.system'; expected a calculation; see: dosecalc list calculations"],
    ),
    ("template", '"weight_dose"', "5", ["4:1: calculation: found 5; expected a text"]),
    (
        "template",
        "source =",
        "include =",
        ["1:1: source: found nothing", "5:1: include: found the unknown key 'include'"],
    ),
    (
        "template",
        "\nweight = {",
        "\nmass = {",
        [
            "7:1: givens: found dose_per_weight, mass; expected what weight_dose takes: dose_per_weight, weight",
            "16:1: answer.require: found 'weight < 40 kg'",
            "19:1: story.0.patient: found {weight}",
            "24:1: story.1.order: found {weight}",
        ],
    ),
    ("template", '"10 kg"', '"10 kgg"', ["9:1: givens.weight.from: Did you mean kg?"]),
    ("template", '"10 kg"', "10", ["9:1: givens.weight.from: found 10; expected a text"]),
    ("template", '"10 kg"', '"10kg"', ["9:1: givens.weight.from: expected the safe form '10 kg'"]),
    ("template", '"10 kg"', '"10.0 kg"', ["9:1: givens.weight.from: expected the safe form '10 kg'"]),
    ("template", '"0.5 kg"', '".5 kg"', ["9:1: givens.weight.step: expected the safe form '0.5 kg'"]),
    (
        "template",
        '"15 mg/kg"',
        '"150 µg/kg"',
        ["8:1: givens.dose_per_weight.values: expected the safe form '150 mcg/kg'"],
    ),
    ("template", '"15 mg/kg"', '"1e3 mg/kg"', ["8:1: givens.dose_per_weight.values: the safe form '1,000 mg/kg'"]),
    ("template", '"15 mg/kg"', "15", ["8:1: givens.dose_per_weight.values: expected a list of texts"]),
    ("template", '["10 mg/kg", "15 mg/kg"]', "[]", ["8:1: givens.dose_per_weight.values: found []"]),
    ("template", '"10 kg"', '"50 kg"', ["9:1: givens.weight.to: found 40 kg; expected 50 kg or more"]),
    ("template", 'step = "0.5 kg"', 'step = "0 kg"', ["9:1: givens.weight.step: expected a step of more than 0"]),
    ("template", 'step = "0.5 kg"', 'step = "1 lb"', ["9:1: givens.weight.step: found 1 lb; expected a quantity in"]),
    ("template", 'to = "40 kg"', 'to = "88 lb"', ["9:1: givens.weight.to: in the unit of 10 kg"]),
    (
        "template",
        "step =",
        "stepp =",
        ["9:1: givens.weight.step: found nothing", "9:1: givens.weight.stepp: 'step', perhaps"],
    ),
    ("template", "age = { values =", "age = { value =", ["12:1: extras.age: found age without a source"]),
    (
        "template",
        '{ values = ["3 days"] }',
        "5",
        ["12:1: extras.age: found 5; expected a table that says where the value comes from"],
    ),
    ("template", '{ values = ["3 days"] }', '{ times = "nobody", by = ["2"] }', ["12:1: extras.age.times: 'nobody'"]),
    ("template", "age = {", 'twice = { times = "age", by = ["2"] }\nage = {', ["12:1: extras.twice.times: 'age'"]),
    (
        "template",
        'step = "0.5 kg"',
        'step = "0.5 kg", told = ["a light child"]',
        ["9:1: givens.weight.told: texts for values that are not listed"],
    ),
    ("template", '{ values = ["3 days"] }', '{ label = "strenght" }', ["12:1: extras.age.label: found 'strenght'"]),
    ("template", '{ values = ["3 days"] }', '{ label = "amount/sizes" }', ["12:1: extras.age.label: 'amount/sizes'"]),
    (
        "template",
        '{ values = ["3 days"] }',
        '{ times = "weight", by = ["twice"] }',
        ["12:1: extras.age.by: found 'twice'; expected numbers in quotes"],
    ),
    (
        "template",
        '{ values = ["3 days"] }',
        '{ calculation = "weight_dos" }',
        ["12:1: extras.age.calculation: found 'weight_dos'; expected 'weight_dose', perhaps"],
    ),
    (
        "template",
        TEMPLATE[TEMPLATE.index("[givens]") :],
        'story = ["Give it."]\n',
        ["1:1: givens: found nothing", "7:1: story: found 'Give it.'; expected a table [[story]]"],
    ),
    (
        "template",
        TEMPLATE[TEMPLATE.index('calculation = "weight_dose"') :],
        CONVERSION,
        ["1:1: answer.unit: found nothing; expected the unit to convert to"],
    ),
    ("template", 'unit = "mg"', 'unit = "MG"', ["15:1: answer.unit: there is no unit 'MG'"]),
    ("template", 'unit = "mg"', 'unit = "mL"', ["15:1: answer.unit: 'mL'"]),
    ("template", 'unit = "mg"', 'unit = "mg"\nrounding = "dos"', ["16:1: answer.rounding: 'dose', perhaps"]),
    ("template", "answer >= 110 mg", "answer => 110 mg", ["16:1: answer.require: a comparison such as"]),
    ("template", "answer >= 110 mg", "answer >= 110 mL", ["16:1: answer.require: 'answer >= 110 mL'"]),
    ("template", "answer >= 110 mg", "answer >= weight", ["16:1: answer.require: 'answer >= weight'"]),
    ("template", "answer >= 110 mg", "__import__('os') >= 1 mg", ["16:1: answer.require: a comparison such as"]),
    ("template", "{weight}.", "{wieght}.", ["19:1: story.0.patient: found {wieght}; expected a placeholder of"]),
    ("template", "{age}", "{answer}", ["24:1: story.1.order: found {answer}; expected a placeholder of"]),
    ("template", "{weight}.", "{weight}{drug}.", ["19:1: story.0.patient: found {drug}"]),
    *(
        ("template", "{age}", f"{{age}} {braced}", ["24:1: story.1.order: found a brace without its name"])
        for braced in ("{weight.number}", "{weight!r:>999999999}", "{0}", "{weight", "{}", "{{weight}}", "}")
    ),
    ("template", 'ask = "How many milligrams?"\n', "", ["18:1: story.0.ask: found nothing"]),
    ("template", "How many milligrams?", "", ["21:1: story.0.ask: found 0 characters"]),
    ("template", "How many milligrams?", "x" * 601, ["21:1: story.0.ask: found 601 characters"]),
    (
        "template",
        "How many milligrams?",
        "How much dopamine?",
        ["21:1: story.0.ask: tall-man letters: 'How much DOPamine?'"],
    ),
    (
        "template",
        'order = "Give',
        'hint = "Give',
        ["23:1: story.1: an empty card", "24:1: story.1.hint: found the unknown key"],
    ),
    ("template", "[extras]", '[drug]\nany_of = ["nobody"]\n\n[extras]', ["12:1: drug.any_of: found 'nobody'"]),
    ("template", "[extras]", "[drug]\nany_of = []\n\n[extras]", ["12:1: drug.any_of"]),
    (
        "template",
        "[extras]",
        '[drug]\nany_of = ["morphine"]\nfrom = "shop"\n\n[extras]',
        ["13:1: drug.from: one of product"],
    ),
    ("template", TEMPLATE[TEMPLATE.index("[[story]]") :], "", ["1:1: story: found nothing"]),
    (
        "template",
        TEMPLATE[TEMPLATE.index("[givens]") :],
        "story = []\n",
        ["1:1: givens: found nothing", "7:1: story: found []"],
    ),
    ("template", "title =", "a.b.c = 1\ntitle =", ["1:1: a: found the unknown key 'a'"]),
    (
        "template",
        "version = 1\nlevel = 2",
        'version = 0\nlevel = 9\nred = "x"',
        ["2:1: version", "3:1: level", "4:1: red"],
    ),
    # a policy
    ("policy", '"half up"', '"half down"', ["6:1: tie: 'half even', perhaps"]),
    (
        "policy",
        "tolerance_steps = 0",
        "tolerance_steps = 11",
        ["5:1: tolerance_steps: found 11; expected a whole number from 0 to"],
    ),
    ("policy", "round_weight_first = false", 'round_weight_first = "no"', ["4:1: round_weight_first: true or false"]),
    ("policy", '"1 kg = 2.2 lb"', '"1 kg = 2,2 lb"', ["7:1: conversions"]),
    ("policy", '"1 kg = 2.2 lb"', '"1 kg = 0 lb"', ["7:1: conversions"]),
    ("policy", '"1 kg = 2.2 lb"', '"1 kg = 1,000 g"', ["7:1: conversions"]),
    ("policy", '"1 kg = 2.2 lb"', '"2.2"', ["7:1: conversions: an equation"]),
    ("policy", '"1 kg = 2.2 lb"', '"1 kg = 2.2 lb", "1 lb = 0.454 kg"', ["7:1: conversions: two values for the pound"]),
    ("policy", '"1 lb = 16 oz"', '"1 lb = 15 oz"', ["7:1: conversions: '1 lb = 15 oz'; expected 1 lb = 16 oz"]),
    ("policy", '"1 lb = 16 oz"', '"1 L = 1,000 mL"', ["7:1: conversions: a household unit on one side"]),
    (
        "policy",
        "[rules]",
        "[rule]",
        ["1:1: rules: found nothing; expected a table", "9:1: rule: found the unknown key 'rule'; expected 'rules'"],
    ),
    ("policy", '"1 kg = 2.2 lb"', '"1 kg = 2.2 tsp"', ["7:1: conversions"]),
    ("policy", '"tablet" = { place = "tenth" }\n', "", ["9:1: rules.tablet: found nothing"]),
    (
        "policy",
        '"tablet" = { place = "tenth" }',
        '"tablet" = { place = "tent" }',
        ["10:1: rules.tablet.place: 'tenth', perhaps"],
    ),
    (
        "policy",
        '"tablet" =',
        '"tablets" =',
        ["9:1: rules.tablet: found nothing", "10:1: rules.tablets: 'tablet', perhaps"],
    ),
    (
        "policy",
        '"tablet" = { place',
        '"tablet" = { under = "x", place_under = "tenth", place',
        ["10:1: rules.tablet.under: a whole number in quotes"],
    ),
    ("policy", "title =", "name =", ["1:1: name: found the unknown key", "1:1: title: found nothing"]),
    # a drug
    ("drug", '"DOPamine"', '"dopamine"', ["1:1: name: tall-man letters: 'DOPamine'"]),
    ("drug", '"400 mg"', '"400mg"', ["7:1: product.0.amount: the safe form '400 mg'"]),
    ("drug", '"premix"', '"premixed"', ["6:1: product.0.form: 'premix', perhaps"]),
    ("drug", '"20 mcg/kg/min"', '"1 mcg/kg/min"', ["17:1: dose.0.max: at least 2 mcg/kg/min"]),
    ("drug", '"20 mcg/kg/min"', '"20 mcg/min"', ["17:1: dose.0.max: in the same unit"]),
    ("drug", '"q8h"', '"tid"', ["18:1: dose.0.frequency: an interval such as q8h"]),
    ("drug", '"q8h"', '"q0h"', ["18:1: dose.0.frequency"]),
    ("drug", "min =", "mim =", ["11:1: dose.0.min: found nothing", "16:1: dose.0.mim: 'min', perhaps"]),
    ("drug", 'patient = "adult"', 'patient = "dog"', ["15:1: dose.0.patient: one of adult"]),
    ("drug", "class =", "high_alert = 1\nclass =", ["2:1: high_alert: true or false"]),
]


def told(fault: str, path: Path) -> str:
    return fault.removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"), FAULTS, ids=[f"{row[0]} {row[1][-20:]!a} to {row[2][:30]!a}" for row in FAULTS]
)
def test_a_fault_is_told_with_its_place_and_what_was_expected(
    tmp_path: Path, kind: str, old: str, new: str, expected: list[str]
) -> None:
    text, read = READERS[kind]
    path = tmp_path / "made-up.toml"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        read(path)
    found = [told(str(fault), path) for fault in caught.value.faults]
    places = [row.partition(": ")[0] + ": " + row.partition(": ")[2].partition(":")[0] for row in expected]

    assert set(places) == {": ".join(row.split(": ")[:2]) for row in found}
    for row in expected:
        words = row.split(": ", 2)[2:]
        assert any(all(word in line for word in words) for line in found), (row, found)


@pytest.mark.parametrize("kind", READERS)
def test_the_files_that_the_faults_are_made_from_have_none(tmp_path: Path, kind: str) -> None:
    text, read = READERS[kind]
    path = tmp_path / "made-up.toml"
    path.write_text(text, encoding="utf-8")

    read(path)


def test_the_sound_template_draws(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    source = read_template(path)

    assert [] == pick_faults(source)
    assert drawn(source, 1, policy("pharmacy")).key.endswith(" mg")


@pytest.mark.parametrize("stem", ["Bad", "under_score", "-x", "x y", "é", "x" * 65, "con.x", "con", "nul", "com1"])
def test_a_file_name_that_is_no_identifier_is_a_fault(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.toml"
    path.write_text(TEMPLATE, encoding="utf-8")

    with pytest.raises(InvalidBank, match="lower-case letters, digits and hyphens"):
        read_template(path)


def test_escape_sequences_in_a_file_never_reach_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(TEMPLATE.replace("{age}", "{\\u001b[2J\\u202e}"), encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        read_template(path)

    assert all(line.isprintable() for line in str(caught.value).split("\n"))


BOMBS: dict[str, bytes] = {
    "deep brackets": b"a = " + b"[" * 2000 + b"]" * 2000,
    "deep brackets on many lines": b"a = " + b"[\n" * 2000 + b"]\n" * 2000,
    "deep inline tables": b"a = " + b"{ a = " * 500 + b"1" + b" }" * 500,
    "a dotted key": b".".join([b"a"] * 20_000) + b" = 1",
    "a dotted key in a header": b"[" + b".".join([b"a"] * 1000) + b"]",
    "a dotted key that begins a line": b".".join([b"a"] * 1000) + b" = 1",
    "a dotted key in an inline table": b"a = { " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key after another in an inline table": b"a = { x = 1, " + b".".join([b"b"] * 1000) + b" = 1 }",
    "a dotted key with blanks": b" . ".join([b"a"] * 600) + b" = 1",
    "a quoted dotted key with an equals sign": b'"=".' + b".".join([b"a"] * 1500) + b" = 1",
    "a dotted key behind brackets in a text": b'x = "]]]]]]]]"\na = ' + b"[" * 16 + b"]" * 16,
    "a long line": b'a = "' + b"x" * LONGEST_LINE + b'"',
    "a large file": b"# x\n" * (LARGEST_FILE // 4 + 1),
    "a long number": b"a = " + b"9" * 5000,
    "a long number within the line": b"a = " + b"9" * 4090,
    "a large exponent": b"a = 1e1000000000",
    "bytes that are not UTF-8": b'title = "\xff\xfe"',
    "a UTF-16 file": 'title = "x"'.encode("utf-16"),
    "a null byte": b'title = "\x00"',
    "a lone surrogate": b'title = "\\ud800"',
    "an unclosed text": b'title = "x',
    "a key twice": b"version = 1\nversion = 1",
    "nothing": b"",
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.timeout(5)
def test_a_bomb_is_refused_before_it_costs_anything(tmp_path: Path, kind: str, name: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_bytes(BOMBS[name])

    with pytest.raises(InvalidBank) as caught:
        READERS[kind][1](path)

    assert all(fault.line >= 1 and fault.column >= 1 for fault in caught.value.faults)
    assert len(str(caught.value)) < 20_000


DOTTED = [name for name in BOMBS if "dotted" in name or "deep" in name]


@pytest.mark.parametrize("name", DOTTED)
def test_depth_is_refused_before_the_parser_sees_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_bytes(BOMBS[name])

    with pytest.raises(InvalidBank, match="too long, dotted or nested"):
        toml_source(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.timeout(5)
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, kind: str) -> None:
    pipe, folder, nothing, loop = (tmp_path / f"{name}.toml" for name in ("pipe", "folder", "nothing", "loop"))
    os.mkfifo(pipe)
    folder.mkdir()
    loop.symlink_to(loop)
    for path in (pipe, folder, nothing, loop, Path(os.devnull), Path("/dev/zero")):
        with pytest.raises(InvalidBank) as caught:
            READERS[kind][1](path)

        assert str(caught.value).startswith(f"{path}:1:1: found ")


@pytest.mark.parametrize(
    ("text", "place"),
    [('title = "x"\nlevel = = 2\n', (2, 9)), ('title = "x"\n\n[givens\n', (3, 8)), ("a = 1\nb = 2\na = 3\n", (3, 6))],
)
def test_what_is_no_toml_is_told_with_line_and_column(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidBank) as caught:
        toml_source(path)

    assert [place] == [(fault.line, fault.column) for fault in caught.value.faults]


def test_that_no_calculation_is_named_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    path.write_text('title = "Bare"\nversion = 1\n')

    with pytest.raises(InvalidBank) as told:
        read_template(path)
    assert 1 == sum(fault.key == "calculation" for fault in told.value.faults)

"""Sound files of the bank, and what is told of them when one thing in them is changed."""

from collections.abc import Callable
from pathlib import Path

from dosecalc.bank.formulary import read_drug
from dosecalc.bank.policies import read_policy
from dosecalc.bank.template_reader import read_template
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
        ],
    ),
    (
        "template",
        'unit = "mg"',
        'unit = "mg"\nas_written = true',
        ["16:1: answer.as_written: found the unknown key 'as_written'"],
    ),
    ("template", '"10 kg"', '"10 kgg"', ["9:12: givens.weight.from: Did you mean kg?"]),
    ("template", '"10 kg"', "10", ["9:12: givens.weight.from: found 10; expected a text"]),
    ("template", '"10 kg"', '"10kg"', ["9:12: givens.weight.from: expected the safe form '10 kg'"]),
    ("template", '"10 kg"', '"10.0 kg"', ["9:12: givens.weight.from: expected the safe form '10 kg'"]),
    ("template", '"0.5 kg"', '".5 kg"', ["9:42: givens.weight.step: expected the safe form '0.5 kg'"]),
    (
        "template",
        '"15 mg/kg"',
        '"150 µg/kg"',
        ["8:43: givens.dose_per_weight.values: expected the safe form '150 mcg/kg'"],
    ),
    ("template", '"15 mg/kg"', '"1e3 mg/kg"', ["8:43: givens.dose_per_weight.values: the safe form '1,000 mg/kg'"]),
    ("template", '"15 mg/kg"', "15", ["8:43: givens.dose_per_weight.values: expected a list of texts"]),
    ("template", '["10 mg/kg", "15 mg/kg"]', "[]", ["8:21: givens.dose_per_weight.values: found []"]),
    ("template", '"10 kg"', '"50 kg"', ["9:28: givens.weight.to: found 40 kg; expected 50 kg or more"]),
    ("template", 'step = "0.5 kg"', 'step = "0 kg"', ["9:42: givens.weight.step: expected a step of more than 0"]),
    ("template", 'step = "0.5 kg"', 'step = "1 lb"', ["9:42: givens.weight.step: found 1 lb; expected a quantity in"]),
    ("template", 'to = "40 kg"', 'to = "88 lb"', ["9:28: givens.weight.to: in the unit of 10 kg"]),
    (
        "template",
        "step =",
        "stepp =",
        ["9:1: givens.weight.step: found nothing", "9:42: givens.weight.stepp: 'step', perhaps"],
    ),
    ("template", "age = { values =", "age = { value =", ["12:1: extras.age: found age without a source"]),
    (
        "template",
        '{ values = ["3 days"] }',
        "5",
        ["12:1: extras.age: found 5; expected a table that says where the value comes from"],
    ),
    ("template", '{ values = ["3 days"] }', '{ times = "nobody", by = ["2"] }', ["12:9: extras.age.times: 'nobody'"]),
    ("template", "age = {", 'twice = { times = "age", by = ["2"] }\nage = {', ["12:11: extras.twice.times: 'age'"]),
    (
        "template",
        'step = "0.5 kg"',
        'step = "0.5 kg", told = ["a light child"]',
        ["9:59: givens.weight.told: texts for values that are not listed"],
    ),
    ("template", '{ values = ["3 days"] }', '{ label = "strenght" }', ["12:9: extras.age.label: found 'strenght'"]),
    ("template", '{ values = ["3 days"] }', '{ label = "amount/sizes" }', ["12:9: extras.age.label: 'amount/sizes'"]),
    (
        "template",
        '{ values = ["3 days"] }',
        '{ times = "weight", by = ["twice"] }',
        ["12:27: extras.age.by: found 'twice'; expected numbers in quotes"],
    ),
    (
        "template",
        '{ values = ["3 days"] }',
        '{ calculation = "weight_dos" }',
        ["12:9: extras.age.calculation: found 'weight_dos'; expected 'weight_dose', perhaps"],
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
    ("template", "answer >= 110 mg", "answer => 110 mg", ["16:12: answer.require: a comparison such as"]),
    ("template", "answer >= 110 mg", "answer >= 110 mL", ["16:12: answer.require: 'answer >= 110 mL'"]),
    ("template", "answer >= 110 mg", "answer >= weight", ["16:12: answer.require: 'answer >= weight'"]),
    ("template", "answer >= 110 mg", "__import__('os') >= 1 mg", ["16:12: answer.require: a comparison such as"]),
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
    ("template", "[extras]", '[drug]\nany_of = ["nobody"]\n\n[extras]', ["12:11: drug.any_of: found 'nobody'"]),
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
        ["10:14: rules.tablet.place: 'tenth', perhaps"],
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
        ["10:14: rules.tablet.under: a whole number in quotes"],
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
    (
        "drug",
        'frequency = ["q8h"]',
        "source = 'Label'\n\n" + DRUG[DRUG.index("[[dose]]") : DRUG.index("frequency")],
        ["21:1: dose.1.id: found 'adult'; expected an id that no other dose of the drug has"],
    ),
    ("drug", "class =", "high_alert = 1\nclass =", ["2:1: high_alert: true or false"]),
]

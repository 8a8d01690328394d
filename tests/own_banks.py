"""Folders of one's own problems, made for a test."""

from pathlib import Path

from dosecalc.bank.folder import bank_folder

TEMPLATE = """\
title = "Ibuprofen for a child"
version = 1
level = 2
calculation = "weight_dose"
source = "Made up for a test"

[givens]
dose_per_weight = { values = ["5 mg/kg", "10 mg/kg"] }
weight = { from = "12 kg", to = "30 kg", step = "0.5 kg" }

[[story]]
patient = "A child who weighs {weight}."
order = "{dose_per_weight} by mouth."
ask = "What is the dose?"
"""
BLUEPRINT = """\
title = "Our quiz"
version = 1
source = "Made up for a test"
exam = "a quiz"
imitation = "Imitates nothing."
minutes = 10
to_pass = 1
policy = "ours"

[[section]]
title = "Doses of our own"
topics = ["our-ward"]
levels = [2]
problems = 2
"""


def own_bank(folder: Path, *, inner: str = "") -> Path:
    """A folder with a template `child-dose` in the topic `our-ward`, a policy `ours` and a blueprint `our-quiz`."""
    write(folder / inner / "our-ward" / "child-dose.toml", TEMPLATE)
    policy = (bank_folder() / "policies" / "pharmacy.toml").read_text(encoding="utf-8")
    write(folder / "policies" / "ours.toml", policy)
    write(folder / "blueprints" / "our-quiz.toml", BLUEPRINT)
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

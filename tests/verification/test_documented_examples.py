"""The examples of files that the documentation prints are sound, and it leaves out no key."""

import re
from dataclasses import fields
from pathlib import Path

from dosecalc.bank.formulary import BASES, FACTS, FORMS, LIST_FIELDS, PATIENTS, QUANTITY_FIELDS, DoseRange
from dosecalc.bank.paces import paces
from dosecalc.verification.drug_checks import ROUTES
from dosecalc.verification.verifying import Extent, verified

DOCS = Path(__file__).parents[2] / "docs"
FORMULARY, TEMPLATES = ((DOCS / name).read_text("utf-8") for name in ("formulary.md", "templates.md"))
BLOCK = re.compile(r"^```toml (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_the_examples_of_files_are_sound(tmp_path: Path) -> None:
    blocks = BLOCK.findall(FORMULARY) + BLOCK.findall(TEMPLATES)
    for name, text in blocks:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    found = verified(Extent(paths=[tmp_path], samples=60, jobs=1))
    assert 3 == len(blocks) == len(found.files)
    assert [] == [str(finding) for finding in found.findings]


def test_every_word_that_a_drug_may_have_is_told() -> None:
    of_facts = [word for name, words in FACTS.items() for word in (f"[{name}]", *words)]
    words = [*FORMS, *PATIENTS, *BASES, *QUANTITY_FIELDS, *LIST_FIELDS, *ROUTES, *of_facts, "cap_day", "frequency"]
    words += [each.name for each in fields(DoseRange) if each.name not in {"minimum", "maximum", "intervals"}]

    assert [] == [word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", FORMULARY)]


def test_every_pace_of_a_topic_is_told() -> None:
    (row,) = re.findall(r"^\| `pace` \| (.*) \|$", FORMULARY, re.MULTILINE)
    assert [] == [name for name in paces() if name not in row]

"""The register of hazards names controls that exist and tests that run, for each hazard, and nothing that is gone."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from dosecalc.calculations.catalogue import catalogue

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
HAZARDS = range(1, 45)
CLASSES = ("S1", "S2", "S3", "S4")
MODULE = re.compile(r"`((?:dosecalc|tests)(?:\.(?!py`)\w+)+)`")
TEST = re.compile(r"`(tests/[\w/]+\.py)((?:::\w+)+)`")


@dataclass(frozen=True)
class Hazard:
    """A section of the page. text: all that stands below its title."""

    number: int
    title: str
    text: str

    def said(self, lead: str) -> str:
        """What stands after a lead such as Control, up to the next one."""
        found = re.search(rf"^- \*\*{lead}\.\*\*\s(.*?)(?=^- \*\*|\Z)", self.text, flags=re.MULTILINE | re.DOTALL)
        return found[1] if found else ""

    @property
    def modules(self) -> list[str]:
        return MODULE.findall(self.said("Control"))

    @property
    def tests(self) -> list[tuple[str, str]]:
        return [(path, names.removeprefix("::")) for path, names in TEST.findall(self.said("Tests"))]


def hazards() -> list[Hazard]:
    sections = re.findall(r"^### H(\d+)\. (.+)\n((?:(?!^##).*\n?)*)", PAGE, flags=re.MULTILINE)
    return [Hazard(int(number), title, text) for number, title, text in sections]


@cache
def collected(path: str) -> frozenset[str]:
    """What pytest collects in a file: functions, and methods of classes, by their names."""
    if not (ROOT / path).is_file():
        return frozenset()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for group in (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.startswith("Test")):
        found |= {f"{group.name}::{node.name}" for node in group.body if isinstance(node, ast.FunctionDef)}
    return frozenset(name for name in found if name.rpartition("::")[2].startswith("test_"))


def test_every_hazard_has_one_section_and_there_is_no_other() -> None:
    assert list(HAZARDS) == sorted(hazard.number for hazard in hazards())
    assert PAGE.count("\n### ") == len(HAZARDS)


def test_the_table_of_parts_leads_to_every_hazard() -> None:
    parts = re.findall(r"^## (.+)\n((?:(?!^## ).*\n?)*)", PAGE, flags=re.MULTILINE)
    held = [(title, " ".join(re.findall(r"^### (H\d+)\.", text, flags=re.MULTILINE))) for title, text in parts]
    told = re.findall(r"^\| \[(.+)\]\(#(.+)\) \| (.+) \|$", PAGE, flags=re.MULTILINE)

    assert [(title, numbers) for title, numbers in held if numbers] == [(title, numbers) for title, _, numbers in told]
    assert [] == [title for title, place, _ in told if place != title.lower().replace(" ", "-").replace("'", "")]


@pytest.mark.parametrize("hazard", hazards(), ids=lambda hazard: f"H{hazard.number}")
def test_a_hazard_has_a_class_a_control_and_a_test_that_exist(hazard: Hazard) -> None:
    assert re.match(rf"\n\*\*({'|'.join(CLASSES)})\.\*\* \S", hazard.text)
    assert hazard.modules
    assert [] == [name for name in hazard.modules if find_spec(name) is None]
    assert hazard.tests
    assert [] == [
        (path, name) for path, name in hazard.tests if not (ROOT / path).is_file() or name not in collected(path)
    ]


def test_every_name_in_the_page_is_one_that_exists() -> None:
    """A misspelt name must not escape by no longer looking like one."""
    quoted = {name for name in re.findall(r"`([^`]*)`", PAGE) if re.match(r"dosecalc\.(?!py$)|tests[/.]", name)}
    modules, tests = set(MODULE.findall(PAGE)), TEST.findall(PAGE)

    assert set() == quoted - modules - {f"{path}{names}" for path, names in tests} - {"tests/test_trust.py"}
    assert [] == [name for name in modules if find_spec(name) is None]
    assert [] == [names for path, names in tests if names.removeprefix("::") not in collected(path)]


@pytest.mark.parametrize("page", ["trust", "libraries"])
def test_the_page_is_shown_as_it_is_meant(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    shown = [(token.type, token.tag) for token in MarkdownIt("commonmark").enable("table").parse(text)]
    rows = [line for line in text.splitlines() if line.startswith("|") and set(line) - set("|-")]
    leads = re.findall(r"^- \*\*", text, flags=re.MULTILINE)
    titles = re.findall(r"^#+ ", text, flags=re.MULTILINE)

    assert len(rows) == shown.count(("tr_open", "tr"))
    cells = sum(kind in {"td_open", "th_open"} for kind, _ in shown)
    assert cells == sum(row.count(" | ") + 1 for row in rows)
    assert len(leads) == shown.count(("list_item_open", "li"))
    assert len(titles) == sum(kind == "heading_open" for kind, _ in shown)


def test_figures_that_can_be_counted_are_those_of_today() -> None:
    authorities = (path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "authorities").glob("*.toml"))
    examples = sum(text.count("[[example]]") for text in authorities)
    counted = {"calculations": len(catalogue()), "published examples": examples}

    assert counted == {
        what: int(figure.replace(",", "")) for what in counted for figure in re.findall(rf"([\d,]+) {what}", PAGE)
    }


LEADS = ("Seen", "Class", "Cause", "Mend", "Test", "Siblings", "Told")


def analyses() -> dict[str, str]:
    text = (ROOT / "docs" / "defects.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    return {title: rest for title, _, rest in (section.partition("\n") for section in sections)}


@pytest.mark.parametrize("title", analyses())
def test_an_analysis_of_a_defect_leaves_nothing_out(title: str) -> None:
    text = analyses()[title]

    assert list(LEADS) == re.findall(r"^- \*\*(\w+)\.\*\* \S", text, flags=re.MULTILINE)
    if title != "The form":
        assert re.search(r"^- \*\*Class\.\*\* S[12], H([1-9]|[1-3]\d|4[0-4])\b", text, flags=re.MULTILINE)
        tests = TEST.findall(text)
        assert tests
        assert [] == [names for path, names in tests if names.removeprefix("::") not in collected(path)]
        assert [] == [name for name in MODULE.findall(text) if find_spec(name) is None]

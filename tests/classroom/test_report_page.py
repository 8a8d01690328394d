"""The pages of the classroom: they stand by themselves, hold no text as anything but text, and read well for all."""

import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dosecalc.classroom.report.class_report import ClassReport
from dosecalc.classroom.report.learners_sheet import SheetNames, learners_sheet
from dosecalc.classroom.report.page import report_page
from dosecalc.classroom.report.page_parts import page_style
from dosecalc.sets.problem_set import Learner
from tests.classroom.in_a_browser import seen
from tests.classroom.pretended import keys, learners_marks, pretended_class, pretended_set
from tests.html_page import Page

GOLDEN = Path(__file__).parents[1] / "golden" / "classroom"
HOSTILE = "<script>alert(1)</script>]]>\"'&=cmd|'/C'!A0 ${x}\x1b[2J\u202etxt \U0001f489"
MADE = pretended_set(("conversion", "flow", "cases", "devices", "orders"), problems=7, to_pass=5)
MARKS = list(pretended_class(MADE, 25))
NAMED = replace(MADE, terms=replace(MADE.terms, title=HOSTILE))
WORST = min(MARKS, key=lambda each: each.score)
PAGES = {
    "class": report_page(ClassReport.of(MADE, MARKS)),
    "three": report_page(ClassReport.of(MADE, MARKS[:3])),
    "nobody": report_page(ClassReport.of(MADE, [])),
    "hostile": report_page(ClassReport.of(NAMED, MARKS[:12])),
    "sheet": learners_sheet(MADE.terms, WORST),
    "all-right": learners_sheet(MADE.terms, learners_marks(MADE, Learner("a"), "A", keys)),
    "hostile-sheet": learners_sheet(NAMED.terms, replace(WORST, learner=Learner(HOSTILE, HOSTILE), variant=HOSTILE)),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_nothing_and_runs_nothing(name: str) -> None:
    page = Page(PAGES[name])
    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]

    assert ["default-src 'none'; style-src 'unsafe-inline'"] == policies
    assert {"script", "link", "img", "iframe", "object", "embed", "base", "form", "a"}.isdisjoint(
        tag for tag, _ in page.elements
    )
    for _, attributes in page.elements:
        assert {"src", "href", "xlink:href", "style", "srcset", "action"}.isdisjoint(attributes)
        assert not any(each.startswith("on") for each in attributes)
    assert not re.search(r"@import|url\(|expression|https?:|//", page_style())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_well_without_being_seen(name: str) -> None:
    page = Page(PAGES[name])
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert ["en"] == [html["lang"] for html in page.all("html")]
    assert (1, 1) == (len(page.all("main")), levels.count(1))
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(head["scope"] in {"col", "row"} for head in page.all("th"))
    assert len(ids) == len(set(ids))
    assert "Education only, never patient care." in page.text


@pytest.mark.parametrize("name", ["hostile", "hostile-sheet"])
def test_no_text_is_anything_but_text(name: str) -> None:
    assert "\x1b" not in PAGES[name]
    assert "\u202e" not in PAGES[name]
    assert "<script>alert(1)</script>]]>" in Page(PAGES[name]).text


@pytest.mark.parametrize(("name", "width"), [("class", 400), ("class", 1100), ("three", 400), ("sheet", 400)])
def test_a_browser_finds_nothing_amiss(name: str, width: int, tmp_path: Path) -> None:
    found = seen(PAGES[name], tmp_path, width)

    assert found["passed"] > 10
    assert [] == found["broken"]
    assert found["over"] <= 0


def test_the_report_tells_all_that_was_asked_for() -> None:
    page = Page(PAGES["class"])

    assert [
        "At a glance", "What to teach next", "Scores", "Problem by problem", "Wrong answers", "Reliability", "Variants",
        "Mistakes of the class", "How answers stood", "Sure but wrong", "How this is worked out",
    ] == [data for tag, data in page.texts if tag == "h2"]  # fmt: skip
    assert "rough guess" in page.text
    assert "Nobody answered anything" in PAGES["nobody"]


@pytest.mark.parametrize("name", PAGES)
def test_one_is_not_told_as_many(name: str) -> None:
    assert [] == re.findall(r"(?<![\d.,])1 (?:times|points|learners|problems)\b", PAGES[name])
    assert "between below 0" not in PAGES[name]


def test_a_sheet_tells_what_was_missed_and_how_it_is_worked() -> None:
    page = Page(PAGES["sheet"])
    missed = [of for of in WORST.problems if of.earned < 1]
    headings = [data for tag, data in page.texts if tag == "h2"]

    assert missed
    assert [f"Problem {of.item.number}:" for of in missed] == [" ".join(each.split()[:2]) for each in headings[2:]]
    for of in missed:
        assert all(key in page.text for key in of.item.keys)
        for part in of.parts:
            assert part.response.text in page.text
            assert all(slip.sentence in page.text for slip in part.grade.mistakes[:1])
    assert "Well done" in PAGES["all-right"]


def test_a_sheet_tells_who_writes_decimal_commas_to_write_points() -> None:
    given = learners_marks(MADE, Learner("a"), "A", lambda problem: ["12,5 mL" for _ in problem.parts])

    assert "Write decimals with a point, as in 12.5" in Page(learners_sheet(MADE.terms, given)).text
    assert "Write decimals with a point" not in Page(PAGES["all-right"]).text


def test_no_file_is_named_for_a_person() -> None:
    shared, own = (
        SheetNames(MADE),
        SheetNames(replace(MADE, variants=(replace(MADE.variants[0], learner=Learner("a")),))),
    )
    hostile = replace(WORST, learner=Learner("../../etc/passwd", "CON"), variant="../x")

    ann, ben, cy = (replace(WORST, learner=Learner(name), variant="A") for name in ("ann", "ben", "cy"))

    assert ["learner-0001.html", "learner-0002.html"] == [shared.of(hostile), shared.of(ann)]
    assert ["A.html", "learner-0002.html", "learner-0003.html"] == [own.of(ann), own.of(ben), own.of(hostile)]
    assert ["A.html", "learner-0004.html", "learner-0001.html"] == [own.of(ann), own.of(cy), shared.of(hostile)]


@pytest.mark.parametrize("name", ["class", "sheet"])
def test_a_page_reads_so(name: str) -> None:
    path = GOLDEN / f"{name}.html"
    now = re.sub("<style>.*</style>", "<style></style>", PAGES[name], flags=re.DOTALL)
    now = re.sub(r"(?=<(?:section|tr|figure|svg|footer|main|p|li|div)[ >])", "\n", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now

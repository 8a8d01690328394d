"""The page: stands by itself, holds no text as anything but text, and says in tables what its charts show."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from dosecalc.learner.progress import Progress, progress
from dosecalc.learner.progress_briefs import brief
from dosecalc.learner.progress_charts import accuracy_chart, calendar, speed_chart
from dosecalc.learner.progress_due import Due
from dosecalc.learner.progress_page import STYLE, progress_page
from dosecalc.learner.progress_weeks import Week
from dosecalc.markup import element
from tests.html_page import Page
from tests.learner.practice import ANSWER, TODAY, WRONG, term

GOLDEN = Path(__file__).parents[1] / "golden" / "progress"
HOSTILE = "<script>alert(1)</script>\"'&\x1b[2J\u202e"


def of_term(*, due: bool = True) -> Progress:
    soon = [Due(TODAY, "flow", "drip_rate", 2), Due(TODAY + timedelta(days=3), "dosing", "tablets", 1)]
    return progress(map(brief, term()), TODAY, due=soon if due else None)


def pages() -> Iterator[str]:
    hostile = [replace(WRONG, topic=HOSTILE, calculation=HOSTILE, identity=HOSTILE, mistakes=(HOSTILE,), confidence=3)]
    right = [replace(ANSWER, topic=HOSTILE, calculation=HOSTILE)] * 6
    yield progress_page(of_term(), "anna")
    yield progress_page(of_term(due=False))
    yield progress_page(progress([], TODAY))
    yield progress_page(progress(map(brief, hostile + right), TODAY, topic=HOSTILE), HOSTILE)


PAGES = list(pages())


@pytest.mark.parametrize("text", PAGES, ids=["term", "without-schedule", "nothing", "hostile"])
def test_a_page_loads_nothing_and_runs_nothing(text: str) -> None:
    page = Page(text)
    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]

    assert ["default-src 'none'; style-src 'unsafe-inline'"] == policies
    assert {"script", "link", "img", "iframe", "object", "embed", "base", "form", "a"}.isdisjoint(
        tag for tag, _ in page.elements
    )
    for _, attributes in page.elements:
        assert {"src", "href", "xlink:href", "style", "srcset", "action"}.isdisjoint(attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert 1 == len(page.all("style"))
    assert not re.search(r"@import|url\(|expression|https?:|//", STYLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", PAGES, ids=["term", "without-schedule", "nothing", "hostile"])
def test_whoever_cannot_see_a_chart_finds_the_same_in_words(text: str) -> None:
    page = Page(text)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]

    assert ["en"] == [html["lang"] for html in page.all("html")]
    assert (1, 1, 1) == (len(page.all("main")), len(page.all("title")), levels.count(1))
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(head["scope"] in {"col", "row"} for head in page.all("th"))
    for picture in page.all("svg"):
        assert "true" == picture.get("aria-hidden") or (picture["role"] == "img" and picture["aria-label"])


def test_no_text_is_anything_but_text() -> None:
    hostile = PAGES[-1]
    page = Page(hostile)

    assert "\x1b" not in hostile
    assert "\u202e" not in hostile
    assert page.text.count("<script>alert(1)</script>") >= 5
    assert [] == page.all("script")


def test_a_page_tells_all_that_was_asked_for() -> None:
    page = Page(progress_page(of_term(), "anna"))
    told = [data for tag, data in page.texts if tag == "h2"]

    assert ["Practice progress of anna"] == [data for tag, data in page.texts if tag == "h1"]
    assert [
        "At a glance", "What to do next", "Mastery by topic", "Accuracy and speed by week", "Days of practice",
        "Usual mistakes", "Sure but wrong", "Due this week", "Personal bests", "How this is worked out",
    ] == told  # fmt: skip
    assert "Education only, never patient care." in page.text
    assert "Due this week" not in progress_page(of_term(due=False))


def test_a_page_of_nothing_says_how_to_begin() -> None:
    page = Page(progress_page(progress([], TODAY)))

    assert ["What to do next"] == [data for tag, data in page.texts if tag == "h2"]
    assert "dosecalc drill" in page.text


def test_a_page_reads_so() -> None:
    path = GOLDEN / "page.html"
    now = re.sub("<style>.*</style>", "<style></style>", progress_page(of_term(), "anna"), flags=re.DOTALL)
    now = re.sub(r"(?=<(?:section|tr|figure|svg|footer|main))", "\n", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("count", [1, 2, 12])
@pytest.mark.parametrize("seconds", [0, 1, 59, 61, 3599, 90_000])
def test_what_is_drawn_stays_within_its_picture(count: int, seconds: int) -> None:
    weeks = [Week(TODAY - timedelta(days=7 * place), 3, place % 4, seconds + place) for place in range(count)]
    for chart in (accuracy_chart(weeks), speed_chart(weeks), calendar({TODAY: 20}, TODAY)):
        _, _, width, height = map(int, chart.attrib["viewBox"].split())
        for part in chart.iter():
            for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height), ("height", height)):
                assert 0 <= Fraction(part.attrib.get(name, "0")) <= most


def test_an_attribute_cannot_be_left_either() -> None:
    assert {"aria-label": '"><b>', "class": "bar"} == element("svg", aria_label='"><b>', class_="bar").attrib

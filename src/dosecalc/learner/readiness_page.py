"""Readiness as one page of HTML that stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.learner.progress_page import STYLE
from dosecalc.learner.readiness_advice import command_for, first_of_all
from dosecalc.learner.readiness_words import HOW, exams_told, expectation, facts, heading, terms
from dosecalc.markup import element, own_style, page

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from dosecalc.learner.readiness import Readiness, SectionStanding
    from dosecalc.markup import Html


def readiness_page(found: Readiness, profile: str = "") -> Html:
    """The page. profile: whose readiness it is, empty where nobody has a name."""
    title = f"{heading(found)}: {profile}" if profile else heading(found)
    header = element("header", element("h1", title), element("p", terms(found), class_="quiet"))
    how = element("p", HOW, class_="quiet")
    content = [_section("What to expect", _expected(found)), _first(found), _table(found)]
    footer = element("footer", element("p", f"Made by dosecalc. {EDUCATION_ONLY}"))
    return page(
        title, own_style(STYLE), element("main", header, content, _section("How this is worked out", [how])), footer
    )


def _section(title: str, content: list[Element]) -> Element:
    return element("section", element("h2", title), content)


def _expected(found: Readiness) -> list[Element]:
    first_line, *others = expectation(found)
    exams = [element("li", line) for line in exams_told(found)]
    said = [element("p", element("strong", first_line)), *(element("p", line) for line in others)]
    return [*said, element("ul", exams, class_="steps")]


def _first(found: Readiness) -> Element:
    first = first_of_all(found)
    return _section("What to do first", [element("p", f"{first.says} ", element("code", first.command))])


def _table(found: Readiness) -> Element:
    heads = element("tr", [element("th", text, scope="col") for text in ("Section (problems)", "Standing")])
    rows = element("tbody", [_row(each) for each in found.sections])
    caption = element("caption", "Each section of the exam, with the number of its problems")
    return _section("Section by section", [element("table", caption, element("thead", heads), rows)])


def _row(standing: SectionStanding) -> Element:
    name = element("th", f"{standing.section.title} ({standing.section.problems})", scope="row")
    said = [element("strong", standing.need.value), element("p", facts(standing))]
    command = [element("code", command)] if (command := command_for(standing)) else []
    return element("tr", name, element("td", element("div", said, command)))

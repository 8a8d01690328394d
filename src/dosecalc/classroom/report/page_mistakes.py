"""The parts of the report on what went wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.charts import bar
from dosecalc.classroom.report.figures import numbers
from dosecalc.classroom.report.page_parts import quiet, section, table
from dosecalc.markup import element
from dosecalc.tutoring.confidence import WHY_IT_MATTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.classroom.report.mistakes import Happened, MistakesReport

MOST_ROWS, MOST_NUMBERS = 15, 8


def mistakes_sections(found: MistakesReport, learners: int) -> Iterator[Element]:
    """Mistakes, how answers were written, and what learners were sure of."""
    yield _mistakes(found, learners)
    if rows := [*found.writing, *found.apart, *([found.unfinished] if found.unfinished.times else [])]:
        caption = "Answers that are not simply correct"
        yield section("How answers stood", _table(rows, learners, "Answer", caption))
    if found.rated:
        yield _surely_wrong(found.surely_wrong, found.rated, learners)


def _mistakes(found: MistakesReport, learners: int) -> Element:
    title = "Mistakes of the class"
    if not found.mistakes:
        return section(title, element("p", "No wrong answer could be explained by a mistake."))
    more = len(found.mistakes) - MOST_ROWS
    caption = "The likeliest mistake of each wrong answer, the most widespread first"
    left = [element("p", f"{more} more were made by fewer learners.", class_="quiet")] if more > 0 else []
    unexplained = f"Wrong numbers or words that no known mistake leads to: {found.unexplained:,}."
    return section(
        title,
        _table(found.classes, learners, "Class of error", "By class of error"),
        _table(found.mistakes[:MOST_ROWS], learners, "Mistake", caption),
        left,
        element("p", unexplained, class_="quiet"),
    )


def _surely_wrong(found: Happened, rated: int, learners: int) -> Element:
    if not found.times:
        return section("Sure but wrong", element("p", f"Of {rated:,} rated answers, none was sure and wrong."))
    text = (
        f"{found.times:,} of {rated:,} rated answers were sure and wrong, with {found.learners:,} of {learners:,} "
        f"learners; most often in problem {numbers(found.problems[:3])}."
    )
    return section("Sure but wrong", element("p", WHY_IT_MATTERS), element("p", text))


def _table(rows: Sequence[Happened], learners: int, head: str, caption: str) -> Element:
    """Each with how many learners it happened to, as a bar and in numbers."""
    told = [
        (
            element("div", each.says, [quiet(each.error)] if each.error and each.error != each.id else []),
            element(
                "div",
                bar(Fraction(each.learners, learners), "fine"),
                f"{each.learners:,} of {learners:,} ",
                quiet(f"{_how_often(each.times)}, {_problems(each.problems)}"),
            ),
        )
        for each in rows
    ]
    return table((head, "Learners"), told, caption, "happened")


def _how_often(times: int) -> str:
    return "once" if times == 1 else f"{times:,} times"


def _problems(found: Sequence[int]) -> str:
    shown = sorted(found[:MOST_NUMBERS])
    more = " and others" if len(found) > len(shown) else ""
    return f"problem{'s' if len(found) > 1 else ''} {numbers(shown)}{more}"

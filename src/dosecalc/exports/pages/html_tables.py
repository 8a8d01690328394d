"""Sheets that are a table, row by row: a line for each answer, and the answers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.exports.options import SheetKind
from dosecalc.markup import Streamed, element
from dosecalc.tutoring.parts import with_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.exports.export import Shown, Source
    from dosecalc.markup import Content


def table(source: Source, kind: SheetKind) -> Streamed:
    """The answers of a key, or the lines of an answer sheet."""
    is_key = kind is SheetKind.key
    heads = (
        ("Problem", "Answer", "What it is")
        if is_key
        else ("Problem", "Answer" if source.prints_units else "Answer with its unit")
    )
    caption = "The answer to each problem and part" if is_key else "A line for each answer"
    head = element("thead", element("tr", [element("th", text, scope="col") for text in heads]))
    drawn = source.drawn()
    rows = chain.from_iterable(_answers(shown) if is_key else _lines(shown, source.prints_units) for shown in drawn)
    shell = element("table", element("caption", caption), head, class_=str(kind))
    return Streamed(shell, [Streamed(element("tbody"), rows)])


def _lines(shown: Shown, prints_units: bool) -> Iterator[Element]:  # noqa: FBT001 - a row has no other way to know
    for part in shown.printed.parts:
        unit = part.unit_behind_line(prints_units=prints_units)
        yield element("tr", _row_head(shown, part.label), element("td", unit, class_="unit") if unit else element("td"))


def _answers(shown: Shown) -> Iterator[Element]:
    if shown.problem is None:
        return
    parts = shown.problem.parts
    identity: list[Content] = [" ", element("code", shown.printed.identity)] if shown.printed.identity else []
    for place, part in enumerate(parts):
        told = [] if place else [element("td", shown.printed.title, identity, rowspan=len(parts))]
        yield element(
            "tr", _row_head(shown, part.label), element("td", element("strong", part.key), with_others(part)), told
        )


def _row_head(shown: Shown, label: str) -> Element:
    return element("th", f"{shown.printed.number:,}{label}", scope="row")

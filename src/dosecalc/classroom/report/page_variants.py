"""The part of the report that compares variants."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.figures import chance, percent, points
from dosecalc.classroom.report.page_parts import quiet, section, table
from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.classroom.report.variants import VariantScores, VariantsReport
    from dosecalc.markup import Content

SMALL_VARIANT = 15
MOST_COLUMNS = 6
"""As many variants as fit beside each other in a table."""


def variants_section(found: VariantsReport) -> Element:
    """Whether some variant was harder, as a whole and at each place."""
    if found.reason:
        return section("Variants", element("p", found.reason))
    rows = [
        (
            each.name,
            f"{each.learners:,}",
            points(each.mean),
            chance(each.chance if each.chance is not None else Fraction(1)),
        )
        for each in found.variants
    ]
    heads = ("Variant", "Learners", "Mean", "By chance")
    return section(
        "Variants",
        [element("p", text) for text in _says(found)],
        table(heads, rows, "Each variant as a whole, against all others"),
        [_by_place(found)] if len(found.variants) <= MOST_COLUMNS else [],
    )


def _says(found: VariantsReport) -> Iterator[str]:
    differ = [each for each in found.variants if each.is_different]
    yield _as_a_whole(differ) if differ else "As a whole, the variants do not differ by more than chance explains."
    if found.differences:
        yield from (each.says for each in found.differences)
        yield (
            f"This much arises by chance in fewer than 1 of 20 classes, even with {found.compared:,} comparisons. "
            "If the variants were not handed out at random, it may be the learners who differ."
        )
    else:
        yield "No problem was harder in one variant than in the others by more than chance explains."
    if min(each.learners for each in found.variants) < SMALL_VARIANT:
        yield f"With fewer than {SMALL_VARIANT} learners for a variant, only large differences can be seen."


def _as_a_whole(differ: list[VariantScores]) -> str:
    names = " and ".join(each.name for each in differ)
    return f"Variant {names} differed from the rest by more than chance explains: see the means."


def _by_place(found: VariantsReport) -> Element:
    """How many got all of a problem, in each variant; what differs is marked in words."""
    marked = {(each.number, each.variant): "harder" if each.is_harder else "easier" for each in found.differences}
    rows: list[tuple[Content, ...]] = []
    for place in range(len(found.variants[0].right)):
        cells: list[Content] = [str(place + 1)]
        for each in found.variants:
            word = marked.get((place + 1, each.name))
            told = percent(Fraction(each.right[place], each.learners))
            cells.append(element("div", told, " ", quiet(word)) if word else told)
        rows.append(tuple(cells))
    heads = ("Problem", *(each.name for each in found.variants))
    return table(heads, rows, "How many got all of a problem, in each variant", "by-variant")

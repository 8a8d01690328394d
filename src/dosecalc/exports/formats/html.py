"""HTML: one page that stands by itself, for a screen, light or dark, wide or narrow, and for paper."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.export import NO_CHOICES, Loss
from dosecalc.exports.options import SheetKind
from dosecalc.exports.pages.html_print import paper_style
from dosecalc.exports.pages.html_problem import problem_element
from dosecalc.exports.pages.html_tables import table
from dosecalc.exports.pages.set_header import NAMES, header_facts
from dosecalc.markup import Css, Streamed, element, own_style, page_pieces
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from dosecalc.exports.export import Export, Source
    from dosecalc.exports.options import Options
    from dosecalc.markup import Content

STYLE = Path(__file__).parents[1] / "pages" / "sheet_page.css"
TABLES = {SheetKind.answer_sheet, SheetKind.key}
IN_WORDS = "The picture is described in words: a learner's copy holds no drawing."


class HtmlExport:
    """A page in which a worked key keeps each answer folded away until it is asked for."""

    name, title, suffix = "html", "HTML", "html"
    kinds = (SheetKind.worksheet, SheetKind.answer_sheet, SheetKind.key, SheetKind.worked_key)
    needs_key, extra = False, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:
        """Write the page, problem by problem."""
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_page(source, options, tell))


def _page(source: Source, options: Options, tell: Callable[[Loss], None]) -> Iterator[str]:
    if options.choices:
        tell(Loss(0, "", NO_CHOICES))
    is_table = options.kind in TABLES
    content = iter([table(source, options.kind)]) if is_table else _problems(source, options, tell)
    main = Streamed(element("main", class_=str(options.kind)), chain([_header(source, options)], content))
    footer = element("footer", element("p", f"Made by dosecalc. {EDUCATION_ONLY}"))
    style = Css(own_style(STYLE) + paper_style(source, options))
    return page_pieces(f"{source.heading}: {NAMES[options.kind].lower()}", style, main, footer)


def _problems(source: Source, options: Options, tell: Callable[[Loss], None]) -> Iterator[Element]:
    for shown in source.drawn():
        if any(not picture.svg for picture in shown.printed.pictures):
            tell(Loss(shown.printed.number, "", IN_WORDS))
        yield problem_element(shown, options, prints_units=source.prints_units)


def _header(source: Source, options: Options) -> Element:
    facts = [
        element("div", element("dt", label), " ", element("dd", text), class_=label.lower())
        for label, text in header_facts(source)
    ]
    return element(
        "header",
        element("p", NAMES[options.kind], class_="kind"),
        element("h1", source.heading),
        element("p", EDUCATION_ONLY, class_="education"),
        [] if options.kind in {SheetKind.key, SheetKind.worked_key} else [_to_fill_in(source)],
        element("dl", facts, class_="facts"),
    )


def _to_fill_in(source: Source) -> Element:
    """Where a learner whose name is not known writes it, and whoever marks writes the points; on paper only."""
    of = f"Points (of {source.size:,}):"
    lines = ["Date:", of] if source.learner else ["Name:", "Date:", of]
    spans: list[Content] = [each for line in lines for each in (" ", element("span", line))]
    return element("p", spans[1:], class_=f"fill of-{len(lines)}", aria_hidden="true")


EXPORT: Export = HtmlExport()

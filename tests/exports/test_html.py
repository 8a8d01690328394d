"""The page: it stands by itself, holds no text as anything but text, and the key only where one is asked for."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.exports.formats.html import STYLE
from dosecalc.exports.options import Options, Paper, SheetKind
from dosecalc.exports.pages.html_print import css_string
from dosecalc.exports.pages.html_working import in_words, line_element
from dosecalc.markup import Css, Streamed, element, page_pieces
from dosecalc.tutoring.methods import METHODS
from dosecalc.untrusted import cleaned
from tests.exports.hostile import LINES, hostile_copy, without_key
from tests.exports.page import Node, read
from tests.exports.sources import HOSTILE, of_all_topics, source, written

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
RUNS_OR_LOADS = {"script", "link", "img", "image", "iframe", "object", "embed", "base", "form", "a", "use", "animate"}
LOADS = {"src", "href", "xlink:href", "style", "srcset", "action", "formaction", "data"}
SOURCES = {
    "usual": source,
    "topics": lambda: of_all_topics(SHOWN),
    "learner": lambda: source(hostile=True),
    "copy": hostile_copy,
}
KINDS = {"usual": tuple(SheetKind), "learner": tuple(SheetKind), "copy": (SheetKind.worksheet, SheetKind.answer_sheet)}
PAGES = [(name, kind) for name, kinds in KINDS.items() for kind in kinds]


SHOWN = 48
"""Problems over all topics that are held against their pages."""


def page(folder: Path, what: str = "usual", kind: SheetKind = SheetKind.worksheet, method: str = METHODS[0]) -> Node:
    written("html", SOURCES[what](), folder / "page.html", Options(kind, method=method))
    return read((folder / "page.html").read_text(encoding="utf-8"))


def texts(node: Node, tag: str = "", class_: str = "") -> list[str]:
    return [found.text for found in node.all(tag, class_)]


@pytest.mark.parametrize(("what", "kind"), PAGES)
def test_a_page_loads_nothing_and_runs_nothing(tmp_path: Path, what: str, kind: SheetKind) -> None:
    root = page(tmp_path, what, kind)
    policies = [
        meta.attributes["content"] for meta in root.all("meta") if "Policy" in meta.attributes.get("http-equiv", "")
    ]

    assert ["default-src 'none'; style-src 'unsafe-inline'"] == policies
    assert RUNS_OR_LOADS.isdisjoint(node.tag for node in root.all())
    for node in root.all():
        assert LOADS.isdisjoint(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    style = re.sub(r'"(?:\\[0-9a-f]{6})*"', '""', root.one("style").text)
    assert STYLE.read_text(encoding="utf-8") in style
    assert not re.search(r"@import|url\(|expression|https?:|//|alert|<", style)


@pytest.mark.parametrize(("what", "kind"), PAGES)
def test_whoever_hears_a_page_finds_all_of_it(tmp_path: Path, what: str, kind: SheetKind) -> None:
    root = page(tmp_path, what, kind)
    levels = [int(node.tag[1]) for node in root.all() if re.fullmatch("h[1-6]", node.tag)]
    names = Counter(node.attributes["id"] for node in root.all() if "id" in node.attributes)

    assert "en" == root.one("html").attributes["lang"]
    assert (1, 1) == (len(list(root.all("main"))), levels.count(1))
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert all(many == 1 for many in names.values())
    for node in root.all():
        assert names.keys() >= set(node.attributes.get("aria-labelledby", "").split())
        if "aria-label" in node.attributes:
            assert {"img", "group"} >= {node.attributes.get("role")}
    assert len(list(root.all("table"))) == len(list(root.all("caption")))
    assert all(head.attributes["scope"] in {"col", "row"} for head in root.all("th"))
    assert all("img" == picture.attributes["role"] for picture in root.all("svg"))


def test_a_worksheet_tells_all_that_is_asked(tmp_path: Path) -> None:
    articles = list(page(tmp_path, "topics").all("article"))

    assert any(shown.printed.pictures for shown in of_all_topics(SHOWN).drawn())
    for shown, article in zip(of_all_topics(SHOWN).drawn(), articles, strict=True):
        printed = shown.printed
        assert f"Problem {printed.number}: {printed.title}" == article.one("h2").text
        assert list(printed.card) == [(row.one("dt").text, row.one("dd").text) for row in article.one("dl").all("div")]
        assert [picture.says for picture in printed.pictures] == texts(article, "desc")
        assert [part.how_to_answer for part in printed.parts] == texts(article, "p", "how")
        assert [f"{part.label}) {part.ask}" if part.label else part.ask for part in printed.parts] == texts(
            article, "p", "ask"
        )
        assert list(printed.notes) == texts(article, "p", "note")


@pytest.mark.parametrize("name", ["html", "md"])
@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.answer_sheet])
def test_what_a_learner_gets_is_made_without_the_key(tmp_path: Path, name: str, kind: SheetKind) -> None:
    written(name, source(), tmp_path / "from-key", Options(kind))
    written(name, without_key(source()), tmp_path / "from-copy", Options(kind))
    text = (tmp_path / "from-key").read_text(encoding="utf-8")

    assert text == (tmp_path / "from-copy").read_text(encoding="utf-8")
    assert not any(shown.printed.identity in text for shown in source().drawn())
    assert "<details" not in text


@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.answer_sheet])
@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 2), Fraction(1)])
def test_the_unit_stands_behind_the_line_only_where_it_may_be_left_out(
    tmp_path: Path, kind: SheetKind, share: Fraction
) -> None:
    what = source()
    terms = replace(what.terms, marking=replace(what.terms.marking, missing_unit=share))
    written("html", replace(what, terms=terms), tmp_path / "a.html", Options(kind))
    parts = [part for shown in what.drawn() for part in shown.printed.parts]
    found = re.findall(r'class="unit">([^<]+)<', (tmp_path / "a.html").read_text(encoding="utf-8"))

    assert ([part.unit for part in parts if part.unit and not part.form] if share == 1 else []) == found


@pytest.mark.parametrize("method", METHODS)
def test_a_worked_key_folds_each_answer_away_with_its_working(tmp_path: Path, method: str) -> None:
    folded = page(tmp_path, "topics", SheetKind.worked_key, method).all("details")
    for shown in of_all_topics(SHOWN).drawn():
        assert shown.problem is not None
        for part in shown.problem.parts:
            details, explanation = next(folded), part.solution.explained(method)
            estimate = [f"Estimate: {explanation.estimate}"] if explanation.estimate else []
            remark = [explanation.remark] if explanation.remark else []
            check = [f"Check: {explanation.check}"] if explanation.check else []
            told = [f"Answer: {part.key}", f"Formula: {explanation.formula}", *estimate, *explanation.looked_up]
            assert "open" not in details.attributes
            assert f"Answer to {shown.printed.number}{part.label}" == details.one("summary").text
            assert [*told, *remark, *check] == texts(details, "p")
            assert list(map(str, explanation.lines)) == texts(details.one("ol"), "li")
    assert not list(folded)


def test_units_that_cancel_are_struck_out_and_named() -> None:
    chains = 0
    for shown in source(problems=24).drawn():
        for part in shown.problem.parts if shown.problem else ():
            for line in filter(lambda line: line.chain, part.solution.explained().lines):
                made = line_element(line)
                terms = [term for factor in line.chain for term in (factor.above, factor.below) if term]
                struck = [unit for term in terms for unit, is_struck in term.units if is_struck]
                assert struck == [found.text for found in made.iter("s")]
                assert all(name in in_words(line) for name in line.cancelled)
                assert line.result in in_words(line)
                chains += 1
    assert chains > 5


def test_a_key_is_a_table_of_all_answers(tmp_path: Path) -> None:
    rows = page(tmp_path, kind=SheetKind.key).one("tbody").all("tr")
    found = [(row.one("th").text, row.one("strong").text) for row in rows]
    blanks = page(tmp_path, kind=SheetKind.answer_sheet).one("tbody").all("tr")

    assert found == [
        (f"{shown.printed.number}{part.label}", part.key)
        for shown in source().drawn()
        for part in (shown.problem.parts if shown.problem else ())
    ]
    assert [(name, "") for name, _ in found] == [(row.one("th").text, row.one("td").text) for row in blanks]


def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    root = page(tmp_path, "copy")
    articles = list(root.all("article"))

    assert f"{cleaned(HOSTILE)}, variant {cleaned(HOSTILE)}" == root.one("h1").text
    for text, article in zip(LINES, articles, strict=True):
        told = cleaned(text)
        assert [told, "Order"] == texts(article, "dt")
        assert [told, told] == texts(article, "dd")
        assert [f"a) {told}", f"{cleaned(text[:40])}) {told}" if text else told] == texts(article, "p", "ask")
        assert [told] == [node.text for node in article.one("figure").all("p")]
    assert HOSTILE[:40] not in root.one("style").text


def test_hostile_words_cannot_leave_a_string_of_css() -> None:
    for text in LINES:
        told = css_string(text)
        assert re.fullmatch(r'"(\\[0-9a-f]{6})*"', told)
        assert cleaned(text) == "".join(chr(int(code, 16)) for code in re.findall(r"\\([0-9a-f]{6})", told))


def test_the_header_says_whose_it_is_and_how_it_is_marked(tmp_path: Path) -> None:
    header = page(tmp_path, "learner").one("header")
    facts = dict(zip(texts(header, "dt"), texts(header, "dd"), strict=True))
    what = source(hostile=True)

    assert str(what.learner) == facts["Learner"]
    assert what.marking == facts["Marking"]
    assert "12, one for each problem" == facts["Points"]
    assert what.set_id == facts["Set"]
    assert "Education only, never patient care." in texts(header, "p")
    assert "Name: Date: Points (of 12):" in texts(page(tmp_path).one("header"), "p")


def test_the_page_is_cut_for_the_paper_asked_for(tmp_path: Path) -> None:
    for paper, size in ((Paper.letter, "size: letter;"), (Paper.a4, "size: A4;")):
        written("html", source(), tmp_path / "page.html", Options(paper=paper))
        assert size in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_worksheet_gives_no_hint_by_topic_and_level_and_a_worked_key_tells_both(tmp_path: Path) -> None:
    told = re.compile(r"Topic: \w[\w-]*\\?\. Level \d")
    for name in ("html", "md"):
        found = {}
        for kind in (SheetKind.worksheet, SheetKind.worked_key):
            written(name, source(), tmp_path / "sheet", Options(kind))
            found[kind] = len(told.findall((tmp_path / "sheet").read_text(encoding="utf-8")))
        assert {SheetKind.worksheet: 0, SheetKind.worked_key: source().size} == found, name


@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.answer_sheet])
def test_a_sheet_has_a_line_for_the_points_and_the_conversions_of_its_policy(tmp_path: Path, kind: SheetKind) -> None:
    told = page(tmp_path, kind=kind).one("header")
    named = page(tmp_path, "learner", kind=kind).one("header")

    assert "Name: Date: Points (of 12):" in texts(told, "p")
    assert "Date: Points (of 12):" in texts(named, "p")
    facts = dict(zip(texts(told, "dt"), texts(told, "dd"), strict=True))
    assert "; ".join(policy("pharmacy").constants) == facts["Conversions"]
    assert "1 kg = 2.2 lb" in facts["Conversions"]


def test_a_picture_is_named_once(tmp_path: Path) -> None:
    """Where the drawing bears its name, a caption would say it a second time."""
    figures = [each for each in page(tmp_path).all("figure") if list(each.all("svg"))]

    assert figures
    for figure in figures:
        title = figure.one("title").text.casefold()
        said = [each.text.casefold() for tag in ("figcaption", "text") for each in figure.all(tag)]
        assert 1 == said.count(title), (title, said)


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    assert [] == written("html", source(), tmp_path / "page.html")
    assert list(range(1, len(LINES) + 1)) == [
        loss.number for loss in written("html", hostile_copy(), tmp_path / "page.html")
    ]
    assert [0] == [loss.number for loss in written("html", source(), tmp_path / "page.html", Options(choices=4))]


def test_a_page_is_written_while_it_is_made() -> None:
    made: list[int] = []

    def content() -> Iterator[Streamed]:
        for number in range(1000):
            made.append(number)
            yield Streamed(element("ol", class_="x"), [element("li", "<")])

    pieces = page_pieces("t", Css(""), Streamed(element("main", "first"), content()))

    assert "<main>first" == next(piece for piece in pieces if "<main>" in piece)
    assert ['<ol class="x">', "<li>&lt;</li>", "</ol>"] == [next(pieces) for _ in range(3)]
    assert [0] == made


@pytest.mark.parametrize("name", ["html", "md"])
@pytest.mark.parametrize("kind", list(SheetKind))
def test_the_same_set_gives_the_same_bytes(tmp_path: Path, name: str, kind: SheetKind) -> None:
    for path in ("a", "b"):
        written(name, source(), tmp_path / path, Options(kind))

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("name", ["html", "md"])
@pytest.mark.parametrize(("kind", "seed"), [(SheetKind.worksheet, 1), (SheetKind.worked_key, 2)])
def test_a_sheet_reads_so(tmp_path: Path, name: str, kind: SheetKind, seed: int) -> None:
    path = GOLDEN / f"{kind}.{name}"
    written(name, source(problems=6, seed=seed), tmp_path / "sheet", Options(kind))
    now = re.sub(
        "<style>.*</style>", "<style></style>", (tmp_path / "sheet").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    if name == "html":
        now = re.sub(r"(?=<(?:article|header|div|details|p|li|figure|svg|footer|main)[ >])", "\n", now)
    if os.environ.get("DOSECALC_RENEW_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == now

"""Markdown, read back by a CommonMark parser that is not ours: whatever stands in a set is text and nothing else."""

import html
import re
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.export import Source
from dosecalc.exports.options import Options, SheetKind
from dosecalc.exports.pages.markdown_problem import bold
from dosecalc.exports.pages.markdown_text import code_block, escaped
from dosecalc.exports.pages.set_header import NAMES, header_facts
from dosecalc.sets.printed import PrintedPicture, PrintedProblem, printed_answer
from dosecalc.tutoring.methods import METHODS
from dosecalc.untrusted import cleaned
from tests.exports.hostile import LINES, hostile_copy
from tests.exports.page import read
from tests.exports.sources import of_all_topics, source, written

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"text", "html_inline", "strong_open", "strong_close"}
BLOCKS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "fence"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}
TO_FILL_IN = "_" * 24


def plain(text: str) -> str:
    """As a reader sees it: spaces count once."""
    return " ".join(text.split())


def blocks(text: str) -> Iterator[str]:
    """The text of each block; everything in it must be text or one of our own few marks."""
    for token in COMMONMARK.parse(text):
        assert token.type in BLOCKS, token
        if token.type == "fence":
            assert not token.info
            yield token.content
        elif token.type == "inline":
            yield plain("".join(map(_text, token.children or [])))


def _text(token: Token) -> str:
    assert token.type in OURS, token
    if token.type == "html_inline":
        assert token.content in {"<span>", "</span>"}
        return ""
    return token.content


def expected(what: Source, options: Options) -> Iterator[str]:
    """What a sheet of problems says, block by block."""
    yield what.heading
    yield f"{NAMES[options.kind]}. {EDUCATION_ONLY}"
    if options.kind is SheetKind.worksheet:
        labels = [*([] if what.learner else ["Name"]), "Date", f"Points (of {what.size})"]
        yield " ".join(f"{label}: {TO_FILL_IN}" for label in labels)
    yield from (f"{label}: {text}" for label, text in header_facts(what))
    for shown in what.drawn():
        worked = shown.problem if options.kind is SheetKind.worked_key else None
        yield from _asked(shown.printed, is_worked=worked is not None)
        for place, part in enumerate(shown.printed.parts):
            label = plain(cleaned(part.label))
            yield f"{f'{label}) ' if label else ''}{part.ask} {part.how_to_answer}"
            if worked is None:
                yield f"{f'Answer {label}'.rstrip()}: {TO_FILL_IN}"
                continue
            told = worked.parts[place].solution.explained(options.method)
            yield f"Answer to {shown.printed.number}{part.label}: {worked.parts[place].key}"
            yield from chain.from_iterable(map(_pictured, printed_answer(worked, place)))
            yield f"Formula: {told.formula}"
            yield from (f"Estimate: {each}" for each in [told.estimate] if each)
            yield from filter(None, (*told.looked_up, told.remark))
            for line in told.lines:
                yield f"{line}. Cancelled: {', '.join(line.cancelled)}." if line.cancelled else str(line)
            yield from (f"Check: {each}" for each in [told.check] if each)


def _asked(printed: PrintedProblem, *, is_worked: bool) -> Iterator[str]:
    yield f"Problem {printed.number}: {printed.title}"
    if is_worked:
        identity = f" Identity: {printed.identity}" if printed.identity else ""
        yield f"Topic: {cleaned(printed.topic).strip()}. Level {printed.level}.{identity}"
    yield from (f"{cleaned(label).strip()}: {text}" for label, text in printed.card)
    yield from chain.from_iterable(map(_pictured, printed.pictures))
    yield from printed.notes


def _pictured(picture: PrintedPicture) -> Iterator[str]:
    yield f"Picture: {picture.title}"
    yield "".join(f"{cleaned(line)}\n" for line in picture.lines)
    yield f"In words: {picture.says}"


def seen(texts: Iterable[str]) -> list[str]:
    """Block for block as the parser tells them; drawings as they are."""
    told = (text if text.endswith("\n") else plain(cleaned(text)) for text in texts)
    return [text for text in told if text]


def sheet(folder: Path, what: Source, options: Options) -> str:
    written("md", what, folder / "sheet.md", options)
    return (folder / "sheet.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.worked_key])
def test_what_is_read_back_is_the_set(tmp_path: Path, method: str, kind: SheetKind) -> None:
    what, options = of_all_topics(48), Options(kind, method=method)

    assert seen(expected(what, options)) == list(blocks(sheet(tmp_path, what, options)))


@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.worked_key])
def test_a_hostile_learner_is_read_back(tmp_path: Path, kind: SheetKind) -> None:
    text = sheet(tmp_path, source(hostile=True), Options(kind))

    assert seen(expected(source(hostile=True), Options(kind))) == list(blocks(text))


def test_hostile_copies_are_read_back_as_they_are(tmp_path: Path) -> None:
    text = sheet(tmp_path, hostile_copy(), Options())

    assert seen(expected(hostile_copy(), Options())) == list(blocks(text))


@pytest.mark.parametrize("kind", [SheetKind.key, SheetKind.answer_sheet])
def test_a_list_of_answers_has_one_for_each_part(tmp_path: Path, kind: SheetKind) -> None:
    what = source()
    found = list(blocks(sheet(tmp_path, what, Options(kind))))
    answers = [
        f"{shown.printed.number}{part.label}: {part.key if kind is SheetKind.key else '_' * 24}"
        for shown in what.drawn()
        for part in (shown.problem.parts if shown.problem else ())
    ]

    assert ["Answers", *answers] == found[found.index("Answers") :]


@pytest.mark.parametrize("kind", [SheetKind.worksheet, SheetKind.answer_sheet])
@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 2), Fraction(1)])
def test_the_unit_stands_behind_the_line_where_it_does_on_a_page(
    kind: SheetKind, share: Fraction, tmp_path: Path
) -> None:
    what = of_all_topics(48)
    marking = replace(what.terms.marking, missing_unit=share)
    what = replace(what, terms=replace(what.terms, marking=marking))
    found = list(blocks(sheet(tmp_path, what, Options(kind))))
    behind = [said.partition(TO_FILL_IN)[2].strip() for said in found if TO_FILL_IN in said][1:]
    written("html", what, tmp_path / "sheet.html", Options(kind))
    page = read((tmp_path / "sheet.html").read_text())
    lines = page.all("p", "blank") if kind is SheetKind.worksheet else page.all("td")
    units = [line.text.removeprefix("Answer:").strip() for line in lines]

    assert units == behind
    assert (share == 1) == any(behind)


@given(st.text(alphabet=st.one_of(st.sampled_from("\\`*_{}[]<>#|~^&$@:.-=%+/()!'\"1a w\n\t\u00a0"), st.characters())))
def test_any_text_is_read_back(text: str) -> None:
    made = f"# {escaped(text)}\n\n{escaped(text)}x\n\n- {escaped(text)}\n- {bold(text)} {escaped(text)}\n"
    told = cleaned(text).strip()
    wanted = (told, f"{told}x", told, f"{told}: {told}" if told else ":")

    assert [each for each in map(plain, wanted) if each] == [each for each in blocks(made) if each]


@given(st.lists(st.text(alphabet="`~ \\a<&\t│"), max_size=4))
def test_any_lines_stay_in_their_block(lines: list[str]) -> None:
    (fence,) = COMMONMARK.parse(code_block(lines))

    assert "".join(f"{cleaned(line)}\n" for line in lines) == fence.content


def test_github_makes_nothing_of_it_but_text(tmp_path: Path) -> None:
    """By GitHub's own parser: links of bare addresses and mail addresses are found after Markdown is done."""
    github = pytest.importorskip("cmarkgfm", reason="cmarkgfm, GitHub's parser, is not installed")
    for text in LINES:
        made = github.github_flavored_markdown_to_html(f"{escaped(text)}\n").replace("<!-- raw HTML omitted -->", "")
        root = read(made)
        assert {"p"} >= {node.tag for node in root.all()}, text
        assert plain(cleaned(text)) == plain(root.text)
    made = github.github_flavored_markdown_to_html(sheet(tmp_path, source(hostile=True), Options(SheetKind.worked_key)))
    assert not re.search("<(?!/?(?:h1|h2|p|ul|li|strong|pre|code)>|!-- raw HTML omitted -->)", made)


def test_pandoc_makes_nothing_of_it_but_text() -> None:
    """With all that pandoc's own Markdown adds: math, citations, notes, attributes, other lists."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    texts = [text for text in LINES if plain(cleaned(text))]
    source_text = "\n\n".join(f"{escaped(text)}" for text in texts)
    command = [pandoc, "-f", "markdown-smart", "-t", "html", "--wrap=none"]
    made = subprocess.run(
        command, input=source_text, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout

    assert {"p", "span"} >= set(re.findall("<([a-z0-9]+)", made))
    paragraphs = re.findall("<p>(.*?)</p>", made, re.DOTALL)
    assert [plain(cleaned(text)) for text in texts] == [
        plain(html.unescape(re.sub("</?span>", "", each))) for each in paragraphs
    ]


def test_what_is_lost_is_said(tmp_path: Path) -> None:
    pictured = [shown.printed.number for shown in source().drawn() if shown.printed.pictures]
    for options, general in (
        (Options(), 0),
        (Options(SheetKind.worked_key, choices=4), 2),
        (Options(SheetKind.key), 0),
    ):
        losses = written("md", source(), tmp_path / "sheet.md", options)
        told = [loss.number for loss in losses]
        assert [0] * general + (pictured if options.kind is not SheetKind.key else []) == told


@pytest.mark.parametrize("piece", ["@a", "@", ":a", "_", "1. ", "@a."])
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.process_time()
    escaped(piece * (200_000 // len(piece)))

    assert time.process_time() - start < 2

"""Every sink of text: a text is written into it by the program, and read back by a reader that is not ours."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pyte
from markdown_it import MarkdownIt
from rich.console import Console
from rich.panel import Panel

from dosecalc.bank.faults import Fault, FaultCode
from dosecalc.classroom.grades.gradebook_files import csv_files
from dosecalc.classroom.grades.grading import graded_class
from dosecalc.classroom.grades.workbook import workbook
from dosecalc.classroom.report.learners_sheet import learners_sheet
from dosecalc.cli.terminal import say, say_json, styled
from dosecalc.devices.svg_canvas import SvgCanvas
from dosecalc.exports.catalogue import export_to
from dosecalc.exports.export import Shown, Source, source_of
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.drawing import made_set
from dosecalc.sets.problem_set import Learner, Terms
from dosecalc.untrusted import cleaned
from dosecalc.verification.finding import FileKind, Finding, of_fault
from dosecalc.verification.reports import github, junit, sarif
from dosecalc.verification.reports import json as as_json
from dosecalc.verification.result import Verification
from dosecalc.verification.subjects import Subject
from tests.classroom.classes import item, small
from tests.exports.gift_reader import read_gift
from tests.exports.moodle_rules import read_quiz
from tests.exports.sets_for_quizzes import problem_of
from tests.sets.asking import asked, from_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WHEN = datetime(2026, 3, 5, tzinfo=UTC)
PROPERTY = re.compile(r"(file|line|col|title)=([^:,\r\n]*)")
COMMAND = re.compile(r"::(error|warning) ((?:[^:,\r\n]*,?)+)::([^\r\n]*)")
"""A workflow command of GitHub Actions, as its runner reads it."""


@dataclass(frozen=True)
class Back:
    """What a reader finds: all texts, and what the file is made of apart from them."""

    texts: str
    shape: object


class Html(HTMLParser):
    """What a browser makes of HTML: its elements with the names of their attributes, and the texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[object] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        assert tag != "script"
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.texts += [value or "" for name, value in attrs if name in {"alt", "aria-label", "title"}]

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == ("style",):
            self.elements.append(re.sub(r'"(?:\\[0-9a-f]{6})*"', '""', data))
            data = re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), data)
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def html(text: str) -> Back:
    found = Html(text)
    return Back(" ".join(found.texts), found.elements)


def xml(text: str | bytes) -> Back:
    """Elements with their attributes; texts that are HTML themselves are read as such."""
    root = ET.fromstring(text)
    shapes, texts = [], []
    for each in root.iter():
        inner = html(each.text) if each.text and ("<p>" in each.text or "<div>" in each.text) else None
        shapes.append((each.tag, sorted(each.attrib), inner and inner.shape))
        texts += [inner.texts if inner else each.text or "", each.tail or "", *each.attrib.values()]
    return Back(" ".join(texts), shapes)


# The set that is exported: two problems, one of them with several parts, whose every text is the hostile one.


@cache
def calm() -> tuple[Source, tuple[Shown, ...]]:
    made = made_set(asked(from_topics(("conversion", "vancomycin-from-vial-to-end"), 2), 1))
    found = source_of(made, made.variants[0])
    return found, tuple(found.drawn())


def carrying(text: str) -> Source:
    found, problems = calm()

    def drawn() -> Iterator[Shown]:
        for number, each in enumerate(problems, start=1):
            problem = problem_of(each)
            parts = tuple(replace(part, ask=text, how_to_answer=text) for part in each.printed.parts)
            printed = replace(
                each.printed,
                number=number,
                title=text,
                card=((text, text), ("Order", text)),
                parts=parts,
                notes=(text,),
            )
            yield Shown(printed, replace(problem, parts=tuple(replace(part, ask=text) for part in problem.parts)))

    terms = replace(found.terms, title=text)
    return replace(found, terms=terms, learner=Learner(text[:40], text), size=2, drawn=drawn)


def exported(name: str, kind: SheetKind = SheetKind.worksheet) -> Callable[[str, Path], Path]:
    def write(text: str, folder: Path) -> Path:
        path = folder / f"set.{name}"
        export_to(name).write(carrying(text), path, Options(kind), lambda _: None)
        return path

    return write


def html_page(text: str, folder: Path) -> Back:
    return html(exported("html", SheetKind.worked_key)(text, folder).read_text(encoding="utf-8"))


def markdown(text: str, folder: Path) -> Back:
    shapes, texts = [], []
    for token in MarkdownIt("commonmark").parse(exported("md")(text, folder).read_text(encoding="utf-8")):
        shapes.append(token.type)
        for child in token.children or []:
            if child.type == "html_inline":
                assert child.content in {"<span>", "</span>"}
            elif child.type not in {"text", "text_special"}:
                shapes.append(child.type)
        texts.append("".join(child.content for child in token.children or [] if child.type != "html_inline"))
    return Back(" ".join(texts), shapes)


def table(path: Path) -> Back:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), cell
    shown = [re.sub(r"^'(?=\s*[-=+@＝＋－＠])", "", cell) for row in rows for cell in row]
    return Back(" ".join(shown), [len(row) for row in rows])


def csv_export(text: str, folder: Path) -> Back:
    return table(exported("csv", SheetKind.worked_key)(text, folder))


def shape_of(facts: Any) -> Any:
    if isinstance(facts, dict):
        return {key: shape_of(value) for key, value in facts.items()}
    return [shape_of(each) for each in facts] if isinstance(facts, list) else type(facts).__name__


def texts_in(facts: Any) -> Iterator[str]:
    if isinstance(facts, dict | list):
        for each in facts.values() if isinstance(facts, dict) else facts:
            yield from texts_in(each)
    else:
        yield str(facts)


def json_text(text: str) -> Back:
    """JSON is for programs, which get each text as it was; whoever looks at the file sees every character of it."""
    assert text == "\n".join(map(cleaned, text.split("\n")))
    facts = json.loads(text)
    return Back(" ".join(map(cleaned, texts_in(facts))), shape_of(facts))


def json_export(text: str, folder: Path) -> Back:
    return json_text(exported("json")(text, folder).read_bytes().decode())


def gift(text: str, folder: Path) -> Back:
    found = read_gift(exported("gift")(text, folder))
    pages = [html(each.html) for each in found.questions]
    for each in found.questions:
        assert not set("{}$`") & set(each.html)
    shapes = [
        (each.item.kind, len(each.item.choices), page.shape) for each, page in zip(found.questions, pages, strict=True)
    ]
    names = [html(each.name).texts for each in found.questions]
    return Back(" ".join((*names, *(page.texts for page in pages))), shapes)


def moodle(text: str, folder: Path) -> Back:
    found = read_quiz(exported("moodle")(text, folder))
    pages = [html(each.html) for each in found.questions]
    for each in found.questions:
        bare = re.sub(r"\{1:[A-Z_]+:.*?(?<!\\)\}", "", each.html) if len(each.parts) > 1 else each.html
        assert not set("{}$") & set(bare)
    shapes = [
        ([(part.kind, len(part.choices)) for part in each.parts], [tag for tag in page.shape if isinstance(tag, tuple)])  # type: ignore[attr-defined]
        for each, page in zip(found.questions, pages, strict=True)
    ]
    names = [html(each.name).texts for each in found.questions]
    return Back(" ".join((*names, *(page.texts for page in pages))), shapes)


def zipped(name: str) -> Callable[[str, Path], Back]:
    def read(text: str, folder: Path) -> Back:
        with zipfile.ZipFile(exported(name)(text, folder)) as file:
            parts = {each: xml(file.read(each)) for each in sorted(file.namelist())}
        return Back(
            " ".join(part.texts for part in parts.values()).replace("\u2060", ""),
            {each: part.shape for each, part in parts.items()},
        )

    return read


def anki(text: str, folder: Path) -> Back:
    path = exported("anki", SheetKind.worked_key)(text, folder)
    with zipfile.ZipFile(path) as file:
        (folder / "collection").write_bytes(file.read("collection.anki2"))
    database = sqlite3.connect(folder / "collection")
    rows = database.execute("SELECT flds, tags FROM notes").fetchall()
    database.close()
    fields = [field for flds, _ in rows for field in flds.split("\x1f")]
    for field in fields:
        assert not re.search(r"\[|\{\{|\}\}", field)
    pages = [html(field) for field in fields]
    return Back(" ".join(page.texts for page in pages), [[page.shape for page in pages], [tags for _, tags in rows]])


# The classroom.


def workbook_cells(text: str, folder: Path) -> Back:
    with workbook(folder / "a.xlsx") as book:
        book.add("Marks", [text, 1, text])
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["Marks"]
    cells = [cell for row in sheet for cell in row]
    assert not any(cell.hyperlink for cell in cells)
    return Back(" ".join(str(cell.value) for cell in cells), [cell.data_type for cell in cells])


def gradebook(text: str, folder: Path) -> Back:
    with csv_files(folder) as book:
        book.add("Marks", [text, 1, text])
    return table(folder / "gradebook.csv")


def sheet_of_a_learner(text: str, folder: Path) -> Back:
    made = small(1)
    path = folder / "r.json"
    given = {"code": item(0, 1).code, "part": "", "text": text, "sure": 0, "milliseconds": None}
    facts = {"dosecalc": "responses", "version": 1, "set": made.id, "variant": "A", "started": None, "finished": None}
    who = {"id": "s1", "name": text.replace("\n", "\x0b")}
    path.write_text(json.dumps({**facts, "learner": who, "answers": [given]}), encoding="utf-8")
    (marked,) = graded_class(made, [path], jobs=1).learners()
    return html(learners_sheet(Terms(text, made.terms.policy), marked))


# The terminal.


class Terminal(io.StringIO):
    """A stream that takes what a terminal takes, and is none: no line is broken for its width."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return False


def on_a_screen(written: str) -> Back:
    screen = pyte.Screen(400, 6)
    screen.set_mode(pyte.modes.LNM)
    pyte.Stream(screen).feed(written)
    lines = [line.rstrip() for line in screen.display]
    plain = {(cell.fg, cell.bg, cell.bold, cell.reverse) for row in screen.buffer.values() for cell in row.values()}
    return Back(" ".join(lines), [screen.title, screen.cursor.y, sum(map(bool, lines)), plain])


def said(text: str, folder: Path) -> Back:  # noqa: ARG001
    """A line of the program that quotes a text of one line; its own line breaks are those that stand there."""
    stream = Terminal()
    say(f"Title: {cleaned(text)}", stream=stream)
    return on_a_screen(stream.getvalue())


def drawn_by_rich(text: str, folder: Path) -> Back:  # noqa: ARG001
    stream = Terminal()
    console = Console(file=stream, markup=False, emoji=False, highlight=False, width=400, force_terminal=True)
    console.print(Panel(styled(text), title=styled(text), expand=False, width=390))
    return on_a_screen(stream.getvalue())


def facts_on_the_screen(text: str, folder: Path) -> Back:  # noqa: ARG001
    stream = Terminal()
    with contextlib.redirect_stdout(stream):
        say_json({"title": text, text: [text]})
    facts = json.loads(stream.getvalue())
    assert stream.getvalue().isascii()
    return Back(" ".join(map(cleaned, [facts["title"], *(set(facts) - {"title"})])), len(facts))


# What verify finds.


def finding(text: str) -> Verification:
    path = Path(f"own/{text}")
    found: Finding = of_fault(Fault(path, 3, 7, text, text, text, FaultCode.UNKNOWN_WORD, text))
    return Verification([found], [Subject(path, FileKind.TEMPLATE)])


def github_annotations(text: str, folder: Path) -> Back:  # noqa: ARG001
    lines = github.report(finding(text)).splitlines()
    texts = []
    for line in lines:
        command = COMMAND.fullmatch(line)
        assert command is not None, line
        properties = dict(PROPERTY.findall(command[2]))
        assert set(properties) == {"file", "line", "col", "title"}
        for told in (*properties.values(), command[3]):
            for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
                told = told.replace(code, sign)  # noqa: PLW2901 - as the runner does, one code after the other
            texts.append(told)
    return Back(" ".join(texts), len(lines))


def junit_report(text: str, folder: Path) -> Back:  # noqa: ARG001
    return xml(junit.report(finding(text), WHEN))


def sarif_report(text: str, folder: Path) -> Back:  # noqa: ARG001
    return json_text(sarif.report(finding(text)))


def json_report(text: str, folder: Path) -> Back:  # noqa: ARG001
    return json_text(as_json.report(finding(text)))


def svg(text: str, folder: Path) -> Back:  # noqa: ARG001
    canvas = SvgCanvas(100, 100)
    canvas.text((1, 1), text)
    return xml(canvas.document(text, text))


SINKS: dict[str, Callable[[str, Path], Back]] = {
    "terminal": said,
    "rich": drawn_by_rich,
    "JSON on the screen": facts_on_the_screen,
    "HTML": html_page,
    "SVG": svg,
    "Markdown": markdown,
    "CSV": csv_export,
    "gradebook": gradebook,
    "XLSX": workbook_cells,
    "learner's sheet": sheet_of_a_learner,
    "JSON": json_export,
    "GIFT": gift,
    "Moodle": moodle,
    "QTI": zipped("qti"),
    "Canvas": zipped("canvas"),
    "Anki": anki,
    "GitHub": github_annotations,
    "JUnit": junit_report,
    "SARIF": sarif_report,
    "verify's JSON": json_report,
}

"""What people see of an exported file, without what only machines read, such as the numbers of a quiz's key."""

import csv
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

INLINE = frozenset({"a", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "tspan", "u"})
UNSEEN = frozenset({"script", "style", "title"})
COLUMNS = ("title", "card", "question", "how_to_answer", "unit", "answer", "working", "mistakes")
KEYS = frozenset({"title", "label", "text", "ask", "how_to_answer", "unit", "key", "working", "check", "says", "notes"})
GAP = re.compile(r"\{\d+:[A-Z_]+:(?:\\.|[^\\}])*\}")
"""Of a cloze, what Moodle makes a field of: the marking rules in it are plain numbers."""

IDENTITY = re.compile(r"[a-z0-9-]+@\d+(?::\d+:[a-z0-9-]+@\d+)?")
"""The name of a problem or a policy, which is no text of a pharmacy."""

ESCAPED = re.compile(r"\\([\\~=#{}:_*\[\]()<>|`!.+@-])")
ANSWER_OF_GIFT = re.compile(r"^\s*[=~](?:\\.|[^\\#])*", re.MULTILINE)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.hidden = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in UNSEEN
        self.text += "" if tag in INLINE else "\n"
        self.text += "".join(f"\n{value}\n" for name, value in attrs if name in {"alt", "aria-label"} and value)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in UNSEEN
        self.text += "" if tag in INLINE else "\n"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.hidden else data


def of_html(text: str) -> Iterator[str]:
    parser = _Seen()
    parser.feed(text)
    parser.close()
    yield from filter(None, map(str.strip, parser.text.split("\n")))


def of_markdown(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        yield from of_html(ESCAPED.sub(r"\1", line.lstrip("#> ").replace("\\<", "&lt;").replace("\\>", "&gt;")))


def of_csv(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for column in COLUMNS:
                yield from (row.get(column) or "").split(" | ")


def of_json(path: Path) -> Iterator[str]:
    yield from _leaves(json.loads(path.read_text(encoding="utf-8")), "")


def _leaves(value: object, key: str) -> Iterator[str]:
    if isinstance(value, str):
        if key in KEYS:
            yield value
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from _leaves(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from _leaves(below, key)


def of_gift(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    seen = "\n".join(line for line in lines if not line.startswith(("//", "$CATEGORY")))
    without_answers = re.sub(r"::|####|(?<!\\)#|(?<!\\)[{}]|\[html\]", "\n", ANSWER_OF_GIFT.sub("", seen))
    for line in without_answers.split("\n"):
        yield from of_html(ESCAPED.sub(r"\1", line))


def of_moodle(path: Path) -> Iterator[str]:
    tree = ET.parse(path)
    above = {child: parent for parent in tree.iter() for child in parent}
    for text in tree.iter("text"):
        if above[text].tag not in {"answer", "category"}:
            yield from of_html(GAP.sub(" ", text.text or ""))


def of_qti(path: Path) -> Iterator[str]:
    for name, content in _members(path):
        if name.startswith("items/"):
            root = ET.fromstring(content)
            for block in root.iter():
                if block.tag.endswith(("itemBody", "modalFeedback")):
                    yield from of_html(ET.tostring(block, encoding="unicode").replace("ns0:", ""))


def of_canvas(path: Path) -> Iterator[str]:
    for name, content in _members(path):
        if name.endswith(".xml"):
            for element in ET.fromstring(content).iter():
                if element.tag.endswith("mattext"):
                    yield from of_html(element.text or "")


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name)


def of_anki(path: Path) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "collection"
        file.write_bytes(dict(_members(path))["collection.anki2"])
        connection = sqlite3.connect(file)
        for (fields,) in connection.execute("select flds from notes"):
            for field in fields.split("\x1f"):
                yield from of_html(field)
        connection.close()


def of_pdf(path: Path) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - where PDF is not tested, it may be missing

    for page in PdfReader(path).pages:
        yield from page.extract_text().split("\n")


def seen(name: str, path: Path) -> Iterator[str]:
    """The texts of a file in the format of that name."""
    return (IDENTITY.sub(" ", text) for text in READERS[name](path))


READERS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "md": of_markdown,
    "html": lambda path: of_html(path.read_text(encoding="utf-8")),
    "csv": of_csv,
    "json": of_json,
    "gift": of_gift,
    "moodle": of_moodle,
    "qti": of_qti,
    "canvas": of_canvas,
    "anki": of_anki,
    "pdf": of_pdf,
}

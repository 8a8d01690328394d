"""How Moodle reads its XML and marks what learners type, written down a second time.

From the documentation (Moodle XML format; Numerical, Short-Answer, Multiple Choice and Embedded Answers question types)
and from what its source does: blanks are taken out of a number with its unit, a unit must be one of the listed ones to
the letter, the first answer within whose tolerance a number lies decides, and a text is compared without regard to
capitals. Nothing here is shared with the export.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.dom.minidom import Element, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?")
POWER = re.compile(r"(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)")
EPSILON = 1e-14
FRACTIONS = {
    *(100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0, 16.66667),
    *(14.28571, 12.5, 11.11111, 10.0, 5.0, 0.0),
}
"""The percentages that Moodle takes, of either sign; any other refuses the file."""

START = re.compile(r"\{(\d*):([A-Z_]+):")
NUMERICAL = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?::-?(?:\d+\.?\d*|\.\d+))?\Z")


@dataclass
class Choice:
    """An answer as it was written in the file."""

    text: str
    share: float
    tolerance: float = 0.0
    says: str = ""


@dataclass
class Item:
    """A question, or a place in a cloze question where something is answered."""

    kind: str
    choices: list[Choice]
    units: list[str] = field(default_factory=list)
    unit_penalty: float = 0.0
    takes_units: bool = False
    is_single: bool = True
    weight: int = 1

    def mark(self, typed: str) -> float:
        """The share of the credit that an answer earns; of several choices, they are parted by a newline."""
        return MARKS[self.kind](self, typed)


@dataclass
class Question:
    """A question of the file. parts: one, or the embedded ones."""

    kind: str
    name: str
    code: str
    html: str
    told: str
    worth: float
    files: dict[str, str]
    parts: list[Item]

    @property
    def text(self) -> str:
        """What a learner reads."""
        return text_of(self.html)


@dataclass
class Quiz:
    """All of a file."""

    category: str
    info: str
    questions: list[Question]


def read_quiz(path: Path) -> Quiz:
    """The questions of a file, which must have exactly one category, at the beginning."""
    quiz = parse(str(path)).documentElement
    assert quiz is not None
    assert quiz.tagName == "quiz"
    first, *others = children(quiz, "question")
    assert first.getAttribute("type") == "category"
    category = content(children(children(first, "category")[0], "text")[0])
    info = content(children(children(first, "info")[0], "text")[0])
    return Quiz(category, info, [_question(each) for each in others])


def children(parent: Element, tag: str) -> list[Element]:
    """The children of that name."""
    return [each for each in parent.childNodes if isinstance(each, Element) and each.tagName == tag]


def content(node: Element) -> str:
    """The text in an element, which must have no elements in it."""
    assert all(not isinstance(each, Element) for each in node.childNodes)
    return "".join(each.data for each in node.childNodes if each.nodeType in {3, 4})


def _text(parent: Element, tag: str) -> str:
    found = children(parent, tag)
    return content(children(found[0], "text")[0]).strip() if found else ""


def _option(parent: Element, tag: str, usual: str = "") -> str:
    found = children(parent, tag)
    return content(found[0]) if found else usual


def _question(node: Element) -> Question:
    kind = node.getAttribute("type")
    html = _text(node, "questiontext")
    files = {each.getAttribute("name"): content(each) for each in children(children(node, "questiontext")[0], "file")}
    return Question(
        kind=kind,
        name=_text(node, "name"),
        code=_option(node, "idnumber"),
        html=html,
        told=_text(node, "generalfeedback"),
        worth=float(_option(node, "defaultgrade", "1")),
        files=files,
        parts=embedded(html) if kind == "cloze" else [_item(node, kind)],
    )


def _item(node: Element, kind: str) -> Item:
    choices = [
        Choice(_own_text(each), _share(each), float(_option(each, "tolerance", "0")), _text(each, "feedback"))
        for each in children(node, "answer")
    ]
    units = [
        content(children(unit, "unit_name")[0]).strip()
        for units in children(node, "units")
        for unit in children(units, "unit")
        if float(_option(unit, "multiplier", "1")) == 1
    ]
    listed = sum(len(children(each, "unit")) for each in children(node, "units"))
    assert listed == len(units), "a unit with another multiplier is taken for right"
    graded = _option(node, "unitgradingtype", "0") == "1"
    item = Item(
        kind=kind,
        choices=choices,
        units=units,
        unit_penalty=float(_option(node, "unitpenalty", "0.1")) if graded else 0.0,
        takes_units=_option(node, "showunits", "0" if units else "3") == "0",
        is_single=_option(node, "single", "true") == "true",
    )
    check_what_moodle_checks(item)
    return item


def _own_text(node: Element) -> str:
    return content(children(node, "text")[0]).strip()


def _share(node: Element) -> float:
    percent = float(node.getAttribute("fraction"))
    assert abs(percent) in FRACTIONS, percent
    return percent / 100


def check_what_moodle_checks(item: Item) -> None:
    """What makes Moodle refuse a question, and with it the file."""
    shares = [choice.share for choice in item.choices]
    if item.is_single:
        assert max(shares) == 1
    else:
        assert abs(sum(share for share in shares if share > 0) - 1) < 0.01
    if item.kind in {"multichoice", "MULTICHOICE_V", "MULTIRESPONSE"}:
        assert len(shares) >= 2
    assert len(set(item.units)) == len(item.units)
    assert all(0 < len(unit) <= 50 for unit in item.units)


def number_and_unit(typed: str) -> tuple[float | None, str]:
    """What Moodle reads where decimals are written with a point."""
    bare = POWER.sub(r"e\1", typed.replace(" ", "")).replace(",", "")
    found = NUMBER.match(bare)
    return (float(found.group()), bare[found.end() :]) if found else (None, "")


def _numerical(item: Item, typed: str) -> float:
    value, unit = number_and_unit(typed)
    if value is None:
        return 0.0
    for choice in item.choices:
        number = float(choice.text)
        if abs(value - number) <= choice.tolerance + EPSILON * max(1, abs(number)):
            known = unit in item.units
            return choice.share if known else max(0.0, choice.share - item.unit_penalty * choice.share)
    return 0.0


def _short_answer(item: Item, typed: str) -> float:
    for choice in item.choices:
        pattern = ".*".join(re.escape(bit) for bit in re.split(r"(?<!\\)\*+", choice.text))
        if re.fullmatch(pattern, typed.strip(), re.IGNORECASE):
            return choice.share
    return 0.0


def _multiple_choice(item: Item, typed: str) -> float:
    chosen = typed.split("\n")
    known = {text_of(choice.text): choice.share for choice in item.choices}
    assert len(known) == len(item.choices), "two choices read alike"
    assert not item.is_single or len(chosen) == 1
    return min(1.0, max(0.0, sum(known[each] for each in chosen)))


MARKS: dict[str, Callable[[Item, str], float]] = {
    **dict.fromkeys(("numerical", "NUMERICAL"), _numerical),
    **dict.fromkeys(("shortanswer", "SHORTANSWER"), _short_answer),
    **dict.fromkeys(("multichoice", "MULTICHOICE_V", "MULTIRESPONSE"), _multiple_choice),
}


def embedded(html: str) -> list[Item]:
    """The answers that are embedded in a text, each to the brace that closes it."""
    items = []
    position = 0
    while found := START.search(html, position):
        end = found.end()
        while html[end] != "}" or html[end - 1] == "\\":
            end += 1
        items.append(_embedded(found.group(2), int(found.group(1) or 1), html[found.end() : end]))
        position = end + 1
    assert "{" not in html[position:]
    return items


def _embedded(kind: str, weight: int, source: str) -> Item:
    choices = [_alternative(each, kind) for each in re.split(r"(?<!\\)~", source)]
    item = Item(kind, choices, weight=weight, is_single=kind != "MULTIRESPONSE")
    if not item.is_single:
        total = sum(choice.share for choice in choices if choice.share > 0)
        for choice in choices:
            choice.share /= total if choice.share > 0 else 1
    check_what_moodle_checks(item)
    return item


def _alternative(source: str, kind: str) -> Choice:
    share = 0.0
    if source.startswith("="):
        share, source = 1.0, source[1:]
    elif source.startswith("%"):
        percent, source = source[1:].split("%", 1)
        share = float(percent) / 100
        assert abs(float(percent)) in FRACTIONS
    text, *says = re.split(r"(?<!\\)#", source, maxsplit=1)
    assert text
    if kind == "NUMERICAL":
        assert NUMERICAL.match(text), text
        number, _, tolerance = text.partition(":")
        return Choice(number, share, float(tolerance or 0), _resolved("".join(says)))
    return Choice(_resolved(text), share, says=_resolved("".join(says)))


def _resolved(source: str) -> str:
    """What the import makes of an answer or of feedback."""
    return unescape(source).replace("\\}", "}").replace("\\#", "#")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value or "" for name, value in attrs if name == "alt"]


def text_of(html: str) -> str:
    """What HTML says to a reader."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.found)


def tags_of(html: str) -> set[str]:
    """The elements of HTML."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return set(parser.tags)


def total(parts: Iterable[Item], typed: Sequence[str]) -> float:
    """The mark of a whole question."""
    items = list(parts)
    weights = sum(item.weight for item in items)
    return sum(item.mark(text) * item.weight for item, text in zip(items, typed, strict=True)) / weights

"""A small reader of GIFT, written from Moodle's documentation of the format; nothing here is shared with the export."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.exports.moodle_rules import Choice, Item

if TYPE_CHECKING:
    from pathlib import Path

BARE = r"(?<!\\)(?:\\\\)*"
"""What stands before a sign that is not escaped."""


@dataclass
class GiftQuestion:
    """A question of the file."""

    name: str
    code: str
    html: str
    told: str
    item: Item


@dataclass
class GiftFile:
    """All of a file."""

    category: str
    questions: list[GiftQuestion] = field(default_factory=list)


def read_gift(path: Path) -> GiftFile:
    """The questions of a file; blank lines part them."""
    found = GiftFile("")
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("//")]
        rest = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if rest.startswith("$CATEGORY:"):
            assert not found.category
            found.category = rest.removeprefix("$CATEGORY:").split("\n")[0].strip()
            assert "\n" not in rest
        elif rest:
            code = re.search(r"\[id:([^\]]+)\]", "".join(comments))
            assert code is not None
            found.questions.append(_question(rest, code.group(1)))
    return found


def resolved(text: str) -> str:
    """A text without its escapes."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL).strip()


def _question(source: str, code: str) -> GiftQuestion:
    head = re.match(rf"::(.*?{BARE})::\[html\](.*?{BARE})\{{(.*{BARE})\}}\Z", source, re.DOTALL)
    assert head is not None, source[:300]
    name, html, answers = head.groups()
    assert not re.search(rf"{BARE}[~=#{{}}]", html.replace("\\\\", "")), "a sign stands bare in the text"
    answers, told = answers.rsplit("####", 1)
    return GiftQuestion(resolved(name), code, resolved(html), resolved(told), _item(answers.strip()))


def _item(source: str) -> Item:
    if source.startswith("#"):
        numbers = [each.strip() for each in re.split(r"(?<!\\)=", source[1:]) if each.strip()]
        pairs = [each.split(":") for each in numbers]
        return Item("numerical", [Choice(number, 1.0, float(tolerance)) for number, tolerance in pairs])
    pieces = re.findall(r"(?<!\\)([=~])((?:\\.|[^=~\\])*)", source)
    if not any(sign == "~" for sign, _ in pieces):
        return Item("shortanswer", [Choice(resolved(text), 1.0) for _, text in pieces])
    choices = [_choice(sign, text) for sign, text in pieces]
    return Item("multichoice", choices, is_single=any(sign == "=" for sign, _ in pieces))


def _choice(sign: str, source: str) -> Choice:
    share = 1.0 if sign == "=" else 0.0
    if weight := re.match(r"%(-?[\d.]+)%", source):
        share, source = float(weight.group(1)) / 100, source[weight.end() :]
    text, *says = re.split(r"(?<!\\)#", source, maxsplit=1)
    return Choice(resolved(text), share, says=resolved("".join(says)))

"""Questions in GIFT: a text of each with its answers in braces.

Source: Moodle documentation, *GIFT format*. All texts are HTML in which no sign of the format is left bare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.exports.quizzes.quiz_answers import RIGHT
from dosecalc.exports.quizzes.quiz_html import category_path, inert, inert_text, short_name
from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.exports.quizzes.quiz_answers import Answer

ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "~=#{}:\\"})


@dataclass(frozen=True)
class Asked:
    """A question without its answers. code: by which Moodle knows it again. html: its text. told: general feedback."""

    name: str
    code: str
    html: str
    told: str


def category(*names: str) -> str:
    """The line that says where the questions that follow are kept."""
    return f"$CATEGORY: {category_path(*names)}\n"


def numerical(asked: Asked, numbers: Iterable[str]) -> str:
    """A number, in exact bounds."""
    return _question(asked, "#", [f"={each}:0" for each in numbers])


def short_answer(asked: Asked, texts: Iterable[str]) -> str:
    """A text, in capitals or not."""
    return _question(asked, "", [f"={escaped(each)}" for each in texts])


def multiple_choice(asked: Asked, answers: Iterable[Answer], *, several: bool) -> str:
    """One of a few answers, or any of several."""
    lines = []
    for each in answers:
        weight = f"~%{each.percent}%" if several else "=" if each.share == RIGHT else "~"
        lines.append(f"{weight}{escaped(inert_text(each.text))}{_feedback(each)}")
    return _question(asked, "", lines)


def escaped(text: str) -> str:
    """A text in which no sign begins or ends anything."""
    return text.translate(ESCAPED)


def _feedback(answer: Answer) -> str:
    return f"#{escaped(inert(element('p', answer.says)))}" if answer.says else ""


def _question(asked: Asked, kind: str, answers: Iterable[str]) -> str:
    lines = [
        f"// [id:{asked.code}]",
        f"::{escaped(short_name(asked.name))}::[html]{escaped(asked.html)}{{{kind}",
        *answers,
        f"####{escaped(asked.told)}",
        "}",
    ]
    return "\n".join(["", *lines, ""])

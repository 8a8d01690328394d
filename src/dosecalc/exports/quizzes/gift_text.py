"""Questions in GIFT: a text of each with its answers in braces.

Source: Moodle documentation, *GIFT format*. All texts are HTML in which no sign of the format is left bare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from dosecalc.exports.quizzes.quiz_answers import RIGHT
from dosecalc.exports.quizzes.quiz_html import category_path, inert, inert_text, short_name
from dosecalc.markup import element
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.exports.quizzes.quiz_answers import Answer
    from dosecalc.exports.quizzes.quiz_html import Inert

Gift = NewType("Gift", str)
"""Text of a GIFT file in which no sign from outside begins or ends anything."""

NOTHING = Gift("")
ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "~=#{}:\\"})


@dataclass(frozen=True)
class Stem:
    """A question without its answers. code: by which Moodle knows it again. html: its text. told: general feedback."""

    name: str
    code: str
    html: Inert
    told: Inert


def category(*names: str) -> Gift:
    """The line that says where the questions that follow are kept."""
    return Gift(f"$CATEGORY: {category_path(*names)}\n")


def numerical(asked: Stem, numbers: Iterable[str]) -> Gift:
    """A number, in exact bounds."""
    return _question(asked, Gift("#"), [Gift(f"={escaped(each)}:0") for each in numbers])


def short_answer(asked: Stem, texts: Iterable[str]) -> Gift:
    """A text, in capitals or not."""
    return _question(asked, NOTHING, [Gift(f"={escaped(cleaned(each))}") for each in texts])


def multiple_choice(asked: Stem, answers: Iterable[Answer], *, several: bool) -> Gift:
    """One of a few answers, or any of several."""
    lines = []
    for each in answers:
        weight = f"~%{each.percent}%" if several else "=" if each.share == RIGHT else "~"
        lines.append(Gift(f"{weight}{escaped(inert_text(each.text))}{_feedback(each)}"))
    return _question(asked, NOTHING, lines)


def escaped(text: str) -> Gift:
    """A text in which no sign begins or ends anything."""
    return Gift(text.translate(ESCAPED))


def _feedback(answer: Answer) -> Gift:
    return Gift(f"#{escaped(inert(element('p', answer.says)))}") if answer.says else NOTHING


def _question(asked: Stem, kind: Gift, answers: Iterable[Gift]) -> Gift:
    lines = [
        f"// [id:{comment(asked.code)}]",
        f"::{escaped(short_name(asked.name))}::[html]{escaped(asked.html)}{{{kind}",
        *answers,
        f"####{escaped(asked.told)}",
        "}",
    ]
    return Gift("\n".join(["", *lines, ""]))


def comment(text: str) -> Gift:
    """A text in a comment, which ends with its line, and whose brackets end what a program looks for in it."""
    return Gift(cleaned(text).translate({ord(sign): "_" for sign in "[]"}))

"""Embedded answers of Moodle: `{1:SHORTANSWER:=13.1 mL/h~%0%131 mL/h#feedback}`, each worth 1.

Source: Moodle documentation, *Embedded Answers (Cloze) question type*; how texts are escaped, after its
`question/type/multianswer`: an answer and its feedback are HTML of which the entities are resolved once on import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from dosecalc.exports.quizzes.quiz_answers import (
    RIGHT,
    Answer,
    Asking,
    any_of,
    one_of,
    right_numbers,
    wrong_numbers,
    wrong_texts,
)
from dosecalc.exports.quizzes.quiz_html import Inert
from dosecalc.markup import Html, text_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.tutoring.parts import Part

Cloze = NewType("Cloze", str)
"""An embedded answer in which no sign ends it."""

IN_ANSWERS = {
    "~": "&amp;\\#126;",
    "#": "\\#",
    "{": "&amp;\\#123;",
    "}": "&amp;\\#125;",
    "\\": "&amp;\\#92;",
    "$": "&amp;\\#36;",
}
"""What would end an answer or begin a formula, so that it comes out of the import as a character reference."""


def blank(part: Part, asking: Asking, texts: Iterable[str], choices: int) -> Inert:
    """Where a part is answered. texts: all that are taken as right, where it is answered in a text."""
    if asking is Asking.ONE_OF:
        return _blank("MULTICHOICE_V", one_of(part, choices), is_html=True)
    if asking is Asking.ANY_OF:
        return _blank("MULTIRESPONSE", any_of(part), is_html=True)
    if asking is Asking.NUMBER:
        right = [Answer(number, RIGHT) for number in right_numbers(part)]
        return _blank("NUMERICAL", [*right, *wrong_numbers(part)], ending=":0")
    right = [Answer(text, RIGHT) for text in texts]
    return _blank("SHORTANSWER", [*right, *wrong_texts(part)])


def _blank(kind: str, answers: Iterable[Answer], ending: str = "", *, is_html: bool = False) -> Inert:
    told = "~".join(_answer(each, ending, is_html=is_html) for each in answers)
    return Inert(Html(f"<p>{{1:{kind}:{told}}}</p>"))


def _answer(answer: Answer, ending: str, *, is_html: bool) -> Cloze:
    share = "=" if answer.share == RIGHT else f"%{answer.percent}%"
    text = _html(answer.text) if is_html else _plain(answer.text)
    return Cloze(f"{share}{text}{ending}{f'#{_html(answer.says)}' if answer.says else ''}")


def _plain(text: str) -> Cloze:
    """A text that is compared with what is typed; none of ours has a sign that would have to be escaped twice."""
    return Cloze(text_alone(text).replace("#", "\\#").replace("}", "\\}"))


def _html(text: str) -> Cloze:
    """A text that is shown: once escaped as HTML, and once more for the import."""
    twice = text_alone(text_alone(text))
    return Cloze("".join(IN_ANSWERS.get(character, character) for character in twice))

"""Questions of Moodle's XML format, as elements, so that no text can be anything but text.

Source: Moodle documentation, *Moodle XML format*; what is accepted and how it marks, after its `question/format/xml`
and `question/type`.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from dosecalc.exports.quizzes.quiz_answers import RIGHT, Answer
from dosecalc.exports.quizzes.quiz_html import category_path, inert, inert_text, short_name
from dosecalc.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosecalc.sets.printed import PrintedPicture

LONGEST_UNIT = 50
"""Of a unit in Moodle's database; a file with a longer one is not imported."""

TYPED_UNIT, NO_UNIT_SHOWN = "0", "3"


@dataclass(frozen=True)
class Asked:
    """A question without its answers. code: by which Moodle knows it again. html: its text. told: general feedback."""

    name: str
    code: str
    html: str
    told: str
    pictures: Sequence[PrintedPicture] = ()


def category(*names: str, says: str) -> Element:
    """Where the questions that follow are kept."""
    made = Element("question", type="category")
    SubElement(SubElement(made, "category"), "text").text = category_path(*names)
    _text(made, "info", inert_text(says))
    return made


def picture(place: int, shown: PrintedPicture) -> str:
    """Where a picture that comes with the question is seen."""
    here = inert(element("p", element("img", src="", alt=f"{shown.title}: {shown.says}")))
    return here.replace('src=""', f'src="@@PLUGINFILE@@/{_file_name(place)}"', 1)


def _file_name(place: int) -> str:
    return f"picture-{place}.svg"


def numerical(asked: Asked, answers: Iterable[Answer], units: Sequence[str]) -> Element:
    """A number, in exact bounds. units: each way to write the unit; without it the number earns nothing."""
    made = _question("numerical", asked)
    for answer in answers:
        SubElement(_answer(made, answer), "tolerance").text = "0"
    if units:
        _options(made, unitgradingtype="1", unitpenalty="1.0000000", showunits=TYPED_UNIT, unitsleft="0")
        listed = SubElement(made, "units")
        for unit in units:
            _options(SubElement(listed, "unit"), multiplier="1", unit_name=unit)
    else:
        _options(made, unitgradingtype="0", unitpenalty="0.1000000", showunits=NO_UNIT_SHOWN, unitsleft="0")
    return made


def short_answer(asked: Asked, answers: Iterable[Answer]) -> Element:
    """A text, in capitals or not."""
    made = _question("shortanswer", asked)
    _options(made, usecase="0")
    for answer in answers:
        _answer(made, answer)
    return made


def multiple_choice(asked: Asked, answers: Iterable[Answer], *, several: bool, shuffled: bool) -> Element:
    """One of a few answers, or any of several."""
    made = _question("multichoice", asked)
    _options(
        made,
        single="false" if several else "true",
        shuffleanswers="true" if shuffled else "false",
        answernumbering="abc",
        showstandardinstruction="1",
    )
    for answer in answers:
        _answer(made, answer, is_html=True)
    return made


def embedded(asked: Asked) -> Element:
    """Several answers; they stand in the text."""
    return _question("cloze", asked)


def _question(kind: str, asked: Asked) -> Element:
    made = Element("question", type=kind)
    SubElement(SubElement(made, "name"), "text").text = short_name(asked.name)
    text = _text(made, "questiontext", asked.html)
    for place, shown in enumerate(asked.pictures, start=1):
        file = SubElement(text, "file", name=_file_name(place), path="/", encoding="base64")
        file.text = b64encode(shown.svg.encode()).decode()
    _text(made, "generalfeedback", asked.told)
    _options(made, defaultgrade="1", penalty="0", hidden="0", idnumber=asked.code)
    return made


def _text(parent: Element, tag: str, html: str) -> Element:
    made = SubElement(parent, tag, format="html")
    SubElement(made, "text").text = html
    return made


def _options(parent: Element, **options: str) -> None:
    for tag, text in options.items():
        SubElement(parent, tag).text = text


def _answer(parent: Element, answer: Answer, *, is_html: bool = False) -> Element:
    percent = answer.percent if answer.share != RIGHT else "100"
    made = SubElement(parent, "answer", fraction=percent, format="html" if is_html else "moodle_auto_format")
    SubElement(made, "text").text = inert_text(answer.text) if is_html else answer.text
    if answer.says:
        _text(made, "feedback", inert(element("p", answer.says)))
    return made

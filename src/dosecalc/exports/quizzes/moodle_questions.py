"""Questions of Moodle's XML format, as elements, so that no text can be anything but text.

Source: Moodle documentation, *Moodle XML format*; what is accepted and how it marks, after its `question/format/xml`
and `question/type`.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.exports.quizzes.quiz_answers import RIGHT, Answer
from dosecalc.exports.quizzes.quiz_html import Inert, category_path, inert, inert_text, short_name
from dosecalc.markup import Html, element, holding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.sets.printed import PrintedPicture

LONGEST_UNIT = 50
"""Of a unit in Moodle's database; a file with a longer one is not imported."""

TYPED_UNIT, NO_UNIT_SHOWN = "0", "3"


@dataclass(frozen=True)
class Stem:
    """A question without its answers. code: by which Moodle knows it again. html: its text. told: general feedback."""

    name: str
    code: str
    html: Inert
    told: Inert
    pictures: Sequence[PrintedPicture] = ()


def category(*names: str, says: str) -> Element:
    """Where the questions that follow are kept."""
    path = element("category", holding("text", category_path(*names)))
    return element("question", path, _text("info", inert_text(says)), type="category")


def picture(place: int, shown: PrintedPicture) -> Inert:
    """Where a picture that comes with the question is seen."""
    here = inert(element("p", element("img", src="", alt=f"{shown.title}: {shown.says}")))
    return Inert(Html(here.replace('src=""', f'src="@@PLUGINFILE@@/{_file_name(place)}"', 1)))


def _file_name(place: int) -> str:
    return f"picture-{place}.svg"


def numerical(asked: Stem, answers: Iterable[Answer], units: Sequence[str]) -> Element:
    """A number, in exact bounds. units: each way to write the unit; without it the number earns nothing."""
    made = _question("numerical", asked)
    for answer in answers:
        made.append(_answer(answer, tolerance="0"))
    if units:
        made.extend(_options(unitgradingtype="1", unitpenalty="1.0000000", showunits=TYPED_UNIT, unitsleft="0"))
        listed = (element("unit", _options(multiplier="1", unit_name=unit)) for unit in units)
        made.append(element("units", listed))
    else:
        made.extend(_options(unitgradingtype="0", unitpenalty="0.1000000", showunits=NO_UNIT_SHOWN, unitsleft="0"))
    return made


def short_answer(asked: Stem, answers: Iterable[Answer]) -> Element:
    """A text, in capitals or not."""
    made = _question("shortanswer", asked)
    made.extend([*_options(usecase="0"), *map(_answer, answers)])
    return made


def multiple_choice(asked: Stem, answers: Iterable[Answer], *, several: bool, shuffled: bool) -> Element:
    """One of a few answers, or any of several."""
    made = _question("multichoice", asked)
    options = _options(
        single="false" if several else "true",
        shuffleanswers="true" if shuffled else "false",
        answernumbering="abc",
        showstandardinstruction="1",
    )
    made.extend([*options, *(_answer(answer, is_html=True) for answer in answers)])
    return made


def embedded(asked: Stem) -> Element:
    """Several answers; they stand in the text."""
    return _question("cloze", asked)


def _question(kind: str, asked: Stem) -> Element:
    text = _text("questiontext", asked.html)
    text.extend(_file(place, shown) for place, shown in enumerate(asked.pictures, start=1))
    return element(
        "question",
        element("name", holding("text", short_name(asked.name))),
        text,
        _text("generalfeedback", asked.told),
        _options(defaultgrade="1", penalty="0", hidden="0", idnumber=asked.code),
        type=kind,
    )


def _file(place: int, shown: PrintedPicture) -> Element:
    drawn = b64encode(shown.svg.encode()).decode()
    return element("file", drawn, name=_file_name(place), path="/", encoding="base64")


def _text(tag: str, html: Inert) -> Element:
    return element(tag, holding("text", html), format="html")


def _options(**options: str) -> Iterator[Element]:
    return (element(tag, text) for tag, text in options.items())


def _answer(answer: Answer, *, is_html: bool = False, tolerance: str = "") -> Element:
    percent = answer.percent if answer.share != RIGHT else "100"
    text = holding("text", inert_text(answer.text)) if is_html else element("text", answer.text)
    says = [_text("feedback", inert(element("p", answer.says)))] if answer.says else []
    within = [element("tolerance", tolerance)] if tolerance else []
    return element("answer", text, says, within, fraction=percent, format="html" if is_html else "moodle_auto_format")

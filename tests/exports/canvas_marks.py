"""How Canvas imports a QTI 1.2 package and marks its questions, written from what Canvas does.

Read off Canvas's importer (gems/plugins/qti_exporter) and its quiz questions (app/models/quizzes/quiz_question): which
conditions become answers, what a margin is, that numbers are kept to four decimals, how texts are compared, how a
choice of several earns a share.
"""

import zipfile
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
PACKAGING = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"

Right = tuple[Decimal, Decimal] | str | None
"""The least and the largest number that earns credit, or a text."""


@dataclass(frozen=True)
class Asked:
    """A question as Canvas has it.

    right: numbers with their margins, texts, or the numbers of choices that earn credit.
    choices: their texts by number. comments: what is said, by its name.
    """

    kind: str
    title: str
    points: Decimal
    html: str
    right: tuple[Right, ...]
    choices: dict[str, str]
    comments: dict[str, str]

    def share(self, answer: str | tuple[str, ...]) -> Fraction:
        """The share of its points that an answer earns: a typed text, or the texts of what was chosen."""
        match self.kind:
            case "numerical_question":
                kept = Decimal(str(answer)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
                return Fraction(any(_is_within(each, kept) for each in self.right))
            case "short_answer_question":
                return Fraction(str(answer).strip().lower() in {str(each).strip().lower() for each in self.right})
            case "multiple_choice_question":
                return Fraction({answer} == {self.choices[str(each)] for each in self.right})
            case "multiple_answers_question":
                right = {self.choices[str(each)] for each in self.right}
                chosen = set(answer)
                return max(Fraction(0), Fraction(len(chosen & right) - len(chosen - right), len(right)))
        raise NotImplementedError(self.kind)


def _is_within(right: Right, number: Decimal) -> bool:
    assert isinstance(right, tuple), right
    low, high = right
    return low <= number <= high


def imported(path: Path) -> list[Asked]:
    """The questions of a package, found by its manifest."""
    with zipfile.ZipFile(path) as file:
        manifest = fromstring(file.read("imsmanifest.xml"))
        for each in manifest.iter(f"{PACKAGING}file"):
            file.getinfo(each.attrib["href"])
        quiz = next(each for each in manifest.iter(f"{PACKAGING}resource") if each.attrib["type"] == "imsqti_xmlv1p2")
        href = quiz.find(f"{PACKAGING}file").attrib["href"]  # type: ignore[union-attr]
        root = fromstring(file.read(href))
    return [_asked(item) for item in root.iter(f"{QTI}item")]


def _text(element: Element, path: str) -> str:
    found = element.find("/".join(f"{QTI}{name}" for name in path.split("/")))
    assert found is not None, path
    return found.text or ""


def _asked(item: Element) -> Asked:
    fields = {_text(each, "fieldlabel"): _text(each, "fieldentry") for each in item.iter(f"{QTI}qtimetadatafield")}
    kind = fields["question_type"]
    choices = {
        each.attrib["ident"]: _words(_text(each, "material/mattext"))
        for each in item.iter(f"{QTI}response_label")
        if each.find(f"{QTI}material") is not None
    }
    right: list[Right] = []
    for condition in item.iter(f"{QTI}respcondition"):
        if condition.find(f"{QTI}setvar") is not None:
            tested = condition.find(f"{QTI}conditionvar")
            assert tested is not None
            right += _numbers(tested) if kind == "numerical_question" else _named(tested)
    comments = {
        each.attrib["ident"]: _words(_text(each, "flow_mat/material/mattext"))
        for each in item.iter(f"{QTI}itemfeedback")
    }
    html = _text(item, "presentation/material/mattext")
    return Asked(kind, item.attrib["title"], Decimal(fields["points_possible"]), html, tuple(right), choices, comments)


def _numbers(tested: Element) -> list[Right]:
    """The exact number of the first `or`, with the margin up to the `varlte` in it."""
    either = tested.find(f"{QTI}or")
    assert either is not None
    exact = Decimal(_text(either, "varequal"))
    margin = Decimal(_text(either, "and/varlte")) - exact
    return [(exact - margin, exact + margin)]


def _named(tested: Element) -> list[Right]:
    return [each.text for path in ("", f"{QTI}and/") for each in tested.iterfind(f"{path}{QTI}varequal")]


def _words(html: str) -> str:
    return "".join(fromstring(html.replace("<br>", "<br/>")).itertext())

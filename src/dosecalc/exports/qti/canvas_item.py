"""One part of a problem as a question that Canvas imports: QTI 1.2 in the dialect of its own exports.

What is written is what Canvas's importer reads (gems/plugins/qti_exporter in instructure/canvas-lms) and what text2qti,
a writer that many use, writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.exports.qti.canvas_questions import is_answer, material
from dosecalc.exports.qti.problem_text import card, question, worked
from dosecalc.markup import element
from dosecalc.tutoring.verdict import NOT_YET, RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.exports.options import Options
    from dosecalc.exports.qti.canvas_questions import Question
    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.tutoring.parts import Part


def item(
    printed: PrintedProblem,
    part: Part,
    place: int,
    asked: Question,
    name: str,
    points: str,
    options: Options,
    pictures: Sequence[str],
) -> Element:
    """The question for a part, at its place from 0, with the whole card, so that it can stand alone.

    name: its identifier. points: what it is worth. pictures: where each picture is found.
    """
    shown = printed.parts[place]
    label = f", part {shown.label}" if shown.label else ""
    hint = [element("p", element("em", asked.hint))] if asked.hint else []
    stem = [*card(printed, pictures), *question(shown), *hint]
    feedback = _feedback(part, asked, options.method)
    return element(
        "item",
        element("itemmetadata", element("qtimetadata", _fields(asked, name, points))),
        element("presentation", material(stem), asked.answered),
        _processing(asked),
        (element("itemfeedback", element("flow_mat", material(said)), ident=of) for of, said in feedback),
        ident=name,
        title=f"Problem {printed.number}{label}: {printed.title}",
    )


def _fields(asked: Question, name: str, points: str) -> Iterator[Element]:
    fields = {
        "question_type": asked.kind,
        "points_possible": points,
        "original_answer_ids": ",".join(asked.ids),
        "assessment_question_identifierref": f"{name}-question",
    }
    for label, text in fields.items():
        yield element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", text))


def _processing(asked: Question) -> Element:
    """General feedback, feedback to a choice, the credit, and feedback to all else, in the order of Canvas's own."""
    decvar = element("decvar", maxvalue=100, minvalue=0, varname="SCORE", vartype="Decimal")
    conditions = [_when([element("other")], "general_fb", go_on="Yes")]
    conditions += [_when([is_answer(name)], f"{name}_fb", go_on="Yes") for name, _ in asked.told]
    conditions += [_when(right, "correct_fb", go_on="No", credit=True) for right in asked.right]
    conditions.append(_when([element("other")], "general_incorrect_fb", go_on="Yes"))
    return element("resprocessing", element("outcomes", decvar), conditions)


def _when(conditions: Iterable[Element], feedback: str, *, go_on: str, credit: bool = False) -> Element:
    points = [element("setvar", "100", action="Set", varname="SCORE")] if credit else []
    shown = element("displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return element("respcondition", element("conditionvar", conditions), points, shown, **{"continue": go_on})


def _feedback(part: Part, asked: Question, method: str) -> Iterator[tuple[str, list[Element]]]:
    yield "general_fb", list(worked(part, method))
    yield "correct_fb", [element("p", RIGHT)]
    listed = [element("ul", (element("li", text) for text in asked.known))] if asked.known else []
    yield "general_incorrect_fb", [element("p", NOT_YET), *listed]
    for name, says in asked.told:
        yield f"{name}_fb", [element("p", says)]

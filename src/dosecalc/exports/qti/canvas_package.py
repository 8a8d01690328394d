"""The package around the questions for Canvas: its manifest and what it says of the quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.qti.packages import DECLARATION, document, piece
from dosecalc.exports.qti.qti_item import INSTANCE
from dosecalc.markup import Xml, element, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.exports.export import Source

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
QUIZ = "http://canvas.instructure.com/xsd/cccv1p0"
PACKAGING = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
PICTURES = "images"
IN_CANVAS = "%24IMS-CC-FILEBASE%24"


def quiz_file(name: str) -> str:
    """Where the questions are."""
    return f"{name}/{name}.xml"


def meta_file(name: str) -> str:
    """Where the quiz is described."""
    return f"{name}/assessment_meta.xml"


def before_questions(name: str, title: str) -> Xml:
    """What stands before the questions."""
    return Xml(
        DECLARATION
        + start_tag(
            "questestinterop", **{"xmlns": QTI, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": f"{QTI} {QTI}p1.xsd"}
        )
        + start_tag("assessment", ident=name, title=title)
        + piece(element("qtimetadata", _field("cc_maxattempts", "1")))
        + start_tag("section", ident="root_section")
    )


AFTER_QUESTIONS = Xml("</section>\n</assessment>\n</questestinterop>\n")


def _field(label: str, text: str) -> Element:
    return element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", text))


def meta(name: str, source: Source) -> Xml:
    """What Canvas is told of the quiz; a teacher can change all of it there."""
    minutes = str(-(-source.terms.seconds // 60)) if source.terms.seconds else ""
    said = " ".join(filter(None, (EDUCATION_ONLY, source.marking_of_bare_numbers)))
    facts = {
        "title": source.heading,
        "description": f"<p>{_as_html(said)}</p>",
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{source.size}.0",
        **({"time_limit": minutes} if minutes else {}),
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "one_question_at_a_time": "false",
        "cant_go_back": "false",
        "available": "false",
    }
    return document(element("quiz", (element(tag, text) for tag, text in facts.items()), identifier=name, xmlns=QUIZ))


def _as_html(text: str) -> str:
    return piece(element("span", text)).strip()


def pieces_of_manifest(name: str, pictures: Sequence[str]) -> Iterator[str]:
    """The manifest. pictures: where each of them is."""
    yield DECLARATION + start_tag("manifest", identifier=f"{name}-package", xmlns=PACKAGING)
    yield piece(element("metadata", element("schema", "IMS Content"), element("schemaversion", "1.1.3")))
    yield "<organizations />\n<resources>\n"
    questions = element("file", href=quiz_file(name))
    about = element("dependency", identifierref=f"{name}-meta")
    yield piece(element("resource", questions, about, identifier=name, type="imsqti_xmlv1p2"))
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    href = meta_file(name)
    yield piece(element("resource", element("file", href=href), identifier=f"{name}-meta", type=kind, href=href))
    for at, path in enumerate(pictures, start=1):
        attributes = {"identifier": f"{name}-picture-{at}", "type": "webcontent", "href": path}
        yield piece(element("resource", element("file", href=path), **attributes))
    yield "</resources>\n</manifest>\n"

"""The test of a QTI package, which asks all items, and its manifest; both written piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.exports.qti.packages import DECLARATION, piece
from dosecalc.exports.qti.qti_item import INSTANCE, ROOT
from dosecalc.exports.qti.qti_rules import first_of, number, outcome, outcome_declared, value, variable
from dosecalc.markup import element, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.exports.export import Source

PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEST_FILE = "test.xml"


def item_file(at: int) -> str:
    """Where the item of a problem is."""
    return f"items/problem-{at:05d}.xml"


def picture_file(at: int, place: int) -> str:
    """Where a picture of a problem is; the place from 1."""
    return f"pictures/problem-{at:05d}-{place}.svg"


def pieces_of_test(source: Source, name: str, numbers: Sequence[int]) -> Iterator[str]:
    """The test: a section with all items, their sum as the score, and whether that is enough to pass."""
    terms = source.terms
    yield DECLARATION + start_tag("assessmentTest", **ROOT, identifier=f"{name}-test", title=source.heading)
    yield piece(outcome_declared("SCORE", "float", "0", normalMaximum=str(source.size)))
    if terms.to_pass:
        yield piece(outcome_declared("PASSED", "boolean", "false"))
    if terms.seconds:
        yield piece(element("timeLimits", maxTime=terms.seconds))
    yield start_tag("testPart", identifier="PART", navigationMode="nonlinear", submissionMode="individual")
    yield piece(element("itemSessionControl", maxAttempts=1, showFeedback="true", allowReview="true"))
    yield start_tag("assessmentSection", identifier="SECTION", title=source.heading, visible="true")
    said = [element("p", text) for text in (EDUCATION_ONLY, source.marking) if text]
    yield piece(element("rubricBlock", said, view="candidate"))
    for at in numbers:
        yield piece(element("assessmentItemRef", identifier=f"{name}-{at}", href=item_file(at), fixed="false"))
    yield "</assessmentSection>\n</testPart>\n"
    yield piece(element("outcomeProcessing", _total(terms.to_pass)))
    yield "</assessmentTest>\n"


def _total(to_pass: int) -> Iterator[Element]:
    yield outcome("SCORE", element("sum", element("testVariables", variableIdentifier="SCORE")))
    if to_pass:
        is_enough = element("gte", variable("SCORE"), number(to_pass))
        yield first_of([(is_enough, [outcome("PASSED", value("boolean", "true"))])])


def pieces_of_manifest(name: str, pictures: Mapping[int, int]) -> Iterator[str]:
    """The manifest. pictures: how many each problem has, by its number."""
    namespaces = {"xmlns": PACKAGING, "xmlns:xsi": INSTANCE}
    yield DECLARATION + start_tag("manifest", **namespaces, identifier=f"{name}-package")
    yield piece(element("metadata", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0")))
    yield "<organizations />\n<resources>\n"
    yield start_tag("resource", identifier="TEST", type="imsqti_test_xmlv2p1", href=TEST_FILE)
    yield piece(element("file", href=TEST_FILE))
    for at in pictures:
        yield piece(element("dependency", identifierref=f"ITEM-{at}"))
    yield "</resource>\n"
    for at, count in pictures.items():
        yield piece(_item_resource(at, count))
        for place in range(1, count + 1):
            href = picture_file(at, place)
            attributes = {"identifier": f"PICTURE-{at}-{place}", "type": "webcontent", "href": href}
            yield piece(element("resource", element("file", href=href), **attributes))
    yield "</resources>\n</manifest>\n"


def _item_resource(at: int, count: int) -> Element:
    needed = (element("dependency", identifierref=f"PICTURE-{at}-{place}") for place in range(1, count + 1))
    attributes = {"identifier": f"ITEM-{at}", "type": "imsqti_item_xmlv2p1", "href": item_file(at)}
    return element("resource", element("file", href=item_file(at)), needed, **attributes)

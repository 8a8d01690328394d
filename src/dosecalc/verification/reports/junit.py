"""As JUnit XML: a test case for each file, failed where an error was found in it; warnings in the suite's output.

There is no standard. This keeps to the strictest of its schemas, that of Windy Road for Apache Ant
(github.com/windyroad/JUnit-Schema), which Jenkins, GitLab and others read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dosecalc.verification.finding import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

SUITE = "verify"


def report(found: Verification, when: datetime, *, is_strict: bool = False) -> str:
    """One suite. when: it was verified. is_strict: a warning fails its file too."""
    kinds = {named(subject.path): str(subject.kind) for subject in found.files}
    of_files: dict[str, list[Finding]] = {file: [] for file in kinds}
    for finding in found.findings:
        of_files.setdefault(finding.file, []).append(finding)
    root = Element("testsuites")
    suite = SubElement(root, "testsuite", id="0", package="dosecalc", name=SUITE, hostname="localhost", time="0")
    suite.set("timestamp", when.strftime("%Y-%m-%dT%H:%M:%S"))
    SubElement(suite, "properties")
    failing = {file: [each for each in rows if each.is_error or is_strict] for file, rows in of_files.items()}
    for file in sorted(of_files):
        case = SubElement(suite, "testcase", classname=kinds.get(file, "file"), name=file, time="0")
        _fail(case, failing[file])
    others = [finding for finding in found.findings if finding not in failing[finding.file]]
    SubElement(suite, "system-out").text = "\n".join(map(str, others))
    SubElement(suite, "system-err")
    suite.attrib.update(tests=str(len(of_files)), failures=str(sum(map(bool, failing.values()))), errors="0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _fail(case: Element, findings: Sequence[Finding]) -> None:
    """One failure for all of them: a test case takes no more."""
    if findings:
        failure = SubElement(case, "failure", type=findings[0].code, message=findings[0].says)
        failure.text = "\n".join(map(str, findings))

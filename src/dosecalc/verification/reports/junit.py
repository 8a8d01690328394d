"""As JUnit XML: a test case for each file, failed where an error was found in it.

There is no standard; this keeps to what Jenkins, GitLab and the schema of Windy Road
(github.com/windyroad/JUnit-Schema) have in common: at most one failure in a test case, warnings in its output.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dosecalc.verification.finding import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

SUITE = "dosecalc verify"


def report(found: Verification, *, is_strict: bool = False) -> str:
    """One suite. is_strict: a warning fails its file too."""
    kinds = {named(subject.path): str(subject.kind) for subject in found.files}
    of_files: dict[str, list[Finding]] = {file: [] for file in kinds}
    for finding in found.findings:
        of_files.setdefault(finding.file, []).append(finding)
    root = Element("testsuites", name=SUITE)
    suite = SubElement(root, "testsuite", name=SUITE)
    counts: defaultdict[str, int] = defaultdict(int)
    for file, findings in sorted(of_files.items()):
        failing = [finding for finding in findings if finding.is_error or is_strict]
        case = SubElement(suite, "testcase", classname=kinds.get(file, "file"), name=file, time="0")
        _fill(case, failing, [finding for finding in findings if finding not in failing])
        counts["tests"] += 1
        counts["failures"] += bool(failing)
    for each in (root, suite):
        each.attrib.update(tests=str(counts["tests"]), failures=str(counts["failures"]), errors="0", time="0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _fill(case: Element, failing: Sequence[Finding], others: Sequence[Finding]) -> None:
    if failing:
        failure = SubElement(case, "failure", type=failing[0].code, message=failing[0].says)
        failure.text = "\n".join(map(str, failing))
    if others:
        SubElement(case, "system-out").text = "\n".join(map(str, others))

"""As JUnit XML: a test case for each file, failed where an error was found in it; warnings in the suite's output.

There is no standard. This keeps to the strictest of its schemas, that of Windy Road for Apache Ant
(github.com/windyroad/JUnit-Schema), which Jenkins, GitLab and others read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.markup import element, lines_element, xml
from dosecalc.verification.finding import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from xml.etree.ElementTree import Element

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

SUITE = "verify"


def report(found: Verification, when: datetime, *, is_strict: bool = False) -> str:
    """One suite. when: it was verified. is_strict: a warning fails its file too."""
    kinds = {named(subject.path): str(subject.kind) for subject in found.files}
    of_files: dict[str, list[Finding]] = {file: [] for file in kinds}
    for finding in found.findings:
        of_files.setdefault(finding.file, []).append(finding)
    failing = {file: [each for each in rows if each.is_error or is_strict] for file, rows in of_files.items()}
    others = [finding for finding in found.findings if finding not in failing[finding.file]]
    suite = element(
        "testsuite",
        element("properties"),
        (_case(file, kinds.get(file, "file"), failing[file]) for file in sorted(of_files)),
        lines_element("system-out", map(str, others)),
        element("system-err"),
        id="0",
        package="dosecalc",
        name=SUITE,
        hostname="localhost",
        time="0",
        timestamp=when.strftime("%Y-%m-%dT%H:%M:%S"),
        tests=len(of_files),
        failures=sum(map(bool, failing.values())),
        errors="0",
    )
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml(element("testsuites", suite), "  ")


def _case(file: str, kind: str, failing: Sequence[Finding]) -> Element:
    """A file with one failure for all that is wrong with it: a test case takes no more."""
    case = element("testcase", classname=kind, name=file, time="0")
    if failing:
        case.append(lines_element("failure", map(str, failing), type=failing[0].code, message=failing[0].says))
    return case

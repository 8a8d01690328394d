"""As SARIF 2.1.0, which code scanning and editors read (OASIS, *Static Analysis Results Interchange Format*)."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dosecalc import __version__
from dosecalc.verification.rules import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WORKING_FOLDER = "%SRCROOT%"
PLACES = tuple(RULES)
WHAT_IT_IS = {
    Severity.ERROR: "An error to fix: the file cannot be used, or asks learners something wrong.",
    Severity.WARNING: "A warning: poor craft. Fix it, or accept it in a baseline.",
}
WHERE_IT_IS_TOLD = (
    "The message says what was found and what was expected. docs/verify.md lists every rule; docs/templates.md, "
    "docs/formulary.md, docs/policies.md and docs/exams.md say what each file may hold."
)
"""What an alert says of a rule, which has nothing else to read."""


def report(found: Verification) -> str:
    """A log with one run: every rule, and a result for each finding."""
    driver = {
        "name": "dosecalc",
        "version": __version__,
        "rules": [
            {
                "id": rule.code,
                "shortDescription": {"text": rule.says},
                "fullDescription": {"text": f"{rule.says} {WHAT_IT_IS[rule.severity]}"},
                "help": {"text": f"{WHAT_IT_IS[rule.severity]} {WHERE_IT_IS_TOLD}"},
                "defaultConfiguration": {"level": str(rule.severity)},
            }
            for rule in RULES.values()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_result, found.findings, _fingerprints(found.findings))),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(finding: Finding, fingerprint: str) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": PLACES.index(finding.code),
        "level": str(finding.severity),
        "message": {"text": finding.says},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding.file), "region": region}}],
        "partialFingerprints": {"dosecalc/v1": fingerprint},
    }


def _artifact(file: str) -> dict[str, str]:
    """A file below the working folder by its place in it, any other by its full name."""
    if PurePosixPath(file).is_absolute():
        return {"uri": f"file://{quote(file)}"}
    return {"uri": quote(file), "uriBaseId": WORKING_FOLDER}


def _fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each finding its own: the same for the same fault after lines were added above it, or other draws were tried.

    What was found counts where it comes from the file itself: a text may have two faults of one code. Of what cannot
    be told apart even so, each has a number.
    """
    times: Counter[str] = Counter()
    for finding in findings:
        found = "" if finding.policy else f"|{finding.found}"
        about = f"{finding.code}|{finding.file}|{finding.key}{found}"
        of_several = f"|{times[about]}" if times[about] else ""
        times[about] += 1
        yield blake2b(f"{about}{of_several}".encode(), digest_size=16).hexdigest()

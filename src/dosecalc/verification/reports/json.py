"""As JSON: everything, for programs of one's own."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.verification.result import Verification

VERSION = 1


def report(found: Verification) -> str:
    """One object; `docs/verify.md` says what is in it."""
    facts = {
        "dosecalc": "verification",
        "version": VERSION,
        "errors": found.errors,
        "warnings": found.warnings,
        "accepted": found.accepted,
        "files": len(found.files),
        "draws": found.draws,
        "reach": [asdict(reach) for reach in found.reach],
        "findings": [{"severity": finding.severity, **asdict(finding)} for finding in found.findings],
        "coverage": [{**asdict(row), "problems": row.problems} for row in found.coverage],
    }
    return json.dumps(facts, indent=2)

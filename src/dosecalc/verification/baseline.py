"""Warnings that are known and accepted, kept in a file, so that only new ones are told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.files import writing
from dosecalc.sets.json_source import UnreadableSet, read_table
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

KIND, VERSION = "baseline", 1
Accepted = tuple[str, str, str]
"""Code, file and key of a warning: its words may change with what is drawn."""


class UnreadableBaseline(DosecalcError):
    """A file holds no baseline that can be used."""


def read_baseline(path: Path) -> frozenset[Accepted]:
    """What a baseline accepts.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableBaseline: it is no baseline, or faulty.
    """
    try:
        rows = read_table(path, KIND, VERSION).tables("accepted")
        return frozenset((row.text("code"), row.text("file"), row.text("key")) for row in rows)
    except UnreadableSet as unreadable:
        raise UnreadableBaseline(str(unreadable)) from unreadable


def write_baseline(findings: Iterable[Finding], path: Path) -> int:
    """Accept all the warnings among the findings; how many there are. An error is never accepted.

    Raises:
        UnwritableFile: the file cannot be written.
    """
    accepted = sorted({_of(finding) for finding in findings if not finding.is_error})
    rows = [{"code": code, "file": file, "key": key} for code, file, key in accepted]
    facts = {"dosecalc": KIND, "version": VERSION, "accepted": rows}
    with writing(path), written_whole(path, is_private=False) as temporary:
        temporary.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return len(accepted)


def without_accepted(found: Verification, accepted: Collection[Accepted]) -> Verification:
    """What is new; every error stays."""
    new = [finding for finding in found.findings if finding.is_error or _of(finding) not in accepted]
    return replace(found, findings=new, accepted=len(found.findings) - len(new))


def gone(findings: Iterable[Finding], accepted: Collection[Accepted]) -> list[Accepted]:
    """What a baseline accepts and nothing is found of any more: it can be left out."""
    return sorted(set(accepted) - {_of(finding) for finding in findings})


def _of(finding: Finding) -> Accepted:
    return finding.code, finding.file, finding.key

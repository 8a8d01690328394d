"""Warnings that are known and accepted, kept in a file, so that only new ones are told."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.files import UnusableFile, writing
from dosecalc.sets.json_source import UnreadableSet, read_table
from dosecalc.untrusted import cleaned
from dosecalc.verification.finding import named
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification
    from dosecalc.verification.verifying import Extent

KIND, VERSION = "baseline", 1
BETWEEN_FILES = frozenset({"near-duplicate", "same-title"})
"""The warnings that tell of two files, and are found only where both are verified."""

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
    if not os.path.lexists(path):
        raise UnusableFile(path, "there is no such file yet; --write-baseline writes it")
    try:
        rows = read_table(path, KIND, VERSION).tables("accepted")
        return frozenset((row.text("code"), row.text("file"), row.text("key")) for row in rows)
    except UnreadableSet as unreadable:
        is_json = unreadable.__cause__ is None
        message = (
            f"{cleaned(str(path))}: this is not a JSON file, as --write-baseline writes; delete it, or name another"
        )
        raise UnreadableBaseline(str(unreadable) if is_json else message) from unreadable


def write_baseline(findings: Iterable[Finding], path: Path, kept: Collection[Accepted] = ()) -> int:
    """Accept all the warnings among the findings; how many there are. An error is never accepted.

    kept: what was accepted before, and stays so.

    Raises:
        UnwritableFile: the file cannot be written.
    """
    accepted = sorted({_of(finding) for finding in findings if not finding.is_error})
    rows = [{"code": code, "file": file, "key": key} for code, file, key in sorted({*accepted, *kept})]
    facts = {"dosecalc": KIND, "version": VERSION, "accepted": rows}
    with writing(path), written_whole(path, is_private=False) as temporary:
        temporary.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return len(accepted)


def without_accepted(found: Verification, accepted: Collection[Accepted]) -> Verification:
    """What is new; every error stays."""
    new = [finding for finding in found.findings if finding.is_error or _of(finding) not in accepted]
    return replace(found, findings=new, accepted=len(found.findings) - len(new))


def gone(found: Verification, asked: Extent, accepted: Collection[Accepted]) -> list[Accepted]:
    """What a baseline accepts and would have been found again, but is not there any more: it can be left out."""
    again = {_of(finding) for finding in found.findings}
    return sorted(set(accepted) - again - not_looked_at(found, asked, accepted))


def not_looked_at(found: Verification, asked: Extent, accepted: Collection[Accepted]) -> set[Accepted]:
    """What a baseline accepts of which a run says nothing: files that it did not verify, or not as far as usual."""
    if asked.is_less_than_usual:
        return set(accepted)
    faulty = {finding.file for finding in found.findings if finding.is_error}
    verified = {named(subject.path) for subject in found.files} - faulty
    elsewhere = {named(subject.path) for subject in found.of_other_shares}
    is_first = asked.shard[0] == 1
    removed = {file for _, file, _ in accepted if is_first and not os.path.lexists(file)}
    in_folders = all(path.is_dir() for path in asked.paths)
    is_whole = in_folders and not faulty and all(file in verified | elsewhere | removed for _, file, _ in accepted)
    looked_at = verified | removed
    return {each for each in accepted if each[1] not in looked_at or (each[0] in BETWEEN_FILES and not is_whole)}


def _of(finding: Finding) -> Accepted:
    return finding.code, finding.file, finding.key

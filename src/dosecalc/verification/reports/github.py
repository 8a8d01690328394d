"""As workflow commands of GitHub Actions, which become annotations at the lines of the files.

Source: GitHub Docs, *Workflow commands for GitHub Actions*; what must be escaped is what `@actions/core` escapes. Of
each step GitHub shows ten errors and ten warnings; all of them stay in its log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification

Command = NewType("Command", str)
"""A workflow command that no text ends or begins anew."""

IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_DATA, ":": "%3A", ",": "%2C"}


def report(found: Verification) -> Command:
    """A line for each finding."""
    return Command("\n".join(map(_annotation, found.findings)))


def _annotation(finding: Finding) -> Command:
    properties = {"file": finding.file, "line": finding.line, "col": finding.column, "title": finding.code}
    told = ",".join(f"{name}={_escaped(str(value), IN_PROPERTIES)}" for name, value in properties.items())
    return Command(f"::{finding.severity} {told}::{_escaped(finding.says, IN_DATA)}")


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)

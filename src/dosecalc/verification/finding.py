"""What was found wrong or poorly made, and where."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from dosecalc.bank.faults import did_you_mean
from dosecalc.untrusted import cleaned
from dosecalc.verification.rules import RULES, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.toml_source import TomlSource

FILES_KEPT = 1000
"""Files whose names are kept: one file may have thousands of faults, and links are slow to follow."""

LONGEST_SAID = 400
"""Characters of what was found, or expected, that are told: a file may hold a great deal that is wrong."""


class FileKind(StrEnum):
    """What a file holds."""

    TEMPLATE = "template"
    DRUG = "drug"
    POLICY = "policy"
    BLUEPRINT = "blueprint"
    TOPICS = "topics"
    PACES = "paces"
    KEY = "key"
    COPY = "copy"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that was found.

    file: as it is named in reports. line, column: counted from 1. code: of one of the RULES. key: dotted, empty for
    the file. found, expected: in words. hint: what was probably meant, empty where nothing is near. policy: by which
    the draws were made of which it was found; empty where it was found in the file.
    """

    file: str
    line: int
    column: int
    code: str
    key: str
    found: str
    expected: str
    hint: str = ""
    policy: str = field(default="", compare=False)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return RULES[self.code].severity

    @property
    def is_error(self) -> bool:
        """Whether it must be mended."""
        return self.severity is Severity.ERROR

    @property
    def says(self) -> str:
        """What was found and expected, in one line."""
        key = f"{self.key}: " if self.key else ""
        hint = did_you_mean(self.hint, self.expected)
        return cleaned(f"{key}found {self.found}; expected {self.expected}{hint}")

    def __str__(self) -> str:
        """As compilers write it, with the code at the end."""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.says} [{self.code}]"


def named(path: Path) -> str:
    """How reports name a file: from the working folder on, where it lies in it, so that other programs find it.

    A link is named as it is called, and not by what it leads to.
    """
    return _seen_from(os.getcwd(), path)  # noqa: PTH109 - to remember the name by


@lru_cache(FILES_KEPT)
def _seen_from(here: str, path: Path) -> str:
    try:
        return cleaned((path.parent.resolve() / path.name).relative_to(here).as_posix())
    except (OSError, ValueError, RuntimeError):  # elsewhere, or a loop of links
        return cleaned(path.as_posix())


def of_fault(fault: Fault) -> Finding:
    """What a reader of the bank found."""
    found, expected, hint = map(_told, (fault.found, fault.expected, fault.hint))
    return Finding(
        named(fault.path), fault.line, fault.column, fault.code.value, _told(fault.key), found, expected, hint
    )


def at_key(source: TomlSource, keys: tuple[str, ...], code: str, found: str, expected: str) -> Finding:
    """Something found at the first of these keys that stands in a file."""
    key = next((key for key in keys if key in source.places), keys[-1])
    line, column = source.place(key)
    return Finding(named(source.path), line, column, code, key, _told(found), _told(expected))


def of_file(path: Path, code: str, found: str, expected: str, line: int = 1) -> Finding:
    """Something found in a file that has no keys, or in all of it."""
    return Finding(named(path), line, 1, code, "", _told(found), _told(expected))


def _told(text: str) -> str:
    """A text from a file, safe to show and not too long."""
    return cleaned(text[:LONGEST_SAID])

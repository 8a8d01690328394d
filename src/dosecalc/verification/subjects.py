"""What is to be verified: the built-in bank, or the files and folders that somebody names, each with what it holds."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import bank_folder, own_folder
from dosecalc.bank.layout import (
    BLUEPRINTS,
    FORMULARY,
    POLICIES,
    SCHEMA,
    SCHEMAS,
    TEMPLATES,
    files_below,
    is_left_alone,
    kind_at,
    right_place,
)
from dosecalc.bank.toml_source import toml_source
from dosecalc.files import UnusableFile
from dosecalc.sets.json_source import UnreadableSet, kind_of
from dosecalc.verification.finding import FileKind, named, of_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.verification.finding import Finding

OF_FOLDERS = {FORMULARY: FileKind.DRUG, POLICIES: FileKind.POLICY, BLUEPRINTS: FileKind.BLUEPRINT}
"""The folders of a bank whose files are known by where they lie."""

FOLDERS = {FileKind.TEMPLATE: TEMPLATES, **{kind: folder for folder, kind in OF_FOLDERS.items()}}
"""In which folder of a bank files of a kind stand; they are known by their names."""

OF_NAMES = {"topics.toml": FileKind.TOPICS, "paces.toml": FileKind.PACES}
TELLING = (
    (re.compile(r"^\[\[section\]\]|^to_pass *=", re.MULTILINE), FileKind.BLUEPRINT),
    (re.compile(r"^\[rules\]|^tolerance_steps *=", re.MULTILINE), FileKind.POLICY),
    (re.compile(r"^\[\[(product|dose|reconstitution|admixture)\]\]", re.MULTILINE), FileKind.DRUG),
)
"""What stands in a file of each kind and in no other; all else is meant for a template."""

SUFFIXES = (".toml", ".json")


@dataclass(frozen=True, order=True)
class Subject:
    """A file with what it holds."""

    path: Path
    kind: FileKind


def subjects(paths: Sequence[Path]) -> tuple[list[Subject], list[Finding]]:
    """Every file below these paths, each once, in the order of their names; and what is nothing to verify.

    Where no path is named: the folder of one's own, if there is one, else the built-in bank.

    Raises:
        UnusableBank: there is no folder of the name that is said to be one's own.
        UnusableFile: there is nothing of that name.
    """
    found: dict[Path, Subject] = {}
    findings: list[Finding] = []
    for path in paths or [own_folder() or bank_folder()]:
        if not os.path.lexists(path):
            raise UnusableFile(path, "there is no such file or folder")
        unreadable = len(findings)
        files = _files(path, findings)
        if not files and len(findings) == unreadable:
            findings.append(of_file(path, "empty-place", "no .toml and no .json file", "files of a bank or of sets"))
        for file in files:
            try:
                found[file] = Subject(file, _kind(file, is_named=file == path))
            except UnreadableSet as unreadable:
                findings.append(of_file(file, "unknown-set", str(unreadable), "a key or a learner's copy"))
            except _NothingToVerify:
                continue
    return sorted(found.values()), findings


class _NothingToVerify(Exception):
    """A file in a folder that holds something else, a hidden one of a bank, or the schema beside templates."""


def _files(path: Path, findings: list[Finding]) -> list[Path]:
    """The files below a folder, be they pipes or links that lead nowhere: whoever reads them tells so.

    A file itself, whatever it is called. Folders that cannot be read are added to the findings.
    """

    def unreadable(error: OSError) -> None:
        found = f"a folder that cannot be read ({error.strerror})"
        findings.append(of_file(Path(error.filename), "unreadable-file", found, "a readable folder"))

    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
    except (OSError, ValueError):
        return [path]
    return sorted(file for file in files_below(path, unreadable) if file.name.endswith(SUFFIXES))


def misplaced(subject: Subject) -> Finding | None:
    """That a file lies in the bank of one's own where no such file is read, and where it should stand."""
    own = own_folder()
    folder = FOLDERS.get(subject.kind)
    if own is None or folder is None or kind_at(own, subject.path) in {None, folder}:
        return None
    there = named(right_place(own, subject.path, folder))
    return of_file(subject.path, "file-name", f"a {subject.kind} where the bank does not read it", there)


def _kind(path: Path, *, is_named: bool) -> FileKind:
    if path.suffix == ".json":
        return _kind_of_set(path, is_named=is_named)
    own = own_folder()
    if own and is_left_alone(own, path):
        raise _NothingToVerify
    read_as = kind_at(own, path) if own else None
    if read_as in OF_FOLDERS:
        return OF_FOLDERS[read_as]
    if read_as != TEMPLATES:
        if path.name in OF_NAMES:
            return OF_NAMES[path.name]
        if path.parent.name in OF_FOLDERS:
            return OF_FOLDERS[path.parent.name]
    try:
        text = toml_source(path).text
    except InvalidBank:  # whoever reads it as a template tells why
        return FileKind.TEMPLATE
    return next((kind for pattern, kind in TELLING if pattern.search(text)), FileKind.TEMPLATE)


def _kind_of_set(path: Path, *, is_named: bool) -> FileKind:
    """A key or a copy; of other JSON files in a folder, such as responses, nothing is said, nor of the schema."""
    if (path.parent.name, path.name) == (SCHEMAS, SCHEMA):
        raise _NothingToVerify
    try:
        said = kind_of(path)
    except UnusableFile as unusable:
        raise UnreadableSet(str(unusable)) from unusable
    if said in {"key", "set"}:
        return FileKind.KEY if said == "key" else FileKind.COPY
    if not is_named:
        raise _NothingToVerify
    message = f"{path}: it is neither a key nor a learner's copy"
    raise UnreadableSet(message)

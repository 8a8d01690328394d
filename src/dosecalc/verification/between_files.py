"""What files have in common that they must not: a name, or nearly all their words."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.files import check_names
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.layout import TEMPLATES, files_of, templates_of
from dosecalc.bank.template_reader import read_template
from dosecalc.verification.finding import FileKind, named, of_fault, of_file
from dosecalc.verification.near_duplicates import near_duplicates, same_titles
from dosecalc.verification.subjects import FOLDERS, misplaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.bank.template import Template
    from dosecalc.verification.finding import Finding
    from dosecalc.verification.result import Verification
    from dosecalc.verification.subjects import Subject


def between_files(
    share: Sequence[Subject], others: Sequence[Subject], read: Iterable[Template], *, is_first: bool
) -> Iterator[Finding]:
    """What the files of a share have in common with one another, with the bank, and with those of other shares.

    All files are compared, so that the shares together find what the whole run finds, each thing once. read: the
    templates of the share. is_first: it is the share that tells what is about files of the bank that nobody verifies.
    """
    of = {subject.path for subject in share}
    templates = [*read, *_readable(others)]
    yield from near_duplicates(templates, of)
    yield from same_titles(templates, of)
    in_share, elsewhere = set(map(named, of)), {named(subject.path) for subject in others}
    refused = {finding.file: finding for finding in _refused_names()}
    for file, finding in refused.items():
        if file in in_share or (is_first and file not in elsewhere):
            yield finding
    astray = filter(None, map(misplaced, share))
    yield from (finding for finding in astray if finding.file not in refused)
    doubled = _doubled_names(sorted([*share, *others]), of)
    yield from (finding for finding in doubled if finding.file not in refused)


def _readable(files: Iterable[Subject]) -> Iterator[Template]:
    """The templates among the files that can be read; of the others their own share tells why not."""
    for subject in files:
        if subject.kind is FileKind.TEMPLATE:
            with suppress(InvalidBank):
                yield read_template(subject.path)


def _refused_names() -> Iterator[Finding]:
    """Names that a folder of one's own has and cannot have beside the built-in bank: whoever drew would be refused."""
    try:
        check_names()
    except InvalidBank as invalid:
        yield from map(of_fault, invalid.faults)


def _doubled_names(files: Iterable[Subject], of: Collection[Path]) -> Iterator[Finding]:
    """Those of some files whose names another one took before them: a name must mean one thing for ever."""
    first: dict[FileKind, dict[str, Path]] = defaultdict(dict)
    for subject in files:
        if subject.kind in FOLDERS:
            name = subject.path.stem
            other = first[subject.kind].setdefault(name, subject.path)
            if other != subject.path and subject.path in of:
                found = f"the name {name!r}, which {other} has too"
                yield of_file(subject.path, "doubled-name", found, "a name of its own")


def also_built_in(found: Verification) -> list[str]:
    """The names of files that the built-in bank has too, where no finding tells it; none where they are a copy of it.

    They are sound by themselves, and may be meant to take the place of the built-in ones, but not beside them.
    """
    everything = [*found.files, *found.of_other_shares]
    told = {finding.file for finding in found.findings if finding.code == FaultCode.DOUBLED_NAME}
    doubled: list[str] = []
    for kind, folder in FOLDERS.items():
        built_in = {path.stem: path.resolve() for path in _built_in(folder)}
        if kind is FileKind.TEMPLATE and built_in.keys() <= {each.path.stem for each in everything}:
            return []
        of_kind = [subject.path for subject in found.files if subject.kind is kind and named(subject.path) not in told]
        doubled += [path.stem for path in of_kind if path.resolve() != built_in.get(path.stem, path.resolve())]
    return sorted(set(doubled))


def _built_in(folder: str) -> list[Path]:
    return templates_of(bank_folder()) if folder == TEMPLATES else files_of(bank_folder(), folder)

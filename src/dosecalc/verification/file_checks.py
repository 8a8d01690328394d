"""Files read, each by what it holds, and held to what need not be drawn."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import read_blueprint, supply_faults
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import TEMPLATES
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.formulary import read_drug
from dosecalc.bank.paces import read_paces
from dosecalc.bank.policies import read_policy
from dosecalc.bank.template_reader import pick_faults, read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.topics import FILE, read_topics
from dosecalc.verification.finding import FileKind, of_fault, of_file
from dosecalc.verification.kinds import kind_findings
from dosecalc.verification.printing import printing_findings
from dosecalc.verification.set_checks import copy_findings, key_findings
from dosecalc.verification.stories import story_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.verification.finding import Finding
    from dosecalc.verification.subjects import Subject


@dataclass(frozen=True)
class ReadTemplate:
    """A template that can be read. is_sound: nothing was found that no draw can be made of."""

    source: Template
    toml: TomlSource
    is_sound: bool


def read_files(files: Sequence[Subject], findings: list[Finding]) -> Iterator[ReadTemplate]:
    """The templates among the files; what is wrong with any file is added to the findings."""
    for subject in files:
        try:
            if subject.kind is FileKind.TEMPLATE:
                source, toml = read_template(subject.path), toml_source(subject.path)
                unusable = [*map(of_fault, pick_faults(source)), *kind_findings(source, toml)]
                findings += [*unusable, *story_findings(source, toml), *printing_findings(source, toml)]
                yield ReadTemplate(source, toml, is_sound=not unusable)
            else:
                findings += READERS[subject.kind](subject.path)
        except InvalidBank as invalid:
            findings += map(of_fault, invalid.faults)


def readable_templates(files: Iterable[Subject]) -> Iterator[Template]:
    """The templates among the files that can be read; of the others nothing is told."""
    for subject in files:
        if subject.kind is FileKind.TEMPLATE:
            with suppress(InvalidBank):
                yield read_template(subject.path)


def _blueprint(path: Path) -> list[Finding]:
    return [of_fault(fault) for fault in supply_faults(read_blueprint(path))]


def _topics(path: Path) -> list[Finding]:
    """Topics of one's own presuppose built-in ones."""
    built_in = bank_folder() / FILE
    read_topics(path, {} if path == built_in else read_topics(built_in))
    return []


def _nothing_but_faults(read: Callable[[Path], object]) -> Callable[[Path], list[Finding]]:
    def findings(path: Path) -> list[Finding]:
        read(path)
        return []

    return findings


READERS: dict[FileKind, Callable[[Path], Iterable[Finding]]] = {
    FileKind.DRUG: _nothing_but_faults(read_drug),
    FileKind.POLICY: _nothing_but_faults(read_policy),
    FileKind.BLUEPRINT: _blueprint,
    FileKind.TOPICS: _topics,
    FileKind.PACES: _nothing_but_faults(read_paces),
    FileKind.KEY: key_findings,
    FileKind.COPY: copy_findings,
}
"""What finds the faults of files that are not drawn from."""


def also_built_in(files: Sequence[Subject]) -> list[str]:
    """The names of templates among the files that the built-in bank has too; none where the files are a copy of it all.

    They are sound by themselves, and may be meant to take the place of the built-in ones, but not beside them.
    """
    built_in = {path.stem: path.resolve() for path in (bank_folder() / TEMPLATES).rglob("*.toml")}
    named = {subject.path.stem: subject.path.resolve() for subject in files if subject.kind is FileKind.TEMPLATE}
    if built_in.keys() <= named.keys():
        return []
    return sorted(name for name, path in named.items() if name in built_in and path != built_in[name])


NAMED = (FileKind.TEMPLATE, FileKind.DRUG, FileKind.POLICY, FileKind.BLUEPRINT)
"""What is known by the name of its file."""


def doubled_names(files: Iterable[Subject], of: Collection[Path]) -> Iterator[Finding]:
    """Those of some files whose names another one took before them: a name must mean one thing for ever."""
    first: dict[FileKind, dict[str, Path]] = defaultdict(dict)
    for subject in files:
        if subject.kind in NAMED:
            name = subject.path.stem
            other = first[subject.kind].setdefault(name, subject.path)
            if other != subject.path and subject.path in of:
                found = f"the name {name!r}, which {other} has too"
                yield of_file(subject.path, "doubled-name", found, "a name of its own")

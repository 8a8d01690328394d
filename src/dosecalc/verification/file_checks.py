"""Files read, each by what it holds, and held to what need not be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.blueprints import read_blueprint, supply_faults
from dosecalc.bank.choice_reader import pick_faults
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.paces import read_paces
from dosecalc.bank.policies import read_policy
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.topics import FILE, read_topics
from dosecalc.verification.contradictions import contradictions
from dosecalc.verification.drug_checks import drug_findings
from dosecalc.verification.finding import FileKind, of_fault, of_file
from dosecalc.verification.kinds import kind_findings, step_findings
from dosecalc.verification.named_drugs import other_drugs
from dosecalc.verification.printing import printing_findings
from dosecalc.verification.set_checks import copy_findings, key_findings
from dosecalc.verification.stories import story_findings
from dosecalc.verification.tables import row_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
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
                findings += [
                    *row_findings(source, toml),
                    *step_findings(source, toml),
                    *other_drugs(source, toml),
                    *contradictions(source, toml),
                ]
                yield ReadTemplate(source, toml, is_sound=not unusable)
            else:
                findings += READERS[subject.kind](subject.path)
        except InvalidBank as invalid:
            findings += map(of_fault, invalid.faults)
            if subject.path not in {fault.path for fault in invalid.faults}:
                first = of_fault(invalid.faults[0])
                found = f"a file that cannot be verified while {first.file} is wrong ({first.code})"
                findings.append(of_file(subject.path, "not-verified", found, "that file fixed first"))


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
    FileKind.DRUG: drug_findings,
    FileKind.POLICY: _nothing_but_faults(read_policy),
    FileKind.BLUEPRINT: _blueprint,
    FileKind.TOPICS: _topics,
    FileKind.PACES: _nothing_but_faults(read_paces),
    FileKind.KEY: key_findings,
    FileKind.COPY: copy_findings,
}
"""What finds the faults of files that are not drawn from."""

"""The files of the bank by their names, from all its folders; a name may be there once only."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import Fault, FaultCode, InvalidBank
from dosecalc.bank.folder import LEFT_OUT, bank_folder, bank_folders, kept_for_bank
from dosecalc.bank.layout import NO_TOPICS, astray, files_of, templates_folder, templates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path


@kept_for_bank
def bank_files(kind: str) -> Mapping[str, Path]:
    """Every file of a kind by its name, in alphabetical order.

    Raises:
        InvalidBank: two files have the same name; each of them is named.
    """
    return _by_name(path for folder in bank_folders() for path in files_of(folder, kind))


@kept_for_bank
def template_files() -> Mapping[str, Path]:
    """Every template by its name, topic by topic, the built-in ones first; without those that are left out.

    Raises:
        InvalidBank: two files have the same name, or a file lies beside the folders of the topics.
    """
    built_in, *own = bank_folders()
    of_own = [path for folder in own for path in _own_templates(folder)]
    found = _by_name([*templates_of(built_in), *of_own], in_order=True)
    left_out = LEFT_OUT.get()
    if not left_out:
        return found
    return MappingProxyType({name: path for name, path in found.items() if path not in left_out})


def check_names() -> None:
    """Refuse a folder of one's own whose names cannot stand beside the built-in ones.

    Raises:
        InvalidBank: files have the same name, or a template lies outside the folder of its topic; all are told.
    """
    faults: list[Fault] = []
    named: list[Callable[[], object]] = [template_files, *(partial(bank_files, kind) for kind in sorted(NO_TOPICS))]
    for names in named:
        try:
            names()
        except InvalidBank as invalid:
            faults += invalid.faults
    if faults:
        raise InvalidBank(faults)


def is_built_in(path: Path) -> bool:
    """Whether a file is one of the built-in bank's, which every dosecalc has."""
    return path.is_relative_to(bank_folder())


def _own_templates(bank: Path) -> list[Path]:
    beside_topics = astray(bank)
    if beside_topics:
        raise InvalidBank(
            [
                Fault(
                    path,
                    1,
                    1,
                    "",
                    "a template outside the folder of its topic",
                    f"{templates_folder(bank) / 'TOPIC' / path.name}",
                    FaultCode.FILE_NAME,
                )
                for path in beside_topics
            ]
        )
    return templates_of(bank)


def _by_name(paths: Iterable[Path], *, in_order: bool = False) -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    twice: list[tuple[Path, Path]] = []
    for path in paths:
        if path.stem in found:
            twice.append((path, found[path.stem]))
        found.setdefault(path.stem, path)
    if twice:
        raise InvalidBank(
            [
                Fault(
                    path,
                    1,
                    1,
                    "",
                    f"the name {path.stem!r}, which {other} has too",
                    "a name of its own",
                    FaultCode.DOUBLED_NAME,
                )
                for path, other in twice
            ]
        )
    return MappingProxyType(found if in_order else {name: found[name] for name in sorted(found)})

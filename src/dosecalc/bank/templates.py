"""All templates of the bank, found in its folders."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.choice_reader import pick_faults
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import template_files
from dosecalc.bank.folder import LEFT_OUT, kept_for_bank, own_folder
from dosecalc.bank.layout import TEMPLATES
from dosecalc.bank.template_names import template_names, template_paths
from dosecalc.bank.template_reader import read_template
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.template import Template


class UnknownTemplate(DosecalcError):
    """No template has that name or version."""


def leave_out_faulty(named: Iterable[str]) -> Mapping[Path, list[Fault]]:
    """Leave templates of one's own that are faulty out of the bank, before the first problem of a drill is given.

    named: topics and templates that were asked for. What is wrong is returned, by file.

    Raises:
        InvalidBank: one of these was asked for by its name, or of a topic there is no other.
    """
    own = own_folder()
    if own is None:
        return MappingProxyType({})
    paths = template_paths()
    faulty = {path: faults for path in paths if path.is_relative_to(own) and (faults := read_all([path])[1])}
    sound = {path.parent.name for path in paths if path not in faulty}
    for word in map(str.lower, named):
        asked = [path for path in faulty if word == path.stem or (word == path.parent.name and word not in sound)]
        if asked:
            raise InvalidBank([fault for path in asked for fault in faulty[path]])
    LEFT_OUT.set(frozenset(faulty))
    return MappingProxyType(faulty)


def read_all(paths: Iterable[Path]) -> tuple[Mapping[str, Template], list[Fault]]:
    """The templates of these files by name, and all that is wrong with them and with the drugs that they name."""
    found: dict[str, Template] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            read = read_template(path)
        except InvalidBank as invalid:
            faults += invalid.faults
            continue
        faults += pick_faults(read)
        found[read.id] = read
    return MappingProxyType(found), faults


@kept_for_bank
def templates() -> Mapping[str, Template]:
    """Every template of the bank by name; the drugs that they name are read when one of them is drawn.

    Raises:
        InvalidBank: any of them is faulty.
    """
    return MappingProxyType({path.stem: read_template(path) for path in template_paths()})


@kept_for_bank
def template(identifier: str) -> Template:
    """The template of that name.

    Raises:
        UnknownTemplate: there is none.
        InvalidBank: it is faulty.
    """
    return read_template(template_path(identifier))


def template_path(identifier: str) -> Path:
    """The file of the template of that name.

    Raises:
        UnknownTemplate: there is none.
    """
    if identifier not in (known := template_names()):
        from difflib import get_close_matches

        from dosecalc.bank.not_named import in_bank_at_hand  # noqa: PLC0415 - only an unknown name asks for it

        near = get_close_matches(identifier, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list templates"
        message = f"there is no template '{cleaned(identifier)}'; {hint}{in_bank_at_hand(TEMPLATES, identifier)}"
        raise UnknownTemplate(message)
    return template_files()[identifier]

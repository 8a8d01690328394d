"""All templates of the bank, found in its folders."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import template_files
from dosecalc.bank.folder import kept_for_bank, own_folder
from dosecalc.bank.template_names import template_names, template_paths
from dosecalc.bank.template_reader import pick_faults, read_template
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.template import Template


class UnknownTemplate(DosecalcError):
    """No template has that name or version."""


def refuse_faults_of_own() -> None:
    """Refuse what is wrong in templates of one's own before the first problem is given, not amid a drill.

    Raises:
        InvalidBank: all that is wrong in any of them.
    """
    own = own_folder()
    if own is not None:
        _, faults = read_all(path for path in template_paths() if path.is_relative_to(own))
        if faults:
            raise InvalidBank(faults)


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

        near = get_close_matches(identifier, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list templates"
        own = "" if own_folder() else " (One of your own needs its folder: --bank DIR.)"
        message = f"there is no template '{cleaned(identifier)}'; {hint}{own}"
        raise UnknownTemplate(message)
    return template_files()[identifier]

"""All templates of the bank, found in its folders."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import Fault, FaultCode, InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.template_names import template_names, template_paths
from dosecalc.bank.template_reader import pick_faults, read_template
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.template import Template


class UnknownTemplate(DosecalcError):
    """No template has that name or version."""


def load_all() -> tuple[Mapping[str, Template], list[Fault]]:
    """Every template of the bank by name, and everything that is wrong with them and with the drugs that they name."""
    found: dict[str, Template] = {}
    faults: list[Fault] = []
    for path in template_paths():
        try:
            read = read_template(path)
        except InvalidBank as invalid:
            faults += invalid.faults
            continue
        faults += pick_faults(read)
        if read.id in found:
            other = found[read.id].path
            faults.append(
                Fault(
                    path,
                    1,
                    1,
                    "",
                    f"the name {read.id!r}, which {other} has too",
                    "a name of its own",
                    FaultCode.DOUBLED_NAME,
                )
            )
        found[read.id] = read
    return MappingProxyType(found), faults


@cache
def templates() -> Mapping[str, Template]:
    """Every template of the bank by name; the drugs that they name are read when one of them is drawn.

    Raises:
        InvalidBank: any of them is faulty.
    """
    return MappingProxyType({path.stem: read_template(path) for path in template_paths()})


@cache
def template(identifier: str) -> Template:
    """The template of that name.

    Raises:
        UnknownTemplate: there is none.
        InvalidBank: it is faulty.
    """
    known = template_names()
    if identifier not in known:
        from difflib import get_close_matches

        near = get_close_matches(identifier, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "see: dosecalc list templates"
        message = f"there is no template '{cleaned(identifier)}'; {hint}"
        raise UnknownTemplate(message)
    return read_template(bank_folder() / "templates" / known[identifier] / f"{identifier}.toml")

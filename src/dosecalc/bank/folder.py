"""Where the bank's files are: the built-in ones, and beside them those of a folder of one's own.

The built-in folder is beside the package once installed, in the project's top folder before. A folder of one's own is
named by DOSECALC_BANK, so that processes that are started heed it too; it is laid out as the built-in one.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from dosecalc.bank.variable import OWN_BANK
from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Read = TypeVar("Read")

PACKAGE = Path(__file__).parents[1]

LEFT_OUT: ContextVar[frozenset[Path]] = ContextVar("LEFT_OUT", default=frozenset())
"""Templates of one's own that are not in the bank meanwhile: they are faulty, and the rest is to be practiced."""


class UnusableBank(DosecalcError):
    """The folder that was named cannot be a bank."""


@cache
def bank_folder() -> Path:
    """The built-in folder that holds `templates`, `formulary`, `policies` and `blueprints`."""
    installed = PACKAGE / "problems"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "problems"


def own_folder() -> Path | None:
    """The folder of one's own, if one is named.

    Raises:
        UnusableBank: there is no such folder.
    """
    named = os.environ.get(OWN_BANK, "")
    return folder_named(named) if named else None


def bank_folders() -> tuple[Path, ...]:
    """The folders of the bank: the built-in one, and one's own if one is named.

    Raises:
        UnusableBank: there is no such folder.
    """
    own = own_folder()
    return (bank_folder(),) if own is None else (bank_folder(), own)


def folder_named(named: str) -> Path:
    """The folder of one's own that a person names.

    Raises:
        UnusableBank: there is no such folder.
    """
    try:
        path = Path(named).expanduser().absolute()
        is_there = path.is_dir()
    except (OSError, RuntimeError, ValueError):  # not to be looked into, too long; nobody's home; a null in the name
        is_there = False
    if not is_there:
        message = f"{cleaned(named)}: there is no such folder; --bank and {OWN_BANK} name a folder of your own problems"
        raise UnusableBank(message)
    return path


def kept_for_bank(read: Callable[Parameters, Read]) -> Callable[Parameters, Read]:
    """As functools.cache, for what is read from the bank: it is kept for each choice of folders and files apart."""

    @cache
    def kept(
        _own: Path | None, _left_out: frozenset[Path], *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Read:
        return read(*arguments, **named)

    @wraps(read)
    def of_bank(*arguments: Parameters.args, **named: Parameters.kwargs) -> Read:
        return kept(own_folder(), LEFT_OUT.get(), *arguments, **named)  # type: ignore[arg-type] # whoever is cached takes what hashes

    return of_bank

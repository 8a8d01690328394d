"""Files and folders that a command line names.

An empty text, as an unset variable of a shell leaves it, names none, though a path makes the current folder of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError

if TYPE_CHECKING:
    from collections.abc import Sequence


class NamesNoFile(DosecalcError):
    """An empty text stands where a file or folder is to be named."""


def refuse_empty_names(parameters: Sequence[Any], values: dict[str, Any]) -> None:
    """Refuse an empty text among the files and folders that were named. values: as typed, by the parameter's name.

    Raises:
        NamesNoFile: one is empty.
    """
    from typer.models import TyperPath

    for parameter in parameters:
        if isinstance(parameter.type, TyperPath):
            value = values.get(parameter.name)
            texts = value if isinstance(value, list | tuple) else (value,)
            if any(text is not None and not str(text).strip() for text in texts):
                options = [name for name in parameter.opts if name.startswith("--")]
                option = options[0] if options else (parameter.metavar or parameter.name).strip("[].")
                message = f"{option}: an empty name is not a file or folder; a dot is the current folder"
                raise NamesNoFile(message)

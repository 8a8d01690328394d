"""What is wrong in a file of the bank, where, and what was expected; all of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. line, column: counted from 1. key: dotted, empty for the file. found, expected: in words."""

    path: Path
    line: int
    column: int
    key: str
    found: str
    expected: str

    def __str__(self) -> str:
        """As compilers write it: `file:line:column: key: found …, expected …`."""
        key = f"{self.key}: " if self.key else ""
        return cleaned(f"{self.path}:{self.line}:{self.column}: {key}found {self.found}; expected {self.expected}")


class InvalidBank(DosecalcError):
    """Files of the bank cannot be used. faults: everything that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(sorted(faults))

    def __str__(self) -> str:
        """A line for each fault."""
        return "\n".join(map(str, self.faults))

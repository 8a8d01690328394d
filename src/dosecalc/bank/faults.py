"""What is wrong in a file of the bank, where, and what was expected; all of it at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class FaultCode(StrEnum):
    """What kind of fault it is: by this, programs know it."""

    UNREADABLE_FILE = "unreadable-file"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    TOO_DEEP = "too-deep"
    NOT_TOML = "not-toml"
    FILE_NAME = "file-name"
    MISSING_KEY = "missing-key"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    TEXT_LENGTH = "text-length"
    HIDDEN_CHARACTER = "hidden-character"
    OUT_OF_BOUNDS = "out-of-bounds"
    WRONG_COUNT = "wrong-count"
    EMPTY_LIST = "empty-list"
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_NAME = "unknown-name"
    DOUBLED_NAME = "doubled-name"
    UNREADABLE_QUANTITY = "unreadable-quantity"
    UNSAFE_QUANTITY = "unsafe-quantity"
    UNKNOWN_UNIT = "unknown-unit"
    WRONG_UNIT = "wrong-unit"
    INCOMPARABLE = "incomparable"
    BAD_REQUIREMENT = "bad-requirement"
    BAD_RANGE = "bad-range"
    BAD_CONVERSION = "bad-conversion"
    UNKNOWN_CALCULATION = "unknown-calculation"
    WRONG_GIVENS = "wrong-givens"
    NO_SOURCE = "no-source-of-values"
    UNKNOWN_DRUG = "unknown-drug"
    NO_SUCH_PRODUCT = "no-such-product"
    UNKNOWN_TOPIC = "unknown-topic"
    EMPTY_LEVEL = "empty-level"
    UNKNOWN_NOTATION = "unknown-notation"
    UNKNOWN_PLACEHOLDER = "unknown-placeholder"
    STRAY_BRACE = "stray-brace"
    EMPTY_CARD = "empty-card"
    TALL_MAN = "tall-man"
    UNSAFE_ON_CARD = "unsafe-on-card"
    SLIP_WORDS = "slip-words"
    PICTURE_TOO_EARLY = "picture-too-early"
    TOO_FEW_DRAWS = "too-few-draws"
    IMPOSSIBLE_DRAW = "impossible-draw"


@dataclass(frozen=True, order=True)
class Fault:
    """One fault.

    line, column: counted from 1. key: dotted, empty for the file. found, expected: in words. hint: the word or text
    that was probably meant, empty where none is near.
    """

    path: Path
    line: int
    column: int
    key: str
    found: str
    expected: str
    code: FaultCode
    hint: str = ""

    def __str__(self) -> str:
        """As compilers write it: `file:line:column: key: found …, expected …`."""
        key = f"{self.key}: " if self.key else ""
        wrong = f"found {self.found}; expected {self.expected}{did_you_mean(self.hint, self.expected)}"
        return cleaned(f"{self.path}:{self.line}:{self.column}: {key}{wrong}")


def did_you_mean(hint: str, expected: str) -> str:
    """What was probably meant, to go on after what was expected; empty where that says it already."""
    return f"; did you mean {hint!r}?" if hint and repr(hint) not in expected else ""


class InvalidBank(DosecalcError):
    """Files of the bank cannot be used. faults: everything that is wrong with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(sorted(faults))

    def __str__(self) -> str:
        """A line for each fault."""
        return "\n".join(map(str, self.faults))

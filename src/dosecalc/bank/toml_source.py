"""TOML files from anywhere, read within bounds and with the place of every key.

Sizes are checked before meaning: a 40 kB dotted key costs a TOML parser 1.5 GB.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dosecalc.bank.faults import Fault, FaultCode, InvalidBank
from dosecalc.untrusted import named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dosecalc.bank.toml_places import Place

LARGEST_FILE = 64 * 1024
LONGEST_LINE = 4 * 1024
MOST_DOTS_IN_A_KEY = 8
DEEPEST_NESTING = 8
ZEROS_OF_UTF_16 = 4
"""One zero in so many bytes at least: English in UTF-16 has one in two."""

QUOTED = re.compile(
    r"""
    \"{3} (?: \\. | [^\\] )*? (?: \"{3,5} | \\?\Z )
    | '{3} .*? (?: '{3,5} | \Z )
    | \" (?: \\[^\n] | [^"\\\n] )* \"?
    | ' [^'\n]* '?
    | \# [^\n]*
    """,
    re.VERBOSE | re.DOTALL,
)
"""Texts, of many lines and of one, and remarks."""

FIRST_TABLE = re.compile(r"^\[", re.MULTILINE)


@dataclass(frozen=True)
class TomlSource:
    """A parsed file with its text."""

    path: Path
    table: Mapping[str, Any]
    text: str

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Line and column of every key and element, by dotted path (`story.0.order`); only a fault asks for them."""
        from dosecalc.bank.toml_places import places_in  # noqa: PLC0415 - only a fault asks for it

        return places_in(self.text)

    def place(self, key: str) -> Place:
        """Where a key stands, or the nearest table above it that is in the file."""
        where = key
        while where and where not in self.places:
            where = where.rpartition(".")[0]
        return self.places.get(where, (1, 1))

    def fault(self, key: str, found: str, expected: str, code: FaultCode, hint: str = "") -> Fault:
        """A fault at that key."""
        return Fault(self.path, *self.place(key), key, found, expected, code, hint)


def toml_source(path: Path) -> TomlSource:
    """The file, parsed; numbers with a point stay text, so that no float is ever made.

    Raises:
        InvalidBank: it cannot be read, is too large or too deep, or is not TOML.
    """
    return toml_of(path, toml_text(path))


def toml_head(path: Path) -> TomlSource:
    """What stands in a file above its first table, parsed: little of it, where nothing else is wanted of many files.

    Raises:
        InvalidBank: as for all of it.
    """
    text = toml_text(path)
    first_table = FIRST_TABLE.search(text)
    return toml_of(path, text[: first_table.start()] if first_table else text)


def toml_of(path: Path, text: str) -> TomlSource:
    """A text, parsed as the file that it stands in or will stand in.

    Raises:
        InvalidBank: it is too long or too deep, or is not TOML.
    """
    _check_bounds(path, text)
    try:
        table = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        from dosecalc.bank.toml_faults import complaint  # noqa: PLC0415 - only a fault asks for it

        told = complaint(text, error)
        fault = Fault(path, told.line, told.column, "", told.found, told.expected, FaultCode.NOT_TOML)
        raise InvalidBank([fault]) from error
    return TomlSource(path, table, text)


def toml_text(path: Path) -> str:
    """The file's text; devices, pipes and folders are refused before they can block.

    Raises:
        InvalidBank: it cannot be read, or is too large.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
                raise InvalidBank(
                    [
                        Fault(
                            path,
                            1,
                            1,
                            "",
                            "something else or something larger",
                            f"a regular file of at most {LARGEST_FILE // 1024} kB",
                            FaultCode.TOO_LARGE,
                        )
                    ]
                )
            return _decoded(path, file.read(LARGEST_FILE + 1))
    except OSError as error:
        raise InvalidBank(
            [
                Fault(
                    path,
                    1,
                    1,
                    "",
                    f"a file that cannot be read ({error.strerror})",
                    "a readable file",
                    FaultCode.UNREADABLE_FILE,
                )
            ]
        ) from error


def _decoded(path: Path, content: bytes) -> str:
    """The text; a byte order mark, which Windows puts before UTF-8, is no part of it.

    Raises:
        InvalidBank: it is in another encoding.
    """
    if _is_utf_16(content):
        raise InvalidBank([_encoded(path, 1, 1, "a file in UTF-16")])
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode()) + 1
        byte = content[error.start : error.start + 1]
        was = byte.decode("cp1252", "ignore")
        in_windows = f" (in Windows-1252 it is {named(was)})" if was else ""
        found = f"the byte {byte[0]:02X}, which is not UTF-8{in_windows}"
        raise InvalidBank([_encoded(path, line, column, found)]) from error


def _is_utf_16(content: bytes) -> bool:
    """Whether it begins with the mark of UTF-16, or every other byte of much of it is zero."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return marked or content.count(0) * ZEROS_OF_UTF_16 > len(content)


def _encoded(path: Path, line: int, column: int, found: str) -> Fault:
    return Fault(path, line, column, "", found, "UTF-8: save the file again, as UTF-8", FaultCode.NOT_UTF8)


def _check_bounds(path: Path, text: str) -> None:
    depth = 0
    for number, (line, bare) in enumerate(zip(text.split("\n"), _bare(text).split("\n"), strict=True), start=1):
        deepest, depth = _nesting(bare, depth)
        if len(line) > LONGEST_LINE or bare.count(".") > MOST_DOTS_IN_A_KEY or deepest > DEEPEST_NESTING:
            raise InvalidBank(
                [
                    Fault(
                        path,
                        number,
                        1,
                        "",
                        "a line that is too long, dotted or nested",
                        f"lines under {LONGEST_LINE} characters, {DEEPEST_NESTING} levels",
                        FaultCode.TOO_DEEP,
                    )
                ]
            )


def _nesting(line: str, depth: int) -> tuple[int, int]:
    """How deep the brackets of a line go, from the depth at which it begins; and the depth at which it ends."""
    if "[" not in line and "]" not in line and "{" not in line and "}" not in line:
        return depth, depth
    deepest = depth
    for character in line:
        depth += (character in "[{") - (character in "]}")
        deepest = max(deepest, depth)
    return deepest, depth


def _bare(text: str) -> str:
    """The text without what stands in quotation marks or behind a #, in as many lines.

    Where quotation marks are not closed, the parser goes no further.
    """
    return QUOTED.sub(lambda found: "\n" * found[0].count("\n"), text)

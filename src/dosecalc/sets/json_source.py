"""JSON files of dosecalc: told apart by what they say they are, read within bounds, refused by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dosecalc.errors import DosecalcError
from dosecalc.files import opened_plainly
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 256 * 1024 * 1024
"""A key of ten thousand problems has about 2 MB."""

LONGEST_TEXT = 20_000


class UnreadableSet(DosecalcError):
    """A file holds no set, key or responses that can be used."""


class Table:
    """An object in a file, asked for its values by key; whatever is amiss is said with its place.

    Raises:
        UnreadableSet: a value is missing or something else than is asked for.
    """

    def __init__(self, path: Path, values: Any, place: str = "") -> None:
        self.path, self.place = path, place
        if not isinstance(values, dict):
            raise self._fault("", "an object in braces")
        self._values: dict[str, Any] = values

    def text(self, key: str) -> str:
        """A text of bounded length, in one line."""
        found = self.typed(key)
        if "\n" in found:
            raise self._fault(key, "a text in one line")
        return found

    def typed(self, key: str) -> str:
        """A text of bounded length, as somebody typed it."""
        found = self._of(key, str, "a text")
        if len(found) > LONGEST_TEXT:
            raise self._fault(key, f"at most {LONGEST_TEXT:,} characters")
        return str(found)

    def whole(self, key: str, least: int = 0, most: int = 10**12) -> int:
        """A whole number within bounds."""
        found = self._of(key, int, "a whole number")
        if not least <= found <= most:
            raise self._fault(key, f"a whole number from {least:,} to {most:,}")
        return int(found)

    def flag(self, key: str) -> bool:
        """True or false."""
        return bool(self._of(key, bool, "true or false"))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._of(key, list, "a list of texts")
        if not all(isinstance(each, str) and len(each) <= LONGEST_TEXT and "\n" not in each for each in found):
            raise self._fault(key, "a list of texts in one line each")
        return tuple(found)

    def tables(self, key: str) -> Iterator[Table]:
        """A list of objects."""
        found = self._of(key, list, "a list")
        return (Table(self.path, each, f"{self._at(key)}[{number}]") for number, each in enumerate(found))

    def table(self, key: str) -> Table:
        """An object."""
        return Table(self.path, self._of(key, dict, "an object"), self._at(key))

    def has(self, key: str) -> bool:
        """Whether there is a value, other than null."""
        return self._values.get(key) is not None

    def is_text(self, key: str) -> bool:
        """Whether the value is a text."""
        return isinstance(self._values.get(key), str)

    def fault(self, key: str, expected: str) -> UnreadableSet:
        """What is amiss with the value of a key."""
        return self._fault(key, expected)

    def _of(self, key: str, kind: type, expected: str) -> Any:
        found = self._values.get(key)
        if type(found) is not kind:
            raise self._fault(key, expected)
        return found

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def _fault(self, key: str, expected: str) -> UnreadableSet:
        at = self._at(key)
        where = f"at {at}, " if at else ""
        return UnreadableSet(cleaned(f"{self.path}: {where}expected {expected}"))


def read_table(path: Path, kind: str, version: int) -> Table:
    """The object that a file of that kind holds, such as `set` or `key`.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no JSON, of another kind, or of a later version.
    """
    table = _table(path)
    if (said := _kind(table)) != kind:
        told = f"it is a dosecalc {cleaned(said[:40])}" if said else "it does not say what it is"
        message = f"{cleaned(str(path))}: a dosecalc {kind} file is needed here, and {told}"
        raise UnreadableSet(message)
    if (found := table.whole("version", 1)) > version:
        message = (
            f"{cleaned(str(path))}: it was written by a later dosecalc (version {found} of the {kind} file; "
            f"this one reads up to {version})"
        )
        raise UnreadableSet(message)
    return table


def kind_of(path: Path) -> str:
    """Which kind of file of ours it says it is; empty where it does not.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no JSON.
    """
    return _kind(_table(path))


def _kind(table: Table) -> str:
    return table.text("dosecalc") if table.is_text("dosecalc") else ""


def _table(path: Path) -> Table:
    with opened_plainly(path, LARGEST_FILE) as file:
        content = file.read()
    try:
        values = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        at = f"; see line {error.lineno:,}" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{cleaned(str(path))}: this is not a JSON file, as sets, keys and responses are{at}"
        raise UnreadableSet(message) from error
    return Table(path, values)

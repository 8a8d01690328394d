"""What a learner chose once and need not say again: the method of the workings, and the rounding policy."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from dosecalc.learner.home import UnusableHome

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.learner.home import Home

FILE = "preferences.toml"
VERSION = 1
WORD = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
"""What a name of a method or a policy looks like; it needs no quoting in a file."""


@dataclass(frozen=True)
class Preferences:
    """The names that were chosen; empty where nothing was."""

    method: str = ""
    policy: str = ""

    def with_chosen(self, other: Preferences) -> Preferences:
        """These, with what the other says instead."""
        return Preferences(other.method or self.method, other.policy or self.policy)


def read_preferences(home: Home) -> Preferences:
    """The preferences that are kept; empty ones where there are none.

    Raises:
        UnusableHome: the file cannot be read, is damaged, or was written by a later version.
    """
    content = home.read(FILE)
    if content is None:
        return Preferences()
    try:
        table = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnusableHome(home.place(FILE), "it is damaged") from error
    version = table.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UnusableHome(home.place(FILE), "it was written by a later version of dosecalc")
    if version != VERSION or isinstance(version, bool):
        raise UnusableHome(home.place(FILE), "it is damaged")
    return Preferences(**{field.name: _word(home, table, field.name) for field in fields(Preferences)})


def _word(home: Home, table: dict[str, Any], key: str) -> str:
    found = table.get(key, "")
    if not isinstance(found, str) or (found and not WORD.match(found)):
        raise UnusableHome(home.place(FILE), f"what it says as {key} is no name")
    return found


def write_preferences(home: Home, preferences: Preferences) -> Path | None:
    """Keep the preferences; a file that cannot be used is kept aside first, and its new path is returned.

    Raises:
        UnusableHome: they cannot be written.
    """
    kept = None
    try:
        read_preferences(home)
    except UnusableHome:
        kept = home.keep_aside(FILE)
    stated = {field.name: value for field in fields(preferences) if (value := getattr(preferences, field.name))}
    lines = [f"version = {VERSION}", *(f'{name} = "{value}"' for name, value in stated.items())]
    home.write(FILE, "\n".join([*lines, ""]).encode())
    return kept

"""What each template drills, read off its lines: a drill that chooses among all templates must not read each in full.

To read the whole bank takes over a second, to look for these lines a sixtieth of that. Where a file is TOML in another
layout than the built-in bank's, its tables are read instead. A test holds all three to the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.toml_source import toml_of, toml_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNUSUAL = re.compile(r"\n(?![a-z0-9_-]+ = |\[[a-z0-9_.-]+\]\n|\[\[[a-z0-9_.-]+\]\]\n|#|\n|\Z)")
"""A line that is neither a key with its value nor the name of a table, or is so in another layout.

The lines of a text of many lines cannot be taken for others: such a text is refused unless each ends in a backslash.
"""

TABLE = re.compile(r"\n(\[.+)")
PART = "[[part]]"
LEVEL = re.compile(r"\nlevel = ([1-4])\n")
ASKED = re.compile(r'\n(?:calculation|reading) = "([a-z0-9_]+)"\n')
LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Drilled:
    """A template's name with its topic, its level, and the calculation of each of its parts."""

    template: str
    topic: str
    level: int
    calculations: tuple[str, ...]


@kept_for_bank
def drilled() -> Mapping[str, Drilled]:
    """What every template drills, by its name; of one that is faulty, as much as it says of that.

    Raises:
        InvalidBank: one cannot be read.
    """
    return MappingProxyType({path.stem: _drilled(path) for path in template_paths()})


def refuse_to_ask_nothing(found: Drilled) -> None:
    """Refuse a template that asks for nothing: it is faulty, and only all of it can tell why.

    Raises:
        InvalidBank: it is one.
    """
    if not found.calculations:
        from dosecalc.bank.templates import template  # noqa: PLC0415 - sound templates are not read in full

        template(found.template)


def _drilled(path: Path) -> Drilled:
    text = toml_text(path)
    level, calculations = _in_lines(text) or _in_tables(path, text)
    return Drilled(path.stem, path.parent.name, level, calculations)


def _in_lines(text: str) -> tuple[int, tuple[str, ...]] | None:
    """The level, and what each part asks for; None where one of them does not stand in a line of the usual layout.

    Calculations of values, and those that a card invites instead, are not what it drills.
    """
    text = "\n{}\n".format(text.replace("\r\n", "\n"))
    if UNUSUAL.search(text):
        return None
    head, *tables = TABLE.split(text)
    parts = [body for name, body in zip(tables[::2], tables[1::2], strict=True) if name == PART] or [head]
    levels, asked = LEVEL.findall(head), [ASKED.findall(part) for part in parts]
    if len(levels) != 1 or any(len(each) != 1 for each in asked):
        return None
    return int(levels[0]), tuple(name for (name,) in asked)


def _in_tables(path: Path, text: str) -> tuple[int, tuple[str, ...]]:
    """The same of a file in any layout; the lowest level, and nothing asked for, where it does not say so.

    What is wrong with such a file is told when it is read in full.
    """
    try:
        table = toml_of(path, text).table
    except InvalidBank:
        return LOWEST, ()
    level, parts = table.get("level"), table.get("part", [table])
    parts = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    asked = (part.get("reading", part.get("calculation")) for part in parts)
    level = level if isinstance(level, int) and LOWEST <= level <= HIGHEST else LOWEST
    return level, tuple(name for name in asked if isinstance(name, str))

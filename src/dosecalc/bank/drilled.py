"""What each template drills, read off its lines: a drill that chooses among all templates must not read each in full.

To read the whole bank takes over a second, to look for these lines a sixtieth of that. A test holds both to the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.template_names import template_paths
from dosecalc.bank.toml_source import toml_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LEVEL = re.compile(r"\nlevel *= *([1-4])")
SLIPS = re.compile(r"\n\[\[slip\]\].*?(?=\n\[|\Z)", re.DOTALL)
"""Calculations that a card invites instead are not what it drills."""

ASKED = re.compile(r'\n(?:calculation|reading) *= *"([a-z0-9_]+)"')


@dataclass(frozen=True)
class Drilled:
    """A template's name with its topic, its level, and the calculation of each of its parts."""

    template: str
    topic: str
    level: int
    calculations: tuple[str, ...]


@kept_for_bank
def drilled() -> Mapping[str, Drilled]:
    """What every template drills, by its name.

    Raises:
        InvalidBank: one cannot be read.
    """
    return MappingProxyType({path.stem: _drilled(path) for path in template_paths()})


def _drilled(path: Path) -> Drilled:
    text = SLIPS.sub("", f"\n{toml_text(path)}")
    level = LEVEL.search(text)
    return Drilled(path.stem, path.parent.name, int(level[1]) if level else 1, tuple(ASKED.findall(text)))

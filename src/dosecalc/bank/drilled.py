"""What each template drills, read off its lines: a drill that chooses among all templates must not read each in full.

To read the whole bank takes over a second, to look for these lines a sixtieth of that. A test holds both to the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.folder import bank_folder
from dosecalc.bank.template_names import template_names

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVEL = re.compile(r"^level *= *([1-4])", re.MULTILINE)
ASKED = re.compile(r'^(?:calculation|reading) *= *"([a-z0-9_]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Drilled:
    """A template's name with its topic, its level, and the calculation of each of its parts."""

    template: str
    topic: str
    level: int
    calculations: tuple[str, ...]


@cache
def drilled() -> Mapping[str, Drilled]:
    """What every template drills, by its name."""
    return MappingProxyType({name: _drilled(name, topic) for name, topic in template_names().items()})


def _drilled(name: str, topic: str) -> Drilled:
    text = (bank_folder() / "templates" / topic / f"{name}.toml").read_text(encoding="utf-8")
    level = LEVEL.search(text)
    return Drilled(name, topic, int(level[1]) if level else 1, tuple(ASKED.findall(text)))

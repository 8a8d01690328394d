"""The names of all templates, from the names of their files alone: most commands need no more of most templates."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.folder import bank_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def template_paths() -> list[Path]:
    """The file of every template, topic by topic."""
    return sorted((bank_folder() / "templates").glob("*/*.toml"))


@cache
def template_names() -> Mapping[str, str]:
    """The name of every template with its topic."""
    return MappingProxyType({path.stem: path.parent.name for path in template_paths()})

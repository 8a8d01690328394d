"""The names of all templates, from the names of their files alone: most commands need no more of most templates."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.files import template_files
from dosecalc.bank.folder import kept_for_bank

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def template_paths() -> list[Path]:
    """The file of every template, topic by topic.

    Raises:
        InvalidBank: two files have the same name.
    """
    return list(template_files().values())


@kept_for_bank
def template_names() -> Mapping[str, str]:
    """The name of every template with its topic.

    Raises:
        InvalidBank: two files have the same name.
    """
    return MappingProxyType({path.stem: path.parent.name for path in template_paths()})

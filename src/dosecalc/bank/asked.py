"""What a paper of a blueprint can ask, read off the lines of the templates: nothing is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled

if TYPE_CHECKING:
    from dosecalc.bank.blueprint import Section
    from dosecalc.bank.drilled import Drilled


@dataclass(frozen=True)
class Asked:
    """Problems of a section at a level: how many, and the templates, any of which each of them can be of."""

    level: int
    problems: int
    templates: tuple[Drilled, ...]


def asked(section: Section) -> tuple[Asked, ...]:
    """What a section asks at each of its levels, in their order.

    Raises:
        NothingToDrill: its topics have no problem of one of the levels.
        InvalidBank: a template cannot be read.
    """
    counts = Counter(section.level_of_each())
    return tuple(Asked(level, problems, _templates(section, level)) for level, problems in counts.items())


def _templates(section: Section, level: int) -> tuple[Drilled, ...]:
    named = set(section.topics)
    found = [each for each in drilled().values() if each.level == level and named & {each.template, each.topic}]
    if not found:
        from dosecalc.bank.selection import selected  # noqa: PLC0415 - says which levels there are

        selected(section.topics, level)
    return tuple(sorted(found, key=lambda each: each.template))

"""What a paper of a blueprint can ask, read off the lines of the templates: nothing is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.drilled import drilled, refuse_to_ask_nothing
from dosecalc.bank.selection import selected

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
    found = tuple(drilled()[name] for name in selected(section.topics, level))
    for each in found:
        refuse_to_ask_nothing(each)
    return found

"""Which problems a drill gives: templates by topic and level, one after the other without repeats, by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.bank.generator import drawn
from dosecalc.bank.templates import templates
from dosecalc.errors import DosecalcError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template
    from dosecalc.quantities.rounding import Policy

SEEDS = 1_000_000


class NothingToDrill(DosecalcError):
    """No template fits the topics and the level asked for."""


def selected(topics: Sequence[str], level: int | None = None) -> list[Template]:
    """The templates of these topics (or template or calculation names; all if none), of the level if one is given.

    Raises:
        NothingToDrill: a topic does not exist, or none of its templates has that level.
    """
    bank = templates().values()
    for topic in topics:
        if not any(_belongs(template, topic) for template in bank):
            known = sorted({template.topic for template in bank})
            message = f"there is no topic {topic!r}; there are {', '.join(known)}"
            raise NothingToDrill(message)
    found = [template for template in bank if not topics or any(_belongs(template, topic) for topic in topics)]
    at_level = [template for template in found if level is None or template.level == level]
    if not at_level:
        levels = sorted({str(template.level) for template in found})
        message = (
            f"there is no problem of level {level} in {', '.join(topics) or 'the bank'}; there are {', '.join(levels)}"
        )
        raise NothingToDrill(message)
    return sorted(at_level, key=lambda template: template.id)


def _belongs(template: Template, topic: str) -> bool:
    return topic in {template.topic, template.id, template.calculation.name}


def stream(chosen: Sequence[Template], seed: int, policy: Policy) -> Iterator[Problem]:
    """Problems without end: every template once in a shuffled order, then again in another."""
    place = 0
    while True:
        waiting = list(chosen)
        while waiting:
            template = waiting.pop(picked(f"drill:{seed}", place, "template", len(waiting)))
            yield drawn(template, picked(f"drill:{seed}", place, "seed", SEEDS), policy)
            place += 1

"""What a story leaves to be found on its card, and by which of the quantities that it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Row
from dosecalc.bank.value_sources import OfSupply
from dosecalc.tutoring.parts import Unstated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dosecalc.bank.draws import Draw
    from dosecalc.bank.template import Template, TemplatePart


def left_to_find(source: Template, part: TemplatePart, placeholders: Collection[str]) -> Unstated:
    """What a story with these placeholders does not tell in figures of what a part is worked out from."""
    draws = {draw.name: draw for draw in source.values}
    sought = {
        given: draws[name]
        for given, name in part.givens.items()
        if name in draws and (draws[name].told or name not in placeholders)
    }
    if not sought:
        return Unstated()
    told = _told_besides(draws, part, placeholders)
    by = [name for draw in sought.values() for name in _found_by(source, draw)]
    bounds = [name for required in part.requirements for name in (required.name, required.other)]
    return Unstated(
        frozenset(sought),
        tuple(dict.fromkeys(told[name] for name in by if name in told)),
        frozenset(told[name] for name in bounds if name in told),
    )


def _told_besides(draws: Mapping[str, Draw], part: TemplatePart, placeholders: Collection[str]) -> dict[str, str]:
    """How each value is called that is told and is none of the part's givens."""
    givens = set(part.givens.values())
    return {name: draw.spoken for name, draw in draws.items() if name in placeholders and name not in givens}


def _found_by(source: Template, draw: Draw) -> Iterable[str]:
    """What a row of a table is for, or what a line of a label says besides."""
    if isinstance(draw.source, Row):
        return (draw.source.of,)
    if isinstance(draw.source, OfSupply) and _shows_a_label(source):
        return (each.name for each in source.values if isinstance(each.source, OfSupply))
    return ()


def _shows_a_label(source: Template) -> bool:
    if not source.pictures:
        return False
    from dosecalc.bank.pictures import OfLabel  # noqa: PLC0415 - most templates have no pictures

    return any(isinstance(picture.source, OfLabel) for picture in source.pictures)

"""Conversions there and back, which cancel: mcg to mg for a strength, and the answer from mg to mcg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.operations import CONVERSION, PRODUCT, PRODUCTS
from dosecalc.quantities.units import paired

if TYPE_CHECKING:
    from dosecalc.quantities.worked import Worked


def without_returns(root: Worked) -> Worked:
    """The same quantity, worked out in the unit that it was given in where it is converted back to that afterwards."""
    return _told(root, {})


def _told(node: Worked, known: dict[Worked, Worked]) -> Worked:
    if node not in known:
        parts = tuple(_told(part, known) for part in node.parts)
        known[node] = _shorter(node.but(parts=parts))
    return known[node]


def _shorter(node: Worked) -> Worked:
    if node.operation is not CONVERSION:
        return node
    changes = list(paired(node.parts[0].unit, node.unit))
    if len(changes) != 1:
        return node
    found = _in_unit(node.parts[0], *changes[0])
    return node if found is None else found.but(name=node.name)


def _in_unit(node: Worked, old: str, new: str, sign: int) -> Worked | None:
    """The quantity with one unit for another, where a conversion to it is undone by that; None where none is.

    What a note says was done is told: 350 min taken as a decimal are 5.5 h, and no 350 min any more.
    """
    if not node.is_plain or (old, sign) not in node.unit.signed:
        return None
    if node.operation is CONVERSION:
        source = node.parts[0]
        changes = list(paired(source.unit, node.unit))
        return source if changes == [(new, old, sign)] else None
    if node.operation not in PRODUCTS:
        return None
    for place, part in enumerate(node.parts):
        turned = sign if place == 0 or node.operation is PRODUCT else -sign
        if (found := _in_unit(part, old, new, turned)) is not None:
            one, other = parts = (*node.parts[:place], found, *node.parts[place + 1 :])
            number = node.operation.work(node, (one.number, other.number))
            unit = one.unit * other.unit if node.operation is PRODUCT else one.unit / other.unit
            return node.but(number=number, unit=unit, parts=parts)
    return None

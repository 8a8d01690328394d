"""A requirement of a template file, read into a comparison or a fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.template import ONLY, SIGNS, Requirement
from dosecalc.quantities.units import unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.bank.table_reader import TableReader
    from dosecalc.quantities.kind import Kind
    from dosecalc.quantities.worked import Worked


def requirement(
    answer: TableReader, text: str, names: Sequence[str], kinds: Mapping[str, Kind], at: str = ""
) -> Requirement | None:
    """The comparison that a text states; a fault, and nothing, where it states none. at: its place in the list."""
    name, _, rest = text.partition(" ")
    sign, _, other = rest.partition(" ")
    known = [*names, ONLY]
    if name not in known or sign not in SIGNS or not other:
        answer.fault(
            "require",
            repr(text),
            f"a comparison such as 'answer <= 250 mL/h', of {', '.join(known)}",
            FaultCode.BAD_REQUIREMENT,
            near_in(name, known),
            at,
        )
        return None
    quantity = None if other in known else answer.parsed("require", other, at)
    kind = kinds.get(name)
    if not _are_comparable(kind, quantity, kinds.get(other)):
        answer.fault("require", repr(text), "two quantities that measure the same", FaultCode.INCOMPARABLE, at=at)
    elif kind is not None and quantity is not None and not kind.implied:
        quantity = replace(quantity, unit=kind.adopted(quantity.unit) or quantity.unit)
    return Requirement(name, sign, other, quantity)


def _are_comparable(kind: Kind | None, quantity: Worked | None, other: Kind | None) -> bool:
    """Whether a quantity, or another value, is of the kind that it is compared with; extras are of any kind."""
    if kind is None:
        return True
    if quantity is not None:
        return kind.adopted(quantity.unit) is not None
    return other is None or any(kind.unit_for(unit(text)) for text in other.units)

"""A requirement of a template file, read into a comparison or a fault."""

from __future__ import annotations

import re
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

SIGNS_MEANT = {"=>": ">=", "=<": "<=", "\u2265": ">=", "\u2264": "<=", "\u2260": "!=", "<>": "!=", "=!": "!="}
"""How people write signs otherwise."""

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
"""What looks like the name of a value, and not like a quantity."""


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
            _meant(name, sign, other, known),
            at,
        )
        return None
    if NAME.fullmatch(other) and other not in known:
        expected = f"a quantity, or one of {', '.join(known)}"
        answer.fault("require", repr(other), expected, FaultCode.BAD_REQUIREMENT, near_in(other, known), at)
        return None
    quantity = None if other in known else answer.parsed("require", other, at)
    kind = kinds.get(name)
    if not _are_comparable(kind, quantity, kinds.get(other)):
        answer.fault("require", repr(text), "two quantities that measure the same", FaultCode.INCOMPARABLE, at=at)
    elif kind is not None and quantity is not None and not kind.implied:
        quantity = replace(quantity, unit=kind.adopted(quantity.unit) or quantity.unit)
    return Requirement(name, sign, other, quantity)


def _meant(name: str, sign: str, other: str, known: Sequence[str]) -> str:
    """The name that was probably meant; where the name is right, the comparison with the sign that was."""
    if name not in known:
        return near_in(name, known)
    return f"{name} {SIGNS_MEANT[sign]} {other}" if sign in SIGNS_MEANT and other else ""


def _are_comparable(kind: Kind | None, quantity: Worked | None, other: Kind | None) -> bool:
    """Whether a quantity, or another value, is of the kind that it is compared with; extras are of any kind."""
    if kind is None:
        return True
    if quantity is not None:
        return kind.adopted(quantity.unit) is not None
    return other is None or any(kind.unit_for(unit(text)) for text in other.units)

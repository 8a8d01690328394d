"""Givens as a caller states them: NAME=QUANTITY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.given import given
from dosecalc.quantities.reading import read_unit
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.tutoring.solving import IncompleteRequest
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked

LONGEST_NAME = 64


class UnreadableGiven(UnreadableQuantity):
    """A given whose quantity cannot be read. name: which."""

    def __init__(self, name: str, cause: UnreadableQuantity) -> None:
        super().__init__(cause.text, cause.start, cause.end, cause.why, cause.instead)
        self.name = name

    def __str__(self) -> str:
        """Which given, what is wrong, and where."""
        return f"{self.name}: {super().__str__()}\n{self.pointed_out()}"


def read_givens(texts: Sequence[str], calculation: Calculation | None = None) -> dict[str, Worked]:
    """The quantities by name, each read as what the calculation expects: clock times as clock times.

    Raises:
        IncompleteRequest: a text is not NAME=QUANTITY, or a name stands twice.
        UnreadableGiven: a quantity cannot be read.
    """
    givens: dict[str, Worked] = {}
    for text in texts:
        name, equals, quantity = text.partition("=")
        name = cleaned(name.strip()[:LONGEST_NAME])
        if not equals:
            message = f'{cleaned(text[:LONGEST_NAME])!r} is not a given; write NAME="QUANTITY", as in weight="70 kg"'
            raise IncompleteRequest(message)
        if name in givens:
            message = f"{name} is given twice"
            raise IncompleteRequest(message)
        kind = calculation.givens.get(name) if calculation else None
        givens[name] = read_given(name, quantity, kind.form if kind else "")
    return givens


def read_given(name: str, text: str, form: str = "") -> Worked:
    """One quantity; what is wrong with it names the given.

    Raises:
        UnreadableGiven: it cannot be read.
    """
    try:
        return given(text, form)
    except UnreadableQuantity as unreadable:
        raise UnreadableGiven(name, unreadable) from unreadable


def read_target(text: str) -> Unit | None:
    """The unit that is asked for; None for an empty text.

    Raises:
        UnreadableGiven: it names no unit.
    """
    try:
        return read_unit(text) if text else None
    except UnreadableQuantity as unreadable:
        raise UnreadableGiven("unit", unreadable) from unreadable

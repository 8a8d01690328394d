"""An answer read back before anything is said about it: what was understood, never whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.given import worked_quantity

if TYPE_CHECKING:
    from dosecalc.quantities.forms import Form
    from dosecalc.quantities.reading import Quantity


def read_back_as(form: Form, text: str) -> str:
    """An answer in a form as it was read, in safe notation.

    Raises:
        UnreadableQuantity: it cannot be read.
    """
    return safely_written(form.read(text))


def safely_written(read: Quantity) -> str:
    """What was read, in safe notation."""
    return str(worked_quantity(read))

"""An answer read back before anything is said about it: what was understood, never whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.quantities.given import worked_quantity
from dosecalc.quantities.typed_text import typed
from dosecalc.tutoring.asking import in_its_form

if TYPE_CHECKING:
    from dosecalc.quantities.forms import Form
    from dosecalc.quantities.reading import Quantity
    from dosecalc.tutoring.solving import Solution


def read_back(solution: Solution, text: str) -> str:
    """The answer as it was read, in safe notation; where the writing itself is asked for, as it was written.

    Raises:
        UnreadableQuantity: it cannot be read, whatever was asked.
    """
    if solution.form.must_be_safe:
        return typed(text).text  # reading it would tell which wordings are right
    return safely_written(in_its_form(solution.form, solution.unit, text))


def read_back_as(form: Form, text: str) -> str:
    """An answer in a form as it was read, in safe notation.

    Raises:
        UnreadableQuantity: it cannot be read.
    """
    return safely_written(form.read(text))


def safely_written(read: Quantity) -> str:
    """What was read, in safe notation."""
    return str(worked_quantity(read))

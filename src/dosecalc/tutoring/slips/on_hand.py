"""What is on hand put over what is wanted: 250 mg ÷ 400 mg × 5 mL for 400 mg ÷ 250 mg × 5 mL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount
from dosecalc.quantities.operations import QUOTIENT
from dosecalc.quantities.units import Unit
from dosecalc.tutoring.slips.products import UPSIDE_DOWN
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.slips.slip import Slip

ON_HAND_OVER_WANTED = "on-hand-over-wanted"


def on_hand_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """Where an amount is divided by a label such as 250 mg/5 mL, the two amounts exchanged, and its volume left above.

    Of a rate nobody does that: it would come to thousands.
    """
    for step in steps:
        if _divides_an_amount_by_a_label(step) and step.parts[0].number:
            yield _on_hand_over_wanted(step)


def inverts_a_volume(slip: Slip) -> bool:
    """Whether a slip turns over a whole label, its volume as well, where an amount is divided by it: nobody does."""
    return slip.id == UPSIDE_DOWN and slip.at is not None and _divides_an_amount_by_a_label(slip.at)


def _divides_an_amount_by_a_label(step: Worked) -> bool:
    if step.operation is not QUOTIENT:
        return False
    wanted, label = step.parts
    return label.per != 1 and not label.form and wanted.unit == Unit(label.unit.above)


def _on_hand_over_wanted(step: Worked) -> Turn:
    wanted, label = step.parts
    number = label.number * label.per / wanted.number * label.per

    def here() -> str:
        on_hand, volume = amount(label.number * label.per, wanted.unit), amount(label.per, step.unit)
        return equation(f"{on_hand} ÷ {wanted} × {volume}", number, step)

    return Turn(
        ON_HAND_OVER_WANTED,
        ErrorClass.CONCEPTUAL,
        lambda: f"you put what is on hand over {told(wanted)}; it is the other way round",
        step,
        number,
        here,
    )

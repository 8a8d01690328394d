"""Slips of conversions: left out, done the wrong way round, a percentage taken for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.units import paired, symbol
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.worked import Worked

MILLIGRAMS_A_GRAM = 1000


def conversion_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The wrong turns at every step that converts."""
    for step in steps:
        if step.sign == "→" and step.number != step.parts[0].number and step.parts[0].number:
            yield from _percent_turns(step) if _is_percent(step) else _turns_at(step)


def _turns_at(step: Worked) -> Iterator[Turn]:
    source = step.parts[0]
    old, new = _names(step)
    yield Turn(
        "not-converted",
        ErrorClass.CONCEPTUAL,
        f"you used {told(source)} as {amount(source.number, step.unit)}, without converting {old} to {new}",
        step,
        source.number,
        equation(str(source), source.number, step.unit),
    )
    factor = step.number / source.number
    right, wrong = _times(factor), _times(1 / factor)
    yield Turn(
        "converted-the-wrong-way",
        ErrorClass.CONCEPTUAL,
        f"you converted {old} to {new} the wrong way round: {wrong} instead of {right}",
        step,
        source.number / factor,
        equation(f"{source} {wrong}", source.number / factor, step.unit),
    )


def _names(step: Worked) -> tuple[str, str]:
    """The units that are exchanged: `lb`, `kg`; of a compound unit only those that differ."""
    pairs = list(paired(step.parts[0].unit, step.unit))
    if len(pairs) != 1:
        return str(step.parts[0].unit), str(step.unit)
    old, new, _ = pairs[0]
    return symbol(old, one=True), symbol(new, one=True)


def _times(factor: Fraction) -> str:
    return f"× {decimal(factor)}" if factor >= 1 else f"÷ {decimal(1 / factor)}"


def _is_percent(step: Worked) -> bool:
    return step.parts[0].unit.above in SCALES


def _percent_turns(step: Worked) -> Iterator[Turn]:
    """A percentage is grams in 100 mL; it is taken for milligrams, or grams, in each mL."""
    source = step.parts[0]
    for id_, number, meant in (
        ("percent-as-milligrams", source.number / MILLIGRAMS_A_GRAM, "mg in each mL"),
        ("percent-as-grams", source.number, "g in each mL"),
    ):
        yield Turn(
            id_,
            ErrorClass.CONCEPTUAL,
            f"you read {source} as {decimal(source.number)} {meant}; it means {decimal(source.number)} g in 100 mL",
            step,
            number,
            f"{source} = {decimal(source.number)} {meant}",
        )

"""Slips of conversions: left out, done the wrong way round, a percentage taken for something else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dosecalc.calculations.slips.declaring import ErrorClass
from dosecalc.quantities.notation import amount, decimal
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import CACHED, Unit, conversion_factor, paired, symbol
from dosecalc.quantities.worked import SCALES
from dosecalc.tutoring.chain import is_told_by_its_inverse
from dosecalc.tutoring.slips.givens import MILLIGRAMS_A_GRAM
from dosecalc.tutoring.slips.slip import Turn, equation, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from dosecalc.quantities.definitions import Conversions
    from dosecalc.quantities.worked import Worked

NOT_CONVERTED = "not-converted"


def conversion_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """The wrong turns at every step that converts."""
    percentages = [step for step in steps if _is_percentage(step)]
    for step in steps:
        if step.operation is CONVERSION and step.number != step.parts[0].number and step.parts[0].number:
            if not _is_percentage(step):
                yield from _turns_at(step)
            elif len(percentages) == 1:  # of two strengths, nobody reads one so and the other not
                yield from _percentage_turns(step)


def _is_percentage(step: Worked) -> bool:
    return step.operation is CONVERSION and step.parts[0].unit.above in SCALES


def _turns_at(step: Worked) -> Iterator[Turn]:
    """Each unit that is exchanged in the step, with the others converted rightly."""
    for old, new, sign in paired(step.parts[0].unit, step.unit):
        factor = _factor(old, new, sign, step.conversions)
        names = _names(old, new)
        yield _not_converted(step, factor, names)
        yield _turned(step, factor, names)


def nothing_converted_turns(steps: Sequence[Worked]) -> Iterator[Turn]:
    """Steps that exchange two units, with the number left as it is: 18 mcg/mL as 18 mg/dL."""
    for step in steps:
        if step.operation is CONVERSION and not _is_percentage(step) and exchanges_two_units(step):
            yield _nothing_converted(step, step.parts[0])


def exchanges_two_units(step: Worked) -> bool:
    """Whether a conversion exchanges a unit above the line and one below."""
    return len(paired(step.parts[0].unit, step.unit)) > 1


def _nothing_converted(step: Worked, source: Worked) -> Turn:
    return Turn(
        "nothing-converted",
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(source)} as {amount(source.number, step.unit)}, without converting either unit",
        step,
        source.number,
        lambda: equation(str(source), source.number, step),
    )


@lru_cache(CACHED)
def _names(old: str, new: str) -> str:
    return f"{symbol(old, one=False)} to {symbol(new, one=False)}"


@lru_cache(CACHED)
def _factor(old: str, new: str, sign: int, conversions: Conversions) -> Fraction:
    """By what a quantity is multiplied when a unit above (1) or below (-1) the line becomes another one."""
    factor = conversion_factor(Unit((old,)), Unit((new,)), conversions)
    return factor if sign > 0 else 1 / factor


def _not_converted(step: Worked, factor: Fraction, names: str) -> Turn:
    source, number = step.parts[0], step.number / factor
    return Turn(
        NOT_CONVERTED,
        ErrorClass.CONCEPTUAL,
        lambda: f"you used {told(source)} as {amount(number, step.unit)}, without converting {names}",
        step,
        number,
        lambda: equation(str(source), number, step),
    )


def _turned(step: Worked, factor: Fraction, names: str) -> Turn:
    number = step.number / (factor * factor)
    return Turn(
        "converted-the-wrong-way",
        ErrorClass.CONCEPTUAL,
        lambda: f"you converted {names} the wrong way round: {times(1 / factor)} instead of {times(factor)}",
        step,
        number,
        lambda: equation(f"{step.parts[0]} {times(1 / factor)}", number, step),
    )


def times(factor: Fraction) -> str:
    """What is done with a factor, as people write it: `× 1,000`, `÷ 2.2`."""
    return f"÷ {decimal(1 / factor)}" if is_told_by_its_inverse(factor) else f"× {decimal(factor)}"


def _percentage_turns(step: Worked) -> Iterator[Turn]:
    """A percentage is grams in 100 mL, ppm grams in a million; it is taken for milligrams, or grams, in each mL."""
    number = step.parts[0].number
    yield _percentage_turn("percent-as-milligrams", step, number / MILLIGRAMS_A_GRAM, "mg in each mL")
    yield _percentage_turn("percent-as-grams", step, number, "g in each mL")


def _percentage_turn(id_: str, step: Worked, number: Fraction, meant: str) -> Turn:
    source = step.parts[0]

    def says() -> str:
        written, per = decimal(source.number), SCALES[source.unit.above]
        return f"you read {source} as {written} {meant}; it means {written} g in {per:,} mL"

    return Turn(id_, ErrorClass.CONCEPTUAL, says, step, number, lambda: f"{source} = {decimal(source.number)} {meant}")

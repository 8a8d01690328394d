"""Whether what is read off a picture is what its device has: numbered lines, lines between them, and their value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Computed
from dosecalc.bank.pictures import OfBag, OfCup, OfSyringe
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.vessels import FilledCup, HungBag
from dosecalc.devices.words import printed, titled
from dosecalc.quantities.units import unit
from dosecalc.verification.observation import Observation, keys_of_given

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from dosecalc.bank.pictures import PictureSource
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template, TemplatePart
    from dosecalc.devices.scale import Scale

READING = "scale_reading"
LEVEL = OfSyringe | OfCup | OfBag


def read_off(made: Problem) -> dict[int, int]:
    """The places of the parts that are read off a picture, each with the place of that picture."""
    source = made.template
    return {
        place: number
        for place, asked in enumerate(source.parts)
        if asked.reading is None and asked.calculation.name == READING
        for number, illustration in enumerate(source.pictures)
        if illustration.after is None and _shows(source, illustration.source, asked)
    }


def _shows(source: Template, picture: PictureSource, asked: TemplatePart) -> bool:
    """Whether a picture stands at the answer of a part, or at a value that is worked out in the same way."""
    if not isinstance(picture, LEVEL):
        return False
    draw = next((draw for draw in source.values if draw.name == picture.at), None)
    if draw is None:
        return picture.at == asked.name
    worked_out = draw.source
    return (
        isinstance(worked_out, Computed)
        and worked_out.calculation.name == READING
        and worked_out.givens == asked.givens
    )


def other_scales(made: Problem) -> Iterator[Observation]:
    """Givens of a reading that the device in the picture does not have: a learner would see others there."""
    for place, number in read_off(made).items():
        device, givens = made.pictures[number].device, made.parts[place].solution.givens
        scale = _scale(device)
        if scale is None:
            continue
        numbered, value = (givens[name].to(unit(scale.unit)).number for name in ("numbered_line", "line_value"))
        for given, wrong in _misfits(scale, numbered, givens["lines"].number, value):
            keys = keys_of_given(made.template, place, given)
            expected = f"what is printed on the {titled(device)}: {printed(scale)}"
            yield Observation("other-scale", keys, wrong, expected)


def _misfits(scale: Scale, numbered: Fraction, lines: Fraction, value: Fraction) -> Iterator[tuple[str, str]]:
    """The givens that are not those of a scale, each with what is wrong with it."""
    if numbered % scale.numbered:
        yield "numbered_line", f"{scale.written(numbered)} as a numbered line"
    if value != scale.graduation:
        yield "line_value", f"{scale.written(value)} from line to line"
    elif lines * value >= scale.numbered:
        yield "lines", f"{lines} lines past a numbered line, where the next numbered one is nearer"


def _scale(device: object) -> Scale | None:
    """The scale that a level is read off."""
    if isinstance(device, SetSyringe):
        return device.syringe.scale
    if isinstance(device, FilledCup):
        return device.cup.scale
    return device.bag.scale if isinstance(device, HungBag) else None

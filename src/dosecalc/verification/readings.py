"""Whether what is read off a picture, or set, is on its device: numbered lines, lines between them, and their value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Computed
from dosecalc.bank.pictures import OfBag, OfCup, OfSyringe
from dosecalc.devices.setting import SetSyringe
from dosecalc.devices.vessels import FilledCup, HungBag
from dosecalc.devices.words import printed, titled
from dosecalc.quantities.units import unit
from dosecalc.verification.observation import Observation, keys_of_given, keys_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.pictures import PictureSource
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template, TemplatePart
    from dosecalc.devices.scale import Scale

READING = "scale_reading"
LEVEL = OfSyringe | OfCup | OfBag
Scaled = SetSyringe | FilledCup | HungBag


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
    for _, device, places in _levels(made):
        expected = f"what is printed on the {titled(device)}: {printed(_scale(device))}"
        for place in places:
            for given, wrong in _misread(made, place, device):
                yield Observation("other-scale", keys_of_given(made.template, place, given), wrong, expected)


def off_graduation(made: Problem) -> Iterator[Observation]:
    """Amounts that a picture shows between two lines, though a syringe or cup is set to, and read at, a line only.

    Of a bag that holds for a reading alone. A reading by other lines than those of its device is told as that.
    """
    for number, device, places in _levels(made):
        scale = _scale(device)
        if scale.has_line_at(device.at) or (isinstance(device, HungBag) and not places):
            continue
        if not any(list(_misread(made, place, device)) for place in places):
            keys = (f"picture.{number}", *keys_of_part(made.template, made.pictures[number].after or 0))
            found = f"{scale.written(device.at)}, between two lines of the {titled(device)}"
            expected = f"an amount at one of its lines, {scale.written(scale.graduation)} apart"
            yield Observation("off-graduation", keys, found, expected)


def _levels(made: Problem) -> Iterator[tuple[int, Scaled, list[int]]]:
    """The pictures of something with a scale, by their places, and the parts that are read off each."""
    of_parts = read_off(made)
    for number, picture in enumerate(made.pictures):
        if isinstance(picture.device, Scaled):
            yield number, picture.device, [place for place, shown in of_parts.items() if shown == number]


def _misread(made: Problem, place: int, device: Scaled) -> Iterator[tuple[str, str]]:
    """The givens of a reading that its device does not have, each with what is wrong with it."""
    scale, givens = _scale(device), made.parts[place].solution.givens
    numbered, value = (givens[name].to(unit(scale.unit)).number for name in ("numbered_line", "line_value"))
    lines = givens["lines"].number
    if numbered % scale.numbered:
        yield "numbered_line", f"{scale.written(numbered)} as a numbered line"
    if value != scale.graduation:
        yield "line_value", f"{scale.written(value)} from line to line"
    elif lines * value >= scale.numbered:
        yield "lines", f"{lines} lines past a numbered line, where the next numbered one is nearer"


def _scale(device: Scaled) -> Scale:
    """The scale that a level is read off."""
    if isinstance(device, SetSyringe):
        return device.syringe.scale
    return device.cup.scale if isinstance(device, FilledCup) else device.bag.scale

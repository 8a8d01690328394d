"""A problem as its learner sees it, without anything from which the answer could be had but by working it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.devices.picture import picture
from dosecalc.devices.svg import svg
from dosecalc.devices.words import titled, words

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.devices.setting import Device
    from dosecalc.sets.problem_set import Item
    from dosecalc.tutoring.parts import Part

CARRY_ON = "Carry each answer on as you wrote it."
"""Said where a later part rests on an earlier one."""


@dataclass(frozen=True)
class PrintedPicture:
    """A device: its title, what it shows in words, as lines for a terminal.

    svg: as it is drawn here; empty where it comes from a file, which is not trusted with a drawing.
    """

    title: str
    says: str
    lines: tuple[str, ...]
    svg: str = ""


@dataclass(frozen=True)
class PrintedPart:
    """One question. unit: of the answer. form: as outsiders are told. words: what there is to choose from."""

    label: str
    ask: str
    how_to_answer: str
    unit: str = ""
    form: str = ""
    words: tuple[str, ...] = ()
    is_several: bool = False


@dataclass(frozen=True)
class PrintedProblem:
    """A problem on a sheet. code: by which files know it. identity: empty where the set keeps its draws secret.

    card: the labelled lines. notes: what holds for all parts: conversions, carrying on.
    """

    number: int
    code: str
    identity: str
    title: str
    topic: str
    level: int
    card: tuple[tuple[str, str], ...]
    pictures: tuple[PrintedPicture, ...]
    parts: tuple[PrintedPart, ...]
    notes: tuple[str, ...]


def printed(item: Item, problem: Problem, *, is_secret: bool = False) -> PrintedProblem:
    """The problem of an item as it is printed."""
    constants = f"Use {', '.join(problem.constants)}." if problem.constants else ""
    carried = CARRY_ON if any(part.carried for part in problem.parts) else ""
    return PrintedProblem(
        number=item.number,
        code=item.code,
        identity="" if is_secret else str(item.identity),
        title=problem.template.title,
        topic=problem.template.topic,
        level=problem.template.level,
        card=problem.card,
        pictures=tuple(printed_picture(shown.device) for shown in problem.pictures_after(None)),
        parts=tuple(map(_printed_part, problem.parts)),
        notes=tuple(filter(None, (carried, constants))),
    )


def printed_picture(device: Device) -> PrintedPicture:
    """A device in every way that it can be shown."""
    return PrintedPicture(titled(device), words(device), tuple(picture(device)), svg(device))


def _printed_part(part: Part) -> PrintedPart:
    form = part.solution.form
    return PrintedPart(
        label=part.label,
        ask=part.ask,
        how_to_answer=" ".join(filter(None, (part.asks_for, part.how_to_round))),
        unit=part.asked_unit,
        form=form.label,
        words=form.words,
        is_several=form.is_several,
    )

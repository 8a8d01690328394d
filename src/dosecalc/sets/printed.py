"""A problem as its learner sees it, without anything from which the answer could be had but by working it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosecalc.quantities.forms import FORMS, SAFE_QUANTITY, choice_of, form, selection_of
from dosecalc.quantities.typed_text import typed
from dosecalc.quantities.units import NO_UNIT, UnitMismatch, unit
from dosecalc.tutoring.asking import in_its_form
from dosecalc.tutoring.read_back import read_back_as, safely_written

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem
    from dosecalc.devices.setting import Device
    from dosecalc.markup import Xml
    from dosecalc.sets.problem_set import Item
    from dosecalc.tutoring.parts import Part

PICTURE = "Picture"
"""What a picture is called where it is told in words."""

CARRY_ON = "Carry each answer on as you wrote it."
"""Said where a later part rests on an earlier one."""

WRITTEN_AS_ASKED = frozenset({SAFE_QUANTITY, "wording"})
"""Forms whose reading would tell which writing is right."""


@dataclass(frozen=True)
class PrintedPicture:
    """A device: its title, what it shows in words, as lines for a terminal.

    device: None where the picture comes from a file, which is not trusted with more than words.
    """

    title: str
    says: str
    lines: tuple[str, ...]
    device: Device | None = None

    @property
    def svg(self) -> Xml:
        """The picture as SVG; empty where there is no device."""
        from dosecalc.devices.svg import svg  # noqa: PLC0415 - few problems have a picture
        from dosecalc.markup import Xml  # noqa: PLC0415 - as above

        return svg(self.device) if self.device else Xml("")


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

    def unit_behind_line(self, *, prints_units: bool) -> str:
        """The unit behind the line for the answer; only numbers have one, and only where sheets print them."""
        return self.unit if prints_units and not self.form and not self.words else ""

    def read_back(self, text: str) -> str:
        """What was understood of an answer, never whether it is right; where the writing counts, as it was written.

        Raises:
            UnreadableQuantity: it cannot be read, whatever was asked.
        """
        if self.form in WRITTEN_AS_ASKED:
            return typed(text).text
        asked = form(self._form_name)
        try:
            of = NO_UNIT if asked.name else unit(self.unit)
        except UnitMismatch:  # a copy was changed by hand
            return read_back_as(asked, text)
        return safely_written(in_its_form(asked, of, text))

    @property
    def _form_name(self) -> str:
        if self.words:
            return selection_of(*self.words) if self.is_several else choice_of(*self.words)
        return self.form if self.form in FORMS else ""


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
    identity = "" if is_secret else str(item.identity)
    return replace(as_printed(problem), number=item.number, code=item.code, identity=identity)


def as_printed(problem: Problem) -> PrintedProblem:
    """A problem by itself as it is printed, without a number."""
    constants = f"Use {', '.join(problem.constants)}." if problem.constants else ""
    return PrintedProblem(
        number=0,
        code="",
        identity=str(problem.identity),
        title=problem.template.title,
        topic=problem.template.topic,
        level=problem.template.level,
        card=problem.card,
        pictures=tuple(printed_picture(shown.device) for shown in problem.pictures_after(None)),
        parts=tuple(map(_printed_part, problem.parts)),
        notes=tuple(filter(None, (carry_on(problem), constants))),
    )


def carry_on(problem: Problem) -> str:
    """What is said where a later part rests on an earlier one; empty where none does."""
    return CARRY_ON if any(part.carried for part in problem.parts) else ""


def printed_picture(device: Device) -> PrintedPicture:
    """A device in every way that it can be shown."""
    from dosecalc.devices.picture import picture  # noqa: PLC0415 - few problems have a picture
    from dosecalc.devices.words import titled, words  # noqa: PLC0415 - as above

    return PrintedPicture(titled(device), words(device), tuple(picture(device)), device)


def printed_answer(problem: Problem, place: int) -> tuple[PrintedPicture, ...]:
    """The devices that show the answer to the part at this place; for keys alone."""
    return tuple(printed_picture(shown.device) for shown in problem.pictures_after(place))


def _printed_part(part: Part) -> PrintedPart:
    form = part.solution.form
    return PrintedPart(
        label=part.label,
        ask=part.ask,
        how_to_answer=part.how_to_answer,
        unit=part.asked_unit,
        form=form.label,
        words=form.words,
        is_several=form.is_several,
    )

"""One draw of a template: the picks, the values, and the answers of its parts, each resting on those before."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import OneOf, stated
from dosecalc.bank.realism import is_realistic, is_usual, meets
from dosecalc.bank.template import ONLY
from dosecalc.bank.value_sources import MAIN, Known, OfSupply, Pick
from dosecalc.quantities.units import Unit
from dosecalc.quantities.words import in_place
from dosecalc.tutoring.giving_away import tells
from dosecalc.tutoring.parts import LABELS, Part
from dosecalc.tutoring.solving import looked_up, solve

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from fractions import Fraction

    from dosecalc.bank.draws import Chooser, Draw
    from dosecalc.bank.pictures import Picture
    from dosecalc.bank.template import Template, TemplatePart
    from dosecalc.orders.readings import Reading
    from dosecalc.quantities.rounding import Policy
    from dosecalc.quantities.worked import Worked

NAMES_ON_LABELS = {
    "add": "volume of diluent to add",
    "vial": "amount in the vial",
    "final": "final volume",
    "amount": "amount on the label",
    "volume": "volume on the label",
    "strength": "strength on the label",
}
"""What a field of a product is called in a sentence, where its own name would say too little."""


@dataclass
class Drawing:
    """One draw of a template as it goes on: what is picked and drawn, and the answers of its parts, as written."""

    source: Template
    chooser: Chooser
    policy: Policy
    picks: dict[str, Pick] = field(default_factory=dict)
    values: dict[str, Worked] = field(default_factory=dict)
    exact: dict[str, Worked] = field(default_factory=dict)
    writings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """See to it that the sources of values know what is known so far."""
        self._known = Known(self.picks, self.values, self.policy)

    def parts(self) -> list[Part] | None:
        """The parts with their solutions; None where a value or an answer does not do."""
        for name, choice in self.source.choices.items():
            found = choice.picks()
            self.picks[name] = found[self.chooser.choose(name, len(found))]
        made: list[Part] = []
        *before_parts, at_last = self.source.draws_in_turn
        for asked, draws in zip(self.source.parts, before_parts, strict=True):
            if not self._draw(draws) or not self._write() or (part := self._any_part(asked, made)) is None:
                return None
            made.append(part)
        return made if self._draw(at_last) else None

    def _write(self) -> bool:
        """Write what the order says of the values that are known; whether all of it is usual and can be so written."""
        pick = self.picks.get(MAIN)
        for writing in self.source.writings:
            if writing.name in self.writings or (writing.of and writing.of not in self.values):
                continue
            text = writing.text(self.chooser, self.values)
            if text is None or (writing.of and pick and pick.dose and not is_usual(self.values[writing.of], pick.dose)):
                return False
            self.writings[writing.name] = text
        return True

    def _any_part(self, asked: TemplatePart, made: list[Part]) -> Part | None:
        return self._part(asked, made) if asked.reading is None else self._read(asked, asked.reading, made)

    def _read(self, asked: TemplatePart, reading: Reading, made: list[Part]) -> Part | None:
        """What is looked up in the order; None where more or fewer of its pieces are unsafe than may be."""
        told = {**(self.picks[MAIN].words if MAIN in self.picks else {}), **self.writings}
        solution = looked_up(reading, [told[name] for name in asked.of], self.policy)
        if reading.of_pieces:
            least, most = asked.unsafe
            if not least <= len(in_place(solution.exact.number)) <= most:
                return None
        self.values[asked.name] = self.exact[asked.name] = stated(solution.rounded)
        return Part(LABELS[len(made)] if len(self.source.parts) > 1 else "", asked.ask, solution)

    def _draw(self, draws: Iterable[Draw]) -> bool:
        """Draw values whose sources are known by now; whether each could be written."""
        for draw in draws:
            value = draw.value(self.chooser, self._known)
            if value is None:
                return False
            self.values[draw.name] = value.but(name=draw.spoken)
        return True

    def _part(self, asked: TemplatePart, made: list[Part]) -> Part | None:
        """The part, where its answer is realistic, and the same whether earlier ones are carried on rounded or not.

        Where it rests on earlier ones as they were set or measured, only the rounded ones count.
        """
        givens = {name: self.values[value] for name, value in asked.givens.items()}
        solution = solve(asked.calculation, givens, self.policy, asked.asked, asked.rounding)
        unrounded = solution
        carried = {name: value for name, value in asked.givens.items() if value in self.exact} if made else {}
        if any(self.exact[value].number != self.values[value].number for value in carried.values()):
            exactly = givens | {name: self.exact[value] for name, value in carried.items()}
            unrounded = solve(asked.calculation, exactly, self.policy, asked.asked, asked.rounding)
        pick = self.picks.get(MAIN)
        if (
            (unrounded.rounded.number != solution.rounded.number and not asked.as_written)
            or not is_realistic(solution, pick.dose if pick else None, ties=asked.ties)
            or not self._meets(asked, solution.rounded)
        ):
            return None
        self.values[asked.name] = stated(solution.rounded)
        self.exact[asked.name] = stated((solution if asked.as_written else unrounded).exact)
        label = LABELS[len(made)] if len(self.source.parts) > 1 else ""
        return Part(label, asked.ask, solution, {name: self.source.places[value] for name, value in carried.items()})

    def _meets(self, asked: TemplatePart, answer: Worked) -> bool:
        """Whether the values and the answer are as the template requires."""
        if not asked.requirements:
            return True
        known = self.values | {ONLY: answer}
        return all(meets(requirement, known) for requirement in asked.requirements)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, once everything that they show is known."""
        return tuple(illustration.drawn(self._known) for illustration in self.source.pictures)

    def shown(self) -> set[str]:
        """What a worksheet on the card says, right or wrong, and what an order says that is safe as it stands."""
        worksheets = {str(self.values[draw.name]) for draw in self.source.values if isinstance(draw.source, OneOf)}
        return worksheets | (_safe_among(self.writings.values()) if self.writings else set())

    def told(self, draws: Iterable[Draw]) -> dict[str, str]:
        """What a story may tell by its names, of the values only these."""
        told = dict(self.picks[MAIN].words) if MAIN in self.picks else {}
        told.update((name, pick.drug.name) for name, pick in self.picks.items() if name != MAIN)
        for draw in draws:
            told[draw.name] = draw.telling(self.values[draw.name], self.chooser)
        told.update(self.writings)
        return told

    def others(self, asked: TemplatePart, placeholders: Collection[str], texts: Sequence[str]) -> tuple[Worked, ...]:
        """What a story with these placeholders and texts tells, and a part does not need."""
        return (*self._other_figures(asked, placeholders), *self._other_cases(asked, texts))

    def _other_figures(self, asked: TemplatePart, placeholders: Collection[str]) -> tuple[Worked, ...]:
        """The quantities that these placeholders tell in figures and a part does not need.

        None that stands in a given too, and none of a worksheet that is to be checked: it is the question itself.
        """
        needed = self._needed(asked, placeholders)
        given = {amount for name in needed for amount in _amounts(self.values[name])}
        told = [value for name, value in self._quantities(needed).items() if name in placeholders]
        return tuple({str(each): each for each in told if _amounts(each)[0] not in given}.values())

    def _other_cases(self, asked: TemplatePart, texts: Sequence[str]) -> tuple[Worked, ...]:
        """What these texts tell of the givens for other cases than the one at hand: how long it keeps if kept cold."""
        return tuple(
            value.but(name=f"{draw.spoken} {words}")
            for draw in self.source.values
            if draw.told and draw.name in asked.givens.values()
            for value, words in zip(draw.source.candidates(self._known), draw.told, strict=True)
            if value.number != self.values[draw.name].number and not value.form and tells(str(value), texts)
        )

    def _needed(self, asked: TemplatePart, placeholders: Collection[str]) -> set[str]:
        """What a part needs; of a value that is not told, such as the row of a table, what it comes from as well."""
        sources = {draw.name: draw.source for draw in self.source.values}
        waiting, needed = list(asked.givens.values()), set[str]()
        while waiting:
            name = waiting.pop()
            needed.add(name)
            if name in sources and name not in placeholders:
                waiting += sources[name].needs
        return needed

    def _quantities(self, needed: Collection[str]) -> dict[str, Worked]:
        """What can be told and is not needed: values, and fields of the label that no needed value is read off."""
        label = self.picks[MAIN].supply if MAIN in self.picks else None
        sources = [draw.source for draw in self.source.values if draw.name in needed]
        read_off = {field for source in sources if isinstance(source, OfSupply) for field in source.field.split("/")}
        fields = label.quantities if label else {}
        on_label = {
            name: value.but(name=NAMES_ON_LABELS.get(name, name))
            for name, value in fields.items()
            if name not in read_off
        }
        worksheets = {draw.name: draw.source.names for draw in self.source.values if isinstance(draw.source, OneOf)}
        in_question = {*worksheets, *chain.from_iterable(worksheets.values())}
        drawn = {
            draw.name: self.values[draw.name]
            for draw in self.source.values
            if not draw.told and draw.name not in in_question
        }
        return {name: value for name, value in (on_label | drawn).items() if name not in needed}


def _amounts(value: Worked) -> tuple[tuple[Fraction, Unit], ...]:
    """The amounts that a quantity is written with: 500 mg and 10 mL in 500 mg/10 mL."""
    above = value.number * value.per, Unit(value.unit.above)
    return (above, (value.per, Unit(value.unit.below))) if value.per != 1 else (above,)


def _safe_among(writings: Iterable[str]) -> set[str]:
    """Those that are safe as they stand."""
    from dosecalc.orders.unsafe import is_unsafe  # noqa: PLC0415 - few templates have orders that may be unsafe

    return {text for text in writings if not is_unsafe(text)}

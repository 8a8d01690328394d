"""What is told of a draw: by its story, on its card, and beside what a part needs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import OneOf, Row
from dosecalc.bank.value_sources import MAIN, Listed, OfSupply
from dosecalc.quantities.units import Unit
from dosecalc.tutoring.giving_away import tells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from dosecalc.bank.draws import Chooser, Draw
    from dosecalc.bank.template import Template, TemplatePart
    from dosecalc.bank.value_sources import Known
    from dosecalc.quantities.policy import Policy
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


@dataclass(frozen=True)
class Told:
    """A draw of a template as it can be told. known: what was picked and drawn. writings: how the order writes it."""

    source: Template
    chooser: Chooser
    known: Known
    writings: Mapping[str, str]

    def shown(self) -> set[str]:
        """What a worksheet on the card says, right or wrong, and what an order says that is safe as it stands."""
        worksheets = {
            str(self.known.values[draw.name]) for draw in self.source.values if isinstance(draw.source, OneOf)
        }
        return worksheets | (_safe_among(self.writings.values()) if self.writings else set())

    def by_name(self, draws: Iterable[Draw]) -> dict[str, str]:
        """What a story may tell by its names, of the values only these."""
        told = dict(self.known.picks[MAIN].words) if MAIN in self.known.picks else {}
        told.update((name, pick.drug.name) for name, pick in self.known.picks.items() if name != MAIN)
        for draw in draws:
            told[draw.name] = self._telling(draw)
        told.update(self.writings)
        return told

    def _telling(self, draw: Draw) -> str:
        """A value as the story tells it; a row of a table in the words for that row, if there are any."""
        if draw.told and isinstance(draw.source, Row):
            return draw.told[draw.source.place_for(self.known.values[draw.source.of])]
        return draw.telling(self.known.values[draw.name], self.chooser)

    def others(
        self, asked: TemplatePart, placeholders: Collection[str], texts: Sequence[str], policy: Policy
    ) -> tuple[Worked, ...]:
        """What a story with these placeholders and texts tells, and a part does not need; converted as policy says."""
        found = (*self._other_figures(asked, placeholders), *self._other_cases(asked, placeholders, texts))
        return tuple(each.but(conversions=policy.conversions) for each in found)

    def _other_figures(self, asked: TemplatePart, placeholders: Collection[str]) -> tuple[Worked, ...]:
        """The quantities that these placeholders tell in figures and a part does not need.

        None that stands in a given too, and none of a worksheet that is to be checked: it is the question itself.
        """
        needed = self._needed(asked, placeholders)
        given = {amount for name in needed for amount in _amounts(self.known.values[name])}
        told = [value for name, value in self._not_needed(needed).items() if name in placeholders]
        return tuple({str(each): each for each in told if _amounts(each)[0] not in given}.values())

    def _other_cases(
        self, asked: TemplatePart, placeholders: Collection[str], texts: Sequence[str]
    ) -> tuple[Worked, ...]:
        """What these texts tell of the givens for other cases than the one at hand: how long it keeps if kept cold."""
        return (*self._other_values(asked, texts), *self._other_rows(asked, placeholders, texts))

    def _other_rows(self, asked: TemplatePart, placeholders: Collection[str], texts: Sequence[str]) -> Iterator[Worked]:
        """The rows of a table of the card that are for other cases, each once.

        Where the right row's value is told by itself, the table may stand nowhere: then only what is told as well.
        """
        for draw in self.source.values:
            if isinstance(draw.source, Row) and draw.source.rows and draw.name in asked.givens.values():
                here = self.known.values[draw.name]
                others = {
                    value.number: value.but(name=f"{draw.spoken} for {row}")
                    for value, row in zip(draw.source.values, draw.source.rows, strict=True)
                    if value.number != here.number and (draw.name not in placeholders or tells(str(value), texts))
                }
                yield from others.values()

    def _other_values(self, asked: TemplatePart, texts: Sequence[str]) -> tuple[Worked, ...]:
        """What these texts tell of a listed given in the words for its other values."""
        return tuple(
            value.but(name=f"{draw.spoken} {words}")
            for draw in self.source.values
            if draw.told and isinstance(draw.source, Listed) and draw.name in asked.givens.values()
            for value, words in zip(draw.source.candidates(self.known), draw.told, strict=True)
            if value.number != self.known.values[draw.name].number and not value.form and tells(str(value), texts)
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

    def _not_needed(self, needed: Collection[str]) -> dict[str, Worked]:
        """What can be told in figures and is not needed: fields of the label, and values."""
        found = self._on_label(needed) | self._drawn()
        return {name: value for name, value in found.items() if name not in needed}

    def _on_label(self, needed: Collection[str]) -> dict[str, Worked]:
        """The fields of the label that no needed value is read off."""
        label = self.known.picks[MAIN].supply if MAIN in self.known.picks else None
        if label is None:
            return {}
        sources = [draw.source for draw in self.source.values if draw.name in needed]
        read_off = {field for source in sources if isinstance(source, OfSupply) for field in source.field.split("/")}
        fields = label.quantities.items()
        return {name: value.but(name=NAMES_ON_LABELS.get(name, name)) for name, value in fields if name not in read_off}

    def _drawn(self) -> dict[str, Worked]:
        """The values that are told in figures, without what is asked itself: a worksheet, and what it is one of."""
        worksheets = {draw.name: draw.source.names for draw in self.source.values if isinstance(draw.source, OneOf)}
        asked = {*worksheets, *chain.from_iterable(worksheets.values())}
        in_figures = (draw.name for draw in self.source.values if not draw.told and draw.name not in asked)
        return {name: self.known.values[name] for name in in_figures}


def _amounts(value: Worked) -> tuple[tuple[Fraction, Unit], ...]:
    """The amounts that a quantity is written with: 500 mg and 10 mL in 500 mg/10 mL."""
    above = value.number * value.per, Unit(value.unit.above)
    return (above, (value.per, Unit(value.unit.below))) if value.per != 1 else (above,)


def _safe_among(writings: Iterable[str]) -> set[str]:
    """Those that are safe as they stand."""
    from dosecalc.orders.unsafe import is_unsafe  # noqa: PLC0415 - few templates have orders that may be unsafe

    return {text for text in writings if not is_unsafe(text)}

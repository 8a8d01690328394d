"""What the values and answers of a template measure, as far as it is known before anything is drawn."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import Computed, OneOf, Row, SameNumber
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.folder import bank_folder
from dosecalc.bank.policies import read_policy
from dosecalc.bank.value_sources import Known, Listed, Stepped
from dosecalc.errors import DosecalcError
from dosecalc.quantities.forms import POINTS_IN_TIME
from dosecalc.quantities.units import NO_UNIT, spelled, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.derived_values import Source
    from dosecalc.bank.draws import Draw
    from dosecalc.bank.template import Template
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.kind import Kind
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked

ANY_POLICY = "policies/exact.toml"
"""Of the built-in bank, so that it is there whatever a bank of one's own has; by each the same can be drawn from lists,
ranges, labels and doses."""


@dataclass(frozen=True)
class Measured:
    """What something may be: in one of these units, in a form. told: in words."""

    told: str
    units: tuple[Unit, ...]
    form: str = ""

    def fits(self, kind: Kind) -> bool:
        """Whether a given of that kind may be this."""
        is_of_form = kind.form == self.form or POINTS_IN_TIME.isdisjoint((kind.form, self.form))
        return is_of_form and any(kind.adopted(each) is not None for each in self.units)

    def is_comparable(self, other: Unit) -> bool:
        """Whether it may be compared with what is in another unit."""
        return any(each.dimension == other.dimension for each in self.units)


def measured(source: Template, name: str) -> Iterator[Measured]:
    """What a value, or the answer of a part, may be, each by itself; nothing where only a draw shows it."""
    draw = next((draw for draw in source.values if draw.name == name), None)
    if draw is not None:
        yield from _of_draw(source, draw)
    elif name in source.places and source.parts[source.places[name]].reading is None:
        asked = source.parts[source.places[name]]
        yield _of_answer(asked.calculation, asked.asked)


def _of_draw(source: Template, draw: Draw) -> Iterator[Measured]:
    if draw.stated_in is not None:
        yield Measured(f"a value in {spelled(draw.stated_in)}", (draw.stated_in,))
    elif isinstance(draw.source, Computed):
        yield _of_answer(draw.source.calculation, draw.source.asked)
    elif isinstance(draw.source, SameNumber):
        yield Measured(f"a value in {spelled(draw.source.unit)}", (draw.source.unit,))
    elif isinstance(draw.source, OneOf):
        for name in draw.source.names:
            yield from measured(source, name)
    else:
        values = draw.source.values if isinstance(draw.source, Row) else candidates(source, draw)
        yield from map(_of_value, values)


def _of_value(value: Worked) -> Measured:
    told = f"{value} without a unit" if value.unit == NO_UNIT and not value.form else str(value)
    return Measured(told, (value.unit,), value.form)


def _of_answer(calculation: Calculation, asked: Unit | None) -> Measured:
    kind = calculation.answer
    units = (asked,) if asked is not None else tuple(map(unit, kind.units))
    return Measured(kind.article_and_name, units, kind.form)


def candidates(source: Template, draw: Draw) -> Iterator[Worked]:
    """Values that can be drawn, of a range its ends; none where others must be known before."""
    if draw.source.needs:
        return
    if isinstance(draw.source, Listed):
        yield from draw.source.values
        return
    for known in _known(source, draw.source):
        with suppress(DosecalcError):  # what a pick does not have, a draw tells
            found = draw.source.candidates(known)
            yield from (found[place] for place in sorted({0, len(found) - 1}) if found)


def _known(source: Template, of: Source) -> Iterator[Known]:
    """What there is to draw from: each pick by itself, where one is needed."""
    by, name = _any_policy(), getattr(of, "pick", "")
    if (isinstance(of, Stepped) and not of.of_dose) or name not in source.choices:
        yield Known({}, {}, by)
        return
    with suppress(InvalidBank):  # a drug that cannot be read is told as that
        for pick in source.choices[name].picks():
            yield Known({name: pick}, {}, by)


@cache
def _any_policy() -> Policy:
    return read_policy(bank_folder() / ANY_POLICY)

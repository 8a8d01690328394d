"""One draw of a template: the picks, the values, and the answers of its parts, each resting on those before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import stated
from dosecalc.bank.realism import is_realistic, is_usual, meets
from dosecalc.bank.template import ONLY
from dosecalc.bank.told import Told
from dosecalc.bank.value_sources import MAIN, ImpossibleDraw, Known, Pick
from dosecalc.quantities.units import UnitMismatch
from dosecalc.quantities.words import in_place
from dosecalc.quantities.worked import GivensDoNotFit, InvalidGiven
from dosecalc.tutoring.parts import LABELS, Part
from dosecalc.tutoring.solving import OtherCalculation, looked_up, solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosecalc.bank.draws import Chooser, Draw
    from dosecalc.bank.pictures import Picture
    from dosecalc.bank.template import Template, TemplatePart
    from dosecalc.orders.readings import Reading
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.solving import Solution


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
        if not all(meets(each, self.values) for each in asked.requirements_of_values):
            return None
        givens = {name: self.values[value] for name, value in asked.givens.items()}
        solution = self._solved(asked, givens)
        if not self._will_do(asked, solution):
            return None
        unrounded = solution
        carried = {name: value for name, value in asked.givens.items() if value in self.exact} if made else {}
        if any(self.exact[value].number != self.values[value].number for value in carried.values()):
            exactly = givens | {name: self.exact[value] for name, value in carried.items()}
            unrounded = solve(asked.calculation, exactly, self.policy, asked.asked, asked.rounding)
        if unrounded.rounded.number != solution.rounded.number and not asked.as_written:
            return None
        self.values[asked.name] = stated(solution.rounded)
        self.exact[asked.name] = stated((solution if asked.as_written else unrounded).exact)
        label = LABELS[len(made)] if len(self.source.parts) > 1 else ""
        places = {name: self.source.places[value] for name, value in carried.items()}
        tables = self.source.tables if made else {}
        looked_up = {name: tables[value] for name, value in asked.givens.items() if value in tables} if tables else {}
        return Part(label, asked.ask, solution, places, looked_up=looked_up, earlier=tuple(made))

    def _solved(self, asked: TemplatePart, givens: dict[str, Worked]) -> Solution:
        """The answer of a part; what no values of these kinds can have one for is a fault of that part."""
        try:
            return solve(asked.calculation, givens, self.policy, asked.asked, asked.rounding)
        except GivensDoNotFit:
            raise
        except (InvalidGiven, UnitMismatch) as wrong:
            raise ImpossibleDraw(str(wrong), asked.name) from wrong

    def _will_do(self, asked: TemplatePart, solution: Solution) -> bool:
        """Whether the answer is realistic, and as the template requires."""
        pick = self.picks.get(MAIN)
        if not is_realistic(solution, pick.dose if pick else None, ties=asked.ties):
            return False
        required = asked.requirements_of_answer
        return not required or all(meets(each, self.values | {ONLY: solution.rounded}) for each in required)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, once everything that they show is known."""
        return tuple(illustration.drawn(self._known) for illustration in self.source.pictures)

    def with_slips(self, parts: Sequence[Part]) -> list[Part]:
        """The parts with the other calculations that the card invites, once every value is known."""
        return [
            replace(part, solution=replace(part.solution, invites=self._invited(asked.name)))
            for part, asked in zip(parts, self.source.parts, strict=True)
        ]

    def _invited(self, part: str) -> tuple[OtherCalculation, ...]:
        return tuple(
            OtherCalculation(slip.calculation, {name: self.values[at] for name, at in slip.givens.items()}, slip.says)
            for slip in self.source.slips
            if slip.part == part
        )

    def told(self) -> Told:
        """What there is to tell, once all is drawn."""
        return Told(self.source, self.chooser, self._known, self.writings)

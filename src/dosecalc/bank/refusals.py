"""Why a draw is refused: of which value or answer, where it stands in the file, and what would be taken.

A draw that is refused is made once more for it; what draws well never pays for that.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.bank.drawing import Drawing
from dosecalc.bank.draws import ByHash
from dosecalc.bank.generator import made_of
from dosecalc.bank.problem import Identity
from dosecalc.bank.realism import Oddity, meets, oddity, range_missed
from dosecalc.bank.template import ONLY
from dosecalc.bank.value_sources import MAIN, NoRow
from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.errors import DosecalcError
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.solving import solve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosecalc.bank.draws import Draw
    from dosecalc.bank.formulary import DoseRange
    from dosecalc.bank.pictures import Picture
    from dosecalc.bank.template import Requirement, Template, TemplatePart
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.orders.readings import Reading
    from dosecalc.quantities.policy import Policy
    from dosecalc.tutoring.parts import Part
    from dosecalc.tutoring.solving import Solution

MOST_EXPLAINED = 400
"""Refused draws of which the reasons are counted: they tell the main one."""

MOST_TOLD = 3
NUMBER = re.compile(r"\d[\d.,]*")

IN_WORDS = {"<=": "at most", ">=": "at least", "<": "under", ">": "over", "!=": "other than"}
"""The signs of requirements as they are told: less and greater are taken for one another (ISMP)."""


@dataclass(frozen=True)
class Refusal:
    """Why a draw is no problem. keys: where in the file, the best place first. says: what it has or does.

    instead: what would be taken.
    """

    keys: tuple[str, ...]
    says: str
    instead: str

    def key(self, source: TomlSource) -> str:
        """The first of the keys that stands in the file."""
        return next((key for key in self.keys if key in source.places), self.keys[-1])


TELLS = Refusal(("story.0", "title"), "tell the answer in the text", "a text and values that do not")
OF_ANSWERS = {
    Oddity.UNWRITABLE: ("have an answer with more decimals than can be written", "rounder values, or a `rounding`"),
    Oddity.ROUNDED: ("have an answer that rounding changes too much", "larger answers, or another `rounding`"),
    Oddity.TIE: ("have an answer half-way between two roundings", "other values, or `ties = true`"),
    Oddity.GIVEN: ("have an answer that is one of the givens again", "values that leave something to work out"),
}
CARRIED_ON = (
    "have another answer when an earlier one is carried on unrounded",
    "values with which both are the same, or `as_written = true` where the earlier answer is set or measured",
)


@dataclass
class Watched(Drawing):
    """A draw that remembers why it was given up."""

    why: Refusal | None = None

    def parts(self) -> list[Part] | None:
        """As any draw, with what the calculations said of givens that do not fit."""
        try:
            return super().parts()
        except (GivensDoNotFit, ImpossibleSetting) as error:
            self.why = _unfit(error)
            raise

    def pictures(self) -> tuple[Picture, ...]:
        """As of any draw, with what the device said of what it cannot show."""
        try:
            return super().pictures()
        except (GivensDoNotFit, ImpossibleSetting) as error:
            self.why = _unfit(error)
            raise

    def _draw(self, draws: Iterable[Draw]) -> bool:
        draws = tuple(draws)
        if super()._draw(draws):
            return True
        unwritten = next(draw for draw in draws if draw.name not in self.values)
        says = f"have a {unwritten.spoken} that cannot be written in the unit of `as`"
        self.why = Refusal(_of_value(unwritten.name), says, "values that can be written in it")
        return False

    def _write(self) -> bool:
        if super()._write():
            return True
        due = (each for each in self.source.writings if not each.of or each.of in self.values)
        name = next(each.name for each in due if each.name not in self.writings)
        says = f"have a {name} that is not usual for the drug, or cannot be so written"
        self.why = Refusal((f"written.{name}", *_of_part(ONLY)), says, "usual doses, in ways that take all of them")
        return False

    def _read(self, asked: TemplatePart, reading: Reading, made: list[Part]) -> Part | None:
        found = super()._read(asked, reading, made)
        if found is None:
            least, most = asked.unsafe
            says = "have more or fewer unsafe pieces than may be"
            self.why = Refusal(self._keys(asked, "most", "least"), says, f"from {least} to {most} of them")
        return found

    def _part(self, asked: TemplatePart, made: list[Part]) -> Part | None:
        found = super()._part(asked, made)
        if found is None:
            self.why = self._why_not(asked)
        return found

    def _why_not(self, asked: TemplatePart) -> Refusal:
        """What was wrong with an answer, looked for in the order in which a draw looks."""
        unmet = next((each for each in asked.requirements_of_values if not meets(each, self.values)), None)
        if unmet is not None:
            return self._unmet(asked, unmet)
        givens = {name: self.values[value] for name, value in asked.givens.items()}
        solution = solve(asked.calculation, givens, self.policy, asked.asked, asked.rounding)
        pick = self.picks.get(MAIN)
        odd = oddity(solution, pick.dose if pick else None, ties=asked.ties)
        if odd is Oddity.DOSE and pick is not None and pick.dose is not None:
            return self._unusual(asked, solution, pick.dose, pick.drug.name)
        if odd is not None:
            return self._odd_answer(asked, *OF_ANSWERS[odd])
        answered = self.values | {ONLY: solution.rounded}
        unmet = next((each for each in asked.requirements_of_answer if not meets(each, answered)), None)
        return self._unmet(asked, unmet) if unmet is not None else self._odd_answer(asked, *CARRIED_ON)

    def _unmet(self, asked: TemplatePart, unmet: Requirement) -> Refusal:
        text = f"{unmet.name} {IN_WORDS[unmet.sign]} {unmet.quantity if unmet.quantity is not None else unmet.other}"
        instead = "values that meet it, or another requirement"
        return Refusal(self._keys(asked, "require"), f"do not meet the requirement {text!r}", instead)

    def _unusual(self, asked: TemplatePart, solution: Solution, dose: DoseRange, drug: str) -> Refusal:
        """A dose, given or worked out, outside the range of the drug."""
        doses = (step for step in solution.steps if "dose" in step.name)
        step, missed = next((step, missed) for step in doses if (missed := range_missed(step, dose)))
        named = [draw.name for draw in self.source.values if draw.spoken == step.name]
        keys = (*(key for name in named for key in _of_value(name)[:3]), *self._keys(asked))
        says = f"have a {step.name} {missed} ({drug}, {dose.id})"
        return Refusal(keys, says, f"doses that are usual for {drug}, or another `dose` of it")

    def _odd_answer(self, asked: TemplatePart, says: str, instead: str) -> Refusal:
        return Refusal(self._keys(asked), says, instead)

    def _keys(self, asked: TemplatePart, *inner: str) -> tuple[str, ...]:
        return _of_part(asked.name if asked.name == ONLY else f"part.{self.source.places[asked.name]}", *inner)


def _of_part(table: str, *inner: str) -> tuple[str, ...]:
    """Where a part is stated: at a key of its table, or at the table."""
    return (*(f"{table}.{key}" for key in inner), table, "calculation", "part.0", "title")


def _of_value(name: str) -> tuple[str, ...]:
    return f"givens.{name}", f"extras.{name}", f"values.{name}", *_of_part(ONLY)


def _unfit(error: DosecalcError) -> Refusal:
    """What a calculation or a device said; draws that differ in their numbers only have one reason."""
    if isinstance(error, NoRow):
        says = f"have a value for which the table {error.table} has no row: its first one is for {error.least}"
        return Refusal(_of_value(error.table), says, "a row for each value, or other values")
    says = f"have values that do not go together ({NUMBER.sub('…', str(error))})"
    return Refusal(("values", "givens", *_of_part(ONLY)), says, "values that do")


def refusal(source: Template, seed: int, attempt: int, policy: Policy) -> Refusal | None:
    """Why that draw of a template is refused; None where it is a problem, or cannot be drawn at all."""
    identity = Identity(source.id, source.version, seed, policy.identity)
    drawing = Watched(source, ByHash(str(identity), attempt), policy)
    try:
        made = made_of(drawing, identity)
    except DosecalcError:
        return None
    return (drawing.why or TELLS) if made is None else None


def refusals(
    source: Template, policy: Policy, draws: Iterable[tuple[int, int]], most: int = MOST_EXPLAINED
) -> Counter[Refusal]:
    """How often each reason comes among so many refused draws. draws: the seed and the attempt of each."""
    found: Counter[Refusal] = Counter()
    for seed, attempt in draws:
        if found.total() >= most:
            break
        if reason := refusal(source, seed, attempt, policy):
            found[reason] += 1
    return found


def in_order(found: Counter[Refusal]) -> list[tuple[Refusal, int]]:
    """The reasons, the most frequent first, always in the same order."""
    return sorted(found.items(), key=lambda each: (-each[1], each[0].says))


def told(found: Counter[Refusal]) -> str:
    """The main reasons in a line: `refused: 371 have …; 18 do not meet …`."""
    of_each = [f"{times:,} {reason.says}" for reason, times in in_order(found)[:MOST_TOLD]]
    return f"refused: {'; '.join(of_each)}"

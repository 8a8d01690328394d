"""Templates: what a kind of problem draws, asks and tells; data only, checked as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.formulary import drug
from dosecalc.bank.value_sources import MAIN, Pick

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dosecalc.bank.draws import Draw
    from dosecalc.bank.formulary import Supply
    from dosecalc.bank.pictures import Illustration
    from dosecalc.bank.writings import Writing
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.orders.readings import Reading
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked
    from dosecalc.tutoring.parts import LookedUp, Unstated

LEVELS = (1, 2, 3, 4)
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
MOST_TEXTS_KEPT = 8192
IDENTIFIER = re.compile(r"(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])\Z)[a-z0-9][a-z0-9-]{0,63}\Z")
"""What a template may be called: a name of a file on every system, and never a way to another one."""

SIGNS = ("<=", ">=", "<", ">", "!=")


AS_WRITTEN = "as_written"
"""The line of a card for an order that may be unsafe; nothing else on a card may show what is not to be written."""

CARD = {
    "patient": "Patient",
    "order": "Order",
    AS_WRITTEN: "Order as written (it may be unsafe)",
    "situation": "Situation",
    "on_hand": "On hand",
}
"""What a story may put on the card, in the order in which it is read, with the labels that learners see."""


@lru_cache(MOST_TEXTS_KEPT)
def pieces(text: str) -> tuple[str, ...]:
    """A text of a story in pieces: what is told as it stands and the names of placeholders, in turn.

    >>> pieces("Give {dose} now.")
    ('Give ', 'dose', ' now.')
    """
    return tuple(PLACEHOLDER.split(text))


@dataclass(frozen=True)
class Story:
    """A telling of the problem; each text may hold {placeholders}.

    card: key of CARD and text. ask: the question, empty where the parts ask.
    """

    card: tuple[tuple[str, str], ...]
    ask: str


@dataclass(frozen=True)
class Telling:
    """What of a story is the same for every draw.

    card: label and text. asks: the question of each part. names: of all placeholders. draws: the values among these.
    unstated: for each part, the givens that no placeholder tells in figures, and how they are found.
    """

    card: tuple[tuple[str, str], ...]
    asks: tuple[str, ...]
    names: frozenset[str]
    draws: tuple[Draw, ...]
    unstated: tuple[Unstated, ...]


@dataclass(frozen=True)
class Choice:
    """From which drugs, products and doses a pick is made. Empty: any, except `supply` (none) and `doses` (none)."""

    drugs: tuple[str, ...]
    supply: str = ""
    form: str = ""
    route: str = ""
    scored: bool | None = None
    doses: tuple[str, ...] = ()

    def picks(self) -> Sequence[Pick]:
        """Every pick there is, in a fixed order."""
        return _picks(self)


@kept_for_bank
def _picks(choice: Choice) -> tuple[Pick, ...]:
    picks = []
    for found in map(drug, choice.drugs):
        supplies = [row for row in found.supplies if _fits(row, choice)] if choice.supply else [None]
        doses = [found.doses[name] for name in choice.doses if name in found.doses] if choice.doses else [None]
        picks += [Pick(found, supply, dose) for supply in supplies for dose in doses]
    return tuple(picks)


def _fits(row: Supply, choice: Choice) -> bool:
    scored = choice.scored is None or row.scored == choice.scored
    form, route = row.texts.get("form"), row.texts.get("route")
    return row.table == choice.supply and scored and choice.form in {"", form} and choice.route in {"", route}


@dataclass(frozen=True)
class Requirement:
    """A comparison that a draw must meet: a name, a sign, and another name or a quantity."""

    name: str
    sign: str
    other: str
    quantity: Worked | None


ONLY = "answer"
"""The name of the part of a template that has one only."""


@dataclass(frozen=True)
class TemplatePart:
    """A part of a template: a calculation whose answer is asked for.

    name: by which later parts and requirements know the answer. ask: the question, empty where the story asks.
    givens: for each given the name of a value or of an earlier part. asked: the unit, if another than the formula's.
    rounding: the policy's rule, where it is not that of the answer's kind. ties: exact ties are wanted, to drill them.
    as_written: it rests on what an earlier answer was set or measured at, so that carrying on the unrounded one is
        simply wrong.
    reading: what is looked up in the order instead of being calculated; of: in which of its pieces.
    unsafe: how many pieces may be unsafe, at least and at most.
    """

    name: str
    calculation: Calculation
    ask: str
    givens: Mapping[str, str]
    asked: Unit | None
    rounding: str
    requirements: tuple[Requirement, ...]
    ties: bool
    as_written: bool
    reading: Reading | None = None
    of: tuple[str, ...] = ()
    unsafe: tuple[int, int] = (0, 0)

    @cached_property
    def requirements_of_values(self) -> tuple[Requirement, ...]:
        """Those that are met, or not, before the answer is worked out."""
        return tuple(each for each in self.requirements if ONLY not in (each.name, each.other))

    @cached_property
    def requirements_of_answer(self) -> tuple[Requirement, ...]:
        """All others."""
        return tuple(each for each in self.requirements if ONLY in (each.name, each.other))


@dataclass(frozen=True)
class TemplateSlip:
    """Another calculation that the card of a template invites in place of the one that a part asks for.

    part: the name of the part. givens: for each given of the other calculation the name of a value. says: how it went
    wrong, to go on after `It looks as if`.
    """

    part: str
    calculation: Calculation
    givens: Mapping[str, str]
    says: str


def in_turn(values: Sequence[Draw], parts: Sequence[str]) -> tuple[tuple[Draw, ...], ...]:
    """For each part, the values that are drawn before it, when all that they rest on is known; then the rest."""
    waiting, known, turns = list(values), set[str](), []
    for answered in (*parts, ""):
        turn = []
        for draw in list(waiting):
            if known.issuperset(draw.source.needs):
                waiting.remove(draw)
                known.add(draw.name)
                turn.append(draw)
        turns.append(tuple(turn))
        known.add(answered)
    return tuple(turns)


@dataclass(frozen=True)
class Template:
    """A kind of problem.

    choices: from what is picked, by the name of the pick. values: all that is drawn, those among them that the story
    tells but nobody needs (a bag's size) included. writings: how an order writes what it says, safely or not.
    """

    id: str
    path: Path
    topic: str
    title: str
    version: int
    level: int
    choices: Mapping[str, Choice]
    values: tuple[Draw, ...]
    parts: tuple[TemplatePart, ...]
    stories: tuple[Story, ...]
    source: str
    writings: tuple[Writing, ...] = ()
    pictures: tuple[Illustration, ...] = ()
    slips: tuple[TemplateSlip, ...] = ()

    @property
    def identity(self) -> str:
        """Name and version, as they stand in a problem's identity."""
        return f"{self.id}@{self.version}"

    @property
    def choice(self) -> Choice | None:
        """From what the drug is picked that the problem is about; None where there is none."""
        return self.choices.get(MAIN)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """What of each story is the same for every draw."""
        return tuple(map(self._telling, self.stories))

    def _telling(self, story: Story) -> Telling:
        from dosecalc.bank.left_to_find import left_to_find  # noqa: PLC0415 - templates are listed without being drawn

        asks = tuple(part.ask or story.ask for part in self.parts)
        names = frozenset(name for text in (*(text for _, text in story.card), *asks) for name in pieces(text)[1::2])
        return Telling(
            tuple((CARD[key], text) for key, text in story.card),
            asks,
            names,
            tuple(draw for draw in self.values if draw.name in names),
            tuple(left_to_find(self, part, names) for part in self.parts),
        )

    @cached_property
    def draws_in_turn(self) -> tuple[tuple[Draw, ...], ...]:
        """For each part, the values that are drawn before it, when all that they rest on is known; then the rest."""
        return in_turn(self.values, [part.name for part in self.parts])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each part, by its name."""
        return {part.name: place for place, part in enumerate(self.parts)}

    @cached_property
    def tables(self) -> Mapping[str, LookedUp]:
        """The values that are read from a table by the answer of a part, by their names."""
        from dosecalc.bank.derived_values import Row  # noqa: PLC0415 - templates are listed without being drawn
        from dosecalc.tutoring.parts import LookedUp  # noqa: PLC0415 - as above

        return {
            draw.name: LookedUp(self.places[draw.source.of], draw.source)
            for draw in self.values
            if isinstance(draw.source, Row) and draw.source.of in self.places and draw.stated_in is None
        }

    @property
    def calculations(self) -> tuple[str, ...]:
        """The names of the calculations that it drills, each once."""
        return tuple(dict.fromkeys(part.calculation.name for part in self.parts))

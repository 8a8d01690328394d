"""A template, a seed and a policy become a problem; a draw that fails a requirement moves to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.bank.policies import policy as policy_named
from dosecalc.bank.problem import Identity, Problem
from dosecalc.bank.realism import is_chosen, is_realistic, meets
from dosecalc.bank.template import CARD, ONLY, PLACEHOLDER, Asked, Template
from dosecalc.bank.templates import UnknownTemplate, template
from dosecalc.bank.value_sources import MAIN, ImpossibleDraw, Known, OneOf, Pick, stated
from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import symbol
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.parts import LABELS, Part
from dosecalc.tutoring.solving import solve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.draws import Draw
    from dosecalc.quantities.rounding import Policy
    from dosecalc.quantities.worked import Worked

MOST_ATTEMPTS = 1000
STEPPING_STONES = {"oz": "lb", "ft": "in"}
"""Units that are converted by way of another."""

METRIC_SYMBOLS = frozenset({"kg", "g", "mg", "mL", "L", "cm"})


class TooFewDraws(DosecalcError):
    """Hardly any draw of a template meets its requirements: a fault of the template, never of the learner."""


def problem(identity: Identity) -> Problem:
    """The problem of that identity.

    Raises:
        UnknownTemplate: the template, or this version of it, is not in the bank.
        UnknownPolicy: neither is the policy.
        TooFewDraws: the template's requirements are hardly ever met.
    """
    found = template(identity.template)
    if identity.version != found.version:
        message = (
            f"template {found.id} is here in version {found.version}, not {identity.version}: its draws have changed"
        )
        raise UnknownTemplate(message)
    return drawn(found, identity.seed, policy_named(identity.policy))


def drawn(source: Template, seed: int, policy: Policy) -> Problem:
    """The problem that a template draws for a seed.

    Raises:
        TooFewDraws: none of the first thousand draws meets the requirements.
    """
    identity = Identity(source.id, source.version, seed, policy.identity)
    for attempt in range(MOST_ATTEMPTS):
        made = attempted(source, identity, attempt, policy)
        if made is not None:
            return made
    message = (
        f"{source.path}: none of {MOST_ATTEMPTS:,} draws for seed {seed}, policy {policy.name}, meets the requirements"
    )
    raise TooFewDraws(message)


def attempted(source: Template, identity: Identity, attempt: int, policy: Policy) -> Problem | None:
    """The problem of one draw, or None where it meets not all requirements."""
    draw = _Drawing(source, str(identity), attempt, policy)
    try:
        parts = draw.parts()
    except GivensDoNotFit:
        return None
    if parts is None:
        return None
    told = draw.told()
    story = source.stories[picked(str(identity), attempt, "story", len(source.stories))]
    card = tuple((CARD[key], _filled(text, told)) for key, text in story.card)
    parts = [replace(part, ask=_filled(part.ask or story.ask, told)) for part in parts]
    texts = [*(part.ask for part in parts), *(text for _, text in card)]
    shown = draw.shown()
    if any(_tells(part.key, texts) for part in parts if part.key not in shown and not is_chosen(part.solution)):
        return None
    quantities = [quantity for part in parts for quantity in (*part.solution.givens.values(), part.solution.exact)]
    constants = tuple(text for text in policy.constants if _is_used(text, quantities))
    return Problem(identity, source, card, tuple(parts), constants)


@dataclass
class _Drawing:
    """One draw of a template as it goes on: what is picked and drawn, and the answers of its parts, as written."""

    source: Template
    identity: str
    attempt: int
    policy: Policy
    picks: dict[str, Pick] = field(default_factory=dict)
    values: dict[str, Worked] = field(default_factory=dict)
    exact: dict[str, Worked] = field(default_factory=dict)

    def parts(self) -> list[Part] | None:
        """The parts with their solutions; None where a value or an answer does not do."""
        for name, choice in self.source.choices.items():
            found = choice.picks()
            self.picks[name] = found[picked(self.identity, self.attempt, name, len(found))]
        waiting = list(self.source.values)
        made: list[Part] = []
        for asked in self.source.parts:
            if not self._draw(waiting) or (part := self._part(asked, made)) is None:
                return None
            made.append(part)
        return made if self._draw(waiting) else None

    def _draw(self, waiting: list[Draw]) -> bool:
        """Draw all values whose sources are known by now; whether each could be written."""
        for draw in list(waiting):
            if not self.values.keys() >= set(draw.source.needs):
                continue
            waiting.remove(draw)
            value = draw.value(self.identity, self.attempt, Known(self.picks, self.values, self.policy))
            if value is None:
                return False
            self.values[draw.name] = replace(value, name=draw.name.replace("_", " "))
        return True

    def _part(self, asked: Asked, made: list[Part]) -> Part | None:
        """The part, where its answer is realistic, and the same whether earlier ones are carried on rounded or not."""
        givens = {name: self.values[value] for name, value in asked.givens.items()}
        solution = solve(asked.calculation, givens, self.policy, asked.asked, asked.rounding)
        unrounded = solution
        if carried := {name: value for name, value in asked.givens.items() if value in self.exact}:
            exactly = givens | {name: self.exact[value] for name, value in carried.items()}
            unrounded = solve(asked.calculation, exactly, self.policy, asked.asked, asked.rounding)
        pick = self.picks.get(MAIN)
        known = self.values | {ONLY: solution.rounded}
        if (
            unrounded.rounded.number != solution.rounded.number
            or not is_realistic(solution, pick.dose if pick else None, ties=asked.ties)
            or not all(meets(requirement, known) for requirement in asked.requirements)
        ):
            return None
        self.values[asked.name] = stated(solution.rounded)
        self.exact[asked.name] = stated(unrounded.exact)
        places = {each.name: place for place, each in enumerate(self.source.parts)}
        label = LABELS[len(made)] if len(self.source.parts) > 1 else ""
        return Part(label, asked.ask, solution, {name: places[value] for name, value in carried.items()})

    def shown(self) -> set[str]:
        """What a worksheet on the card says, right or wrong."""
        return {str(self.values[draw.name]) for draw in self.source.values if isinstance(draw.source, OneOf)}

    def told(self) -> dict[str, str]:
        """What a story may tell, by name."""
        told = {
            draw.name: draw.telling(self.values[draw.name], self.identity, self.attempt) for draw in self.source.values
        }
        others = {name: pick.drug.name for name, pick in self.picks.items() if name != MAIN}
        return (_of_pick(self.picks[MAIN]) if MAIN in self.picks else {}) | others | told


def _of_pick(pick: Pick) -> dict[str, str]:
    supply = (
        {name: str(value) for name, value in pick.supply.quantities.items()} | dict(pick.supply.texts)
        if pick.supply
        else {}
    )
    dose = {"use": pick.dose.use, "patient": pick.dose.patient} if pick.dose else {}
    return supply | dose | {"drug": pick.drug.name}


def _tells(key: str, texts: list[str]) -> bool:
    """Whether one of the texts gives the key away, as an amount of its own."""
    amount = re.compile(rf"(?<![\d.,]){re.escape(key)}(?![\w/])")
    return any(amount.search(text) for text in texts)


def _filled(text: str, told: Mapping[str, str]) -> str:
    """The text with its placeholders replaced, in one pass, so that no value is ever scanned again."""
    if missing := [name for name in PLACEHOLDER.findall(text) if name not in told]:
        message = f"the story tells {{{missing[0]}}}, which the drug picked does not have"
        raise ImpossibleDraw(message)
    return PLACEHOLDER.sub(lambda match: told[match[1]], text)


def _is_used(constant: str, quantities: list[Worked]) -> bool:
    """Whether the household units of a conversion such as `1 kg = 2.2 lb` stand in the quantities."""
    stated = {
        symbol(name, one=True) for quantity in quantities for name in (*quantity.unit.above, *quantity.unit.below)
    }
    stated |= {STEPPING_STONES[name] for name in stated & STEPPING_STONES.keys()}
    household = {side.split(" ", 1)[1] for side in constant.split(" = ")} - METRIC_SYMBOLS
    return household <= stated

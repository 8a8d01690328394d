"""A template, a seed and a policy become a problem; a draw that fails a requirement moves to the next."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.bank.drawing import Drawing
from dosecalc.bank.draws import ByHash
from dosecalc.bank.policies import policy as policy_named
from dosecalc.bank.problem import Identity, Problem
from dosecalc.bank.realism import is_chosen
from dosecalc.bank.template import Template, pieces
from dosecalc.bank.templates import UnknownTemplate, template
from dosecalc.bank.value_sources import ImpossibleDraw
from dosecalc.devices.impossible import ImpossibleSetting
from dosecalc.errors import DosecalcError
from dosecalc.quantities.operations import CONVERSION
from dosecalc.quantities.units import CACHED, paired, symbol
from dosecalc.quantities.worked import GivensDoNotFit
from dosecalc.tutoring.confusions import confusions
from dosecalc.tutoring.giving_away import tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosecalc.bank.draws import Chooser
    from dosecalc.bank.pictures import Picture
    from dosecalc.quantities.policy import Policy
    from dosecalc.quantities.units import Unit
    from dosecalc.tutoring.parts import Part

MOST_ATTEMPTS = 1000
MOST_COMPARED = 5
"""Of how many draws that meet all requirements the one is taken whose slips can best be told apart."""

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
    found = least_confusing(made for made in attempts(source, identity, policy) if made is not None)
    if found is None:
        message = (
            f"{source.path}: none of {MOST_ATTEMPTS:,} draws for seed {seed}, policy {policy.name}, "
            "meets the requirements"
        )
        raise TooFewDraws(message)
    return found


def attempts(source: Template, identity: Identity, policy: Policy) -> Iterator[Problem | None]:
    """One draw after the other; None for each that meets not all requirements."""
    return (attempted(source, identity, attempt, policy) for attempt in range(MOST_ATTEMPTS))


def least_confusing(made: Iterator[Problem]) -> Problem | None:
    """The first problem whose slips all lead to different answers; of a few that have none such, the best."""
    best, fewest = None, 0
    for problem_made in islice(made, MOST_COMPARED):
        found = _confusions(problem_made, enough=None if best is None else fewest)
        if best is None or found < fewest:
            best, fewest = problem_made, found
        if not fewest:
            break
    return best


def _confusions(made: Problem, enough: int | None) -> int:
    """How many slips of a problem cannot be told apart; when there are enough, no more are counted."""
    found = 0
    for part in made.parts:
        found += confusions(part.solution, enough=None if enough is None else enough - found)
    return found


def attempted(source: Template, identity: Identity, attempt: int, policy: Policy) -> Problem | None:
    """The problem of one draw, or None where it meets not all requirements."""
    return composed(source, identity, ByHash(str(identity), attempt), policy)


def composed(source: Template, identity: Identity, chooser: Chooser, policy: Policy) -> Problem | None:
    """The problem that a chooser comes to, or None where it meets not all requirements."""
    return made_of(Drawing(source, chooser, policy), identity)


def made_of(drawing: Drawing, identity: Identity) -> Problem | None:
    """The problem that a draw becomes, or None where it meets not all requirements."""
    source, chooser, policy = drawing.source, drawing.chooser, drawing.policy
    try:
        parts = drawing.parts()
        pictures = drawing.pictures() if parts is not None else ()
    except (GivensDoNotFit, ImpossibleSetting):
        return None
    if parts is None:
        return None
    telling = source.tellings[chooser.choose("story", len(source.stories))]
    of_draw = drawing.told()
    told = of_draw.by_name(telling.draws)
    card = tuple([(label, _filled(text, told)) for label, text in telling.card])
    on_card = [text for _, text in card]
    if source.slips:
        parts = drawing.with_slips(parts)
    parts = [
        replace(
            part,
            ask=_filled(ask, told),
            find_others=partial(of_draw.others, asked, telling.names, on_card, policy),
            unstated=unstated,
        )
        for part, ask, asked, unstated in zip(parts, telling.asks, source.parts, telling.unstated, strict=True)
    ]
    texts = [*(part.ask for part in parts), *on_card]
    texts += _in_words([picture for picture in pictures if picture.after is None])
    shown = of_draw.shown()
    if any(tells(part.key, texts) for part in parts if part.key not in shown and not is_chosen(part.solution)):
        return None
    return Problem(identity, source, card, tuple(parts), _constants(parts, policy), pictures)


def _in_words(pictures: Sequence[Picture]) -> list[str]:
    """What the pictures show, in words."""
    if not pictures:
        return []
    from dosecalc.devices.words import words  # noqa: PLC0415 - most templates have no pictures

    return [words(picture.device) for picture in pictures]


def _filled(text: str, told: Mapping[str, str]) -> str:
    """The text with its placeholders replaced, in one pass, so that no value is ever scanned again."""
    try:
        return "".join([told[piece] if at % 2 else piece for at, piece in enumerate(pieces(text))])
    except KeyError as missing:
        message = f"the story tells {{{missing.args[0]}}}, which the drug picked does not have"
        raise ImpossibleDraw(message) from missing


def _constants(parts: Sequence[Part], policy: Policy) -> tuple[str, ...]:
    """The conversions of the policy that the workings use."""
    conversions = [step for part in parts for step in part.solution.steps if step.operation is CONVERSION]
    if not conversions:
        return ()
    converted = {name for step in conversions for name in _exchanged(step.parts[0].unit, step.unit)}
    return tuple([text for text in policy.constants if _is_used(text, converted)])


@lru_cache(CACHED)
def _exchanged(source: Unit, target: Unit) -> frozenset[str]:
    return frozenset(symbol(name, one=True) for old, new, _ in paired(source, target) for name in (old, new))


def _is_used(constant: str, converted: set[str]) -> bool:
    """Whether a working converts by a constant such as `1 kg = 2.2 lb`: both of its units, or its household one."""
    return _telling_sides(constant) <= converted


@lru_cache
def _telling_sides(constant: str) -> frozenset[str]:
    sides = frozenset(side.split(" ", 1)[1] for side in constant.split(" = "))
    return sides - METRIC_SYMBOLS or sides

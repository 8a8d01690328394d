"""The draws of a template, handed out in portions that can be worked through anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from dosecalc.bank.generator import attempted
from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Identity
from dosecalc.bank.template_reader import read_template
from dosecalc.bank.value_sources import ImpossibleDraw
from dosecalc.bank.walk import dived, walk
from dosecalc.errors import DosecalcError
from dosecalc.verification.answers import hidden_slips, keys_in_the_story, odd_answers, text_of, untold_givens
from dosecalc.verification.bodies import odd_bodies
from dosecalc.verification.contradictions import other_units
from dosecalc.verification.dates import odd_dates
from dosecalc.verification.early_pictures import early_pictures
from dosecalc.verification.named_doses import named_doses
from dosecalc.verification.observation import Observation, keys_of_part, keys_of_value
from dosecalc.verification.platforms import too_many_digits
from dosecalc.verification.plausible import (
    odd_amounts,
    odd_doses,
    odd_for_the_patient,
    odd_frequencies,
    odd_injections,
    odd_rates,
)
from dosecalc.verification.proofs import not_put_back, otherwise_recomputed
from dosecalc.verification.readings import off_graduation, other_scales
from dosecalc.verification.tally import MOST_DIFFERENT, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template

    Check = Callable[[Problem], Iterator[Observation]]

PLAUSIBLE: tuple[Check, ...] = (
    odd_amounts,
    odd_bodies,
    odd_dates,
    odd_doses,
    odd_for_the_patient,
    odd_frequencies,
    odd_injections,
    odd_rates,
    off_graduation,
)
"""Whether a pharmacist would laugh at it."""

CHECKS: tuple[Check, ...] = (
    odd_answers,
    not_put_back,
    otherwise_recomputed,
    untold_givens,
    keys_in_the_story,
    early_pictures,
    other_scales,
    named_doses,
    other_units,
    *PLAUSIBLE,
    too_many_digits,
)
"""What every draw is held to."""

SOMEWHERE = ("givens", "values", "calculation")
EVERY_SO_MANY = 5
"""Of each so many draws that are accepted, one has its slips worked out: that takes as long as all the rest."""


TEMPLATES_KEPT = 1000
"""A bank has hundreds; the worker of a cluster may see many banks."""


@dataclass(frozen=True)
class Portion:
    """Draws of one template under one policy: those of the seeds from `first` on, where nothing else is said.

    most: how many draws at most. is_walk: every draw, one after the other. fixed: of a walk, the choices that are made
    already. is_count: the draws by which it is counted how many there are.
    """

    path: Path
    policy: str
    most: int
    first: int = 0
    is_walk: bool = False
    fixed: Mapping[str, int] = field(default_factory=dict)
    is_count: bool = False


def tallied(portion: Portion) -> Tally:
    """What the draws of a portion come to; whatever goes wrong in one is an observation, and ends the portion."""
    source, found = _template(portion.path, portion.path.read_bytes()), Tally()
    try:
        for made in islice(_draws(source, portion), portion.most):
            _count(found, made)
    except DosecalcError as error:
        value = error.value if isinstance(error, ImpossibleDraw) else ""
        keys = _keys_of(source, value) if value else SOMEWHERE
        found.note(Observation("impossible-draw", keys, str(error), "values that every draw can have"))
    except Exception as error:  # noqa: BLE001 - a template of somebody else must not end the run of all others
        found.note(Observation("failing-draw", SOMEWHERE, f"{type(error).__name__}: {error}", "a draw"))
    return found


def _keys_of(source: Template, name: str) -> tuple[str, ...]:
    """Where a value, or the part that is answered, is stated."""
    if name not in source.places:
        return keys_of_value(source, name)
    place = source.places[name]
    return (f"part.{place}.givens", "givens", *keys_of_part(source, place))


@lru_cache(TEMPLATES_KEPT)
def _template(path: Path, _content: bytes) -> Template:
    """The template, read anew when its file has another content."""
    return read_template(path)


def _draws(source: Template, portion: Portion) -> Iterator[Problem | None]:
    by = policy(portion.policy)
    if portion.is_walk:
        yield from walk(source, by, portion.most, portion.fixed)
        return
    if portion.is_count:
        yield from dived(source, by, portion.most)
        return
    for seed in range(portion.first, portion.first + portion.most):
        identity = Identity(source.id, source.version, seed, by.identity)
        yield attempted(source, identity, 0, by)


def _count(found: Tally, made: Problem | None) -> None:
    found.tried += 1
    if made is None:
        return
    found.accepted += 1
    for place, (part, asked) in enumerate(zip(made.parts, made.template.parts, strict=True)):
        found.count_key(place, part.key)
        for given, value in part.solution.givens.items():
            if given not in part.carried:
                found.count_value(asked.givens[given], str(value))
    if len(found.problems) < MOST_DIFFERENT:
        found.problems.add(int.from_bytes(blake2b(text_of(made).encode(), digest_size=8).digest()))
    for check in CHECKS:
        for observation in check(made):
            found.note(observation)
    if found.accepted % EVERY_SO_MANY == 1:
        for hidden in hidden_slips(made.parts):
            found.judged += 1
            found.hidden.update(hidden)

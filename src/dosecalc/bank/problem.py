"""A problem: what the learner reads, and the solution behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.quantities.units import spelled
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.bank.template import Template
    from dosecalc.tutoring.solving import Solution

SPOKEN_UNITS = {"in": "inches (in)", "h": "hours (h)", "s": "seconds (s)"}
"""Units whose symbol alone reads oddly in a sentence."""

IDENTITY = re.compile(
    r"([a-z0-9][a-z0-9-]{0,63})@([1-9][0-9]{0,3}):(0|[1-9][0-9]{0,11}):([a-z0-9][a-z0-9-]{0,63}(?:@[1-9][0-9]{0,3})?)\Z"
)
LONGEST_IDENTITY = 200


class UnreadableIdentity(DosecalcError):
    """A text that names no problem."""


@dataclass(frozen=True)
class Identity:
    """`template@version:seed:policy@version`: the same identity is the same problem for ever."""

    template: str
    version: int
    seed: int
    policy: str

    def __str__(self) -> str:
        """As it is printed and typed."""
        return f"{self.template}@{self.version}:{self.seed}:{self.policy}"


def read_identity(text: str) -> Identity:
    """The identity that a text states.

    Raises:
        UnreadableIdentity: it states none.

    >>> str(read_identity("dopamine-by-weight@1:42:pharmacy@1"))
    'dopamine-by-weight@1:42:pharmacy@1'
    """
    match = IDENTITY.match(text) if len(text) <= LONGEST_IDENTITY else None
    if match is None:
        example = "vasopressor-by-weight@1:42:pharmacy@1"
        message = f"'{cleaned(text[:LONGEST_IDENTITY])}' names no problem; an identity looks like {example}"
        raise UnreadableIdentity(message)
    name, version, seed, policy = match.groups()
    return Identity(name, int(version), int(seed), policy)


@dataclass(frozen=True)
class Problem:
    """A problem as drawn.

    card: the labelled lines of the order card. ask: the question. constants: the conversions that hold.
    """

    identity: Identity
    template: Template
    card: tuple[tuple[str, str], ...]
    ask: str
    solution: Solution
    constants: tuple[str, ...]

    @property
    def asked_unit(self) -> str:
        """The unit of the answer, as the learner is to write it."""
        return self.solution.form.unit or spelled(self.solution.unit)

    @property
    def asks_for(self) -> str:
        """In which unit or form to answer; an example is never the key."""
        form = self.solution.form
        if form.words:
            return f"Answer with one of: {', '.join(form.words)}."
        if form.written is None:
            unit = SPOKEN_UNITS.get(self.asked_unit, self.asked_unit)
            return f"Answer in {unit}." if unit else "Answer with a number alone."
        example = next(text for text in form.examples if not (self.key.startswith(text) or text.startswith(self.key)))
        return f"Answer {'in' if form.name == 'duration' else 'as'} {form.asked}, as in {example}."

    @property
    def rounding(self) -> str:
        """How to round, in words."""
        return " ".join(filter(None, (self.solution.stated_rule, self.solution.weight_rule)))

    @property
    def key(self) -> str:
        """The answer as it is to be written."""
        return str(self.solution.rounded)

"""A problem: what the learner reads, and the solutions behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.tutoring.parts import BETWEEN_ANSWERS
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.bank.pictures import Picture
    from dosecalc.bank.template import Template
    from dosecalc.quantities.policy import Policy
    from dosecalc.tutoring.parts import Part

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
        example = "vasopressor-by-weight@2:42:pharmacy@1"
        message = f"'{cleaned(text[:LONGEST_IDENTITY])}' does not name a problem; an identity looks like {example}"
        raise UnreadableIdentity(message)
    name, version, seed, policy = match.groups()
    return Identity(name, int(version), int(seed), policy)


@dataclass(frozen=True)
class Problem:
    """A problem as drawn; equal to another of the same identity that reads the same.

    card: the labelled lines of the order card. parts: what is asked, one part or more. constants: the conversions that
    hold. pictures: the devices that are seen with the card or after a part.
    """

    identity: Identity
    template: Template = field(compare=False)
    card: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...] = field(compare=False)
    constants: tuple[str, ...]
    pictures: tuple[Picture, ...] = field(default=(), compare=False)

    def pictures_after(self, place: int | None) -> tuple[Picture, ...]:
        """The pictures that follow the part at this place; those that come with the card, where it is None."""
        return tuple(picture for picture in self.pictures if picture.after == place)

    @property
    def key(self) -> str:
        """The answers as they are to be written."""
        return f"{BETWEEN_ANSWERS} ".join(part.key for part in self.parts)

    @property
    def policy(self) -> Policy:
        """The policy that it was drawn under."""
        return self.parts[0].solution.policy

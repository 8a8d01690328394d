"""How the values of a problem are drawn: a hash picks from the candidates of each source.

Nothing here depends on the order of files, the version of Python or a seeded generator: each value is picked by
BLAKE2 of the problem's identity and the value's name, so the same identity gives the same problem for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from dosecalc.bank.value_sources import ImpossibleDraw, NoRow
from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.rounding import ends

if TYPE_CHECKING:
    from dosecalc.bank.derived_values import Source
    from dosecalc.bank.value_sources import Known
    from dosecalc.quantities.units import Unit
    from dosecalc.quantities.worked import Worked


class Chooser(Protocol):
    """What decides among candidates; asked again by the same name, it decides the same."""

    def choose(self, name: str, count: int) -> int:
        """The place of one of `count` candidates."""


@dataclass(frozen=True)
class ByHash:
    """The choices of one attempt at an identity."""

    identity: str
    attempt: int

    def choose(self, name: str, count: int) -> int:
        """The place that the identity picks; of a single candidate the only one, whatever the hash."""
        return picked(self.identity, self.attempt, name, count) if count > 1 else 0


@dataclass(frozen=True)
class Draw:
    """A named value of a problem: where it comes from, and the unit it is stated in, if another.

    told: in which words the story tells each of the candidates, if in others than the quantity's own.
    """

    name: str
    source: Source
    stated_in: Unit | None = None
    told: tuple[str, ...] = ()

    @cached_property
    def spoken(self) -> str:
        """Its name in a sentence."""
        return spoken(self.name)

    def telling(self, value: Worked, chooser: Chooser) -> str:
        """The value as the story tells it."""
        return self.told[chooser.choose(self.name, len(self.told))] if self.told else str(value)

    def value(self, chooser: Chooser, known: Known) -> Worked | None:
        """The value that is chosen; None where it could not be written in the unit it is to be stated in."""
        try:
            candidates = self.source.candidates(known)
        except ImpossibleDraw as impossible:
            raise ImpossibleDraw(str(impossible), self.name) from impossible
        except NoRow as missing:
            raise NoRow(missing.sought, missing.least, self.name) from missing
        if not candidates:
            message = f"nothing to draw {self.name} from"
            raise ImpossibleDraw(message, self.name)
        found = candidates[chooser.choose(self.name, len(candidates))]
        if self.stated_in is None:
            return found
        restated = found.to(self.stated_in)
        return found.but(number=restated.number, unit=restated.unit) if ends(restated.number) else None


def picked(identity: str, attempt: int, name: str, count: int) -> int:
    """Which of `count` candidates the identity picks; evenly, the same for ever.

    >>> picked("tablets-halves@1:7:pharmacy@1", 0, "dose", 10)
    8
    """
    digest = blake2b(f"{identity}|{attempt}|{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % count

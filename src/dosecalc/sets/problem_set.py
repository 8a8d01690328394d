"""A problem set: the same templates in one variant or several, each problem by its identity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from dosecalc.bank.files import is_built_in, template_files
from dosecalc.bank.generator import problem as problem_of
from dosecalc.errors import DosecalcError
from dosecalc.sets.kept_problems import KEPT
from dosecalc.tutoring.marking import Marking
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosecalc.bank.problem import Identity, Problem


class KeyHasChanged(DosecalcError):
    """A problem of a set has another answer today than when the set was made."""


class NoSuchVariant(DosecalcError):
    """A set has no variant of that name."""


def comparable(text: str) -> str:
    """An id or a name as it is compared: in small letters, and each accent in its letter.

    >>> comparable("JOSE\u0301") == comparable("jos\u00e9")
    True
    """
    return normalize("NFC", text.casefold())


@dataclass(frozen=True)
class Learner:
    """Somebody in a class. id: by which files know them, as the roster states it."""

    id: str
    name: str = ""

    def __str__(self) -> str:
        """The name with the id, or the id alone."""
        return cleaned(f"{self.name} ({self.id})" if self.name else self.id)


@dataclass(frozen=True)
class Item:
    """One problem of a variant.

    number: its place, from 1. code: by which a learner's files know it; it says nothing of the draw where the set has a
    secret. keys: the answer to each part, as it was when the set was made.
    """

    number: int
    code: str
    identity: Identity
    keys: tuple[str, ...]

    def problem(self, drawn: Callable[[Identity], Problem] = problem_of) -> Problem:
        """The problem, drawn again. drawn: what draws it, or knows it.

        Raises:
            UnknownTemplate: the bank has no such template, or not in this version.
            KeyHasChanged: its answers are others than when the set was made.
        """
        found = drawn(self.identity)
        if (keys := tuple(part.key for part in found.parts)) != self.keys:
            then, now = "; ".join(self.keys), "; ".join(keys)
            message = (
                f"problem {self.number} ({self.identity}) had the answer {then} when the set was made; "
                f"here it is {now}. {self._way_out}"
            )
            raise KeyHasChanged(cleaned(message))
        return found

    @property
    def _way_out(self) -> str:
        """What to do where the answer is another one: an own template may have been changed in its version."""
        path = template_files().get(self.identity.template)
        if path is None or is_built_in(path):
            return "Grade it with the dosecalc that made it, or make the set again"
        return (
            f"Its template is your own, {path}: it draws otherwise than then, and still calls that version "
            f"{self.identity.version}. Take back what was changed, or raise its version and make the set again"
        )


@dataclass(frozen=True)
class Variant:
    """One of the parallel forms of a set: the same templates with numbers of its own. learner: whose, if somebody's."""

    name: str
    items: tuple[Item, ...]
    learner: Learner | None = None

    @property
    def has_parts(self) -> bool:
        """Whether one of its problems asks for several answers."""
        return any(len(item.keys) > 1 for item in self.items)

    def problems(self) -> Iterator[tuple[Item, Problem]]:
        """Each item with its problem, one at a time, so that a set of any size fits into memory.

        Those of a set that is not too large are kept from one file that shows them to the next.
        """
        drawn = KEPT.problem if len(self.items) <= KEPT.most else problem_of
        return ((item, item.problem(drawn)) for item in self.items)


@dataclass(frozen=True)
class Terms:
    """What holds for all of a set.

    policy: its identity. seconds: for all problems; 0 where time does not count. to_pass: how many points; 0 where
    nothing is to be passed. blueprint: its identity, empty where the set was put together from topics.
    """

    title: str
    policy: str
    marking: Marking = field(default_factory=Marking)
    seconds: int = 0
    to_pass: int = 0
    blueprint: str = ""


@dataclass(frozen=True)
class AskedBefore:
    """A problem that an earlier set asked. number: its place, from 1. keys: the answer to each part."""

    number: int
    identity: Identity
    keys: tuple[str, ...]


@dataclass(frozen=True)
class EarlierSet:
    """A set that a make-up stems from, with all that it asked. like: as in `ProblemSet`."""

    id: str
    like: str
    asked: tuple[AskedBefore, ...]


@dataclass(frozen=True)
class ProblemSet:
    """A set with all of its variants; this is what an instructor's key holds.

    id: the same in the key and in the learners' copies. is_secret: whether the copies keep back which draws they show.
    like: the id of the earlier set that this one is a make-up of; empty where it is none. earlier: that set and those
    that it stems from itself, the latest first; none in the key of an older dosecalc.
    """

    id: str
    terms: Terms
    variants: tuple[Variant, ...]
    seed: int = 0
    is_secret: bool = False
    like: str = ""
    earlier: tuple[EarlierSet, ...] = ()

    def variant(self, name: str = "") -> Variant:
        """The variant of that name, in capitals or not; the only one where no name is given.

        Raises:
            NoSuchVariant: there is none, or there are several to choose from.
        """
        found = [each for each in self.variants if not name or each.name.lower() == name.lower()]
        if len(found) != 1:
            names = ", ".join(each.name for each in self.variants[:MOST_NAMED])
            more = f" and {len(self.variants) - MOST_NAMED:,} more" if len(self.variants) > MOST_NAMED else ""
            said = f"there is no variant '{cleaned(name)}'" if name else "say which variant"
            message = f"{said}; the set has {names}{more}"
            raise NoSuchVariant(message)
        return found[0]

    @property
    def has_learners(self) -> bool:
        """Whether it was made for a roster, with a variant for each learner."""
        return any(variant.learner for variant in self.variants)

    @property
    def marking(self) -> str:
        """The rules of marking in words."""
        return self.terms.marking.says(has_parts=self.variants[0].has_parts)

    @property
    def size(self) -> int:
        """How many problems each variant has."""
        return len(self.variants[0].items)


MOST_NAMED = 26


def variant_name(place: int) -> str:
    """The name of the variant at this place, counted from 0: A to Z, then AA.

    >>> variant_name(0), variant_name(25), variant_name(26), variant_name(52)
    ('A', 'Z', 'AA', 'BA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
